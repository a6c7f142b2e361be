/**
 * What a diagram is: components, the connections between them, the groups they stand in, the journeys
 * measured through them. Everything is keyed by id in Maps, because ids are any non-empty string
 * (`__proto__` and `10` too). All values are immutable; an edit returns a new diagram that shares the rest.
 * Absent optional fields mean "the default"; what the file says and we don't know is kept in `extra`.
 * Source: docs/file-format.md.
 */
import type { Point, Size } from '../shared/geometry';
import type { JsonObject } from '../shared/json';
import { type Capacity, NO_CAPACITY } from './capacity';
import { type MockInterview, NO_INTERVIEW } from './mockInterview';
import type { Ranged } from './ranged';
import { DEFAULT_REVIEW, type Muting, type ReviewSettings } from './reviewSettings';
import type { SavedScenario } from './scenario';
import type { Accent, DiagramStyle, LineStyle, TextSize } from './style';

export interface Diagram {
  readonly title: string;
  /** What the first page is called; a further page has one of its own. */
  readonly name?: string;
  readonly components: ReadonlyMap<string, Component>;
  readonly connections: ReadonlyMap<string, Connection>;
  readonly groups: ReadonlyMap<string, Group>;
  readonly journeys: ReadonlyMap<string, Journey>;
  /** What may go wrong, to ask what would become of the rest. */
  readonly scenarios: ReadonlyMap<string, SavedScenario>;
  readonly notes: ReadonlyMap<string, Note>;
  readonly drawings: ReadonlyMap<string, Drawing>;
  readonly style: DiagramStyle;
  /** The inputs of its capacity worksheet. */
  readonly capacity: Capacity;
  /** Findings that are known and accepted, by an id of their own. */
  readonly muted: ReadonlyMap<string, Muting>;
  /** Of the whole document: a page has none of its own. */
  readonly review: ReviewSettings;
  /** Likewise. */
  readonly interview: MockInterview;
  /** Further diagrams of the same shape; a page has no pages of its own. */
  readonly pages: ReadonlyMap<string, Page>;
  readonly extra: JsonObject;
}

export interface Page extends Diagram {
  readonly name: string;
  readonly order: number;
}

/** How something stands on the page. */
interface Standing {
  /** Can be selected, not moved, resized or deleted; automatic layout leaves it where it is. */
  readonly locked?: boolean;
  /** What is on a higher one is drawn above; absent: 0. */
  readonly layer?: number;
}

export interface Component extends Standing {
  /** Catalog id; one the catalog doesn't know is kept and shown as such. */
  readonly type: string;
  readonly name?: string;
  readonly position?: Point;
  readonly size?: Size;
  /** Groups it is placed in; replicas spread round-robin over the zones listed. */
  readonly in?: readonly string[];
  readonly accent?: Accent;
  readonly settings?: Settings;
  readonly extra?: JsonObject;
}

/**
 * The settings every type has; a type's own fields stand beside them under their field ids. What is `Ranged` may be
 * low/likely/high.
 */
export interface Settings {
  readonly availability?: Ranged<number>;
  readonly replicas?: number;
  readonly requiredReplicas?: RequiredReplicas;
  readonly commonCause?: Ranged<number>;
  readonly latencyMs?: Ranged<LatencyMs>;
  readonly capacityRps?: Ranged<number> | null;
  readonly hitRatio?: Ranged<number>;
  readonly read?: OperationSettings;
  readonly write?: OperationSettings;
  readonly managed?: Scope | null;
  readonly shards?: number;
  readonly discipline?: Discipline;
  readonly calls?: readonly CallGroup[];
  readonly technology?: string;
  /** In whatever currency, the same for all. */
  readonly costPerMonth?: number;
  readonly costPerMillion?: number;
  readonly [field: string]: unknown;
}

export interface OperationSettings {
  readonly latencyMs?: Ranged<LatencyMs>;
  readonly capacityRps?: Ranged<number> | null;
  readonly requiredReplicas?: RequiredReplicas;
  readonly [field: string]: unknown;
}

export interface LatencyMs {
  readonly p50: number;
  readonly p99: number;
  readonly [field: string]: unknown;
}

/** shared: one queue in front of all replicas · random: each request goes to one of them, busy or not. */
export type Discipline = 'shared' | 'random';
export type RequiredReplicas = number | 'auto';
export type Scope = 'zone' | 'region' | 'global';

export const HOWS = ['sequence', 'parallel', 'balance', 'quorum', 'shard', 'failover', 'cache'] as const;
export type How = (typeof HOWS)[number];

export interface CallGroup {
  readonly how: How;
  readonly connections: readonly string[];
  readonly need?: number;
  readonly weights?: readonly number[];
  readonly [field: string]: unknown;
}

export type Mode = 'sync' | 'async';
export type Operation = 'read' | 'write';

/** From the strongest to the weakest. */
export const CONSISTENCIES = [
  'strong',
  'bounded-staleness',
  'causal',
  'read-your-writes',
  'monotonic-reads',
  'eventual',
] as const;
export type Consistency = (typeof CONSISTENCIES)[number];

export const DELIVERY_GUARANTEES = ['at-most-once', 'at-least-once', 'exactly-once'] as const;
export type DeliveryGuarantee = (typeof DELIVERY_GUARANTEES)[number];

export interface Connection {
  readonly from: string;
  readonly to: string;
  readonly protocol?: string;
  readonly mode?: Mode;
  readonly operation?: Operation;
  readonly name?: string;
  readonly step?: number;
  readonly optional?: boolean;
  readonly probability?: Ranged<number>;
  readonly timesPerRequest?: number;
  /** Round trip on the wire; absent: from where the two ends are placed. */
  readonly latencyMs?: Ranged<LatencyMs>;
  readonly availability?: Ranged<number>;
  readonly timeoutMs?: number;
  readonly retries?: Retries;
  readonly hedgeAfterMs?: number;
  readonly errorRate?: Ranged<number>;
  /** Of replication: how far the copy is behind; absent: as the copy's own setting says. */
  readonly replicationLagMs?: number;
  readonly circuitBreaker?: boolean | CircuitBreaker;
  readonly idempotent?: boolean;
  readonly encrypted?: boolean;
  /** Both ends show who they are: encrypted as well. */
  readonly mutualTls?: boolean;
  /** Calls a second the caller lets through; what is more is refused. */
  readonly rateLimitRps?: number;
  /** So many requests travel together in one message. */
  readonly batchSize?: number;
  /** Of one request, and of the answer to it. */
  readonly payloadBytes?: number;
  readonly responseBytes?: number;
  /** What the caller counts on when it reads. */
  readonly consistency?: Consistency;
  /** What the sender of a message counts on. */
  readonly deliveryGuarantee?: DeliveryGuarantee;
  /** Absent: as the page's lines are. */
  readonly line?: LineStyle;
  /** Where on the line its label is, from 0 at its beginning to 1; absent: where there is room. */
  readonly labelAt?: number;
  readonly extra?: JsonObject;
}

export interface Retries {
  readonly max: number;
  readonly backoffMs?: number;
  readonly jitter?: boolean;
  readonly [field: string]: unknown;
}

/** Refuses calls while too many fail; what is absent is the default (src/catalog/breaker.ts). */
export interface CircuitBreaker {
  /** Share of the attempts in a window above which it opens. */
  readonly openAfterErrorShare?: number;
  readonly windowSeconds?: number;
  /** Until a call is let through to see whether it answers. */
  readonly openSeconds?: number;
  readonly [field: string]: unknown;
}

export interface Group {
  /** `zone` and `region` fail as one; others only draw a boundary. */
  readonly type: string;
  readonly name?: string;
  readonly in?: readonly string[];
  readonly settings?: GroupSettings;
  /** The drawn frame; absent: around what stands in it. */
  readonly position?: Point;
  readonly size?: Size;
  /** Drawn as one card, what stands in it hidden. */
  readonly collapsed?: boolean;
  readonly locked?: boolean;
  readonly extra?: JsonObject;
}

export interface GroupSettings {
  readonly availability?: Ranged<number>;
  readonly [field: string]: unknown;
}

export interface Journey {
  readonly name?: string;
  readonly entry: string;
  readonly requestsPerSecond?: Ranged<number>;
  readonly operation?: Operation;
  readonly connections?: readonly string[];
  readonly target?: Target;
  readonly extra?: JsonObject;
}

export interface Target {
  readonly availability?: number;
  readonly p50Ms?: number;
  readonly p95Ms?: number;
  readonly p99Ms?: number;
  /** So many it is to be able to take, the other journeys as they are. */
  readonly requestsPerSecond?: number;
  readonly [field: string]: unknown;
}

export interface Note extends Standing {
  /** Of a legend: its title; empty: “Legend”. */
  readonly text: string;
  /** Words on the canvas itself, without paper. */
  readonly plain?: boolean;
  /** Of plain words; absent: medium. */
  readonly textSize?: TextSize;
  /** Of its paper; of plain words, of the words. */
  readonly accent?: Accent;
  /** Lists the kinds of part and line in the diagram by itself. */
  readonly legend?: boolean;
  readonly position?: Point;
  readonly size?: Size;
  /** Groups it goes with: moved, collapsed, copied and deleted as what stands in them is. */
  readonly in?: readonly string[];
  readonly extra?: JsonObject;
}

/** For people only, like a note. */
export type Drawing = Stroke | Image | ForeignDrawing;

interface Drawn extends Standing {
  readonly position?: Point;
  /** As of a note. */
  readonly in?: readonly string[];
  readonly extra?: JsonObject;
}

/** What a pen drew. */
export interface Stroke extends Drawn {
  readonly kind: 'stroke';
  /** Each x and y from its position, and how hard the pen was pressed, 0 to 1, where it said so. */
  readonly points: readonly StrokePoint[];
  readonly accent?: Accent;
  /** In pixels at zoom 1. */
  readonly width?: number;
}

export interface Image extends Drawn {
  readonly kind: 'image';
  /** Its bytes as a data URL. */
  readonly source: string;
  readonly size?: Size;
  /** What it shows, for who can't see it. */
  readonly name?: string;
}

/** Of a kind we don't know: kept as the file has it, and not drawn. */
export interface ForeignDrawing {
  readonly kind: 'foreign';
  readonly record: JsonObject;
  readonly position?: never;
  readonly in?: never;
  readonly locked?: never;
  readonly layer?: never;
}

export type StrokePoint = readonly [x: number, y: number] | readonly [x: number, y: number, pressure: number];

export const emptyDiagram: Diagram = {
  title: 'Untitled',
  components: new Map(),
  connections: new Map(),
  groups: new Map(),
  journeys: new Map(),
  scenarios: new Map(),
  notes: new Map(),
  drawings: new Map(),
  style: {},
  capacity: NO_CAPACITY,
  muted: new Map(),
  review: DEFAULT_REVIEW,
  interview: NO_INTERVIEW,
  pages: new Map(),
  extra: {},
};
