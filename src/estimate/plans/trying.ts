/** One combination of actions, done: the numbers of the journey and of its cost afterwards. */
import type { Diagram } from '../../model/diagram';
import type { Estimate } from '../answer';
import { monthlyCost, totalCost } from '../cost';
import type { Estimator } from '../estimator';
import type { Bases } from '../importance/basis';
import type { Combination } from './combinations';
import type { Plan } from './plan';
import type { PlanStep } from './planAction';
import { done } from './planAction';
import type { TargetReading } from './targets';
import { targetReadings, worstRatio } from './targets';

export interface Trying {
  readonly diagram: Diagram;
  /** Of the journey. */
  readonly id: string;
  /** With nothing done. */
  readonly before: Estimate;
  readonly estimator: Estimator;
  readonly bases: Bases;
}

export type Trial = Omit<Plan, 'id'>;

/** beyond: its availability alone is more than `limit` times over the allowed. null: they can't all be done together. */
export function tryOut(of: Trying, actions: Combination, limit: number): Trial | 'beyond' | null {
  const { diagram, id, before, estimator, bases } = of;
  const made = done(diagram, actions);
  const journey = made?.diagram.journeys.get(id);
  if (!made || !journey) return null;
  const asked = journey.target?.availability;
  if (asked !== undefined && asked < 1 && limit < Infinity) {
    const chance = bases.chanceOf(made.diagram, { kind: 'journey', id });
    if (chance && chance.down > (1 - asked) * limit * (1 + 1e-8) + 1e-15) return 'beyond';
  }
  const all = estimator.estimate(made.diagram);
  const after = all.journeys.get(id);
  if (!after) return null;
  const readings = targetReadings(journey, after);
  const { diagram: next, steps } = made;
  return {
    ...{ actions: actions.map((action) => action.id), steps, diagram: next, after, readings },
    ratio: Math.max(worstRatio(readings), othersAfter(of, made.diagram, all)),
    ...costOf(diagram, next, steps, before, all),
  };
}

/** The worst of what other journeys meet today. */
function othersAfter({ diagram, id, before }: Trying, next: Diagram, all: Estimate): number {
  let worst = 0;
  for (const [other, journey] of diagram.journeys) {
    const [was, is] = [before.journeys.get(other), all.journeys.get(other)];
    const now = next.journeys.get(other);
    if (other === id || !journey.target || !was || !is || !now) continue;
    const met = new Set(metIn(targetReadings(journey, was)));
    worst = Math.max(worst, worstRatio(targetReadings(now, is).filter(({ target }) => met.has(target))));
  }
  return worst;
}

const metIn = (readings: readonly TargetReading[]) =>
  readings.filter(({ verdict }) => verdict === 'met').map(({ target }) => target);

/** Nothing where no part has a price. */
function costOf(
  diagram: Diagram,
  next: Diagram,
  steps: readonly PlanStep[],
  before: Estimate,
  after: Estimate,
): Pick<Plan, 'costPerMonth'> {
  const was = totalCost(diagram, before);
  if (was === null) return {};
  const isKnown = (id: string): boolean => {
    const component = next.components.get(id);
    return component !== undefined && monthlyCost(component, 0) !== null;
  };
  const added = [...next.components.keys()].filter((id) => !diagram.components.has(id));
  const grown = steps.flatMap(({ adds }) => adds.flatMap((one) => (one.instances > 0 ? one.component : [])));
  if (![...added, ...grown].every(isKnown)) return { costPerMonth: null };
  return { costPerMonth: (totalCost(next, after) ?? 0) - was };
}
