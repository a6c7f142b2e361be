/**
 * The load under which load, timeouts, retries and hedges agree, round by round from light load upwards, where
 * every time is one of few values: no work varies and nobody waits, but what is overloaded takes for ever.
 * Where that isn't so, the load is that of the calls errors cost, or unknown if time makes further calls.
 */
import { effectiveSettings, modeOf, workFor } from '../../../src/catalog/effective';
import type { Connection, Diagram, Operation } from '../../../src/model/diagram';
import { likely } from '../../../src/model/ranged';
import { type World, worldOf } from './answered';
import { crowd, Unclear } from './atoms';
import { scaled, type Traffic, together, utilizationOf, type Visits, visitsOf } from './load';
import { componentOf, journeyScope, journeysOf, wholeDiagram } from './scope';
import { type TimedWorld, timedWorld } from './timed';

export interface SettledJourney {
  readonly world: World;
  /** What its user gets: under the load of all journeys. Undefined: not of few values. */
  readonly timed: TimedWorld | undefined;
  readonly timedAlone: TimedWorld | undefined;
  /** Undefined: it depends on times that are not of few values. */
  readonly alone: Visits | undefined;
  readonly ofOne: Visits | undefined;
}

export interface Settled {
  readonly total: Visits | undefined;
  readonly whole: TimedWorld | undefined;
  readonly wholeWorld: World;
  readonly journeys: ReadonlyMap<string, SettledJourney>;
  /** Jitter, or more values than the estimator keeps apart, make times and what hangs on them approximate: known once all are asked for. */
  isApproximate(): boolean;
}

const MOST_ROUNDS = 32;
/** Values the estimator keeps apart. */
const KEPT_APART = 16;

interface Source {
  readonly world: World;
  readonly entry: string;
  readonly requestsPerSecond: number;
}

export function settledOf(diagram: Diagram): Settled {
  crowd.most = 0;
  const known = [...journeysOf(diagram)].filter(([, { entry }]) => diagram.components.has(entry));
  const wholeWorld = worldOf(wholeDiagram(diagram));
  const sources = known.map(([, journey]): Source => {
    const isWhole = !journey.operation && !journey.connections;
    const world = isWhole ? wholeWorld : worldOf(journeyScope(diagram, journey));
    return { world, entry: journey.entry, requestsPerSecond: likely(journey.requestsPerSecond ?? 0) };
  });
  const constant = isConstant(diagram);
  const all = loadsOf(diagram, sources, constant);
  const total = all && together(all);
  const clear = constant && total !== undefined && !waits(diagram, total);
  const under = (world: World, load: Visits | undefined) =>
    clear && load ? timedUnder(diagram, world, load) : undefined;
  const journeys = sources.map((source): SettledJourney => {
    const [alone] = loadsOf(diagram, [source], constant) ?? [];
    const traffic = feedsBack(diagram) ? lightTraffic(diagram, source, constant) : null;
    const ofOne =
      traffic === undefined ? undefined : visitsOf(source.world, source.entry, traffic ? { traffic } : {});
    return {
      world: source.world,
      timed: under(source.world, total),
      timedAlone: alone && !waits(diagram, alone) ? under(source.world, alone) : undefined,
      alone,
      ofOne,
    };
  });
  const jitters = [...diagram.connections.values()].some(
    ({ retries }) => retries?.jitter && (retries.backoffMs ?? 0) > 0 && retries.max > 0,
  );
  return {
    total,
    whole: under(wholeWorld, total),
    wholeWorld,
    journeys: new Map(known.map(([id], index) => [id, at(journeys, index)])),
    isApproximate: () => jitters || crowd.most > KEPT_APART,
  };
}

function at<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new Error('Out of range');
  return item;
}

/** Each source's load under that of all of them. */
function loadsOf(diagram: Diagram, sources: readonly Source[], constant: boolean): Visits[] | undefined {
  const push = (traffic?: readonly Traffic[]) =>
    sources.map(({ world, entry, requestsPerSecond }, index) =>
      scaled(visitsOf(world, entry, traffic ? { traffic: at(traffic, index) } : {}), requestsPerSecond),
    );
  if (!feedsBack(diagram) || sources.every(({ requestsPerSecond }) => requestsPerSecond === 0)) return push();
  if (!constant) return undefined;
  try {
    let loads = push(sources.map(({ world }) => trafficUnder(diagram, world, nothing)));
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const total = together(loads);
      if (waits(diagram, total)) return undefined;
      const next = push(sources.map(({ world }) => trafficUnder(diagram, world, total)));
      const settled = isSame(together(next), total);
      loads = next;
      if (settled) return loads;
    }
    return undefined;
  } catch (error) {
    if (error instanceof Unclear) return undefined;
    throw error;
  }
}

const nothing: Visits = { components: new Map(), connections: new Map() };

function lightTraffic(diagram: Diagram, { world }: Source, constant: boolean): Traffic | undefined {
  if (!constant) return undefined;
  const traffic = trafficUnder(diagram, world, nothing);
  try {
    for (const [id, connection] of diagram.connections)
      if (world.passes(id)) for (const lookup of [false, true]) traffic.made(id, connection, lookup);
    return traffic;
  } catch (error) {
    if (error instanceof Unclear) return undefined;
    throw error;
  }
}

function trafficUnder(diagram: Diagram, world: World, load: Visits): Traffic {
  const timed = timedUnder(diagram, world, load);
  const call = (id: string, connection: Connection, lookup: boolean) =>
    timed.call(id, connection, lookup || isEnqueue(diagram, connection));
  return {
    made(id, connection, lookup) {
      const found = call(id, connection, lookup);
      if (found) return found.made;
      const errors = likely(connection.errorRate ?? 0);
      let attempts = 0;
      for (let k = 0; k <= (connection.retries?.max ?? 0); k++) attempts += errors ** k;
      return attempts;
    },
    gaveUp: (id, connection, lookup) =>
      1 - (1 - (call(id, connection, lookup)?.late ?? 0)) ** (connection.timesPerRequest ?? 1),
  };
}

function timedUnder(diagram: Diagram, world: World, load: Visits): TimedWorld {
  return timedWorld(world, (id, operation) => overloadOf(diagram, id, operation, load) >= 1);
}

/** Its utilization, or what it is said to need over what there is where that is more than 1. */
export function overloadOf(
  diagram: Diagram,
  id: string,
  operation: Operation | undefined,
  load: Visits,
): number {
  const component = componentOf(wholeDiagram(diagram), id);
  const { requiredReplicas } = workFor(component, operation);
  const lacking = requiredReplicas === 'auto' ? 0 : requiredReplicas / effectiveSettings(component).replicas;
  return Math.max(utilizationOf(diagram, id, load) ?? 0, lacking > 1 ? lacking : 0);
}

/** Asynchronous into a broker: whoever sends it waits for the broker alone. */
export function isEnqueue(diagram: Diagram, connection: Connection): boolean {
  const target = diagram.components.get(connection.to);
  return target !== undefined && modeOf(diagram, connection) === 'async' && isBrokerType(target.type);
}

const isBrokerType = (type: string): boolean => ['message-queue', 'topic', 'event-log'].includes(type);

function isConstant({ components, connections }: Diagram): boolean {
  const operations = [undefined, 'read', 'write'] as const;
  const works = [...components.values()].flatMap((component) =>
    operations.map((operation) => workFor(component, operation).latencyMs),
  );
  const wires = [...connections.values()].map(({ latencyMs }) => latencyMs && likely(latencyMs));
  return [...works, ...wires].every((latency) => latency !== undefined && latency.p50 === latency.p99);
}

/** Some of what arrives may find every replica busy, and yet gets its turn. */
function waits(diagram: Diagram, load: Visits): boolean {
  return [...diagram.components.keys()].some((id) => {
    const used = utilizationOf(diagram, id, load) ?? 0;
    return used > 0 && used < 1;
  });
}

/** Whether a call's time can make further calls. */
function feedsBack({ components, connections }: Diagram): boolean {
  const calls = [...connections.values()];
  if (calls.some(({ hedgeAfterMs }) => hedgeAfterMs !== undefined)) return true;
  if (calls.every(({ timeoutMs }) => timeoutMs === undefined)) return false;
  const standsIn = [...components.values()].some((component) =>
    effectiveSettings(component).calls.some(({ how }) => how === 'failover' || how === 'cache'),
  );
  return standsIn || calls.some(({ retries }) => (retries?.max ?? 0) > 0);
}

function isSame(one: Visits, other: Visits): boolean {
  const ids = new Set([...one.connections.keys(), ...other.connections.keys()]);
  return [...ids].every((id) => {
    const [a, b] = [one.connections.get(id) ?? 0, other.connections.get(id) ?? 0];
    return Math.abs(a - b) <= 1e-12 * Math.max(a, b);
  });
}
