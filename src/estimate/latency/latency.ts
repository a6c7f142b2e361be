/**
 * The time until an answer, given success: a component's own work, then its call groups and its enqueues one
 * after another, times drawn anew at each visit (docs/estimation.md, "Latency"). Under load it first waits for
 * a free replica; what passes an overloaded component takes for ever.
 */
import type { Part } from '../graph/cycles';
import type { Call, Graph, Group } from '../graph/graph';
import { GENERAL, OPERATIONS } from '../graph/graph';
import type { View } from '../graph/view';
import { calledBy, enqueuesOf, isLeftWithBroker } from '../graph/view';
import type { Attempts } from './attempts';
import type { AnswerOf, CallTimes, KeptTimes } from './callTimes';
import { callTimes, nothingKept } from './callTimes';
import type { Seen } from './changes';
import { changesSince, seenIn } from './changes';
import type { Followed } from './followed';
import { followed } from './followed';
import type { Timed } from './groups';
import type { Inputs } from './inputs';
import { createInputs } from './inputs';
import type { LatencyRequest } from './latencyRequest';
import type { Times } from './times';

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

/** Answers one request after another, and makes anew only what is made from something that has changed. */
export interface LatencyEngine {
  /** Same objects and numbers are taken to mean the same. Earlier answers stay as they are. */
  evaluate(request: LatencyRequest): ViewLatency;
}

export function createLatencyEngine(): LatencyEngine {
  let memory = newMemory(null);
  return {
    evaluate(request) {
      if (memory.times !== request.times) memory = newMemory(request.times);
      return evaluateNext(memory, request);
    },
  };
}

export const evaluateLatency = (request: LatencyRequest): ViewLatency =>
  createLatencyEngine().evaluate(request);

interface Memory {
  readonly times: Times | null;
  readonly kept: KeptTimes;
  /** By the first member of each. */
  readonly cycles: Map<number, Cycle>;
  last: Last | null;
}

/** What the last evaluation was made from, and what it made. */
interface Last {
  readonly seen: Seen;
  readonly calls: readonly (Timed | null)[];
  readonly answers: readonly (Timed | null | undefined)[];
}

interface Cycle {
  readonly inputs: Inputs;
  answers: Followed | null;
}

const newMemory = (times: Times | null): Memory => ({
  times,
  kept: nothingKept(),
  cycles: new Map(),
  last: null,
});

function evaluateNext(memory: Memory, request: LatencyRequest): ViewLatency {
  const { view } = request;
  const { nodes } = view.graph;
  const times = callTimes(memory.kept, request);
  const operationsOf = operationsUsed(view.graph);
  const cycleOf = new Map<number, Followed>();
  const calls: (Timed | null)[] = new Array(nodes.length).fill(null);
  const answers: (Timed | null | undefined)[] = new Array(nodes.length * OPERATIONS.length).fill(undefined);

  const answer: AnswerOf = (node, operation) => {
    const place = node * OPERATIONS.length + operation;
    const known = answers[place];
    if (known !== undefined) return known;
    const cycle = cycleOf.get(node);
    const made = cycle
      ? cycle.answer(node, operation)
      : times.keptAnswer(node, operation, calls[node] ?? null);
    answers[place] = made;
    return made;
  };

  const { last } = memory;
  const seen = seenIn(request);
  const changed = changesSince(last?.seen ?? null, seen);
  const isAsBefore = (node: number): boolean =>
    changed !== null && !changed[node] && targetsOf(view, node).every((target) => !changed[target]);

  // Callees first, so that all a component needs is there.
  for (const part of view.parts) {
    const [first = 0] = part.members;
    if (last && changed && !part.cyclic && isAsBefore(first)) {
      calls[first] = last.calls[first] ?? null;
      for (let place = first * OPERATIONS.length; place < (first + 1) * OPERATIONS.length; place++) {
        answers[place] = last.answers[place];
      }
      continue;
    }
    if (part.cyclic) {
      const cycle = followedNext(memory, request, times, part, operationsOf, answer);
      for (const node of part.members) cycleOf.set(node, cycle);
    }
    for (const node of part.members) {
      if (!part.cyclic) calls[node] = times.keptCallsOf(node, answer);
      for (const operation of operationsOf(node)) {
        const place = node * OPERATIONS.length + operation;
        if (answer(node, operation) !== last?.answers[place] && changed) changed[node] = 1;
      }
    }
  }
  memory.last = { seen, calls, answers };
  return {
    answer,
    call(call, isLookUp) {
      const waitsFor = isLookUp ? 'look-up' : isLeftWithBroker(view, call) ? 'enqueue' : 'answer';
      return times.called(call, waitsFor, answer);
    },
    own: times.own,
    group(node, group) {
      const cycle = cycleOf.get(node);
      return cycle ? cycle.group(node, group) : times.group(group, answer);
    },
  };
}

function followedNext(
  { cycles }: Memory,
  request: LatencyRequest,
  times: CallTimes,
  part: Part,
  operationsOf: (node: number) => readonly number[],
  outside: AnswerOf,
): Followed {
  const name = part.members[0] ?? 0;
  const cycle = cycles.get(name) ?? { inputs: createInputs(), answers: null };
  cycles.set(name, cycle);
  const { inputs } = cycle;
  const members = new Set(part.members);
  inputs.begin();
  for (const node of part.members) {
    times.inputsOf(node, inputs);
    for (const operation of operationsOf(node)) inputs.is(operation);
    for (const group of request.view.groups[node] ?? []) {
      for (const { call } of group.members) {
        if (!members.has(call.to)) inputs.is(outside(call.to, call.operation));
      }
    }
  }
  if (!inputs.same() || !cycle.answers) cycle.answers = followed(part, times, operationsOf, outside);
  return cycle.answers;
}

/** Whose times its own is made from; found once for its groups. */
function targetsOf(view: View, node: number): readonly number[] {
  const groups = view.groups[node] ?? [];
  const enqueues = enqueuesOf(view, node);
  const known = targets.get(groups);
  if (known?.enqueues === enqueues) return known.targets;
  const found = [...calledBy(view, node), ...enqueues.map((call) => call.to)];
  targets.set(groups, { enqueues, targets: found });
  return found;
}

const targets = new WeakMap<
  readonly Group[],
  { readonly enqueues: readonly Call[]; readonly targets: readonly number[] }
>();

/** By component, what it may be asked for. */
function operationsUsed({ nodes, calls }: Graph): (node: number) => readonly number[] {
  const known = operationBits.get(calls);
  const used = known ?? new Uint8Array(nodes.length).fill(1 << GENERAL);
  if (!known) {
    for (const call of calls) used[call.to] = (used[call.to] ?? 0) | (1 << call.operation);
    operationBits.set(calls, used);
  }
  return (node) => SUBSETS[used[node] ?? 1] ?? [GENERAL];
}

/** Calls never change; without any, a component more is used in general only. */
const operationBits = new WeakMap<readonly Call[], Uint8Array>();

const SUBSETS = Array.from({ length: 2 ** OPERATIONS.length }, (_, bits) =>
  OPERATIONS.flatMap((_, operation) => (bits & (1 << operation) ? [operation] : [])),
);
