/**
 * What would help a subject most: every action tried on the diagram, ranked by the downtime it saves exactly, then by
 * what it takes off p99; the best with the new numbers of each journey. An action that makes the subject worse at
 * answering is no help and left out.
 */
import type { Diagram } from '../../../model/diagram';
import { formatDuration } from '../../../shared/formatNumbers';
import type { Estimate } from '../../answer';
import { createAvailabilityEngine } from '../../availability/engine';
import { createEstimator } from '../../estimator';
import type { Basis, Subject } from '../basis';
import { askedOf, basisOf, chanceOf } from '../basis';
import { changedChances } from '../changedChance';
import { importanceOf } from '../importance';
import type { Part } from '../parts';
import type { Action } from './action';
import { actionsFor } from './actionsFor';
import { chanceAfter } from './chanceAfter';

export interface JourneyEffect {
  readonly availability: number;
  readonly unavailability: number;
  readonly p99Ms: number | null;
  readonly successRate: number;
  readonly downtimeSavedSecondsPerYear: number;
  /** `1.2 h a year less down`. */
  readonly downtimeSaved: string;
}

export interface RankedAction extends Action {
  /** What the subject's unavailability falls by. */
  readonly gain: number;
  /** Of a journey, what its success rate rises by: the gain, where nothing is overloaded or times out. */
  readonly successGain: number | null;
  /** What its p99 falls by, in milliseconds; null where it has or had no bound. */
  readonly p99GainMs: number | null;
  /** Of the instances added, where the component says what one costs (`costPerMonth`). */
  readonly costPerMonth: number | null;
  /** Seconds of downtime saved a year for 1 of whatever costs are in. */
  readonly secondsSavedPerCost: number | null;
  readonly journeys: ReadonlyMap<string, JourneyEffect>;
}

export type Goal = 'availability' | 'p99' | 'cost';

export interface RankingRequest {
  readonly diagram: Diagram;
  readonly subject: Subject;
  /** Default: availability. `cost`: downtime saved per cost. */
  readonly goal?: Goal;
  /** How many to give. */
  readonly most?: number;
  /** The diagram's own numbers, where they are known already. */
  readonly before?: Estimate;
  readonly basis?: Basis;
  /** What the subject hangs on, where it is known already. */
  readonly importance?: readonly Part[];
}

const SECONDS_PER_YEAR = 365.25 * 86_400;
/** Parts that new components are tried for. */
const MOST_DECISIVE = 16;
/** Actions tried in full where something is overloaded. */
const MOST_IN_FULL = 12;
/** Gains below are none. */
const NEGLIGIBLE = 1e-13;
const NEGLIGIBLE_MS = 0.005;

export function rankActions(request: RankingRequest): RankedAction[] {
  const { diagram, subject, goal = 'availability', most = 5 } = request;
  const basis = request.basis ?? basisOf(diagram);
  const estimator = createEstimator({}, basis.effort);
  const before = request.before ?? estimator.estimate(diagram);
  const asked = askedOf(basis, subject);
  if (!asked) return [];
  const total = chanceOf(asked).down;
  const decisive = (request.importance ?? importanceOf(diagram, subject, basis)).slice(0, MOST_DECISIVE);
  const changed = changedChances(basis, asked);
  const engine = createAvailabilityEngine(basis.effort);
  const tried = actionsFor(diagram, before, asked, decisive).map((action) => {
    const quick = chanceAfter(diagram, basis, changed, action);
    const anew = quick ? null : askedOf(basisOf(action.apply(diagram), engine), subject);
    const after = quick ?? (anew && chanceOf(anew));
    return { action, gain: after ? total - after.down : 0 };
  });
  // Those about time alone leave availability as it is; they are tried in full.
  const isAboutTime = ({ kind }: Action): boolean => ['timeout', 'hedge', 'cache', 'capacity'].includes(kind);
  const journey = subject.kind === 'journey' ? before.journeys.get(subject.id) : undefined;
  // More of what is up may then help more than being up.
  const isInTrouble = journey !== undefined && (journey.servedShare < 1 || journey.timedOut > 0);
  const promising = tried
    .filter(
      ({ action, gain }) =>
        gain > NEGLIGIBLE || (isAboutTime(action) && gain > -NEGLIGIBLE) || action.kind === 'capacity',
    )
    .sort((a, b) => b.gain - a.gain);
  const inFull = promising.filter(
    ({ action }, index) =>
      goal === 'p99' ||
      index < most ||
      action.kind === 'capacity' ||
      (isInTrouble && index < MOST_IN_FULL) ||
      (goal === 'cost' && action.adds.length > 0),
  );
  return inFull
    .map(({ action, gain }) =>
      ranked(request, before, estimator.estimate(action.apply(diagram)), action, gain),
    )
    .filter(
      ({ gain, p99GainMs, successGain }) =>
        gain > NEGLIGIBLE || (successGain ?? 0) > NEGLIGIBLE || (p99GainMs ?? 0) > NEGLIGIBLE_MS,
    )
    .sort((a, b) => byGoal(goal, a, b))
    .slice(0, most);
}

function byGoal(goal: Goal, a: RankedAction, b: RankedAction): number {
  const time = (b.p99GainMs ?? 0) - (a.p99GainMs ?? 0);
  if (goal === 'p99') return time || b.gain - a.gain;
  const cost = (b.secondsSavedPerCost ?? 0) - (a.secondsSavedPerCost ?? 0);
  const success = (b.successGain ?? b.gain) - (a.successGain ?? a.gain);
  return (
    (goal === 'cost' && cost) || (Math.abs(success) > NEGLIGIBLE ? success : 0) || b.gain - a.gain || time
  );
}

function ranked(
  { diagram, subject }: RankingRequest,
  before: Estimate,
  after: Estimate,
  action: Action,
  gain: number,
): RankedAction {
  const journeys = new Map<string, JourneyEffect>();
  for (const [id, now] of after.journeys) {
    const was = before.journeys.get(id);
    if (!was) continue;
    const { availability, unavailability, successRate } = now;
    const saved = (was.unavailability - unavailability) * SECONDS_PER_YEAR;
    journeys.set(id, {
      ...{ availability, unavailability, successRate, p99Ms: now.latencyMs.p99 },
      downtimeSavedSecondsPerYear: saved,
      downtimeSaved: inWords(saved),
    });
  }
  const costPerMonth = costOf(diagram, action);
  return {
    ...action,
    gain,
    successGain: successGain(subject, before, after),
    p99GainMs: p99Gain(subject, before, after),
    costPerMonth,
    secondsSavedPerCost:
      costPerMonth !== null && costPerMonth > 0 ? (gain * SECONDS_PER_YEAR) / costPerMonth : null,
    journeys,
  };
}

function inWords(seconds: number): string {
  if (Math.abs(seconds) < 0.01) return 'as much down as before';
  return `${formatDuration(Math.abs(seconds))} a year ${seconds > 0 ? 'less' : 'more'} down`;
}

function successGain({ kind, id }: Subject, before: Estimate, after: Estimate): number | null {
  const [was, is] = [before, after].map(({ journeys }) => journeys.get(id)?.successRate);
  return kind !== 'journey' || was === undefined || is === undefined ? null : is - was;
}

function p99Gain({ kind, id }: Subject, before: Estimate, after: Estimate): number | null {
  const latencyIn = (estimate: Estimate): number | null => {
    const all = {
      journey: estimate.journeys,
      component: estimate.components,
      connection: estimate.connections,
    };
    return all[kind].get(id)?.latencyMs.p99 ?? null;
  };
  const [was, is] = [latencyIn(before), latencyIn(after)];
  return was === null || is === null ? null : was - is;
}

function costOf({ components }: Diagram, { adds }: Action): number | null {
  const costs = adds.map(({ component, instances }) => {
    const cost = components.get(component)?.settings?.costPerMonth;
    return typeof cost === 'number' ? cost * instances : Number.NaN;
  });
  const sum = costs.reduce((all, cost) => all + cost, 0);
  return costs.length > 0 && Number.isFinite(sum) ? sum : null;
}
