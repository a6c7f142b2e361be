/**
 * The time until an answer, given success: a component's own work, then its call groups and its enqueues one
 * after another, times drawn anew at each visit (docs/estimation.md, "Latency"). What passes an overloaded
 * component takes for ever; the share it still serves stands beside the time.
 */
import type { ViewAvailability } from '../availability/availability';
import { throughChance } from '../availability/variables';
import { stronglyConnectedParts } from '../graph/cycles';
import type { Call, Member } from '../graph/graph';
import { GENERAL, WRITE } from '../graph/graph';
import type { View } from '../graph/view';
import { answersItself, calledBy, enqueuesOf, groupsOf, isLookUp } from '../graph/view';
import { FOREVER } from './distribution';
import type { Outcome, Timed } from './groups';
import { AT_ONCE, groupTime, mixed, oneAfterAnother, oneCall } from './groups';
import type { Times } from './times';

export interface LatencyRequest {
  readonly view: View;
  readonly availability: ViewAvailability;
  readonly loadBearing: ReadonlySet<number>;
  /** Offered load over capacity by component; null: nothing limits it. */
  readonly utilization: readonly (number | null)[];
  readonly times: Times;
}

export interface ViewLatency {
  /** Of the component with all it needs; null: it only ever calls itself back. */
  answer(node: number, operation: number): Timed | null;
  /** Of one call that is made over the connection: wire and target. */
  call(call: Call, isLookUp: boolean): Timed | null;
}

/** Look-ups and enqueues wait for the target itself, other calls for all it needs. */
type WaitsFor = 'answer' | 'look-up' | 'enqueue';

/** Visits inside cycles after which path-dependent answers are kept as if they were not. */
const VISIT_BUDGET = 5_000;

export function evaluateLatency(request: LatencyRequest): ViewLatency {
  const { view, availability, utilization, times } = request;
  const kept = new Map<number, Timed | null>();
  /** Depth of each component on the path of the request being followed. */
  const path = new Map<number, number>();
  let shallowestCallBack = Infinity;
  let visits = 0;

  const own = (node: number, operation: number): Timed => {
    const work = view.graph.nodes[node]?.work[operation];
    const used = utilization[node] ?? null;
    const isOverloaded = used !== null && used >= 1;
    if (isOverloaded) return { time: FOREVER, served: 1 / used };
    return { time: work ? times.of(work.latencyMs) : AT_ONCE.time, served: 1 };
  };

  const isCallBack = (node: number): boolean => {
    const onPath = path.get(node);
    if (onPath !== undefined) shallowestCallBack = Math.min(shallowestCallBack, onPath);
    return onPath !== undefined;
  };

  const once = (call: Call, waitsFor: WaitsFor): Timed | null => {
    const target = waitsFor !== 'answer' ? own(call.to, call.operation) : answer(call.to, call.operation);
    return target && { time: times.sum(times.of(call.wire), target.time), served: target.served };
  };

  const outcome = (member: Member, waitsFor: WaitsFor): Outcome | null => {
    const { call } = member;
    const timed = once(call, waitsFor);
    if (!timed) return null;
    const target =
      waitsFor !== 'answer'
        ? availability.up(call.to, call.operation)
        : availability.ok(call.to, call.operation);
    return {
      member,
      time: times.repeat(timed.time, call.timesPerRequest),
      served: timed.served,
      answers: throughChance(call, call.timesPerRequest).up * target.up,
    };
  };

  const callsOf = (node: number): Timed | null => {
    const parts: Timed[] = [];
    for (const group of groupsOf(view, node)) {
      const outcomes = new Map(
        group.members.map((member) => [
          member,
          outcome(member, isLookUp(group, member.place) ? 'look-up' : 'answer'),
        ]),
      );
      const isLoadBearing = request.loadBearing.has(group.key);
      const part = groupTime(times, view.graph, group, (m) => outcomes.get(m) ?? null, isLoadBearing);
      if (!part) return null;
      parts.push(part);
    }
    for (const call of enqueuesOf(view, node)) {
      const member: Member = { call, weight: 1, place: 0 };
      const part = oneCall(times, member, outcome(member, 'enqueue'));
      if (part) parts.push(part);
    }
    return oneAfterAnother(times, parts);
  };

  const compute = (node: number, operation: number): Timed | null => {
    const calls = callsOf(node);
    const mayHit = operation !== WRITE && answersItself(view, node);
    if (!mayHit) return calls && oneAfterAnother(times, [own(node, operation), calls]);
    const hitRatio = view.graph.nodes[node]?.hitRatio ?? 0;
    const missed = calls ? (1 - hitRatio) * availability.calls(node).up : 0;
    if (hitRatio + missed <= 0) return calls && oneAfterAnother(times, [own(node, operation), calls]);
    const rest = mixed(times, [
      [hitRatio, AT_ONCE],
      [missed, calls ?? AT_ONCE],
    ]);
    return oneAfterAnother(times, [own(node, operation), rest]);
  };

  const answer = (node: number, operation: number): Timed | null => {
    const key = node * 3 + operation;
    const known = kept.get(key);
    if (known !== undefined) return known;
    if (isCallBack(node)) return null;
    const depth = path.size;
    const outer = shallowestCallBack;
    shallowestCallBack = Infinity;
    path.set(node, depth);
    visits++;
    const timed = compute(node, operation);
    path.delete(node);
    const dependsOnPath = shallowestCallBack < depth;
    if (!dependsOnPath || visits > VISIT_BUDGET) kept.set(key, timed);
    shallowestCallBack = Math.min(outer, dependsOnPath ? shallowestCallBack : Infinity);
    return timed;
  };

  // Callees first, so that long chains don't exhaust the stack.
  const parts = stronglyConnectedParts(view.graph.nodes.length, (node) => calledBy(view, node));
  const operations = operationsUsed(view);
  for (const part of parts) {
    visits = 0;
    for (const node of part.members) {
      for (const operation of operations[node] ?? [GENERAL]) answer(node, operation);
    }
  }
  return {
    answer,
    call: (call, lookUp) => once(call, lookUp ? 'look-up' : call.kind === 'enqueue' ? 'enqueue' : 'answer'),
  };
}

function operationsUsed(view: View): Set<number>[] {
  const used = view.graph.nodes.map(() => new Set([GENERAL]));
  for (const call of view.graph.calls) used[call.to]?.add(call.operation);
  return used;
}
