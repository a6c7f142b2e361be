/**
 * What would bring a journey to its targets: every combination of up to three actions is worked out, unless it can't reach
 * (leastDown.ts, mostTakenAfter.ts), some of it reaches already, or there are more than time allows. A plan reaches when all of
 * the journey's targets are met and no other journey misses one it meets today.
 */
import type { Diagram } from '../../model/diagram';
import { putJourney } from '../../model/edits';
import { formatRate } from '../../shared/formatNumbers';
import type { Estimate } from '../answer';
import type { Effort } from '../availability/trials';
import { monthlyCost } from '../cost';
import { createEstimator } from '../estimator';
import { requestsPerSecondOf } from '../graph/computable';
import { askedOf, keepBases } from '../importance/basis';
import type { Combination } from './combinations';
import { combinationsOf, countOf, nameOfAll, withoutOne } from './combinations';
import { leastDownOf } from './leastDown';
import { mostTakenAfter } from './mostTakenAfter';
import type { Plan, PlanSearch } from './plan';
import { MOST_STEPS } from './plan';
import type { PlanAction, WantedLoad } from './planAction';
import { planActions } from './planAction';
import type { TargetReading } from './targets';
import { targetReadings, worstRatio } from './targets';
import type { Trial, Trying } from './trying';
import { tryOut } from './trying';

export interface PlanLimits {
  /** Plans given. */
  readonly most?: number;
  /** Combinations worked out. */
  readonly mostWorkedOut?: number;
  readonly effort?: Effort;
}

const MOST_GIVEN = 8;
/** Combinations worked out times parts of the diagram: some seconds. */
const MOST_PARTS = 25_000;
/** Combinations of one size that are looked at. */
const MOST_LISTED = 60_000;
/** What a plan of more actions comes nearer by at least. */
const NEARER = 0.995;
const NOTHING = { actions: 0, combinations: 0, workedOut: 0, leftOut: 0, upTo: 0 };

/** null: there is no such journey. */
export function findPlans(diagram: Diagram, id: string, limits: PlanLimits = {}): PlanSearch | null {
  const { most = MOST_GIVEN, effort = 'live' } = limits;
  const estimator = createEstimator({}, effort);
  const before = estimator.estimate(diagram);
  const bases = keepBases(effort);
  const asked = askedOf(bases.of(diagram), { kind: 'journey', id });
  const [journey, answer] = [diagram.journeys.get(id), before.journeys.get(id)];
  if (!asked || !journey || !answer) return null;
  const wanted = targetReadings(journey, answer);
  const none = { before: wanted, plans: [], reaching: 0, nearest: null, searched: NOTHING };
  if (wanted.length === 0) return { outcome: 'none', ...none };
  if (worstRatio(wanted) <= 1) return { outcome: 'met', ...none };
  const parts = diagram.components.size + diagram.connections.size;
  const search = new Search({
    ...{ diagram, id, wanted, before, estimator, bases, most },
    actions: planActions(diagram, before, asked, wantedLoad(diagram, id, before, wanted)),
    mostWorkedOut: limits.mostWorkedOut ?? Math.ceil(MOST_PARTS / parts),
  });
  return search.run();
}

/** Undefined: no throughput is asked for. */
function wantedLoad(
  diagram: Diagram,
  id: string,
  before: Estimate,
  wanted: readonly TargetReading[],
): WantedLoad | undefined {
  const asked = wanted.find(({ target }) => target === 'requestsPerSecond')?.asked;
  const journey = diagram.journeys.get(id);
  if (asked === undefined || !journey) return undefined;
  const requestsPerSecond = Math.max(asked, requestsPerSecondOf(journey));
  const under = createEstimator().estimate(putJourney(diagram, id, { ...journey, requestsPerSecond }));
  const reached = [...(before.journeys.get(id)?.components.keys() ?? [])];
  return {
    utilizations: new Map(reached.map((part) => [part, under.components.get(part)?.utilization ?? null])),
    load: formatRate(requestsPerSecond),
  };
}

interface Asked extends Trying {
  readonly wanted: readonly TargetReading[];
  readonly actions: readonly PlanAction[];
  readonly most: number;
  readonly mostWorkedOut: number;
}

class Search {
  private readonly of: Asked;
  private readonly leastRatio: (actions: Combination) => number;
  private readonly isPriced: boolean;
  private readonly reached = new Map<string, Plan>();
  private nearest: Plan | null = null;
  /** By action, what it does alone: how many times over less, as a logarithm, over all targets that are missed. */
  private readonly promises = new Map<string, number>();
  private workedOut = 0;
  private ruledOut = 0;
  private leftOut = 0;

  constructor(of: Asked) {
    this.of = of;
    this.isPriced = [...of.diagram.components.values()].some((one) => monthlyCost(one, 0) !== null);
    const allowed = of.wanted.find(({ target }) => target === 'availability')?.asked;
    const leastDown = leastDownOf(of.diagram, { kind: 'journey', id: of.id }, of.bases);
    const throughput = of.wanted.find(({ target }) => target === 'requestsPerSecond')?.asked ?? 0;
    const mostTaken = mostTakenAfter(of.diagram, of.id, of.bases.of(of.diagram).graph, of.before);
    this.leastRatio = (actions) => {
      const down = allowed === undefined || allowed >= 1 ? 0 : leastDown(actions) / (1 - allowed);
      // Less by what sums are off by.
      const taken = throughput > 0 ? (throughput / Math.max(0, mostTaken(actions))) * (1 - 1e-9) : 0;
      return Math.max(down, taken);
    };
  }

  run(): PlanSearch {
    const { actions, wanted, most } = this.of;
    let upTo = 0;
    for (let size = 1; size <= MOST_STEPS; size++) {
      // What takes more actions comes after, unless it costs less.
      if (!this.isPriced && this.reached.size >= most) break;
      if (countOf(actions, size) === 0) break;
      this.ofSize(size);
      upTo = size;
    }
    const plans = [...this.reached.values()].sort(this.isPriced ? byCost : byCount);
    const { workedOut, leftOut, ruledOut } = this;
    return {
      outcome: plans.length > 0 ? 'found' : 'nearest',
      before: wanted,
      plans: plans.slice(0, most),
      reaching: plans.length,
      nearest: plans.length > 0 ? null : this.nearest,
      searched: {
        actions: actions.length,
        combinations: workedOut + ruledOut + leftOut,
        ...{ workedOut, leftOut, upTo },
      },
    };
  }

  private ofSize(size: number): void {
    const among = this.amongWhich(size);
    const sets = combinationsOf(among, size);
    this.leftOut += countOf(this.of.actions, size) - sets.length;
    const possible = sets.filter((set) => size === 1 || this.mayReach(set));
    this.ruledOut += sets.length - possible.length;
    if (size > 1) {
      const promise = new Map(possible.map((set) => [set, this.promiseOf(set)]));
      possible.sort((a, b) => (promise.get(b) ?? 0) - (promise.get(a) ?? 0));
    }
    for (const set of possible) {
      if (size > 1 && this.workedOut >= this.of.mostWorkedOut) this.leftOut++;
      else if (size > 1 && this.leastRatio(set) > this.limit()) this.ruledOut++;
      else this.workOut(set);
    }
  }

  /** Where even listing all of them would take too long, of the actions that do most alone. */
  private amongWhich(size: number): readonly PlanAction[] {
    const { actions } = this.of;
    const best = [...actions].sort((a, b) => this.promiseOf([b]) - this.promiseOf([a]));
    for (let count = actions.length; ; count = Math.floor(count * 0.9)) {
      const chosen = new Set(best.slice(0, count));
      const among = count < actions.length ? actions.filter((one) => chosen.has(one)) : actions;
      if (countOf(among, size) <= MOST_LISTED) return among;
    }
  }

  private promiseOf(actions: Combination): number {
    return actions.reduce((sum, { id }) => sum + (this.promises.get(id) ?? 0), 0);
  }

  /** Not where some of it reaches already: the rest of it isn't needed. */
  private mayReach(set: Combination): boolean {
    return !this.reachesBefore(set) && this.leastRatio(set) <= this.limit();
  }

  private reachesBefore(set: Combination): boolean {
    return withoutOne(set).some(
      (fewer) => fewer.length > 0 && (this.reached.has(nameOfAll(fewer)) || this.reachesBefore(fewer)),
    );
  }

  /** What is over it is neither a plan nor nearer than the nearest. */
  private limit(): number {
    if (this.reached.size > 0) return 1;
    return this.nearest?.ratio ?? worstRatio(this.of.wanted);
  }

  private workOut(set: Combination): void {
    const trial = tryOut(this.of, set, set.length === 1 ? Infinity : this.limit());
    if (!trial) {
      this.ruledOut++;
      return;
    }
    this.workedOut++;
    const [only, ...others] = set;
    if (only && others.length === 0 && trial !== 'beyond') this.promises.set(only.id, this.done(trial));
    if (trial !== 'beyond') this.take(set, trial);
  }

  private take(set: Combination, trial: Trial): void {
    const plan: Plan = { id: nameOfAll(set), ...trial };
    if (plan.ratio <= 1) this.reached.set(plan.id, plan);
    else if (this.reached.size === 0 && this.isNearer(plan)) this.nearest = plan;
  }

  /** By enough to be worth the actions it has more. */
  private isNearer({ ratio, actions }: Plan): boolean {
    const before = this.nearest;
    return before?.actions.length === actions.length ? ratio < before.ratio : ratio < this.limit() * NEARER;
  }

  private done({ readings }: Trial): number {
    return this.of.wanted.reduce((sum, { ratio }, index) => {
      const now = readings[index]?.ratio ?? ratio;
      return ratio <= 1 ? sum : sum + Math.log(inReach(ratio) / Math.max(1e-3, inReach(now)));
    }, 0);
  }
}

const inReach = (ratio: number): number => Math.min(ratio, 1e9);

const byCount = (a: Plan, b: Plan): number => a.actions.length - b.actions.length || a.ratio - b.ratio;

const byCost = (a: Plan, b: Plan): number => {
  const [one, other] = [a.costPerMonth ?? Infinity, b.costPerMonth ?? Infinity];
  return one === other ? byCount(a, b) : one - other;
};
