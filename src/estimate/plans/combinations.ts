/** Sets of so many actions in their order: each with those after it, and with itself where it can be done again. */
import type { PlanAction } from './planAction';

export type Combination = readonly PlanAction[];

export function combinationsOf(actions: readonly PlanAction[], size: number): Combination[] {
  const sets: PlanAction[][] = [];
  const extend = (chosen: PlanAction[], from: number): void => {
    if (chosen.length === size) {
      sets.push(chosen);
      return;
    }
    for (let place = from; place < actions.length; place++) {
      const action = actions[place];
      if (action) extend([...chosen, action], action.repeats ? place : place + 1);
    }
  };
  extend([], 0);
  return sets;
}

/** How many there are. */
export function countOf(actions: readonly PlanAction[], size: number): number {
  // Of those that begin at each place, from the last one back; one more action at a time.
  const beginning = actions.map(() => 1);
  for (let more = 1; more < size; more++) {
    let after = 0;
    for (let place = actions.length - 1; place >= 0; place--) {
      const own = beginning[place] ?? 0;
      beginning[place] = after + (actions[place]?.repeats ? own : 0);
      after += own;
    }
  }
  return beginning.reduce((sum, count) => sum + count, 0);
}

export const nameOfAll = (actions: Combination): string => actions.map(({ id }) => id).join('\n');

/** With one of them left out, each of the ways. */
export const withoutOne = (actions: Combination): readonly Combination[] =>
  actions.map((_, left) => actions.filter((__, place) => place !== left));
