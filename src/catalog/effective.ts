/**
 * The settings in force on a component: what the user set, else what its technology brings, else its type's
 * default (see defaults.ts). For calls of a stated operation a user's general value beats any default for
 * that operation. An unknown type is treated like an untyped box.
 */

import type {
  CallGroup,
  Component,
  Connection,
  Diagram,
  Discipline,
  How,
  LatencyMs,
  Mode,
  Operation,
  RequiredReplicas,
  Scope,
} from '../model/diagram';
import { likely } from '../model/ranged';
import { invariant } from '../shared/invariant';
import { componentType } from './catalog';
import { box } from './components/shapes';
import type { ComponentType, Protocol } from './componentType';
import {
  applies,
  type DefaultLayer,
  defaultLayers,
  findAvailability,
  findColdStart,
  findDefault,
  findDiscipline,
  findWork,
  managedScope,
  technologyOf,
} from './defaults';
import { failoverOf } from './failover';

export interface EffectiveSettings {
  /** Of one instance, or of the service where it is managed. */
  readonly availability: number;
  readonly replicas: number;
  readonly commonCause: number;
  /** Of an outage of the primary: the share that is over when another has taken over (failover.ts). */
  readonly failoverShare: number;
  readonly managed: Scope | null;
  readonly shards: number;
  readonly discipline: Discipline;
  /** Share answered without the origin; null where the type is no cache. */
  readonly hitRatio: number | null;
  readonly how: How;
  readonly calls: readonly CallGroup[];
}

/** What one request asks of a component, by its operation. */
export interface Work {
  readonly latencyMs: LatencyMs;
  /** What some requests take on top, waiting for an instance to start; null: none do. */
  readonly coldStart: ColdStart | null;
  /** Requests per second one replica sustains; null: unlimited. */
  readonly capacityRps: number | null;
  readonly requiredReplicas: RequiredReplicas;
}

export interface ColdStart {
  readonly share: number;
  readonly latencyMs: LatencyMs;
}

/** Where neither the user nor the catalog says. */
const HIT_RATIO = 0.9;
const NO_CALLS: readonly CallGroup[] = [];

export const typeOf = (component: Component): ComponentType => componentType(component.type) ?? box;

/** Whether a hit ratio means anything for the type. */
export const hasHitRatio = (type: ComponentType): boolean =>
  type.role === 'cache' || type.answersFromItself === true;

export function effectiveSettings(component: Component, type = typeOf(component)): EffectiveSettings {
  const set = component.settings ?? {};
  const layers = defaultLayers(component, type);
  const managed = managedScope(component, type);
  const availability = likely(set.availability) ?? known(findAvailability(layers, managed)).value;
  return {
    availability,
    replicas: set.replicas ?? 1,
    commonCause: likely(set.commonCause) ?? 0,
    failoverShare: failoverOf(component, type, availability)?.shareOfOutage ?? 0,
    managed,
    shards: set.shards ?? 1,
    discipline: set.discipline ?? findDiscipline(layers).value,
    hitRatio: hasHitRatio(type)
      ? (likely(set.hitRatio) ?? findDefault(layers, (defaults) => defaults.hitRatio)?.value ?? HIT_RATIO)
      : null,
    how: type.how,
    calls: set.calls ?? NO_CALLS,
  };
}

export function workFor(
  component: Component,
  operation: Operation | undefined,
  type = typeOf(component),
): Work {
  const set = component.settings ?? {};
  const own = operation ? set[operation] : undefined;
  const layers = defaultLayers(component, type);
  const capacity = own?.capacityRps !== undefined ? own.capacityRps : set.capacityRps;
  return {
    latencyMs:
      likely(own?.latencyMs ?? set.latencyMs) ?? known(findWork(layers, 'latencyMs', operation)).value,
    coldStart: coldStartOf(component, layers),
    capacityRps:
      capacity !== undefined ? likely(capacity) : known(findWork(layers, 'capacityRps', operation)).value,
    requiredReplicas: own?.requiredReplicas ?? set.requiredReplicas ?? 1,
  };
}

function coldStartOf(component: Component, layers: readonly DefaultLayer[]): ColdStart | null {
  const share = findColdStart(component, layers, 'coldStartShare');
  const latencyMs = findColdStart(component, layers, 'coldStartLatencyMs');
  if (!share || !latencyMs) return null;
  const set = component.settings ?? {};
  const cold = {
    share: typeof set.coldStartShare === 'number' ? set.coldStartShare : share.value,
    latencyMs: isLatency(set.coldStartLatencyMs) ? set.coldStartLatencyMs : latencyMs.value,
  };
  return cold.share > 0 && cold.latencyMs.p99 > 0 ? cold : null;
}

function isLatency(value: unknown): value is LatencyMs {
  if (typeof value !== 'object' || value === null) return false;
  return 'p50' in value && typeof value.p50 === 'number' && 'p99' in value && typeof value.p99 === 'number';
}

/** Protocols a component answers, preferred first; its technology decides where it says so. */
export function answeredProtocols(component: Component): readonly Protocol[] {
  return technologyOf(component)?.answers ?? typeOf(component).answers;
}

/** Protocols it can call or deliver with, preferred first; its technology decides, then its settings, then its type. */
export function spokenProtocols(component: Component): readonly Protocol[] {
  const type = typeOf(component);
  const variant = type.variants?.find((one) => one.speaks && applies(one, component, type));
  return technologyOf(component)?.speaks ?? variant?.speaks ?? type.speaks;
}

export const isBroker = (component: Component): boolean => typeOf(component).role === 'broker';

/** Whether connections at it are asynchronous unless they say otherwise. */
export const isAsynchronous = (component: Component): boolean => isAsynchronousType(typeOf(component));

export const isAsynchronousType = ({ role, besideRequests }: ComponentType): boolean =>
  role === 'broker' || besideRequests === true;

/** sync or async: as the connection says, else async into and out of brokers and what stands beside, else sync. */
export function modeOf(diagram: Diagram, connection: Pick<Connection, 'from' | 'to' | 'mode'>): Mode {
  if (connection.mode) return connection.mode;
  const ends = [diagram.components.get(connection.from), diagram.components.get(connection.to)];
  return ends.some((end) => end && isAsynchronous(end)) ? 'async' : 'sync';
}

function known<T>(found: T | undefined): T {
  invariant(found !== undefined, 'a component type lacks a default');
  return found;
}
