/**
 * How hard to try for an exact answer. Where nobody waits at a keyboard what one order of the draws does not settle
 * is tried in others, each with more steps than the ones before, so that what is easy stays fast.
 */
import { force, forceUp } from './force';
import type { Ordering } from './order';
import { depthFirst, heaviestFirst } from './order';

export interface Trial {
  readonly order: Ordering;
  /** Each at most one new node of some 40 bytes. */
  readonly steps: number;
}

/** `live`: within the time between two edits, or else bounds · `thorough`: seconds and some 100 MB before those. */
export type Effort = 'live' | 'thorough';

const inTurn = (steps: number, orders: readonly Ordering[]): Trial[] =>
  orders.map((order) => ({ order, steps }));

export const TRIALS: Record<Effort, readonly Trial[]> = {
  live: [],
  thorough: [
    ...inTurn(50_000, [depthFirst, forceUp, force]),
    ...inTurn(500_000, [forceUp, force, depthFirst]),
    ...inTurn(4_000_000, [forceUp, force, heaviestFirst]),
    ...inTurn(10_000_000, [forceUp, force]),
  ],
};
