/**
 * How long a call group takes, given that it succeeds: for every set of members a request may call and every
 * way of answering, with its weight (docs/estimation.md, "Latency" and "Timeouts and retries").
 */
import type { Connection } from '../../../src/model/diagram';
import { likely } from '../../../src/model/ranged';
import {
  AT_ONCE,
  added,
  constantly,
  merged,
  mixed,
  normalized,
  nthFastest,
  oneAfterAnother,
  scaled,
  type Timed,
} from './atoms';
import type { Call } from './attempts';
import { presences } from './load';
import type { Calls, Member } from './scope';

/** A member as it is called; null: it fails at once. */
export interface Outcome extends Call {
  /** The chance that all its times succeed, in time or not. */
  readonly answers: number;
}
export type OutcomeOf = (member: Member) => Outcome | null;

type Weighted = readonly [weight: number, part: Timed];

/** Null: it cannot succeed, because what it needs calls back. */
export function groupTime(
  group: Calls,
  outcomeOf: OutcomeOf,
  hitShare: number,
  bearsLoad: boolean,
): Timed | null {
  if (group.how === 'sequence' || group.how === 'parallel') {
    const parts = group.members.map((member) => neededTime(member.connection, outcomeOf(member)));
    const all = parts.flatMap((part) => (part ? [part] : []));
    if (all.length < parts.length) return null;
    if (group.how === 'sequence') return oneAfterAnother(all);
    const late = 1 - all.reduce((inTime, part) => inTime * (1 - part.late), 1);
    return {
      late,
      atoms: nthFastest(
        all.length,
        all.map(({ atoms }) => atoms),
      ),
    };
  }
  const asked = presences(group.members).filter(([, chance]) => chance > 0);
  const ways = asked.map(([present, chance]): readonly [number, Timed | null] => {
    const [success, part] =
      present.length === 0 ? [1, AT_ONCE] : wayOf(group, present, outcomeOf, hitShare, bearsLoad);
    return [chance * success, part];
  });
  const possible = ways.flatMap(([weight, part]): Weighted[] => (part ? [[weight, part]] : []));
  return possible.length === 0 ? null : asIfUp(possible);
}

/** A call of a sequence, and an enqueue. */
export function neededTime(connection: Connection, outcome: Outcome | null): Timed | null {
  const { optional, timeoutMs = 0 } = connection;
  const probability = likely(connection.probability ?? 1);
  if (optional && outcome) {
    const { answers, late, atoms, gaveUp } = outcome;
    return mixed([
      [probability * answers * (1 - late), { late: 0, atoms }],
      [probability * answers * late, { late: 0, atoms: gaveUp }],
      [probability * (1 - answers), { late: 0, atoms: constantly(timeoutMs) }],
      [1 - probability, AT_ONCE],
    ]);
  }
  if (!outcome) return optional || probability < 1 ? AT_ONCE : null;
  return probability === 1
    ? outcome
    : mixed([
        [probability * outcome.answers, outcome],
        [1 - probability, AT_ONCE],
      ]);
}

function wayOf(
  group: Calls,
  present: readonly Member[],
  outcomeOf: OutcomeOf,
  hitShare: number,
  bearsLoad: boolean,
): readonly [success: number, part: Timed | null] {
  if (group.how === 'cache') return cacheTime(present, outcomeOf, hitShare, bearsLoad);
  const outcomes = present.flatMap((member) => {
    const outcome = outcomeOf(member);
    return outcome ? [{ ...outcome, weight: member.weight, connection: member.connection }] : [];
  });
  if (group.how === 'quorum') return quorumTime(Math.min(group.need, present.length), outcomes);
  if (outcomes.length === 0) return [0, null];
  if (group.how === 'failover') return failoverTime(outcomes);
  const weights = outcomes.map(({ weight }) => weight);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const anyAnswers = 1 - outcomes.reduce((none, { answers }) => none * (1 - answers), 1);
  if (total === 0 && group.how === 'shard') return [1, AT_ONCE];
  const onlyStandbys =
    group.how === 'balance' && outcomes.every(({ weight, answers }) => weight * answers === 0);
  const parts = outcomes.map(
    (outcome): Weighted => [(onlyStandbys ? 1 : outcome.weight) * outcome.answers, outcome],
  );
  const pickedAnswers = parts.reduce((sum, [weight]) => sum + weight, 0) / total;
  return [group.how === 'shard' ? pickedAnswers : anyAnswers, asIfUp(parts)];
}

/** Where nobody is ever up, the time is as if all were. */
const asIfUp = (parts: readonly Weighted[]): Timed =>
  parts.some(([weight]) => weight > 0) ? mixed(parts) : mixed(parts.map(([, part]) => [1, part]));

/** Each member in turn: it answers in time, or gives up, or is down, and the next is asked. */
function failoverTime(
  outcomes: readonly (Outcome & { readonly connection: Connection })[],
): readonly [number, Timed] {
  const success = 1 - outcomes.reduce((none, { answers }) => none * (1 - answers), 1);
  if (success <= 0) return [0, asIfUp(outcomes.map((outcome) => [0, outcome]))];
  let waiting = constantly(0);
  const answered: ReturnType<typeof added>[] = [];
  for (const { answers, late, atoms, gaveUp, connection } of outcomes) {
    answered.push(scaled(added(waiting, atoms), answers * (1 - late)));
    const down = constantly(connection.timeoutMs ?? 0);
    waiting = merged([
      ...scaled(added(waiting, down), 1 - answers),
      ...(late > 0 ? scaled(added(waiting, gaveUp), answers * late) : []),
    ]);
  }
  const all = merged(answered.flat());
  const inTime = all.reduce((sum, { mass }) => sum + mass, 0);
  return [success, { late: Math.max(0, 1 - inTime / success), atoms: normalized(all) }];
}

/** Every set of members that answer in time. */
function quorumTime(need: number, outcomes: readonly Outcome[]): readonly [number, Timed | null] {
  if (outcomes.length < need) return [0, null];
  const success = atLeast(
    need,
    outcomes.map(({ answers }) => answers),
  );
  const chances = outcomes.map(({ answers, late }) => (success > 0 ? answers : 1) * (1 - late));
  const atoms = merged(
    subsets(outcomes.length).flatMap((chosen) => {
      if (chosen.length < need) return [];
      const chance = chances.reduce((all, one, index) => all * (chosen.includes(index) ? one : 1 - one), 1);
      if (chance <= 0) return [];
      return scaled(
        nthFastest(
          need,
          chosen.map((index) => outcomes[index]?.atoms ?? []),
        ),
        chance,
      );
    }),
  );
  const late = 1 - atLeast(need, chances) / (success > 0 ? success : 1);
  return [success, { late: Math.max(0, late), atoms: normalized(atoms) }];
}

function subsets(count: number): number[][] {
  let all: number[][] = [[]];
  for (let index = 0; index < count; index++) all = all.flatMap((chosen) => [chosen, [...chosen, index]]);
  return all;
}

function atLeast(need: number, chances: readonly number[]): number {
  return subsets(chances.length)
    .filter((chosen) => chosen.length >= need)
    .map((chosen) => chances.reduce((all, one, index) => all * (chosen.includes(index) ? one : 1 - one), 1))
    .reduce((sum, chance) => sum + chance, 0);
}

/** A hit takes the look-up; a miss, and a look-up given up, that and the store. */
function cacheTime(
  present: readonly Member[],
  outcomeOf: OutcomeOf,
  hitShare: number,
  bearsLoad: boolean,
): readonly [number, Timed | null] {
  const lookup = present.find((member) => member.place === 0);
  const store = present.find((member) => member.place === 1);
  const found = lookup ? outcomeOf(lookup) : null;
  const stored = store ? outcomeOf(store) : null;
  const storeAnswers = stored?.answers ?? 0;
  if (!found) return [storeAnswers, stored];
  const hit = found.answers * (1 - found.late) * hitShare;
  const gaveUp = found.answers * found.late;
  const missed = (bearsLoad ? found.answers : 1) - hit - gaveUp;
  const afterwards = (atoms: Timed['atoms']): Timed =>
    stored ? oneAfterAnother([{ late: 0, atoms }, stored]) : AT_ONCE;
  const parts: Weighted[] = [
    [hit, { late: 0, atoms: found.atoms }],
    [missed * storeAnswers, afterwards(found.atoms)],
    [gaveUp * storeAnswers, bearsLoad ? { late: 1, atoms: constantly(0) } : afterwards(found.gaveUp)],
  ];
  const success = parts.reduce((sum, [weight]) => sum + weight, 0);
  if (success > 0) return [success, mixed(parts)];
  return [0, stored ? afterwards(found.atoms) : found];
}
