/**
 * What would help a subject most: every action that may, ranked by the downtime it saves exactly, then by what it takes
 * off p99; the best with the new numbers of each journey. An action that makes the subject worse at answering is no
 * help and left out. Those that can't save as much as the best do are not worked out.
 */
import type { Diagram } from '../../../model/diagram';
import { formatDuration } from '../../../shared/formatNumbers';
import { SECONDS_PER_YEAR } from '../../../shared/secondsPerYear';
import type { Estimate } from '../../answer';
import type { Estimator } from '../../estimator';
import { createEstimator } from '../../estimator';
import type { Asked, Bases, Basis, Subject } from '../basis';
import { askedOf, basisOf, chanceOf, keepBases } from '../basis';
import { changedChances } from '../changedChance';
import { importanceOf } from '../importance';
import type { Part } from '../parts';
import type { Action } from './action';
import { actionsFor } from './actionsFor';
import { chanceAfter, mostGained } from './chanceAfter';

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
  /** What has estimated, or evaluated, this diagram or the like of it. */
  readonly estimator?: Estimator;
  readonly bases?: Bases;
  /** What the subject hangs on, where it is known already. */
  readonly importance?: readonly Part[];
}

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
  const estimator = request.estimator ?? createEstimator({}, basis.effort);
  const before = request.before ?? estimator.estimate(diagram);
  const asked = askedOf(basis, subject);
  if (!asked) return [];
  const bases = request.bases ?? keepBases(basis.effort);
  const importance = request.importance ?? importanceOf(diagram, subject, basis, bases);
  const actions = actionsFor(diagram, before, asked, importance.slice(0, MOST_DECISIVE));
  const journey = subject.kind === 'journey' ? before.journeys.get(subject.id) : undefined;
  // More of what is up may then help more than being up.
  const isInTrouble = journey !== undefined && (journey.servedShare < 1 || journey.timedOut > NEGLIGIBLE);
  const looked = isInTrouble ? Math.max(most, MOST_IN_FULL) : most;
  const gains = gainsOf(
    request,
    { basis, asked, bases },
    actions,
    goal === 'availability' ? looked : Infinity,
  );
  const promising = gains
    .filter(
      ({ action, gain }) =>
        gain > NEGLIGIBLE || (isAboutTime(action) && gain > -NEGLIGIBLE) || action.kind === 'capacity',
    )
    .sort((a, b) => b.gain - a.gain);
  const inFull = promising.filter(
    ({ action }, index) =>
      goal === 'p99' ||
      index < looked ||
      action.kind === 'capacity' ||
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

/** Those leave availability as it is, or nearly so; they are tried in full. */
const isAboutTime = ({ kind }: Action): boolean => ['timeout', 'hedge', 'cache', 'capacity'].includes(kind);

interface Gain {
  readonly action: Action;
  readonly gain: number;
}

/** In the order of the actions; without those that can't be among so many of the best. */
function gainsOf(
  { diagram, subject }: RankingRequest,
  { basis, asked, bases }: { readonly basis: Basis; readonly asked: Asked; readonly bases: Bases },
  actions: readonly Action[],
  looked: number,
): Gain[] {
  const changed = changedChances(basis, asked);
  const total = chanceOf(asked).down;
  const found = new Map<Action, number>();
  const doubtful: { action: Action; limit: number }[] = [];
  for (const action of actions) {
    const after = chanceAfter(diagram, basis, changed, action);
    if (after) found.set(action, changed.asItIs().down - after.down);
    else doubtful.push({ action, limit: mostGained(basis, changed, action) });
  }
  doubtful.sort((a, b) => b.limit - a.limit);
  for (const { action, limit } of doubtful) {
    if (limit < (nthLargest(found.values(), looked) ?? 0) - NEGLIGIBLE) break;
    const after = bases.chanceOf(action.apply(diagram), subject);
    found.set(action, after ? total - after.down : 0);
  }
  return actions.flatMap((action) => {
    const gain = found.get(action);
    return gain === undefined ? [] : [{ action, gain }];
  });
}

const nthLargest = (values: Iterable<number>, n: number): number | undefined =>
  [...values].sort((a, b) => b - a)[n - 1];

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
    const { costPerMonth, shards = 1 } = components.get(component)?.settings ?? {};
    return costPerMonth === undefined ? Number.NaN : costPerMonth * instances * shards;
  });
  const sum = costs.reduce((all, cost) => all + cost, 0);
  return costs.length > 0 && Number.isFinite(sum) ? sum : null;
}
