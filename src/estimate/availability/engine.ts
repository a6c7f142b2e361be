/**
 * Availabilities of diagrams that follow one another: functions of components are kept and found again by what
 * they are made of, and where only numbers changed the same circuit is swept once more. An exact answer is what it
 * would be alone; what runs out of its budget only now, or grew too large, is begun anew. Beyond the budget the two
 * functions that stand for one are kept as well: they bound it whatever the chances.
 */
import { kept } from '../../shared/kept';
import { once } from '../../shared/once';
import type { Graph } from '../graph/graph';
import { GENERAL } from '../graph/graph';
import type { View } from '../graph/view';
import { type Stop, waysFrom } from '../graph/ways';
import type { Asked } from './bounds';
import { Bounding } from './bounds';
import type { Circuit } from './circuit';
import { Combine } from './combine';
import type { Conditions } from './conditions';
import { BudgetExceeded } from './decisionDiagram';
import { FactoredFunctions } from './factoredFunctions';
import type { Alike, Functions } from './functions';
import { buildFunctions } from './functions';
import { importanceOf } from './importance';
import type { Chances, KeptAnswers } from './keptAnswers';
import { createKeptAnswers, fromChance, within } from './keptAnswers';
import { KeptLanes } from './keptLanes';
import { KeptTables } from './keptTables';
import { KnownChances, LaneChances } from './laneChances';
import type { Beyond } from './limits';
import { Rounding } from './limits';
import { Losses } from './losses';
import { reachedFunctions } from './reached';
import { Remembered } from './remembered';
import { SinglePoints } from './singlePoints';
import { Solver } from './totals';
import type { Effort, Trial } from './trials';
import { TRIALS } from './trials';
import { Variables } from './variables';
import type { Availability, AvailabilityRequest, ViewAvailability } from './viewAvailability';

export interface AvailabilityEngine {
  /** `live` too where the last evaluation came to no more with all effort. */
  readonly effort: Effort;
  evaluate(request: AvailabilityRequest): ViewAvailability[];
}

const NODE_BUDGET = 30_000;
/** What is kept at most before it is all begun anew. */
const MOST_FUNCTIONS = 150_000;
const MOST_NODES = 500_000;
const MOST_WORDS = 8_000_000;

export function createAvailabilityEngine(effort: Effort = 'live'): AvailabilityEngine {
  let kept: Kept | null = null;
  let keptFor = NODE_BUDGET;
  let isExact = true;
  return {
    get effort() {
      return isExact ? effort : 'live';
    },
    evaluate(request) {
      const budget = request.nodeBudget ?? NODE_BUDGET;
      isExact = true;
      if (kept && keptFor === budget && !kept.isLarge) {
        const wasExact = kept.isExact;
        const answers = kept.tried(request);
        if (answers && (kept.isExact || !wasExact)) return answers;
      }
      keptFor = budget;
      for (const trial of request.nodeBudget === undefined ? TRIALS[effort] : []) {
        kept = new Kept(trial.steps, trial);
        const answers = kept.tried(request);
        if (answers && kept.isExact) return answers;
        // A cycle too large is that in every order.
        if (answers) break;
      }
      const anew = new Kept(budget);
      const answers = anew.evaluate(request);
      isExact = anew.isExact;
      kept = isExact || effort === 'live' ? anew : null;
      return answers;
    },
  };
}

/**
 * Of each call on the ways from an entry (by index): whether a request gets over it. By itself, as it is asked for
 * seldom; null where it takes too many steps.
 */
export function evaluateReached(
  request: AvailabilityRequest,
  view: View,
  entry: number,
): ReadonlyMap<number, Availability | null> {
  const kept = new Kept(request.nodeBudget ?? NODE_BUDGET);
  const asked = { ...request, views: [view], entries: [entry], answeredOnly: true };
  return kept.reached(asked, waysFrom(view, entry));
}

/** What is built of a view: what answers, and what does with optional calls needed too. */
interface Built extends Alike {
  readonly fullConditions: Conditions;
  readonly full: Functions;
}

/** What one evaluation leaves for the next. */
class Kept {
  private readonly budget: number;
  private readonly trial: Trial | null;
  private readonly f = new FactoredFunctions();
  private readonly rounding: Rounding;
  private readonly combine: Combine;
  private readonly variables: Variables;
  private readonly remembered = new Remembered();
  private readonly known = new KnownChances();
  private chances: LaneChances | null = null;
  private readonly solver = new Solver(this.f);
  private readonly lanes = new KeptLanes();
  private readonly losses = new Losses(this.f);
  private readonly singlePoints = new SinglePoints(this.f, this.losses);
  /** The evaluation they are of. */
  private lossesIn = 0;
  private readonly bounding: Bounding;
  private built: readonly Built[] = [];
  private further: readonly number[] = [];
  private readonly tables = new KeptTables();
  /** Of each view, and the same with optional calls needed too. */
  private readonly answered: (readonly [answered: KeptAnswers, full: KeptAnswers])[] = [];
  /** Evaluations made. */
  private passes = 0;
  private exact = true;

  /** `trial`: all or nothing, in its order. */
  constructor(budget: number, trial: Trial | null = null) {
    this.budget = budget;
    this.trial = trial;
    const chanceOf = (literal: number): number => this.chances?.mean(literal) ?? 1;
    this.rounding = new Rounding(this.f, chanceOf, beyondBudget(Math.min(budget, NODE_BUDGET)));
    this.combine = new Combine(this.f, this.rounding);
    this.variables = new Variables(this.f, trial?.order);
    this.bounding = new Bounding(this.combine, this.rounding);
  }

  get isExact(): boolean {
    return this.exact;
  }

  get isLarge(): boolean {
    const { f } = this;
    return f.count > MOST_FUNCTIONS || f.diagram.nodeCount > MOST_NODES || f.sets.wordCount > MOST_WORDS;
  }

  /** Null where it takes more steps than allowed. */
  tried(request: AvailabilityRequest): ViewAvailability[] | null {
    try {
      return this.evaluate(request);
    } catch (error) {
      if (error instanceof BudgetExceeded) return null;
      throw error;
    }
  }

  evaluate(request: AvailabilityRequest): ViewAvailability[] {
    const { graph, entries, required } = request;
    const { f, variables } = this;
    const pass = ++this.passes;
    const lanes = this.lanes.of(graph);
    variables.update({ graph, entries, required, lanes });
    const chances = new LaneChances(graph, variables, lanes, this.known);
    this.chances = chances;
    const before = this.built;
    const built = this.build(request);
    this.built = built;
    const isSame = built.length === before.length && built.every((one, at) => isSameBuilt(one, before[at]));
    const further = this.bounding.take(built.flatMap(answersOf));
    const roots = isSame && further === this.further ? null : rootsOf(built, f.count, further);
    this.further = further;
    const totals = this.solver.solve(roots, chances);
    const bound = this.bounding.of(totals);
    const { circuit, of: known } = totals;
    const { standing } = this.bounding;
    return built.map((one, index): ViewAvailability => {
      // What is kept is the last evaluation's; a question asked later is answered by itself.
      const now = (): ViewAvailability | null =>
        this.passes === pass ? null : (new Kept(this.budget, this.trial).evaluate(request)[index] ?? null);
      const numbers = this.numbersOf(index, one, { known, bound, missing: lanes.missing });
      const tableNow = once(() =>
        this.tables.of(index, { functions: one.functions, numbers, totals, standing }),
      );
      return {
        ...numbers,
        fullFunction: (node) => now()?.fullFunction(node) ?? numbers.fullFunction(node),
        table: () => (lanes.missing > 0 ? null : tableNow()),
        allShards: (node) => {
          const { low, high } = one.functions.ok(node, GENERAL);
          if ((graph.nodes[node]?.settings.shards ?? 1) <= 1 || low !== high) return null;
          const later = now();
          if (later) return later.allShards(node);
          return fromChance(chances.ofAllShards(circuit, low, node, required), lanes.missing);
        },
        importance: (node, operation) => {
          const evaluated = { f, variables, lanes, chances, circuit, nodes: graph.nodes, calls: graph.calls };
          return (
            now()?.importance(node, operation) ??
            importanceOf(evaluated, one.functions.ok(node, operation).low)
          );
        },
        singlePoints: (node) =>
          now()?.singlePoints(node) ?? this.points(graph, circuit, one.functions.ok(node, GENERAL).high),
      };
    });
  }

  reached(request: AvailabilityRequest, stops: readonly Stop[]): ReadonlyMap<number, Availability | null> {
    this.evaluate(request);
    const [built] = this.built;
    const { chances, rounding } = this;
    if (!built || !chances) return new Map();
    const { low, high } = built.functions;
    const sides = [...new Set([low, high])].map((side): ReadonlyMap<number, number> | null => {
      rounding.exactly(this.budget);
      const targets = {
        ok: (node: number, operation: number) => side.ok(node, operation),
        up: (node: number, operation: number) => built.functions.up(node, operation),
        isOnPath: () => false,
      };
      try {
        return reachedFunctions(built.conditions, stops, targets);
      } catch (error) {
        if (error instanceof BudgetExceeded) return null;
        throw error;
      }
    });
    const totals = new Solver(this.f).solve(
      [...new Set(sides.flatMap((side) => [...(side?.values() ?? [])]))],
      chances,
    );
    const { missing } = this.lanes.of(request.graph);
    const [lows, highs = lows] = sides;
    return new Map(
      stops
        .flatMap(({ leaving }) => leaving)
        .map(({ call: { index } }) => {
          const [least, most] = [lows?.get(index), highs?.get(index)];
          if (least === undefined || most === undefined) return [index, null];
          const sure = within(totals.of(least), missing);
          if (least === most) return [index, sure];
          const { up, down } = sure;
          return [index, { up, down, exact: false, range: [up, Math.min(1, totals.of(most).up + missing)] }];
        }),
    );
  }

  private numbersOf(index: number, { functions, full }: Built, now: Chances): Numbers {
    const [answered, whole] = this.answered[index] ?? [createKeptAnswers(), createKeptAnswers()];
    this.answered[index] = [answered, whole];
    const { ok: fullFunction } = whole(full, now);
    return {
      ...answered(functions, now),
      up: (node, operation) => within(now.known(functions.up(node, operation)), now.missing),
      fullFunction: (node) => fullFunction(node, GENERAL),
    };
  }

  /** In the evaluation that was last. */
  private points(graph: Graph, circuit: Circuit, root: number): string[] {
    if (this.lossesIn !== this.passes) this.losses.update(graph, this.variables);
    this.lossesIn = this.passes;
    return this.singlePoints.of(circuit, root);
  }

  private build({ graph, views, loadBearing, answeredOnly }: AvailabilityRequest): Built[] {
    const { combine, variables, remembered, rounding } = this;
    const hasOptional =
      !answeredOnly && kept(optional, graph.calls, () => graph.calls.some((call) => call.optional));
    const known = new Map<View, Built>();
    this.exact = true;
    remembered.next(loadBearing);
    rounding.begin(this.budget, !remembered.isFirst);
    let first: Built | null = null;
    return views.map((view, index) => {
      const same = known.get(view);
      if (same) return same;
      const before = this.built[index];
      const shared = { view, combine, variables, loadBearing, remembered };
      const build = { rounding, orThrow: this.trial !== null };
      const conditions = { ...shared, optionalNeeded: false, slot: 2 * index };
      const functions = buildFunctions(conditions, {
        ...build,
        before: before?.functions ?? null,
        alikes: first ? [first] : [],
      });
      const answered: Alike = { conditions, functions };
      const fullConditions = { ...shared, optionalNeeded: true, slot: 2 * index + 1 };
      const firstFull: Alike[] = first ? [{ conditions: first.fullConditions, functions: first.full }] : [];
      const full = hasOptional
        ? buildFunctions(fullConditions, {
            ...build,
            before: before?.full ?? null,
            alikes: [answered, ...firstFull],
          })
        : functions;
      this.exact &&= functions.isExact && full.isExact;
      const made = { conditions, functions, fullConditions, full };
      first ??= made;
      known.set(view, made);
      return made;
    });
  }
}

const optional = new WeakMap<Graph['calls'], boolean>();

const isSameBuilt = (a: Built, b: Built | undefined): boolean =>
  a.functions === b?.functions && a.full === b.full;

/** With optional calls needed too it is asked of little but where requests enter. */
const answersOf = ({ conditions, functions, fullConditions, full }: Built): Asked[] => [
  { conditions, functions, isAskedLater: false },
  ...(full === functions ? [] : [{ conditions: fullConditions, functions: full, isAskedLater: true }]),
];

type Numbers = Pick<ViewAvailability, 'ok' | 'calls' | 'up' | 'fullFunction'>;

const beyondBudget = (budget: number): Beyond => ({
  exactSteps: Math.min(100, Math.floor(budget / 1000)),
  roundedSteps: 2000,
  allRoundedSteps: Math.max(10_000, Math.floor(budget / 2)),
  nodes: Math.min(48, Math.floor(budget / 2)),
  again: {
    exactSteps: Math.floor(budget / 30),
    roundedSteps: Math.min(300, Math.floor(budget / 100)),
    allRoundedSteps: Math.floor(budget / 20),
  },
  givenSteps: Math.min(300, Math.floor(budget / 10)),
  joinSteps: Math.min(2000, Math.floor(budget / 15)),
  allJoinSteps: Math.min(8000, Math.floor(budget / 4)),
});

/** Every function whose chance may be asked for, once. */
function rootsOf(built: readonly Built[], count: number, further: readonly number[]): number[] {
  const seen = new Uint8Array(count);
  const roots: number[] = [];
  const add = (f: number): void => {
    if (seen[f] !== 0) return;
    seen[f] = 1;
    roots.push(f);
  };
  const all = new Set(built.flatMap(({ functions, full }) => [functions, full]));
  for (const functions of all) functions.forEach(add);
  for (const one of further) add(one);
  return roots;
}
