/**
 * The one target a request's key picks: by weight among the members called, each other's failures ignored.
 * A weight of 0 is never picked; where nothing is there to be picked, nothing is asked.
 */
import type { Group, Member } from '../graph/graph';
import type { Conditions } from './conditions';
import { budgetExceeded, FALSE, TRUE } from './decisionDiagram';

/** Members that are called only by chance, beyond which their subsets are too many to tell apart. */
const MOST_BY_CHANCE = 12;

/** Draws and members by their numbers, decided into one number. */
type Choose = (draw: number, then: number, otherwise: number) => number;

export function pickOne(conditions: Conditions, group: Group, answered: (member: Member) => number): number {
  const { combine, variables } = conditions;
  const members = pickable(conditions, group);
  const byChance = members.filter((member) => variables.called(member.call) !== TRUE);
  if (byChance.length > MOST_BY_CHANCE) throw budgetExceeded;
  if (members.length === 0) return TRUE;
  const draws = drawsOf(conditions, group, members);
  const places = new Map(draws.map((draw, place) => [draw, place]));
  const build = (answers: readonly number[], drawn: readonly number[]): number => {
    const answerOf = new Map(members.map((member, place) => [member, answers[place] ?? TRUE]));
    const drawOf = (draw: number): number => (draw <= TRUE ? draw : (drawn[places.get(draw) ?? -1] ?? TRUE));
    return pickAny(
      conditions,
      group,
      members,
      (member) => answerOf.get(member) ?? TRUE,
      (draw, then, otherwise) => combine.f.diagram.ifThenElse(drawOf(draw), then, otherwise),
    );
  };
  const answers = members.map(answered);
  return byChance.length < members.length
    ? combine.between(answers, draws, build)
    : combine.apart(answers, draws, build);
}

/** Those a key may pick. */
const pickable = ({ variables }: Conditions, group: Group): Member[] =>
  group.members.filter((member) => variables.called(member.call) !== FALSE && member.weight > 0);

/** Every draw a group's pick depends on; their chances are set by asking. Too many: none. */
export function pickDraws(conditions: Conditions, group: Group): number[] {
  const members = pickable(conditions, group);
  const byChance = members.filter((member) => conditions.variables.called(member.call) !== TRUE);
  return byChance.length > MOST_BY_CHANCE ? [] : drawsOf(conditions, group, members);
}

function drawsOf(conditions: Conditions, group: Group, members: readonly Member[]): number[] {
  const found = new Set<number>();
  pickAny(
    conditions,
    group,
    members,
    () => TRUE,
    (draw) => {
      if (draw > TRUE) found.add(draw);
      return TRUE;
    },
  );
  return [...found];
}

function pickAny(
  conditions: Conditions,
  group: Group,
  members: readonly Member[],
  answerOf: (member: Member) => number,
  choose: Choose,
): number {
  const among = (index: number, called: readonly Member[]): number => {
    const member = members[index];
    if (!member) return pickAmong(conditions, group, called, answerOf, choose);
    const draw = conditions.variables.called(member.call);
    if (draw === TRUE) return among(index + 1, [...called, member]);
    return choose(draw, among(index + 1, [...called, member]), among(index + 1, called));
  };
  return among(0, []);
}

function pickAmong(
  { variables }: Conditions,
  group: Group,
  called: readonly Member[],
  answerOf: (member: Member) => number,
  choose: Choose,
): number {
  const name = called.map((member) => member.call.id).join('\n');
  let weightLeft = called.reduce((sum, member) => sum + member.weight, 0);
  const draws = called.slice(0, -1).map((member, step) => {
    const rest = Math.max(0, weightLeft - member.weight);
    const chance = { up: member.weight / weightLeft, down: rest / weightLeft };
    weightLeft = rest;
    return variables.pick(group, `${step} ${name}`, chance);
  });
  return called
    .map(answerOf)
    .reduceRight(
      (rest, picked, step) =>
        step === called.length - 1 ? picked : choose(draws[step] ?? TRUE, picked, rest),
      TRUE,
    );
}
