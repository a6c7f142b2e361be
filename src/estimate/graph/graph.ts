/**
 * The diagram as the estimator walks it: components and connections by index, every setting resolved, every
 * synchronous connection in exactly one call group. Built once; a journey is a filtered view of it.
 */

import type { EffectiveSettings, Work } from '../../catalog/effective';
import { effectiveSettings, isBroker, modeOf, typeOf, workFor } from '../../catalog/effective';
import type { Component, Connection, Diagram, How, LatencyMs, Operation } from '../../model/diagram';
import { likely } from '../../model/ranged';
import type { Placement, ReplicaUnit } from './placement';
import { defaultWire, placementOf, replicaUnits } from './placement';

/** Index 0 is "no stated operation". */
export const OPERATIONS: readonly (Operation | undefined)[] = [undefined, 'read', 'write'];
export const GENERAL = 0;
export const WRITE = 2;

export interface Call {
  readonly id: string;
  readonly index: number;
  readonly from: number;
  readonly to: number;
  /** Index into OPERATIONS. */
  readonly operation: number;
  /** enqueue: into a broker, its caller waits for the broker alone · background: nobody waits for it. */
  readonly kind: 'call' | 'enqueue' | 'background';
  readonly optional: boolean;
  readonly probability: number;
  readonly timesPerRequest: number;
  readonly linkAvailability: number;
  readonly errorRate: number;
  readonly maxRetries: number;
  /** Before the first retry; doubled before each further one. */
  readonly backoffMs: number;
  readonly jitter: boolean;
  readonly timeoutMs: number | null;
  readonly hedgeAfterMs: number | null;
  readonly wire: LatencyMs;
}

export interface Member {
  readonly call: Call;
  readonly weight: number;
  /** Where it stands in its group as drawn; a journey that leaves others out doesn't move it. */
  readonly place: number;
}

export interface Group {
  /** Its number among all groups of the diagram: the name of its one pick a request. */
  readonly key: number;
  readonly how: How;
  readonly need: number;
  readonly members: readonly Member[];
}

export interface Node {
  readonly id: string;
  readonly index: number;
  readonly component: Component;
  readonly settings: EffectiveSettings;
  /** By index into OPERATIONS. */
  readonly work: readonly Work[];
  readonly isBroker: boolean;
  /** Hands each message to one consumer, not to all. */
  readonly sharesMessages: boolean;
  /** A cache or CDN type: with calls to make it answers `hitRatio` of requests itself. */
  readonly mayAnswerItself: boolean;
  readonly hitRatio: number;
  readonly units: readonly ReplicaUnit[];
  readonly groups: readonly Group[];
  /** Asynchronous ones. */
  readonly asynchronous: readonly Call[];
}

export interface Graph {
  readonly diagram: Diagram;
  readonly nodes: readonly Node[];
  readonly calls: readonly Call[];
  readonly indexOf: ReadonlyMap<string, number>;
}

export function buildGraph(diagram: Diagram): Graph {
  const ids = [...diagram.components.keys()];
  const indexOf = new Map(ids.map((id, index) => [id, index]));
  const placements = new Map(
    [...diagram.components].map(([id, component]) => [id, placementOf(diagram, component.in)]),
  );
  const calls = resolveCalls(diagram, indexOf, placements);
  const leaving = new Map<number, Call[]>();
  for (const call of calls) leaving.set(call.from, [...(leaving.get(call.from) ?? []), call]);
  let nextKey = 0;
  const nodes = [...diagram.components].map(([id, component], index): Node => {
    const settings = effectiveSettings(component);
    const out = leaving.get(index) ?? [];
    const synchronous = out.filter((call) => call.kind === 'call');
    const placement = placements.get(id) ?? { zones: [], regions: [] };
    return {
      id,
      index,
      component,
      settings,
      work: OPERATIONS.map((operation) => workFor(component, operation)),
      isBroker: isBroker(component),
      sharesMessages: component.type === 'message-queue',
      mayAnswerItself: settings.hitRatio !== null,
      hitRatio: settings.hitRatio ?? likely(component.settings?.hitRatio ?? 0.9),
      units: replicaUnits(diagram, placement, settings.managed, settings.replicas),
      groups: resolveGroups(settings, synchronous, () => nextKey++),
      asynchronous: out.filter((call) => call.kind !== 'call'),
    };
  });
  return { diagram, nodes, calls, indexOf };
}

function resolveCalls(
  diagram: Diagram,
  indexOf: ReadonlyMap<string, number>,
  placements: ReadonlyMap<string, Placement>,
): Call[] {
  const calls: Call[] = [];
  for (const [id, connection] of diagram.connections) {
    const from = indexOf.get(connection.from);
    const to = indexOf.get(connection.to);
    const source = diagram.components.get(connection.from);
    const target = diagram.components.get(connection.to);
    if (from === undefined || to === undefined || !source || !target) continue;
    const place = (end: string): Placement => placements.get(end) ?? { zones: [], regions: [] };
    const wire = defaultWire(
      diagram,
      place(connection.from),
      place(connection.to),
      typeOf(source).role === 'client',
    );
    calls.push({
      id,
      index: calls.length,
      from,
      to,
      operation: Math.max(GENERAL, OPERATIONS.indexOf(connection.operation)),
      kind: kindOf(diagram, connection, source, target),
      optional: connection.optional ?? false,
      probability: likely(connection.probability ?? 1),
      timesPerRequest: Math.max(1, Math.floor(connection.timesPerRequest ?? 1)),
      linkAvailability: likely(connection.availability ?? wire.availability),
      errorRate: likely(connection.errorRate ?? 0),
      maxRetries: Math.max(0, Math.floor(connection.retries?.max ?? 0)),
      backoffMs: connection.retries?.backoffMs ?? 0,
      jitter: connection.retries?.jitter ?? false,
      timeoutMs: connection.timeoutMs ?? null,
      hedgeAfterMs: connection.hedgeAfterMs ?? null,
      wire: likely(connection.latencyMs ?? wire.latencyMs),
    });
  }
  return calls;
}

function kindOf(
  diagram: Diagram,
  connection: Connection,
  source: Component,
  target: Component,
): Call['kind'] {
  if (modeOf(diagram, connection) === 'sync') return 'call';
  return isBroker(target) && !isBroker(source) ? 'enqueue' : 'background';
}

/** The groups drawn, then one of what is left, called the type's own way. */
function resolveGroups(
  settings: EffectiveSettings,
  synchronous: readonly Call[],
  nextKey: () => number,
): Group[] {
  const left = new Map(synchronous.map((call) => [call.id, call]));
  const groups: Group[] = [];
  for (const drawn of settings.calls) {
    const members: Member[] = [];
    drawn.connections.forEach((id, place) => {
      const call = left.get(id);
      if (!call) return;
      left.delete(id);
      members.push({ call, weight: drawn.weights?.[place] ?? 1, place });
    });
    const need = drawn.need ?? members.length;
    if (members.length > 0) groups.push({ key: nextKey(), how: drawn.how, need, members });
  }
  const rest = [...left.values()].map((call, place): Member => ({ call, weight: 1, place }));
  if (rest.length > 0) groups.push({ key: nextKey(), how: settings.how, need: rest.length, members: rest });
  return groups;
}
