import type { Estimate } from '../estimate/answer';

/** Whether any journey of the answer misses any target: the command line then exits 1. */
export const missesTarget = (answer: Estimate): boolean =>
  [...answer.journeys.values()].some(({ targets }) => Object.values(targets).includes('missed'));
