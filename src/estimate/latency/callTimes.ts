/**
 * How long work, calls and call groups take under one load, each made anew only if something it is made from is
 * not the same object or number as last time. What a call's target answers in is asked for.
 */
import { CHANCES } from '../availability/chanceTable';
import { throughChance } from '../availability/variables';
import type { Call, Group, Member, Node } from '../graph/graph';
import { OPERATIONS, WRITE } from '../graph/graph';
import { answersItself, enqueuesOf, groupsOf, isLookUp } from '../graph/view';
import { overload } from '../load/capacity';
import { waitingAt } from '../load/waiting';
import type { Attempts } from './attempts';
import { attemptsOf, repeated } from './attempts';
import type { Distribution } from './distribution';
import { FOREVER, NO_TIME } from './distribution';
import type { Outcome, Timed } from './groups';
import { AT_ONCE, groupTime, mixed, oneAfterAnother, oneCall, stepsOf } from './groups';
import type { Inputs } from './inputs';
import { createInputs } from './inputs';
import type { LatencyRequest } from './latencyRequest';
import type { Times } from './times';
import { workTime } from './workTime';

/** Look-ups and enqueues wait for the target itself, other calls for all it needs. */
export type WaitsFor = 'answer' | 'look-up' | 'enqueue';

/** Of a component with all it needs. */
export type AnswerOf = (node: number, operation: number) => Timed | null;

/** By index, from one evaluation to the next; of calls two each, for the answer and for the target itself. */
export interface KeptTimes {
  readonly own: (KeptOwn | undefined)[];
  readonly calls: (KeptCall | undefined)[];
  readonly callsOf: (Kept | undefined)[];
  readonly answers: (Kept | undefined)[];
}

interface KeptOwn {
  readonly record: Node;
  readonly used: number | null;
  readonly arrivals: readonly [number, number, number];
  readonly timed: (Timed | undefined)[];
}

interface KeptCall {
  readonly call: Call;
  readonly target: Timed;
  readonly admitted: number | undefined;
  readonly attempts: Attempts;
  readonly through: number;
  /** As it was asked for last, and how likely its target answered then. */
  outcome: Outcome | null;
  up: number;
}

interface Kept {
  readonly inputs: Inputs;
  timed: Timed | null;
}

export const nothingKept = (): KeptTimes => ({ own: [], calls: [], callsOf: [], answers: [] });

export interface CallTimes {
  own(node: number, operation: number): Timed;
  called(call: Call, waitsFor: WaitsFor, answer: AnswerOf): Attempts | null;
  group(group: Group, answer: AnswerOf): Timed | null;
  /** All its groups and enqueues, one after another. */
  callsOf(node: number, answer: AnswerOf): Timed | null;
  /** With the calls made. */
  answerWith(node: number, operation: number, calls: Timed | null): Timed | null;
  /** The same two, kept where nothing they are made from has changed. */
  keptCallsOf(node: number, answer: AnswerOf): Timed | null;
  keptAnswer(node: number, operation: number, calls: Timed | null): Timed | null;
  /** Everything a component's answer is made from but the answers of others. */
  inputsOf(node: number, inputs: Inputs): void;
}

export function callTimes(kept: KeptTimes, request: LatencyRequest): CallTimes {
  const { view, availability, times } = request;
  const own = (node: number, operation: number): Timed => {
    const record = view.graph.nodes[node];
    if (!record) return AT_ONCE;
    const known = ownOf(kept, request, record);
    const timed = known.timed[operation] ?? ownTime(request, record, operation);
    known.timed[operation] = timed;
    return timed;
  };

  const keptCall = (call: Call, waitsFor: WaitsFor, answer: AnswerOf): KeptCall | null => {
    const target = waitsFor !== 'answer' ? own(call.to, call.operation) : answer(call.to, call.operation);
    if (!target) return null;
    const place = call.index * 2 + (waitsFor === 'answer' ? 0 : 1);
    const admitted = request.admitted?.get(call.index);
    const known = kept.calls[place];
    if (known && known.call === call && known.target === target && known.admitted === admitted) return known;
    const once = { time: times.sum(times.of(call.wire), target.time), late: target.late };
    const attempts = attemptsOf(times, call, once, admitted);
    const through = known?.call === call ? known.through : throughChance(call, call.timesPerRequest).up;
    const made = { call, target, admitted, attempts, through, outcome: null, up: 0 };
    kept.calls[place] = made;
    return made;
  };

  const ups = availability.table?.()?.up;
  const upOf = ({ to, operation }: Call, waitsFor: WaitsFor): number => {
    const alone = waitsFor !== 'answer';
    if (ups) return ups[to * CHANCES + 2 * operation + Number(alone)] ?? 0;
    return (alone ? availability.up(to, operation) : availability.ok(to, operation)).up;
  };

  const outcome = (member: Member, waitsFor: WaitsFor, answer: AnswerOf): Outcome | null => {
    const { call } = member;
    const one = keptCall(call, waitsFor, answer);
    if (!one) return null;
    const { attempts, through } = one;
    const up = upOf(call, waitsFor);
    if (one.outcome?.member === member && one.up === up) return one.outcome;
    one.outcome = outcomeOf(times, member, attempts, through, up);
    one.up = up;
    return one.outcome;
  };

  const outcomesIn = (of: Group, answer: AnswerOf): ((member: Member) => Outcome | null) => {
    return (member) => outcome(member, waitsIn(of, member), answer);
  };
  const bearsLoad = (of: Group): boolean => request.loadBearing.has(of.key);
  const group = (of: Group, answer: AnswerOf): Timed | null =>
    groupTime(times, view.graph, of, outcomesIn(of, answer), bearsLoad(of));

  const callsOf = (node: number, answer: AnswerOf): Timed | null => {
    const parts: Timed[] = [];
    for (const one of groupsOf(view, node)) {
      const steps = stepsOf(times, view.graph, one, outcomesIn(one, answer), bearsLoad(one));
      if (!steps) return null;
      parts.push(...steps);
    }
    for (const call of enqueuesOf(view, node)) {
      const member: Member = { call, weight: 1, place: 0 };
      const part = oneCall(times, member, outcome(member, 'enqueue', answer));
      if (part) parts.push(part);
    }
    return parts.length === 0 ? AT_ONCE : oneAfterAnother(times, parts);
  };

  const answerWith = (node: number, operation: number, calls: Timed | null): Timed | null => {
    const alone = own(node, operation);
    const mayHit = operation !== WRITE && answersItself(view, node);
    const hitRatio = mayHit ? (view.graph.nodes[node]?.hitRatio ?? 0) : 0;
    const missed = mayHit && calls ? (1 - hitRatio) * availability.calls(node).up : 0;
    if (hitRatio + missed <= 0) return calls && oneAfterAnother(times, [alone, calls]);
    const rest = mixed(times, [
      [hitRatio, AT_ONCE],
      [missed, calls ?? AT_ONCE],
    ]);
    return oneAfterAnother(times, [alone, rest]);
  };

  /** What is asked for here besides the times of the calls. */
  const groupInputs = (of: Group, inputs: Inputs): void => {
    inputs.is(bearsLoad(of));
    for (const member of of.members) {
      const waitsFor = waitsIn(of, member);
      inputs.is(upOf(member.call, waitsFor));
      if (waitsFor === 'look-up') inputs.is(view.graph.nodes[member.call.to]?.hitRatio);
    }
  };

  return {
    own,
    called: (call, waitsFor, answer) => keptCall(call, waitsFor, answer)?.attempts ?? null,
    group,
    callsOf,
    answerWith,
    keptCallsOf(node, answer) {
      const groups = groupsOf(view, node);
      const enqueues = enqueuesOf(view, node);
      if (groups.length === 0 && enqueues.length === 0) return AT_ONCE;
      const known = keptAt(kept.callsOf, node);
      const { inputs } = known;
      inputs.begin();
      inputs.is(groups);
      inputs.is(enqueues);
      for (const one of groups) {
        groupInputs(one, inputs);
        for (const member of one.members) inputs.is(keptCall(member.call, waitsIn(one, member), answer));
      }
      for (const call of enqueues) {
        inputs.is(keptCall(call, 'enqueue', answer));
        inputs.is(upOf(call, 'enqueue'));
      }
      if (!inputs.same()) known.timed = sameAs(known.timed, callsOf(node, answer));
      return known.timed;
    },
    keptAnswer(node, operation, calls) {
      const mayHit = operation !== WRITE && answersItself(view, node);
      if (calls === AT_ONCE && !mayHit) return own(node, operation);
      const known = keptAt(kept.answers, node * OPERATIONS.length + operation);
      const { inputs } = known;
      inputs.begin();
      inputs.is(own(node, operation));
      inputs.is(calls);
      inputs.is(mayHit ? view.graph.nodes[node]?.hitRatio : null);
      inputs.is(mayHit ? availability.calls(node).up : null);
      if (!inputs.same()) known.timed = sameAs(known.timed, answerWith(node, operation, calls));
      return known.timed;
    },
    inputsOf(node, inputs) {
      inputs.is(view.graph.nodes[node]);
      if (answersItself(view, node)) inputs.is(availability.calls(node).up);
      for (let operation = 0; operation < OPERATIONS.length; operation++) inputs.is(own(node, operation));
      inputs.is(groupsOf(view, node));
      for (const of of groupsOf(view, node)) {
        groupInputs(of, inputs);
        for (const { call } of of.members) {
          inputs.is(own(call.to, call.operation));
          inputs.is(request.admitted?.get(call.index));
        }
      }
      inputs.is(enqueuesOf(view, node));
      for (const call of enqueuesOf(view, node)) {
        inputs.is(keptCall(call, 'enqueue', () => null));
        inputs.is(upOf(call, 'enqueue'));
      }
    },
  };
}

const waitsIn = (group: Group, member: Member): WaitsFor =>
  isLookUp(group, member.place) ? 'look-up' : 'answer';

function keptAt(among: (Kept | undefined)[], place: number): Kept {
  const known = among[place] ?? { inputs: createInputs(), timed: null };
  among[place] = known;
  return known;
}

/** The object there was where the new one says the same, so that what was made of it stands. */
const sameAs = (before: Timed | null | undefined, now: Timed | null): Timed | null =>
  before && now && before.time === now.time && before.late === now.late ? before : now;

function ownOf(kept: KeptTimes, request: LatencyRequest, record: Node): KeptOwn {
  const used = request.utilization[record.index] ?? null;
  const place = record.index * OPERATIONS.length;
  const { arrivals } = request;
  const all = arrivals[place] ?? 0;
  const reads = arrivals[place + 1] ?? 0;
  const writes = arrivals[place + 2] ?? 0;
  const known = kept.own[record.index];
  if (
    known &&
    known.record === record &&
    known.used === used &&
    known.arrivals[0] === all &&
    known.arrivals[1] === reads &&
    known.arrivals[2] === writes
  ) {
    return known;
  }
  const timed = known?.timed.map((before, operation) =>
    before ? (sameAs(before, ownTime(request, record, operation)) ?? undefined) : undefined,
  );
  const made: KeptOwn = { record, used, arrivals: [all, reads, writes], timed: timed ?? [] };
  kept.own[record.index] = made;
  return made;
}

function ownTime({ utilization, arrivals, times }: LatencyRequest, record: Node, operation: number): Timed {
  const work = record.work[operation];
  if (!work) return AT_ONCE;
  const used = utilization[record.index] ?? null;
  if (overload(record, operation, used) >= 1) return { time: FOREVER, late: 0 };
  const waiting = waitingAt(record, operation, arrivals);
  const time = workTime(times, work);
  return { time: waiting ? times.sum(time, times.waiting(waiting)) : time, late: 0 };
}

/** `through`: the chance that its link and its errors let all of its calls through; `up`: that its target is. */
export function outcomeOf(
  times: Times,
  member: Member,
  attempts: Attempts,
  through: number,
  up: number,
): Outcome {
  return new CallOutcome(times, member, attempts, through, up);
}

/** Apart from the evaluation, which what is kept of it would hold on to. */
class CallOutcome implements Outcome {
  readonly time: Distribution;
  readonly late: number;
  readonly answers: number;
  private readonly all: Attempts;
  private readonly errors: number;

  constructor(
    private readonly times: Times,
    readonly member: Member,
    private readonly attempts: Attempts,
    through: number,
    up: number,
  ) {
    this.all = repeated(times, attempts, member.call.timesPerRequest);
    this.time = this.all.time;
    this.late = this.all.late;
    this.answers = through * up;
    this.errors = up * (member.call.linkAvailability - through);
  }

  failed(): Distribution {
    const share = this.errors / (1 - this.answers);
    return failedFor(this.times, this.member.call, this.attempts, share);
  }

  gaveUp(): Distribution {
    return this.all.gaveUp();
  }
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
