/**
 * One call as its caller makes it, attempt by attempt, draw by draw (docs/estimation.md, "Timeouts and
 * retries", "Hedges").
 */
import type { Connection } from '../../../src/model/diagram';
import { likely } from '../../../src/model/ranged';
import {
  type Atom,
  added,
  atMost,
  constantly,
  isWithin,
  massOf,
  merged,
  normalized,
  scaled,
  type Timed,
} from './atoms';

export interface Call extends Timed {
  /** Expected calls over the wire, retries and hedges included. */
  readonly made: number;
  /** How long it takes to give up. */
  readonly gaveUp: readonly Atom[];
}

/** `once`: wire and target, for one attempt. */
export function callOf(connection: Connection, once: Timed): Call {
  const { timeoutMs = Infinity, retries, hedgeAfterMs = Infinity } = connection;
  const errorRate = likely(connection.errorRate ?? 0);
  const { draw, sent } = hedgeAfterMs < timeoutMs ? hedged(once, hedgeAfterMs) : { draw: once, sent: 0 };
  const took = draw.atoms.map((atom) => atMost(atom, timeoutMs));
  const inTime = draw.atoms.filter((atom) => isWithin(atom, timeoutMs));
  const tooLate = draw.atoms
    .filter((atom) => !isWithin(atom, timeoutMs))
    .map((atom) => ({ ...atom, ms: timeoutMs, spread: 0 }));

  const answered = scaled(inTime, (1 - errorRate) * (1 - draw.late));
  const failed = merged([
    ...scaled(took, (1 - errorRate) * draw.late),
    ...scaled(tooLate, (1 - errorRate) * (1 - draw.late)),
  ]);
  const errors = scaled(took, errorRate);

  const answers: Atom[] = [];
  let made = 0;
  let onlyErrors: readonly Atom[] = constantly(0);
  let others: readonly Atom[] = [];
  const most = retries?.max ?? 0;
  for (let attempt = 0; attempt <= most; attempt++) {
    if (attempt > 0) {
      const pause = pauseBefore(connection, attempt);
      [onlyErrors, others] = [added(onlyErrors, pause), added(others, pause)];
    }
    const asking = merged([...onlyErrors, ...others]);
    made += asking.reduce((sum, { mass }) => sum + mass, 0);
    answers.push(...added(asking, answered));
    others = merged([...added(others, [...failed, ...errors]), ...added(onlyErrors, failed)]);
    onlyErrors = added(onlyErrors, errors);
  }
  const allErrors = errorRate ** (most + 1);
  const mayAnswer = massOf(answered) > 0;
  const lateMass = others.reduce((sum, { mass }) => sum + mass, 0);
  return {
    late: allErrors >= 1 ? 0 : mayAnswer ? lateMass / (1 - allErrors) : 1,
    atoms: normalized(merged(answers)),
    gaveUp: normalized(others),
    made: made * (1 + sent),
  };
}

function pauseBefore({ retries }: Connection, retry: number): readonly Atom[] {
  const ms = (retries?.backoffMs ?? 0) * 2 ** (retry - 1);
  return retries?.jitter ? [{ ms: 0, spread: ms, mass: 1 }] : constantly(ms);
}

/** The earlier of two draws, the second sent after `delayMs` where the first isn't there yet. */
function hedged({ late, atoms }: Timed, delayMs: number): { draw: Timed; sent: number } {
  const early = atoms.filter((atom) => isWithin(atom, delayMs));
  const slow = atoms.filter((atom) => !isWithin(atom, delayMs));
  const second = atoms.map((atom) => ({ ...atom, ms: atom.ms + delayMs }));
  const answers: Atom[] = [...scaled(early, 1 - late)];
  for (const x of slow) {
    answers.push({ ...x, mass: x.mass * (1 - late) * late });
    for (const y of second) {
      const first = isWithin(x, y.ms) ? x : isWithin(y, x.ms) ? y : x;
      answers.push({ ...first, mass: x.mass * y.mass * (1 - late) ** 2 });
    }
  }
  answers.push(...scaled(second, late * (1 - late)));
  const sent = late + (1 - late) * slow.reduce((sum, { mass }) => sum + mass, 0);
  return { draw: { late: late * late, atoms: normalized(merged(answers)) }, sent };
}

/** Several calls one after another: the first to give up ends it. */
export function repeatedly(one: Call, times: number): Call {
  let atoms: readonly Atom[] = constantly(0);
  let inTime = 1;
  const gaveUp: Atom[] = [];
  for (let time = 0; time < times; time++) {
    gaveUp.push(...scaled(added(atoms, one.gaveUp), inTime * one.late));
    atoms = added(atoms, one.atoms);
    inTime *= 1 - one.late;
  }
  return { late: 1 - inTime, atoms, gaveUp: normalized(merged(gaveUp)), made: one.made * times };
}
