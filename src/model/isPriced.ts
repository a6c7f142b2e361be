import type { Settings } from './diagram';

/** Whether they say what it costs. */
export const isPriced = ({ costPerMonth, costPerMillion }: Settings): boolean =>
  costPerMonth !== undefined || costPerMillion !== undefined;
