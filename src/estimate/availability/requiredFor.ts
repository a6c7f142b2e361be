/**
 * The literals without which a component's calls never succeed: those of what it calls in any case, and of alternatives
 * those that all of them require. Sets alone, so it is found at once where the function itself would be too large.
 */
import type { Call, Group } from '../graph/graph';
import { enqueuesOf, groupsOf } from '../graph/view';
import type { Targets } from './callsFunction';
import type { Conditions } from './conditions';
import { TRUE } from './decisionDiagram';
import { EMPTY_SET } from './literalSets';

/** A set of literals. */
export function requiredFor(conditions: Conditions, node: number, targets: Targets): number {
  const { view, variables, combine } = conditions;
  const { sets } = combine.f;
  const required = groupsOf(view, node).map((group) => requiredByGroup(conditions, group, targets));
  for (const call of enqueuesOf(view, node)) {
    const isNeeded = conditions.optionalNeeded || !call.optional;
    if (isNeeded && variables.called(call) === TRUE)
      required.push(requiredByCall(conditions, call, targets.up(call.to, call.operation)));
  }
  return sets.union(required);
}

function requiredByGroup(conditions: Conditions, { how, members }: Group, targets: Targets): number {
  const { variables, combine, optionalNeeded } = conditions;
  const { sets } = combine.f;
  const ofCall = (call: Call): number =>
    requiredByCall(conditions, call, targets.ok(call.to, call.operation));
  const isCalled = (call: Call): boolean => variables.called(call) === TRUE;
  switch (how) {
    case 'sequence':
    case 'parallel': {
      const needed = members.filter(({ call }) => isCalled(call) && (optionalNeeded || !call.optional));
      return sets.union(needed.map(({ call }) => ofCall(call)));
    }
    case 'balance':
    case 'failover':
    case 'quorum': {
      if (!members.every(({ call }) => isCalled(call))) return EMPTY_SET;
      const [first = EMPTY_SET, ...others] = members.map(({ call }) => ofCall(call));
      return others.reduce((common, one) => sets.intersection(common, one), first);
    }
    case 'shard':
    case 'cache':
      return EMPTY_SET;
  }
}

/** Of what can't be at all, FALSE requires nothing: more states are true than there are. */
function requiredByCall({ variables, combine }: Conditions, call: Call, target: number): number {
  const { f } = combine;
  return f.sets.union([f.required(variables.through(call)), f.required(target)]);
}
