/**
 * "All calls and enqueues a component makes for one request succeed", as a function of the draws: every way of
 * calling as docs/file-format.md has it. A member that is not called is not there; with none called it holds.
 */
import type { Group, Member } from '../graph/graph';
import { WRITE } from '../graph/graph';
import { enqueuesOf, groupsOf } from '../graph/view';
import type { Conditions } from './conditions';
import { both, choose, either, not } from './connectives';
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
  const { view, diagram, variables } = conditions;
  const groups = groupsOf(view, node).map((group) => groupFunction(conditions, group, targets));
  const enqueues = enqueuesOf(view, node)
    .filter((call) => conditions.optionalNeeded || !call.optional)
    .map((call) => {
      const done = both(diagram, variables.through(call), targets.up(call.to, call.operation));
      return either(diagram, not(diagram, variables.called(call)), done);
    });
  return [...groups, ...enqueues].reduceRight((rest, part) => both(diagram, part, rest), TRUE);
}

function groupFunction(conditions: Conditions, group: Group, targets: Targets): number {
  const { diagram, variables } = conditions;
  const answered = ({ call }: Member): number =>
    both(diagram, variables.through(call), targets.ok(call.to, call.operation));
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
      return cacheFunction(conditions, group, targets, answered);
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
  const { diagram, variables } = conditions;
  const lookUp = group.members.find((member) => member.place === 0)?.call;
  const store = group.members.find((member) => member.place === 1);
  const fromStore = (otherwise: number): number =>
    store ? choose(diagram, variables.called(store.call), answered(store), otherwise) : otherwise;
  if (!lookUp) return fromStore(TRUE);
  const cannotHit = lookUp.operation === WRITE || targets.isOnPath(lookUp.to);
  const hit = cannotHit ? FALSE : both(diagram, variables.through(lookUp), variables.hit(lookUp.to));
  const cache = targets.up(lookUp.to, lookUp.operation);
  const miss = fromStore(FALSE);
  const asked = conditions.loadBearing.has(group.key)
    ? both(diagram, cache, either(diagram, hit, miss))
    : either(diagram, both(diagram, cache, hit), miss);
  return choose(diagram, variables.called(lookUp), asked, fromStore(TRUE));
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
