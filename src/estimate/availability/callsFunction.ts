/**
 * "All calls and enqueues a component makes for one request succeed", as a function of the draws: every way of
 * calling as docs/file-format.md has it. A member that is not called is not there; with none called it holds.
 */
import type { Call, Group, Member } from '../graph/graph';
import { WRITE } from '../graph/graph';
import { enqueuesOf, groupsOf } from '../graph/view';
import type { Conditions } from './conditions';
import { FALSE, TRUE } from './decisionDiagram';
import { pickOne } from './pick';

/** What is known of the components it calls. */
export interface Targets {
  ok(node: number, operation: number): number;
  up(node: number, operation: number): number;
  /** On the request's path already, so that a call back fails at once. */
  isOnPath(node: number): boolean;
}

export function callsFunction(conditions: Conditions, node: number, targets: Targets): number {
  const { view, combine } = conditions;
  const parts: number[] = [];
  for (const group of groupsOf(view, node)) parts.push(...groupParts(conditions, group, targets));
  for (const call of enqueuesOf(view, node)) parts.push(...enqueueParts(conditions, call, targets));
  return combine.all(parts);
}

/** A message left with a broker: it and the link; nothing where the caller does without. */
export function enqueueParts(conditions: Conditions, call: Call, targets: Targets): number[] {
  const { combine, variables } = conditions;
  if (call.optional && !conditions.optionalNeeded) return [];
  const done = combine.all([variables.through(call), targets.up(call.to, call.operation)]);
  return [combine.unlessDrawn(variables.called(call), done)];
}

/** Functions that must all hold. */
export function groupParts(conditions: Conditions, group: Group, targets: Targets): number[] {
  const { combine, variables } = conditions;
  const answered = ({ call }: Member): number =>
    combine.all([variables.through(call), targets.ok(call.to, call.operation)]);
  const atLeast = (need: number): number =>
    combine.atLeast(
      need,
      group.members.map((member) => ({ answers: answered(member), called: variables.called(member.call) })),
    );
  switch (group.how) {
    case 'sequence':
    case 'parallel': {
      const parts: number[] = [];
      for (const member of group.members) {
        const { call } = member;
        if (call.optional && !conditions.optionalNeeded) continue;
        const called = variables.called(call);
        if (called === TRUE) parts.push(variables.through(call), targets.ok(call.to, call.operation));
        else parts.push(combine.unlessDrawn(called, answered(member)));
      }
      return parts;
    }
    case 'balance':
    case 'failover':
      return [atLeast(1)];
    case 'quorum':
      return [atLeast(group.need)];
    case 'shard':
      return [pickOne(conditions, group, answered)];
    case 'cache':
      return [cacheFunction(conditions, group, targets, answered)];
  }
}

/**
 * Look-up up and hit, or else the store. Where the store could not carry the load without the hits, the cache
 * must be up in any case.
 */
function cacheFunction(
  conditions: Conditions,
  group: Group,
  targets: Targets,
  answered: (member: Member) => number,
): number {
  const { combine, variables } = conditions;
  const lookUp = group.members.find((member) => member.place === 0)?.call;
  const store = group.members.find((member) => member.place === 1);
  const fromStore = (otherwise: number): number =>
    store ? combine.choose(variables.called(store.call), answered(store), otherwise) : otherwise;
  if (!lookUp) return fromStore(TRUE);
  const cannotHit = lookUp.operation === WRITE || targets.isOnPath(lookUp.to);
  const hit = cannotHit ? FALSE : combine.all([variables.through(lookUp), variables.hit(lookUp.to)]);
  const cache = targets.up(lookUp.to, lookUp.operation);
  const miss = fromStore(FALSE);
  const asked = conditions.loadBearing.has(group.key)
    ? combine.all([cache, combine.any([hit, miss])])
    : combine.any([combine.all([cache, hit]), miss]);
  return combine.choose(variables.called(lookUp), asked, fromStore(TRUE));
}
