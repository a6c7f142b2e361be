/**
 * The one target a request's key picks: by weight among the members called, each other's failures ignored.
 * A weight of 0 is never picked; where nothing is there to be picked, nothing is asked.
 */
import type { Group, Member } from '../graph/graph';
import type { Conditions } from './conditions';
import { choose } from './connectives';
import { BudgetExceeded, FALSE, TRUE } from './decisionDiagram';

/** Members that are called only by chance, beyond which their subsets are too many to tell apart. */
const MOST_BY_CHANCE = 12;

export function pickOne(conditions: Conditions, group: Group, answered: (member: Member) => number): number {
  const { diagram, variables } = conditions;
  const members = group.members.filter((member) => member.weight > 0);
  const byChance = members.filter((member) => {
    const called = variables.called(member.call);
    return called !== TRUE && called !== FALSE;
  });
  if (byChance.length > MOST_BY_CHANCE) throw new BudgetExceeded();
  const among = (index: number, called: readonly Member[]): number => {
    const member = members[index];
    if (!member) return pickAmong(conditions, group, called, answered);
    return choose(
      diagram,
      variables.called(member.call),
      variables.called(member.call) === FALSE ? TRUE : among(index + 1, [...called, member]),
      variables.called(member.call) === TRUE ? TRUE : among(index + 1, called),
    );
  };
  return among(0, []);
}

function pickAmong(
  conditions: Conditions,
  group: Group,
  called: readonly Member[],
  answered: (member: Member) => number,
): number {
  const { diagram, variables } = conditions;
  const name = called.map((member) => member.call.index).join(' ');
  let weightLeft = called.reduce((sum, member) => sum + member.weight, 0);
  const draws = called.slice(0, -1).map((member, step) => {
    const rest = Math.max(0, weightLeft - member.weight);
    const chance = { up: member.weight / weightLeft, down: rest / weightLeft };
    weightLeft = rest;
    return variables.pickVariable(group, `${name}:${step}`, chance);
  });
  return called
    .map(answered)
    .reduceRight(
      (rest, picked, step) =>
        step === called.length - 1 ? picked : choose(diagram, draws[step] ?? TRUE, picked, rest),
      TRUE,
    );
}
