/**
 * The time until an answer, given success: a component's own work, then its call groups and its enqueues one
 * after another, times drawn anew at each visit (docs/estimation.md, "Latency"). Under load it first waits for
 * a free replica; what passes an overloaded component takes for ever.
 */
import type { ViewAvailability } from '../availability/availability';
import { throughChance } from '../availability/variables';
import type { Part } from '../graph/cycles';
import { stronglyConnectedParts } from '../graph/cycles';
import type { Call, Group, Member } from '../graph/graph';
import { GENERAL, WRITE } from '../graph/graph';
import type { View } from '../graph/view';
import { answersItself, calledBy, enqueuesOf, groupsOf, isLeftWithBroker, isLookUp } from '../graph/view';
import { overload } from '../load/capacity';
import { waitingAt } from '../load/waiting';
import type { Attempts } from './attempts';
import { attemptsOf, repeated } from './attempts';
import type { Distribution } from './distribution';
import { FOREVER, NO_TIME } from './distribution';
import type { Outcome, Timed } from './groups';
import { AT_ONCE, groupTime, mixed, oneAfterAnother, oneCall } from './groups';
import type { Times } from './times';
import { workTime } from './workTime';

export interface LatencyRequest {
  readonly view: View;
  readonly availability: ViewAvailability;
  readonly loadBearing: ReadonlySet<number>;
  /** Offered load over capacity by component; null: nothing limits it. */
  readonly utilization: readonly (number | null)[];
  /** Requests per second by component index × 3 + operation. */
  readonly arrivals: Float64Array;
  /** By call: the share its breaker lets through under that load; absent: as its failures alone have it. */
  readonly admitted?: ReadonlyMap<number, number>;
  readonly times: Times;
}

export interface ViewLatency {
  /** Of the component with all it needs; null: it only ever calls itself back. */
  answer(node: number, operation: number): Timed | null;
  /** Of one call that is made over the connection: wire and target. */
  call(call: Call, isLookUp: boolean): Attempts | null;
  /** Of the component's own work, waiting for it included. */
  own(node: number, operation: number): Timed;
  /** Of one of the component's call groups, asked by itself; null as in `answer`. */
  group(node: number, group: Group): Timed | null;
}

/** Look-ups and enqueues wait for the target itself, other calls for all it needs. */
type WaitsFor = 'answer' | 'look-up' | 'enqueue';

export function evaluateLatency(request: LatencyRequest): ViewLatency {
  const { view, availability, utilization, arrivals, times } = request;
  const path = followCycles(view);
  const kept = new Map<string, Timed | null>();

  const own = (node: number, operation: number): Timed => {
    const record = view.graph.nodes[node];
    const work = record?.work[operation];
    if (!record || !work) return AT_ONCE;
    if (overload(record, operation, utilization[node] ?? null) >= 1) return { time: FOREVER, late: 0 };
    const waiting = waitingAt(record, operation, arrivals);
    const time = workTime(times, work);
    return { time: waiting ? times.sum(time, times.waiting(waiting)) : time, late: 0 };
  };

  const called = (call: Call, waitsFor: WaitsFor): Attempts | null => {
    const target = waitsFor !== 'answer' ? own(call.to, call.operation) : answer(call.to, call.operation);
    if (!target) return null;
    const once = { time: times.sum(times.of(call.wire), target.time), late: target.late };
    return attemptsOf(times, call, once, request.admitted?.get(call.index));
  };

  const outcome = (member: Member, waitsFor: WaitsFor): Outcome | null => {
    const { call } = member;
    const one = called(call, waitsFor);
    if (!one) return null;
    const target =
      waitsFor !== 'answer'
        ? availability.up(call.to, call.operation)
        : availability.ok(call.to, call.operation);
    const through = throughChance(call, call.timesPerRequest).up;
    const errors = target.up * (call.linkAvailability - through);
    return {
      ...repeated(times, one, call.timesPerRequest),
      member,
      answers: through * target.up,
      failed: failedFor(times, call, one, errors / (1 - through * target.up)),
    };
  };

  const groupOf = (group: Group): Timed | null => {
    const outcomes = new Map(
      group.members.map((member) => [
        member,
        outcome(member, isLookUp(group, member.place) ? 'look-up' : 'answer'),
      ]),
    );
    const isLoadBearing = request.loadBearing.has(group.key);
    return groupTime(times, view.graph, group, (m) => outcomes.get(m) ?? null, isLoadBearing);
  };

  const callsOf = (node: number): Timed | null => {
    const parts: Timed[] = [];
    for (const group of groupsOf(view, node)) {
      const part = groupOf(group);
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
    if (path.has(node)) return null;
    const key = `${node * 3 + operation} ${path.within(node)}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    if (!path.enter(node)) return null;
    const timed = compute(node, operation);
    path.leave(node);
    kept.set(key, timed);
    return timed;
  };

  // Callees first, so that long chains don't exhaust the stack.
  const operations = operationsUsed(view);
  for (const part of path.parts) {
    for (const node of part.members) {
      for (const operation of operations[node] ?? [GENERAL]) answer(node, operation);
    }
  }
  return {
    answer,
    call: (call, lookUp) =>
      called(call, lookUp ? 'look-up' : isLeftWithBroker(view, call) ? 'enqueue' : 'answer'),
    own,
    group(node, group) {
      if (!path.enter(node)) return null;
      const timed = groupOf(group);
      path.leave(node);
      return timed;
    },
  };
}

/** How long a call takes that ends in errors, for that share, or because its target is down: its breaker is open then. */
function failedFor(times: Times, call: Call, { admitted }: Attempts, errors: number): Distribution {
  const waited = times.constant(call.timeoutMs ?? 0);
  if (!call.breaker) return waited;
  const share = Number.isFinite(errors) ? admitted * errors : 0;
  return times.mix([
    [share, waited],
    [1 - share, NO_TIME],
  ]);
}

/** Visits of one cycle's members after which its remaining paths count as failing at once. */
const VISIT_BUDGET = 5_000;

interface Path {
  readonly parts: readonly Part[];
  has(node: number): boolean;
  /** The members of the node's own cycle on the path: all of the path that its answer can depend on. */
  within(node: number): string;
  /** False where the cycle has been followed for too long. */
  enter(node: number): boolean;
  leave(node: number): void;
}

function followCycles(view: View): Path {
  const parts = stronglyConnectedParts(view.graph.nodes.length, (node) => calledBy(view, node));
  const partOf = new Map(parts.flatMap((part) => part.members.map((node) => [node, part])));
  const visits = new Map<Part, number>();
  const onPath = new Set<number>();
  return {
    parts,
    has: (node) => onPath.has(node),
    within(node) {
      const part = partOf.get(node);
      return part?.cyclic ? part.members.filter((member) => onPath.has(member)).join(' ') : '';
    },
    enter(node) {
      const part = partOf.get(node);
      if (part?.cyclic) {
        const before = visits.get(part) ?? 0;
        if (before >= VISIT_BUDGET) return false;
        visits.set(part, before + 1);
      }
      onPath.add(node);
      return true;
    },
    leave(node) {
      onPath.delete(node);
    },
  };
}

function operationsUsed(view: View): Set<number>[] {
  const used = view.graph.nodes.map(() => new Set([GENERAL]));
  for (const call of view.graph.calls) used[call.to]?.add(call.operation);
  return used;
}
