/**
 * The settings in force on a component: what the user set, else what its technology brings, else its type's
 * default. For calls of a stated operation a user's general value beats a type's default for that operation.
 * An unknown type is treated like an untyped box.
 */
import type {
  CallGroup,
  Component,
  Connection,
  Diagram,
  How,
  LatencyMs,
  Mode,
  Operation,
  RequiredReplicas,
  Scope,
} from '../model/diagram';
import { componentType, technology } from './catalog';
import { box } from './components/shapes';
import type { ComponentType, Defaults, OperationDefaults, Protocol, Sourced } from './componentType';

export interface EffectiveSettings {
  /** Of one instance, or of the service where it is managed. */
  readonly availability: number;
  readonly replicas: number;
  readonly commonCause: number;
  readonly managed: Scope | null;
  readonly shards: number;
  /** Share answered without the origin; null where the type is no cache. */
  readonly hitRatio: number | null;
  readonly how: How;
  readonly calls: readonly CallGroup[];
}

/** What one request asks of a component, by its operation. */
export interface Work {
  readonly latencyMs: LatencyMs;
  /** Requests per second one replica sustains; null: unlimited. */
  readonly capacityRps: number | null;
  readonly requiredReplicas: RequiredReplicas;
}

export const typeOf = (component: Component): ComponentType => componentType(component.type) ?? box;

export function effectiveSettings(component: Component): EffectiveSettings {
  const type = typeOf(component);
  const set = component.settings ?? {};
  const defaults = defaultsOf(component);
  const managed = set.managed !== undefined ? set.managed : (defaults.managed?.value ?? null);
  return {
    availability: set.availability ?? defaultAvailability(defaults, managed).value,
    replicas: set.replicas ?? 1,
    commonCause: set.commonCause ?? 0,
    managed,
    shards: set.shards ?? 1,
    hitRatio:
      type.role === 'cache' || type.answersFromItself
        ? (set.hitRatio ?? defaults.hitRatio?.value ?? 0.9)
        : null,
    how: type.how,
    calls: set.calls ?? [],
  };
}

export function workFor(component: Component, operation: Operation | undefined): Work {
  const set = component.settings ?? {};
  const own = operation ? set[operation] : undefined;
  const defaults = defaultsOf(component);
  const typical: OperationDefaults | undefined = operation ? defaults[operation] : undefined;
  return {
    latencyMs: own?.latencyMs ?? set.latencyMs ?? (typical?.latencyMs ?? defaults.latencyMs).value,
    capacityRps: firstDefined(
      own?.capacityRps,
      set.capacityRps,
      (typical?.capacityRps ?? defaults.capacityRps).value,
    ),
    requiredReplicas: own?.requiredReplicas ?? set.requiredReplicas ?? 1,
  };
}

/** The defaults of the type, with those its technology brings laid over them. */
export function defaultsOf(component: Component): Defaults {
  const type = typeOf(component);
  const preset = technology(String(component.settings?.technology ?? ''))?.defaults;
  return preset ? { ...type.defaults, ...preset } : type.defaults;
}

export function defaultAvailability(defaults: Defaults, managed: Scope | null): Sourced<number> {
  return (managed && defaults.managedAvailability) || defaults.availability;
}

/** Protocols a component answers, preferred first; its technology decides where it says so. */
export function answeredProtocols(component: Component): readonly Protocol[] {
  return technology(String(component.settings?.technology ?? ''))?.answers ?? typeOf(component).answers;
}

export const spokenProtocols = (component: Component): readonly Protocol[] => typeOf(component).speaks;

export const isBroker = (component: Component): boolean => typeOf(component).role === 'broker';

/** sync or async: as the connection says, else async into and out of brokers, else sync. */
export function modeOf(diagram: Diagram, connection: Pick<Connection, 'from' | 'to' | 'mode'>): Mode {
  if (connection.mode) return connection.mode;
  const ends = [diagram.components.get(connection.from), diagram.components.get(connection.to)];
  return ends.some((end) => end && isBroker(end)) ? 'async' : 'sync';
}

function firstDefined<T>(...values: (T | undefined)[]): T {
  for (const value of values) if (value !== undefined) return value;
  throw new Error('Bug: a default is missing');
}
