/**
 * How long a call takes that no attempt answers, given that it wasn't errors alone: a call they end is down, not
 * late. Attempt by attempt, those that met errors only so far and the others.
 */
import type { Distribution } from './distribution';
import { NO_TIME } from './distribution';
import type { Times } from './times';

/** One way an attempt fails: how likely that is, and what it takes then. */
export type Failure = readonly [chance: number, time: Distribution];

/** `pauses`: before each further attempt. */
export function timeToGiveUp(
  times: Times,
  [errs, error]: Failure,
  [fails, failure]: Failure,
  pauses: readonly Distribution[],
): Distribution {
  const any = times.mix([
    [errs, error],
    [fails, failure],
  ]);
  let chance = fails;
  let waited = failure;
  let chanceOfErrors = errs;
  let errorsAlone = error;
  for (const pause of pauses) {
    const after = times.sum(times.sum(waited, pause), any);
    if (chanceOfErrors <= 0) {
      waited = after;
      continue;
    }
    const errorsBefore = times.sum(errorsAlone, pause);
    waited = times.mix([
      [chance * (errs + fails), after],
      [chanceOfErrors * fails, times.sum(errorsBefore, failure)],
    ]);
    chance = chance * (errs + fails) + chanceOfErrors * fails;
    chanceOfErrors *= errs;
    errorsAlone = times.sum(errorsBefore, error);
  }
  return chance > 0 ? waited : NO_TIME;
}
