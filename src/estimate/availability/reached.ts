/**
 * "A request gets over this connection", as a function of the draws: every component on some way to it up, the calls
 * on that way and what is called before them answered. Which way is taken (hits, picks, chances of being called) is
 * not drawn: it is the availability of a request that gets there.
 */
import type { Stop, Way } from '../graph/ways';
import { enqueueParts, groupParts, type Targets } from './callsFunction';
import type { Conditions } from './conditions';
import { FALSE } from './decisionDiagram';

/** By index of the call. */
export function reachedFunctions(
  conditions: Conditions,
  stops: readonly Stop[],
  targets: Targets,
): ReadonlyMap<number, number> {
  const { combine } = conditions;
  const over = new Map<number, number>();
  for (const { node, enteredBy, arriving, leaving } of stops) {
    const entered = enteredBy.map((operation) => targets.up(node, operation));
    const called = arriving.map(({ call }) =>
      combine.all([over.get(call.index) ?? FALSE, targets.up(node, call.operation)]),
    );
    const here = combine.any([...entered, ...called]);
    for (const way of leaving) over.set(way.call.index, overWay(conditions, way, here, targets));
  }
  return over;
}

function overWay(conditions: Conditions, way: Way, here: number, targets: Targets): number {
  const { combine, variables } = conditions;
  const { call, groups, enqueues, group, earlier } = way;
  const inTurn =
    group?.how === 'sequence' && earlier.length > 0
      ? groupParts(conditions, { ...group, members: earlier }, targets)
      : [];
  const lookUp = group && conditions.loadBearing.has(group.key) ? earlier.map((one) => one.call) : [];
  return combine.all([
    here,
    ...groups.flatMap((one) => groupParts(conditions, one, targets)),
    ...enqueues.flatMap((one) => enqueueParts(conditions, one, targets)),
    ...inTurn,
    ...lookUp.map((one) => combine.unlessDrawn(variables.called(one), targets.up(one.to, one.operation))),
    variables.through(call),
  ]);
}
