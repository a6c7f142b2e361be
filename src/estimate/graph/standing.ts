/**
 * What can still answer with some parts down and everything else up: the conditions of availability as plain yes or
 * no, without chances. Load goes by it in a what-if, and cut sets are found with it. Many cases of what is down are
 * asked at once, a bit for each. The least fixpoint in cycles: what only supports itself can't answer.
 */
import { once } from '../../shared/once';
import type { Call, Graph, Group, Member } from './graph';
import { WRITE } from './graph';
import type { Cases, Losses, Ups } from './upCases';
import { isTouched, NONE, NOTHING_UP, upCases, upWithout } from './upCases';
import type { View } from './view';
import { answersItself, calledBy, enqueuesOf, groupsOf, isLeftWithBroker, isLookUp } from './view';

export interface Question {
  readonly view: View;
  readonly losses?: Losses;
  /** Whether optional calls count as needed. */
  readonly optionalNeeded?: boolean;
  /** Keys of cache-aside groups whose cache must be up. */
  readonly loadBearing?: ReadonlySet<number>;
}

export interface Standing {
  /** The component answers calls of this operation, everything it needs included. */
  answers(node: number, operation: number): boolean;
  /** The component alone. */
  isUp(node: number, operation: number): boolean;
  /** A call over the connection may succeed. */
  passes(call: Call, lookUp: boolean): boolean;
}

export interface Standings {
  answers(node: number, operation: number): Cases;
  isUp(node: number, operation: number): Cases;
  passes(call: Call, lookUp: boolean): Cases;
  /** With this lost too in every case; only what hangs on it is looked at again. */
  without(losses: Losses): Standings;
}

export function standingOf({ losses = {}, ...question }: Question): Standing {
  const { answers, isUp, passes } = standingsOf(question, [losses]);
  return {
    answers: (node, operation) => answers(node, operation) !== NONE,
    isUp: (node, operation) => isUp(node, operation) !== NONE,
    passes: (call, lookUp) => passes(call, lookUp) !== NONE,
  };
}

/** For each of the cases of what is down. */
export function standingsOf(question: Omit<Question, 'losses'>, cases: readonly Losses[]): Standings {
  const { view } = question;
  const all: Cases = (1n << BigInt(cases.length)) - 1n;
  const ups = upCases(view.graph, cases, all);
  const broken = new Map<number, Cases>();
  cases.forEach(({ calls = [] }, index) => {
    for (const call of calls) broken.set(call, (broken.get(call) ?? NONE) | (1n << BigInt(index)));
  });
  const state = stateOf(question, all, { upOf: (node) => ups[node] ?? NOTHING_UP, broken });
  for (const part of view.parts) settle(state, part.members, part.cyclic);
  const callersOf = once(() => callers(view));
  const without = (losses: Losses): Standings => {
    const next = stateOf(
      question,
      all,
      {
        upOf: upWithout(view.graph, cases, all, ups, losses),
        broken: new Map([...broken, ...[...(losses.calls ?? [])].map((call) => [call, all] as const)]),
      },
      [...state.calls],
    );
    settleAgain(state, next, callersOf(), changedBy(view.graph, losses));
    return { ...asked(next), without: (more) => without(together(losses, more)) };
  };
  return { ...asked(state), without };
}

const asked = ({ answers, isUp, passes }: State): Omit<Standings, 'without'> => ({ answers, isUp, passes });

function together(a: Losses, b: Losses): Losses {
  return {
    components: new Set([...(a.components ?? []), ...(b.components ?? [])]),
    groups: new Set([...(a.groups ?? []), ...(b.groups ?? [])]),
    calls: new Set([...(a.calls ?? []), ...(b.calls ?? [])]),
  };
}

interface Given {
  upOf(node: number): Ups;
  /** By call, the cases in which it can't be made. */
  readonly broken: ReadonlyMap<number, Cases>;
}

function stateOf(
  question: State['question'],
  all: Cases,
  { upOf, broken }: Given,
  calls = new Array<Cases>(question.view.graph.nodes.length).fill(NONE),
): State {
  const { view } = question;
  const { nodes } = view.graph;
  const isUp = (node: number, operation: number): Cases => upOf(node)[operation] ?? NONE;
  const answers = (node: number, operation: number): Cases => {
    const mayHit = operation !== WRITE && answersItself(view, node) && (nodes[node]?.hitRatio ?? 0) > 0;
    return isUp(node, operation) & (mayHit ? all : (calls[node] ?? NONE));
  };
  const reaches = (call: Call): Cases =>
    call.linkAvailability > 0 && call.errorRate < 1 ? all & ~(broken.get(call.index) ?? NONE) : NONE;
  const passes = (call: Call, lookUp: boolean): Cases => {
    const targetOnly = lookUp || isLeftWithBroker(view, call);
    return reaches(call) & (targetOnly ? isUp : answers)(call.to, call.operation);
  };
  return { question, all, calls, answers, passes, reaches, isUp };
}

/** The least fixpoint of components that call each other; of one that doesn't, what it is. */
function settle(state: State, members: readonly number[], cyclic: boolean): void {
  for (let changed = true; changed; ) {
    changed = false;
    for (const node of members) {
      const now = callsSucceed(state, node);
      changed ||= cyclic && now !== state.calls[node];
      state.calls[node] = now;
    }
  }
}

/** Callees first, from the components at which something has changed to those that are told of it. */
function settleAgain(
  before: State,
  state: State,
  callersOf: readonly (readonly number[])[],
  { targets, callers: senders }: Changed,
): void {
  const { view } = state.question;
  const isDoubtful = new Uint8Array(view.graph.nodes.length);
  const tell = (node: number): void => {
    for (const caller of callersOf[node] ?? []) isDoubtful[caller] = 1;
  };
  for (const node of senders) isDoubtful[node] = 1;
  for (const node of targets) tell(node);
  for (const { members, cyclic } of view.parts) {
    if (!members.some((node) => isDoubtful[node])) continue;
    if (cyclic) for (const node of members) state.calls[node] = NONE;
    settle(state, members, cyclic);
    for (const node of members) if (state.calls[node] !== before.calls[node]) tell(node);
  }
}

/** Components that are down more often, and those with calls that are. */
interface Changed {
  readonly targets: readonly number[];
  readonly callers: readonly number[];
}

function changedBy({ nodes, calls }: Graph, losses: Losses): Changed {
  return {
    targets: nodes.filter((node) => isTouched(node, losses)).map(({ index }) => index),
    callers: [...(losses.calls ?? [])].flatMap((call) => calls[call]?.from ?? []),
  };
}

/** By component, who waits for it. */
function callers(view: View): number[][] {
  const found: number[][] = view.graph.nodes.map(() => []);
  view.graph.nodes.forEach((_, node) => {
    for (const target of calledBy(view, node)) found[target]?.push(node);
    for (const { to } of enqueuesOf(view, node)) found[to]?.push(node);
  });
  return found;
}

const known = new WeakMap<View, Standing>();

/** Where failures are known: with all that has an availability of 0 down. null where they are not. */
export function knownStanding(view: View): Standing | null {
  if (!view.graph.failuresAreKnown) return null;
  const before = known.get(view);
  const standing = before ?? standingOf({ view });
  if (!before) known.set(view, standing);
  return standing;
}

interface State extends Omit<Standings, 'without'> {
  readonly question: Omit<Question, 'losses'>;
  readonly all: Cases;
  /** By component, the cases in which all its calls succeed. */
  readonly calls: Cases[];
  reaches(call: Call): Cases;
}

function callsSucceed(state: State, node: number): Cases {
  const { view, optionalNeeded = false } = state.question;
  const isAsked = (call: Call): boolean => optionalNeeded || !call.optional;
  let succeed = state.all;
  for (const call of enqueuesOf(view, node))
    if (call.probability >= 1 && isAsked(call)) succeed &= state.passes(call, false);
  for (const group of groupsOf(view, node)) succeed &= groupSucceeds(state, group, isAsked);
  return succeed;
}

/** Where some way its members' chances of being called fall out lets it succeed. */
function groupSucceeds(state: State, group: Group, isAsked: (call: Call) => boolean): Cases {
  const { all } = state;
  const members = group.members.filter(({ call }) => call.probability > 0);
  const passes = ({ call, place }: Member): Cases => state.passes(call, isLookUp(group, place));
  const mustPass = members.filter((member) => member.call.probability >= 1);
  const each = (of: readonly Member[]): Cases => of.reduce((cases, member) => cases & passes(member), all);
  switch (group.how) {
    case 'sequence':
    case 'parallel':
      return each(mustPass.filter((member) => isAsked(member.call)));
    case 'balance':
    case 'failover':
      return each(mustPass) | atLeast(1, members.map(passes), all);
    case 'quorum':
      return each(mustPass) | atLeast(Math.max(1, group.need), members.map(passes), all);
    case 'shard': {
      const picked = members.filter(({ weight }) => weight > 0);
      return picked.some(({ call }) => call.probability >= 1) ? atLeast(1, picked.map(passes), all) : all;
    }
    case 'cache':
      return cacheSucceeds(state, group, members);
  }
}

function atLeast(need: number, passing: readonly Cases[], all: Cases): Cases {
  const counts: Cases[] = [all, ...new Array<Cases>(need).fill(NONE)];
  for (const cases of passing)
    for (let count = need; count > 0; count--)
      counts[count] = (counts[count] ?? NONE) | ((counts[count - 1] ?? NONE) & cases);
  return counts[need] ?? NONE;
}

function cacheSucceeds(state: State, group: Group, members: readonly Member[]): Cases {
  const { all } = state;
  const { view, loadBearing } = state.question;
  const lookUp = members.find((member) => member.place === 0)?.call;
  const store = members.find((member) => member.place === 1)?.call;
  const fromStore = (otherwise: Cases): Cases =>
    store ? state.passes(store, false) | (store.probability < 1 ? otherwise : NONE) : otherwise;
  if (!lookUp) return fromStore(all);
  const skipped = lookUp.probability < 1 ? fromStore(all) : NONE;
  const cache = state.isUp(lookUp.to, lookUp.operation);
  const canHit = lookUp.operation !== WRITE && (view.graph.nodes[lookUp.to]?.hitRatio ?? 0) > 0;
  const hit = canHit ? state.reaches(lookUp) : NONE;
  if (loadBearing?.has(group.key)) return skipped | (cache & (hit | fromStore(NONE)));
  return skipped | (cache & hit) | fromStore(NONE);
}
