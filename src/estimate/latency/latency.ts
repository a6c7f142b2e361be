/**
 * The time until an answer, given success: a component's own work, then its call groups and its enqueues one
 * after another, times drawn anew at each visit (docs/estimation.md, "Latency"). Under load it first waits for
 * a free replica; what passes an overloaded component takes for ever. Worked out for what is asked for, and what
 * that waits for.
 */
import type { Part } from '../graph/cycles';
import type { Call, Group } from '../graph/graph';
import { isLeftWithBroker } from '../graph/view';
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
import { needsOf, operationsAsked } from './needs';
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
  readonly descent: Descent;
}

/** What an evaluation was made from, so that whoever kept what was made of that one knows what to make anew. */
export interface Descent {
  /** One for all that are made one from another. */
  readonly line: object;
  readonly number: number;
  /** That of the evaluation it was made from; null: from none. */
  readonly from: number | null;
  /** Components that have, or need something that has, perhaps another time than there. */
  readonly reached: readonly number[];
}

/** Components with perhaps another time than in the evaluation of that number; null: any. */
export function reachedSince(
  { descent }: Pick<ViewLatency, 'descent'>,
  number: number,
): readonly number[] | null {
  if (descent.number === number) return [];
  return descent.from === number ? descent.reached : null;
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

interface Memory {
  readonly times: Times | null;
  readonly kept: KeptTimes;
  /** By the first member of each. */
  readonly cycles: Map<number, Cycle>;
  last: Last | null;
}

/** Of one component; evaluations in which they are the same share them. */
interface NodeTimes {
  calls: Timed | null;
  /** By operation, as they are asked for. */
  readonly answers: (Timed | null | undefined)[];
}

/** What an evaluation has made so far. */
interface Made {
  readonly progress: Uint8Array;
  readonly of: (NodeTimes | undefined)[];
}

/** And what it was made from. */
interface Last extends Made {
  readonly seen: Seen;
  readonly number: number;
}

let evaluations = 0;

const [BEGUN, DONE] = [1, 2];

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

const nothingMade = (count: number): Made => ({
  progress: new Uint8Array(count),
  of: new Array(count),
});

/** All that nothing new can reach; copied as a whole, and the rest let go of, as that is next to nothing. */
function asBefore(last: Last, reached: readonly number[], count: number): Made {
  if (reached.length === 0 && count === last.progress.length) return last;
  const made: Made = { progress: new Uint8Array(count), of: last.of.slice(0, count) };
  made.of.length = count;
  made.progress.set(last.progress.subarray(0, count));
  for (const node of reached) {
    made.progress[node] = 0;
    made.of[node] = undefined;
  }
  return made;
}

function takeOver(last: Last, now: Made, node: number): void {
  now.progress[node] = DONE;
  now.of[node] = last.of[node];
}

function evaluateNext(memory: Memory, request: LatencyRequest): ViewLatency {
  const { view } = request;
  const { nodes } = view.graph;
  const needs = needsOf(view);
  const operationsOf = operationsAsked(view.graph);
  const times = callTimes(memory.kept, request);
  const { last } = memory;
  const seen = seenIn(request);
  const changes = changesSince(last?.seen ?? null, seen);
  const cycleOf = new Map<number, Followed>();
  const { reached } = changes;
  const { progress, of } =
    last && reached ? asBefore(last, reached, nodes.length) : nothingMade(nodes.length);
  const now: Last = { progress, of, seen, number: ++evaluations };
  memory.last = now;

  const answer: AnswerOf = (node, operation) => {
    if (progress[node] !== DONE) workOut(node);
    return answerMade(node, operation);
  };

  const timesAt = (node: number): NodeTimes => {
    const known = of[node] ?? { calls: null, answers: [] };
    of[node] = known;
    return known;
  };

  const answerMade = (node: number, operation: number): Timed | null => {
    const here = timesAt(node);
    const known = here.answers[operation];
    if (known !== undefined) return known;
    const cycle = cycleOf.get(node);
    const made = cycle ? cycle.answer(node, operation) : times.keptAnswer(node, operation, here.calls);
    here.answers[operation] = made;
    return made;
  };

  /** What it waits for first; without recursion, so that long chains don't exhaust the stack. */
  const workOut = (asked: number): void => {
    const path = [asked];
    for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
      const part = needs.partOf(node);
      if (progress[node]) {
        path.pop();
        if (progress[node] === BEGUN) make(part);
        continue;
      }
      for (const member of part.members) progress[member] = BEGUN;
      for (const member of part.members) {
        for (const target of needs.waitsFor(member)) if (!progress[target]) path.push(target);
      }
    }
  };

  const make = (part: Part): void => {
    const [first = 0] = part.members;
    if (part.cyclic) {
      const cycle = followedNext(memory, request, times, part, operationsOf, answerMade);
      for (const node of part.members) cycleOf.set(node, cycle);
    } else if (last && last.progress[first] === DONE && isAsBefore(first)) {
      takeOver(last, now, first);
      return;
    } else timesAt(first).calls = times.keptCallsOf(first, answerMade);
    for (const node of part.members) {
      progress[node] = DONE;
      for (const operation of operationsOf(node)) {
        if (answerMade(node, operation) !== last?.of[node]?.answers[operation]) changes.mark(node);
      }
    }
  };

  const isAsBefore = (node: number): boolean => {
    if (changes.at(node)) return false;
    for (const target of needs.waitsFor(node)) if (changes.at(target)) return false;
    for (const broker of needs.brokersOf(node)) if (changes.at(broker)) return false;
    return true;
  };

  return {
    answer,
    call(call, isLookUp) {
      const waitsFor = isLookUp ? 'look-up' : isLeftWithBroker(view, call) ? 'enqueue' : 'answer';
      return times.called(call, waitsFor, answer);
    },
    own: times.own,
    group(node, group) {
      if (progress[node] !== DONE) workOut(node);
      const cycle = cycleOf.get(node);
      return cycle ? cycle.group(node, group) : times.group(group, answer);
    },
    descent: {
      line: memory,
      number: now.number,
      from: last && reached ? last.number : null,
      reached: reached ?? [],
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
