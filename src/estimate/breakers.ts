/**
 * What circuit breakers let through under load: as much as fails no more than they bear. Letting more through makes
 * more fail, so each share is searched by halved steps; all are moved at once and by their own failures alone, so
 * that equal breakers end equal. What fails too much however little is let through is left to `letThrough`.
 */
import type { Breaker } from '../catalog/breaker';
import type { Call } from './graph/graph';
import { isTooMuch, letThrough } from './latency/letThrough';

/** By call: the share of its attempts that fail; of those that carry load. */
export type Failing = ReadonlyMap<number, number>;

export interface Breakers {
  /** By call: the shares tried now. */
  admitted(): ReadonlyMap<number, number>;
  /** Whether one of them would open further. */
  trip(failing: Failing): boolean;
  /** Lets less through: where it would open further, first next to what fails; else wherever some already is refused. */
  lower(failing: Failing): void;
  /** Lets more through, where the last shares held. False: there is nothing to try. */
  raise(failing: Failing): boolean;
}

interface Dial {
  readonly call: Call;
  readonly breaker: Breaker;
  at: number;
  step: number;
  rising: boolean;
}

const FIRST_STEP = 0.5;
const FINEST_STEP = 2 ** -9;
/** So little is let through at least, for its failures to be seen. */
const LEAST = 1e-6;

/** `isBehind`: whether the first call's target needs the second call. */
export function createBreakers(
  calls: readonly Call[],
  isBehind: (first: Call, second: Call) => boolean,
): Breakers {
  const dials = new Map<number, Dial>();
  for (const call of calls) {
    const { index, breaker } = call;
    if (breaker) dials.set(index, { call, breaker, at: 1, step: FIRST_STEP, rising: false });
  }
  const chosen = (failing: Failing, choose: (dial: Dial, fails: number) => boolean): [Dial, number][] =>
    [...dials].flatMap(([index, dial]): [Dial, number][] => {
      const fails = failing.get(index);
      return fails !== undefined && choose(dial, fails) ? [[dial, fails]] : [];
    });
  return {
    admitted: () => new Map([...dials].map(([index, { at }]) => [index, at])),
    trip: (failing) => chosen(failing, wouldOpen).length > 0,
    lower(failing) {
      const opening = chosen(failing, wouldOpen);
      const nearest = opening.filter(([dial]) => !opening.some(([other]) => isBehind(dial.call, other.call)));
      const lowered = chosen(failing, (dial) => dial.at < 1);
      for (const [dial, fails] of opening.length === 0 ? lowered : nearest.length > 0 ? nearest : opening) {
        turn(dial, false);
        dial.at = Math.max(floorOf(dial, fails), dial.at - dial.step);
      }
    },
    raise(failing) {
      const lifted = chosen(failing, (dial, fails) => dial.at < floorOf(dial, fails) * (1 - 1e-6));
      for (const [dial, fails] of lifted) dial.at = floorOf(dial, fails);
      const higher = chosen(
        failing,
        (dial, fails) => dial.at < 1 && dial.step > FINEST_STEP && !isTooMuch(dial.breaker, fails),
      );
      for (const [dial] of higher) {
        turn(dial, true);
        dial.at = Math.min(1, dial.at + dial.step);
      }
      return lifted.length + higher.length > 0;
    },
  };
}

const floorOf = ({ breaker }: Dial, fails: number): number =>
  isTooMuch(breaker, fails) ? Math.max(LEAST, letThrough(breaker, fails)) : LEAST;

const wouldOpen = (dial: Dial, fails: number): boolean =>
  isTooMuch(dial.breaker, fails) && dial.at > floorOf(dial, fails) * (1 + 1e-6);

function turn(dial: Dial, rising: boolean): void {
  if (dial.rising !== rising) dial.step /= 2;
  dial.rising = rising;
}
