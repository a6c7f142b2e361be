/** What would bring a journey to its targets: plans of up to three actions, and what was looked at to find them. */
import type { Diagram } from '../../model/diagram';
import type { JourneyEstimate } from '../answer';
import type { PlanStep } from './planAction';
import type { TargetReading } from './targets';

/** Actions a plan has at most. */
export const MOST_STEPS = 3;

export interface Plan {
  readonly id: string;
  /** By id, in the order they are done. */
  readonly actions: readonly string[];
  /** The same as people read them. */
  readonly steps: readonly PlanStep[];
  /** With all of it done. */
  readonly diagram: Diagram;
  readonly after: JourneyEstimate;
  /** Of the journey. */
  readonly readings: readonly TargetReading[];
  /** The worst of its targets, and of those that other journeys meet today, over what is allowed; at most 1: it reaches. */
  readonly ratio: number;
  /** More a month; null: something it adds has no price. Absent: nothing in the diagram has. */
  readonly costPerMonth?: number | null;
}

export interface Searched {
  readonly actions: number;
  /** Sets of up to three of them that can be done together, or again. */
  readonly combinations: number;
  /** Estimated, or their availability worked out, whole. */
  readonly workedOut: number;
  /** Neither worked out nor ruled out, since there are too many. */
  readonly leftOut: number;
  /** The most actions of a combination that was looked at. */
  readonly upTo: number;
}

export interface PlanSearch {
  /** none: no target is set · met: all of them are · found: plans reach them · nearest: nothing does. */
  readonly outcome: 'none' | 'met' | 'found' | 'nearest';
  readonly before: readonly TargetReading[];
  /** Those that reach, the best first: the cheapest where parts have prices, else the fewest actions. */
  readonly plans: readonly Plan[];
  /** How many reach. */
  readonly reaching: number;
  /** Where none does, the one that comes nearest. */
  readonly nearest: Plan | null;
  readonly searched: Searched;
}
