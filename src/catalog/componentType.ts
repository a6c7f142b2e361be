/**
 * What the catalog says of a component type. One entry per type, in `components/<category>.ts`: palette,
 * inspector, schema, exports and docs are all derived from it. Every number names its source.
 */
import type { Discipline, How, LatencyMs, Scope } from '../model/diagram';

export type Category =
  | 'clients'
  | 'edge'
  | 'compute'
  | 'cache'
  | 'data'
  | 'messaging'
  | 'coordination'
  | 'security'
  | 'operations'
  | 'external'
  | 'shapes';

export const PROTOCOLS = [
  'http',
  'https',
  'grpc',
  'graphql',
  'websocket',
  'sse',
  'webrtc',
  'tcp',
  'udp',
  'dns',
  'sql',
  'redis',
  'memcached',
  'mongodb',
  'cql',
  'amqp',
  'kafka',
  'mqtt',
  's3',
  'smtp',
  'nfs',
  'iscsi',
  'bolt',
  'nats',
  'ldap',
  'otlp',
  'replication',
  'internal',
] as const;
export type Protocol = (typeof PROTOCOLS)[number];

/**
 * What a type is to the rules and the estimator.
 * client: people and their devices · router: passes requests on · compute: runs our code · cache: may answer
 * itself · store: keeps data · broker: takes messages and hands them on · external: run by others · untyped.
 */
export type Role = 'client' | 'router' | 'compute' | 'cache' | 'store' | 'broker' | 'external' | 'untyped';

/** contract: promised in an SLA · measured: published measurement · judged: our own informed guess. */
export type SourceKind = 'contract' | 'measured' | 'judged';

export interface Source {
  readonly kind: SourceKind;
  /** Title and date a person can find it by. */
  readonly text: string;
}

export interface Sourced<T> {
  readonly value: T;
  readonly source: Source;
}

export interface Defaults {
  /** Of one instance; of the service where `managed` is the default. */
  readonly availability: Sourced<number>;
  /** Of the managed service, once a user says `managed` of a type that is self-run by default. */
  readonly managedAvailability?: Sourced<number>;
  readonly latencyMs: Sourced<LatencyMs>;
  readonly capacityRps: Sourced<number | null>;
  /** Cache and CDN types only. */
  readonly hitRatio?: Sourced<number>;
  readonly managed?: Sourced<Scope | null>;
  /** Absent: as most do (defaults.ts). */
  readonly discipline?: Sourced<Discipline>;
  /** Types that start instances on demand only: how often a request waits for that, and how long. */
  readonly coldStartShare?: Sourced<number>;
  readonly coldStartLatencyMs?: Sourced<LatencyMs>;
  readonly read?: OperationDefaults;
  readonly write?: OperationDefaults;
}

/** What holds only while a setting has that value: an L4 balancer is faster than an L7 one. */
export interface Variant {
  /** A field of the type, or `managed`. */
  readonly when: { readonly field: string; readonly value: string | number | boolean | null };
  readonly defaults: Partial<Defaults>;
  /** What it can call with then: a mobile app speaks gRPC, a browser doesn't. */
  readonly speaks?: readonly Protocol[];
}

export interface OperationDefaults {
  readonly latencyMs?: Sourced<LatencyMs>;
  readonly capacityRps?: Sourced<number | null>;
}

/** A setting of a type, as the inspector shows it and the document checks it. */
export interface Field {
  readonly id: string;
  readonly label: string;
  readonly help: string;
  readonly section: 'behaviour' | 'reliability' | 'performance' | 'data' | 'cost';
  readonly kind: FieldKind;
}

export type FieldKind =
  | {
      readonly type: 'number';
      readonly min?: number;
      readonly max?: number;
      readonly integer?: boolean;
      readonly unit?: string;
      readonly default?: number;
      /** Of the default, where the numbers use it. */
      readonly source?: Source;
    }
  | { readonly type: 'probability'; readonly default?: number }
  | { readonly type: 'choice'; readonly options: readonly Option[]; readonly default?: string }
  | {
      readonly type: 'flag';
      readonly default?: boolean;
      /** What a component with it set is called. */
      readonly finds?: Found;
    }
  | { readonly type: 'text'; readonly default?: string }
  /** `{ p50, p99 }` in milliseconds. */
  | { readonly type: 'latency' }
  /** Requests per second, or null: unlimited. */
  | { readonly type: 'capacity' }
  /** A whole number of at least 1, or `"auto"`. */
  | { readonly type: 'required-replicas'; readonly default: number }
  /** Who runs it: null (ourselves) or the scope of the provider's promise. */
  | { readonly type: 'scope'; readonly options: readonly ScopeOption[] };

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly finds?: Found;
}

/** What people call a component with this very setting: found in the palette by it, and placed with it. */
export interface Found {
  /** Its name in the list and on its card. */
  readonly label: string;
  readonly keywords: readonly string[];
}

export interface ScopeOption {
  readonly value: Scope | null;
  readonly label: string;
}

/** The plain shapes of a whiteboard. */
export type Shape = 'box' | 'cylinder' | 'queue' | 'cloud' | 'person' | 'hexagon';

/** A lucide icon as data: SVG elements in a 24 × 24 box, stroked, not filled. */
export type IconNode = readonly (readonly [
  tag: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
])[];

/** A simple-icons logo as data: one filled path in a 24 × 24 box. */
export interface Logo {
  readonly path: string;
}

export interface ComponentType {
  readonly id: string;
  readonly label: string;
  readonly category: Category;
  readonly role: Role;
  readonly icon: IconNode;
  /** One sentence: what it is for. */
  readonly summary: string;
  /** Words people also search it by. */
  readonly keywords: readonly string[];
  /** Protocols it answers, preferred first; and protocols it can call with, preferred first. */
  readonly answers: readonly Protocol[];
  readonly speaks: readonly Protocol[];
  /** How its outgoing sync calls are made where `calls` doesn't say. */
  readonly how: How;
  /** Cache and CDN types: with outgoing sync calls it answers `hitRatio` of requests itself. */
  readonly answersFromItself?: boolean;
  /** Brokers: each message goes to one of the consumers; else each of them gets every message. */
  readonly sharesMessages?: boolean;
  /**
   * It stands beside the requests: metrics, logs, deployments, look-ups that are kept. Connections into it and out
   * of it are asynchronous unless they say otherwise, and no answer waits for it.
   */
  readonly besideRequests?: boolean;
  /** Stores that clients and edges may ask themselves: objects by signed links, a dashboard's figures. */
  readonly servesClients?: boolean;
  readonly defaults: Defaults;
  /** Laid over `defaults` where they apply, first match first. */
  readonly variants?: readonly Variant[];
  readonly fields: readonly Field[];
  /** Technology preset ids offered for it, most usual first. */
  readonly technologies: readonly string[];
  /** Plain shapes: types it is usually meant as, likeliest first. */
  readonly becomes?: readonly string[];
  /** What it is drawn as; absent: a card with its icon. */
  readonly shape?: Shape;
}

/** A product that fills a role: settings it brings and the protocols it speaks instead of the type's. */
export interface Technology {
  readonly id: string;
  readonly label: string;
  /** Null where the free set has none: the type's own icon stands in. */
  readonly logo: Logo | null;
  readonly keywords: readonly string[];
  readonly answers?: readonly Protocol[];
  readonly speaks?: readonly Protocol[];
  /** Values it gives the type's own fields, by field id. */
  readonly fields?: Readonly<Record<string, string | number | boolean>>;
  readonly defaults?: Partial<Defaults>;
  readonly variants?: readonly Variant[];
}
