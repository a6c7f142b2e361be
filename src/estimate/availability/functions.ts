/**
 * The conditions under which each component answers, as functions of the draws: enough replicas up and every
 * call group satisfied. Callees first; in a cycle the least fixpoint, so what only supports itself is down.
 * A function that would exceed the budget is UNKNOWN, and so is what needs it.
 */
import { stronglyConnectedParts } from '../graph/cycles';
import type { Call, Group, Member } from '../graph/graph';
import { WRITE } from '../graph/graph';
import type { View } from '../graph/view';
import { answersItself, enqueuesOf, groupsOf, isLookUp } from '../graph/view';
import type { Conditions } from './conditions';
import { both, choose, either, not, UNKNOWN } from './connectives';
import { BudgetExceeded, FALSE, TRUE } from './decisionDiagram';
import { pickOne } from './pick';

export interface Functions {
  /** It answers calls of this operation, everything it needs included. */
  ok(node: number, operation: number): number;
  /** All its own calls and enqueues succeed. */
  calls(node: number): number;
  /** Itself alone: what a look-up or an enqueue needs. */
  up(node: number, operation: number): number;
}

export function buildFunctions(conditions: Conditions): Functions {
  const { view, diagram, variables } = conditions;
  const count = view.graph.nodes.length;
  const calls = new Int32Array(count).fill(FALSE);
  const oks = new Map<number, number>();

  const up = (node: number, operation: number): number => variables.up(node, operation);
  const compose = (node: number, operation: number): number => {
    const needs = calls[node] ?? FALSE;
    if (needs === UNKNOWN) return UNKNOWN;
    const mayHit = operation !== WRITE && answersItself(view, node);
    return diagram.and(up(node, operation), mayHit ? diagram.or(variables.hit(node), needs) : needs);
  };
  const ok = (node: number, operation: number): number => oks.get(node * 3 + operation) ?? FALSE;
  const refresh = (node: number): boolean => {
    const before = calls[node];
    calls[node] = guarded(() => allCalls(conditions, node, ok, up));
    for (let operation = 0; operation < 3; operation++) {
      oks.set(
        node * 3 + operation,
        guarded(() => compose(node, operation)),
      );
    }
    return calls[node] !== before;
  };

  for (const part of stronglyConnectedParts(count, (node) => requiredTargets(view, node))) {
    for (let changed = true; changed; ) {
      changed = false;
      for (const node of part.members) changed = refresh(node) || changed;
      if (part.members.some((node) => calls[node] === UNKNOWN)) {
        for (const node of part.members) {
          calls[node] = UNKNOWN;
          for (let operation = 0; operation < 3; operation++) oks.set(node * 3 + operation, UNKNOWN);
        }
        break;
      }
      if (!part.cyclic) break;
    }
  }
  return { ok, calls: (node) => calls[node] ?? FALSE, up };
}

/** Components whose whole answer a component's own answer may depend on. */
export function requiredTargets(view: View, node: number): number[] {
  return groupsOf(view, node).flatMap((group) =>
    group.members.filter((member) => !isLookUp(group, member.place)).map((member) => member.call.to),
  );
}

type Answer = (node: number, operation: number) => number;

function allCalls(conditions: Conditions, node: number, ok: Answer, up: Answer): number {
  const { view, diagram, variables } = conditions;
  const groups = groupsOf(view, node).map((group) => groupFunction(conditions, group, ok, up));
  const enqueues = enqueuesOf(view, node)
    .filter((call) => conditions.optionalNeeded || !call.optional)
    .map((call) => {
      const done = both(diagram, variables.through(call), up(call.to, call.operation));
      return either(diagram, not(diagram, variables.called(call)), done);
    });
  return [...groups, ...enqueues].reduceRight((rest, part) => both(diagram, part, rest), TRUE);
}

function groupFunction(conditions: Conditions, group: Group, ok: Answer, up: Answer): number {
  const { diagram, variables } = conditions;
  const through = (call: Call, target: number): number => both(diagram, variables.through(call), target);
  const answered = (member: Member): number =>
    through(member.call, ok(member.call.to, member.call.operation));
  switch (group.how) {
    case 'sequence':
    case 'parallel':
      return group.members
        .filter((member) => conditions.optionalNeeded || !member.call.optional)
        .map((member) => either(diagram, not(diagram, variables.called(member.call)), answered(member)))
        .reduceRight((rest, part) => both(diagram, part, rest), TRUE);
    case 'balance':
    case 'failover':
      return atLeast(conditions, group.members, 1, answered);
    case 'quorum':
      return atLeast(conditions, group.members, group.need, answered);
    case 'shard':
      return pickOne(conditions, group, answered);
    case 'cache':
      return cacheFunction(conditions, group, answered, (member) =>
        through(member.call, up(member.call.to, member.call.operation)),
      );
  }
}

/**
 * Look-up up and hit, or else the store. Where the store could not carry the load without the hits, the
 * look-up must be up in any case.
 */
function cacheFunction(
  conditions: Conditions,
  group: Group,
  answered: (member: Member) => number,
  reached: (member: Member) => number,
): number {
  const { diagram, variables } = conditions;
  const lookUp = group.members.find((member) => member.place === 0);
  const store = group.members.find((member) => member.place === 1);
  const fromStore = (otherwise: number): number =>
    store ? choose(diagram, variables.called(store.call), answered(store), otherwise) : otherwise;
  if (!lookUp) return fromStore(TRUE);
  const { call } = lookUp;
  const hit = call.operation === WRITE ? FALSE : variables.hit(call.to);
  const cache = reached(lookUp);
  const miss = fromStore(FALSE);
  const asked = conditions.loadBearing.has(group.key)
    ? both(diagram, cache, either(diagram, hit, miss))
    : either(diagram, both(diagram, cache, hit), miss);
  return choose(diagram, variables.called(call), asked, fromStore(TRUE));
}

/**
 * At least `need` of those called, or all of them where fewer are called; with none called it holds. Members
 * are decided one by one; the state is how many answered and whether one failed.
 */
function atLeast(
  conditions: Conditions,
  members: readonly Member[],
  need: number,
  answered: (member: Member) => number,
): number {
  const { diagram, variables } = conditions;
  const wanted = Math.min(Math.max(need, 1), members.length);
  let unfailed = Array.from({ length: wanted + 1 }, (): number => TRUE);
  let failed = Array.from({ length: wanted + 1 }, (_, count): number => (count >= wanted ? TRUE : FALSE));
  for (const member of [...members].reverse()) {
    const x = answered(member);
    const called = variables.called(member.call);
    const step = (row: readonly number[], count: number): number =>
      choose(diagram, x, row[Math.min(count + 1, wanted)] ?? TRUE, failed[count] ?? TRUE);
    const nextUnfailed = unfailed.map((skip, count) => choose(diagram, called, step(unfailed, count), skip));
    const nextFailed = failed.map((skip, count) => choose(diagram, called, step(failed, count), skip));
    unfailed = nextUnfailed;
    failed = nextFailed;
  }
  return unfailed[0] ?? TRUE;
}

function guarded(build: () => number): number {
  try {
    return build();
  } catch (error) {
    if (error instanceof BudgetExceeded) return UNKNOWN;
    throw error;
  }
}
