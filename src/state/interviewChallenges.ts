/** The questions a diagram raises, worked out where it doesn't hold up the page; and the estimate's answer in sentences. */
import { createEstimator } from '../estimate/estimator';
import { basisOf } from '../estimate/importance/basis';
import { importanceOf } from '../estimate/importance/importance';
import { type Challenge, challengesOf, type PartWeight } from '../interview/challenges';
import type { Diagram } from '../model/diagram';
import { nameOf } from '../model/queries';
import type { WhatIfAnswer } from './whatIf';

export interface ChallengesReply {
  readonly challenges: readonly Challenge[];
  /** A bug of ours, in its words. */
  readonly failure: string | null;
}

/** Of so many journeys the importance of every part is worked out. */
const JOURNEYS_WEIGHED = 4;

export function challengesReply(diagram: Diagram): ChallengesReply {
  try {
    const estimate = createEstimator().estimate(diagram);
    const basis = basisOf(diagram);
    const weights = [...estimate.journeys.keys()]
      .slice(0, JOURNEYS_WEIGHED)
      .flatMap((id) => importanceOf(diagram, { kind: 'journey', id }, basis))
      .map(({ kind, id, contribution }): PartWeight => ({ kind, id, weight: contribution }));
    return { challenges: challengesOf(diagram, estimate, heaviestOf(weights)), failure: null };
  } catch (error) {
    return { challenges: [], failure: error instanceof Error ? error.message : String(error) };
  }
}

/** Each part once, with the most it weighs in any journey. */
function heaviestOf(weights: readonly PartWeight[]): readonly PartWeight[] {
  const found = new Map<string, PartWeight>();
  for (const one of weights) {
    const key = `${one.kind} ${one.id}`;
    if (one.weight > (found.get(key)?.weight ?? -1)) found.set(key, one);
  }
  return [...found.values()];
}

const VERDICTS = {
  stopped: 'stops',
  overloaded: 'is overloaded',
  degraded: 'is worse off',
  slower: 'gets slower',
} as const;

/** Reasons that say what the numbers beside them say, or name every part that has an instance less. */
const IN_THE_NUMBERS = /^(Its availability falls|Its p99 rises|Fewer instances are left)/;

/** One sentence for each journey it touches. */
export function revealOf(diagram: Diagram, { journeys, problems }: WhatIfAnswer): readonly string[] {
  const touched = [...journeys].flatMap(([id, { verdict, reasons, changes }]) => {
    if (verdict === 'same') return [];
    const name = diagram.journeys.get(id)?.name || nameOf(diagram, id);
    const numbers = changes.length > 0 ? ` (${changes.join(', ')})` : '';
    const told = reasons.filter((reason) => changes.length === 0 || !IN_THE_NUMBERS.test(reason));
    return [[`“${name}” ${VERDICTS[verdict]}${numbers}.`, ...told].join(' ')];
  });
  return [
    ...(touched.length > 0 ? touched : ['No journey notices: its numbers stay as they are.']),
    ...problems,
  ];
}
