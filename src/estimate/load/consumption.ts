/**
 * How many messages a second the consumers of a broker can take: each as fast as the first part of what a message
 * needs is full, its own and all it calls and waits for, beside the load those have from elsewhere. Of a queue all
 * consumers together: each takes more until something it needs is full (progressive filling). Of a topic or log,
 * where each takes every message, the slowest counts.
 */
import type { Call, Graph, Node } from '../graph/graph';
import { OPERATIONS } from '../graph/graph';
import { knownStanding } from '../graph/standing';
import type { View } from '../graph/view';
import { backgroundOf } from '../graph/view';
import type { Backlog } from './backlog';
import { backlogOf } from './backlog';
import { totalArrivals, utilization } from './capacity';
import type { Load } from './load';
import { pushLoad } from './load';
import { consumerShares } from './shares';

/** A journey that may leave messages: what it uses, and the load of one of its requests a second. */
export interface Leaving {
  readonly view: View;
  readonly requestsPerSecond: number;
  readonly unit: Pick<Load, 'arrivals'>;
}

/** Null: no broker, or nothing takes messages from it in this view, which is the whole diagram's. */
export function brokerBacklog(
  view: View,
  broker: number,
  offered: Load,
  journeys: readonly Leaving[],
): Backlog | null {
  const node = view.graph.nodes[broker];
  const consumers = backgroundOf(view, broker);
  if (!node?.isBroker || consumers.length === 0) return null;
  const arrivals = totalArrivals(node, offered);
  const bound = node.component.settings?.maxMessages;
  const ways = waysOn(view, node, journeys);
  const most = takenPerSecond(view, broker, ways, offered, arrivals);
  const taken = most !== null && most < NOTHING ? 0 : most;
  return backlogOf(arrivals, taken, typeof bound === 'number' ? bound : null);
}

/** Messages a second below which what could take them can carry nothing. */
const NOTHING = 1e-50;

/** What one message a second over the connection takes of each component, as a share of all it has. */
type Needs = ReadonlyMap<number, number>;

/** What some of a broker's messages go on through, and their share of all. */
interface Way {
  readonly view: View;
  readonly share: number;
}

/** A journey's messages are worked off over its own connections; where it ends at the broker, over any. */
function waysOn(whole: View, broker: Node, journeys: readonly Leaving[]): readonly Way[] {
  const left = new Map<View, number>();
  let total = 0;
  for (const { view, requestsPerSecond, unit } of journeys) {
    const rate = requestsPerSecond * totalArrivals(broker, unit);
    if (!(rate > 0)) continue;
    const used = backgroundOf(view, broker.index).length > 0 ? view : whole;
    left.set(used, (left.get(used) ?? 0) + rate);
    total += rate;
  }
  if (total <= 0 || !Number.isFinite(total)) return [{ view: whole, share: 1 }];
  return [...left].map(([view, rate]) => ({ view, share: rate / total }));
}

function takenPerSecond(
  view: View,
  broker: number,
  ways: readonly Way[],
  offered: Load,
  arrivals: number,
): number | null {
  const { graph } = view;
  const standing = knownStanding(view);
  const drawn = backgroundOf(view, broker);
  const consumers = standing ? drawn.filter((call) => standing.passes(call, false)) : drawn;
  const isShared = graph.nodes[broker]?.sharesMessages ?? false;
  // Nobody takes anything, or one of those who each take everything takes nothing.
  if (consumers.length === 0 || (!isShared && consumers.length < drawn.length)) return 0;
  const needs = consumers.map((call) => needsOf(view, ways, broker, call));
  const shares = isShared ? consumerShares(consumers) : consumers.map(() => 1);
  const spare = spareOf(graph, offered, needs, shares, arrivals);
  return isShared ? together(needs, shares, spare) : slowest(needs, spare);
}

/** Of all messages in the mean; what no journey works off is looked at in the whole diagram. */
function needsOf(whole: View, ways: readonly Way[], broker: number, call: Call): Needs {
  const own = ways.filter(({ view }) => backgroundOf(view, broker).includes(call));
  if (own.length === 0) return needsAlong(whole, broker, call);
  const needs = new Map<number, number>();
  for (const { view, share } of own)
    for (const [index, each] of needsAlong(view, broker, call))
      needs.set(index, (needs.get(index) ?? 0) + each * share);
  return needs;
}

/** Of what consumers do with a message: only what they wait for. */
function needsAlong(view: View, broker: number, call: Call): Needs {
  const { nodes } = view.graph;
  const background: (readonly Call[])[] = [];
  background[broker] = [call];
  const { arrivals } = pushLoad(
    { ...view, groups: groupsBeside(view, broker), enqueues: [], background },
    broker,
    1,
  );
  const chance = nodes[broker]?.sharesMessages ? Math.min(1, call.probability) : 1;
  const needs = new Map<number, number>();
  for (let slot = 0; slot < arrivals.length; slot++) {
    const node = nodes[Math.floor(slot / OPERATIONS.length)];
    if (!arrivals[slot] || !node || node.index === broker || needs.has(node.index)) continue;
    const used = utilization(node, arrivals) ?? 0;
    if (used > 0 && chance > 0) needs.set(node.index, used / chance);
  }
  return needs;
}

/** What the broker itself calls is not its consumers' work. */
function groupsBeside({ groups }: View, broker: number): View['groups'] {
  if (!groups[broker]?.length) return groups;
  return groups.map((all, index) => (index === broker ? [] : all));
}

/** What is left of each component beside these messages. */
function spareOf(
  graph: Graph,
  offered: Load,
  needs: readonly Needs[],
  shares: readonly number[],
  arrivals: number,
): Map<number, number> {
  const spare = new Map<number, number>();
  for (const index of needs.flatMap((need) => [...need.keys()])) {
    const node = graph.nodes[index];
    if (!node || spare.has(index)) continue;
    const own = needs.reduce((sum, need, i) => sum + (need.get(index) ?? 0) * (shares[i] ?? 0), 0) * arrivals;
    const beside = (utilization(node, offered.arrivals) ?? 0) - own;
    spare.set(index, Number.isFinite(beside) ? Math.max(0, 1 - Math.max(0, beside)) : 0);
  }
  return spare;
}

function slowest(needs: readonly Needs[], spare: ReadonlyMap<number, number>): number | null {
  let most: number | null = null;
  for (const [index, left] of spare) {
    const each = needs.reduce((sum, need) => sum + (need.get(index) ?? 0), 0);
    if (each > 0) most = Math.min(most ?? Infinity, left / each);
  }
  return most;
}

/** All rates rise in proportion to the shares; what needs something full stays where it is. */
function together(
  needs: readonly Needs[],
  shares: readonly number[],
  spare: Map<number, number>,
): number | null {
  const rising = new Set(needs.keys());
  for (const [i, share] of shares.entries()) if (share <= 0) rising.delete(i);
  let taken = 0;
  while (rising.size > 0) {
    const speed = new Map<number, number>();
    for (const i of rising) {
      for (const [index, each] of needs[i] ?? []) {
        speed.set(index, (speed.get(index) ?? 0) + each * (shares[i] ?? 0));
      }
    }
    const steps = [...speed].map(([index, rise]) => [index, (spare.get(index) ?? 0) / rise] as const);
    const most = Math.min(...steps.map(([, step]) => step));
    if ([...rising].some((i) => needs[i]?.size === 0)) return null;
    for (const [index, rise] of speed)
      spare.set(index, Math.max(0, (spare.get(index) ?? 0) - (most > 0 ? rise * most : 0)));
    for (const i of rising) taken += (shares[i] ?? 0) * most;
    const full = steps.filter(([, step]) => step <= most * (1 + 1e-12)).map(([index]) => index);
    const stopped = [...rising].filter((i) => full.some((index) => needs[i]?.has(index)));
    if (stopped.length === 0) break;
    for (const i of stopped) rising.delete(i);
  }
  return taken;
}
