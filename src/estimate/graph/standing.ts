/**
 * What can still answer with some parts down and everything else up: the conditions of availability as plain yes or
 * no, without chances. Load goes by it in a what-if, and cut sets are found with it. Many cases of what is down are
 * asked at once, a bit for each. The least fixpoint in cycles: what only supports itself can't answer.
 */
import type { Call, Graph, Group, Member, Node } from './graph';
import { OPERATIONS, WRITE } from './graph';
import { isKnownDown, replicasUp } from './overrides';
import type { View } from './view';
import { answersItself, enqueuesOf, groupsOf, isLeftWithBroker, isLookUp } from './view';

/** What is down beside what has an availability of 0. */
export interface Losses {
  readonly components?: ReadonlySet<number>;
  readonly groups?: ReadonlySet<string>;
  readonly calls?: ReadonlySet<number>;
}

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

/** The cases in which something holds: bit i is the i-th. */
export type Cases = bigint;

export interface Standings {
  answers(node: number, operation: number): Cases;
  isUp(node: number, operation: number): Cases;
  passes(call: Call, lookUp: boolean): Cases;
}

const NONE: Cases = 0n;

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
  const { nodes } = view.graph;
  const all: Cases = (1n << BigInt(cases.length)) - 1n;
  const ups = upCases(view.graph, cases, all);
  const broken = new Map<number, Cases>();
  cases.forEach(({ calls = [] }, index) => {
    for (const call of calls) broken.set(call, (broken.get(call) ?? NONE) | (1n << BigInt(index)));
  });
  const calls = new Array<Cases>(nodes.length).fill(NONE);
  const isUp = (node: number, operation: number): Cases => ups[node * 3 + operation] ?? NONE;
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
  const state: State = { question, all, passes, reaches, isUp };
  for (const part of view.parts) {
    for (let changed = true; changed; ) {
      changed = false;
      for (const node of part.members) {
        const now = callsSucceed(state, node);
        changed ||= part.cyclic && now !== calls[node];
        calls[node] = now;
      }
    }
  }
  return { answers, isUp, passes };
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

interface State extends Pick<Standings, 'passes' | 'isUp'> {
  readonly question: Omit<Question, 'losses'>;
  readonly all: Cases;
  reaches(call: Call): Cases;
}

/** By component index × 3 + operation. */
function upCases(graph: Graph, cases: readonly Losses[], all: Cases): Cases[] {
  const isDown = isKnownDown(graph);
  const lostGroups = new Set(cases.flatMap(({ groups }) => [...(groups ?? [])]));
  const lost = new Set(cases.flatMap(({ components }) => [...(components ?? [])]));
  return graph.nodes.flatMap((node) => {
    const standsInLost = node.units.some((unit) => unit.site.some((id) => lostGroups.has(id)));
    const left = (losses: Losses): number =>
      losses.components?.has(node.index)
        ? 0
        : replicasUp(graph, node, (id) => isDown(id) || (losses.groups?.has(id) ?? false));
    const usual = left({});
    return OPERATIONS.map((_, operation) => {
      const need = needed(node, operation);
      if (!standsInLost && !lost.has(node.index)) return usual >= need ? all : NONE;
      return cases.reduce(
        (up, losses, index) => (left(losses) >= need ? up | (1n << BigInt(index)) : up),
        NONE,
      );
    });
  });
}

/** With `"auto"`, at least one. */
function needed(node: Node, operation: number): number {
  const asked = node.work[operation]?.requiredReplicas;
  const most = Math.max(1, Math.floor(node.settings.replicas));
  return typeof asked === 'number' ? Math.min(most, Math.max(1, Math.floor(asked))) : 1;
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
