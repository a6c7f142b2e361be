/**
 * Numbers made when they are first looked at, as most never are. They are made from what the estimator keeps; once it
 * has gone on to another diagram, from the diagram anew.
 */
import { once } from '../shared/once';
import type { Estimate } from './answer';

export type Later = <T>(make: () => T, from: (anew: Estimate) => T) => () => T;

export function laterWhile(isKept: () => boolean, anew: () => Estimate): Later {
  const again = once(anew);
  return (make, from) => once(() => (isKept() ? make() : from(again())));
}
