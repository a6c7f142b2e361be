/**
 * The steps behind a subject's numbers: formulas with the numbers put in, contributions that add up, sources of the
 * inputs, what was assumed and what would help. A pure function of the diagram; null for what isn't there.
 */
import type { Diagram } from '../../model/diagram';
import type { Estimate } from '../answer';
import type { Effort } from '../availability/trials';
import { estimate } from '../estimate';
import type { Estimator } from '../estimator';
import { createEstimator } from '../estimator';
import type { Goal } from '../importance/actions/rankActions';
import { rankActions } from '../importance/actions/rankActions';
import type { Asked, Basis, Subject } from '../importance/basis';
import { askedOf, chanceOf, keepBases } from '../importance/basis';
import { cutSetsOfTwo } from '../importance/cutSets';
import type { PartImportance } from '../importance/importance';
import { importanceOf } from '../importance/importance';
import type { Part } from '../importance/parts';
import { neededBy, partsOf } from '../importance/parts';
import { FOREVER } from '../latency/distribution';
import { histogramOf } from '../latency/histogram';
import { assumptionsOf } from './assumptions';
import { explainAvailability } from './availabilityNumber';
import type { Explained, Explanation, MeasureId, NamedPart } from './explanation';
import { failoverSteps } from './failovers';
import { explainInputs } from './inputs';
import { explainJourney } from './journeyNumbers';
import type { LatencyAsItIs } from './latencyAsItIs';
import { latencyAsItIs } from './latencyAsItIs';
import { explainLatency } from './latencyNumbers';
import { latencyShares } from './latencyShares';
import { explainArrivals, explainCalls, explainUtilization } from './loadNumbers';
import { partName, subjectName } from './names';

/** Actions given. */
const MOST_ACTIONS = 3;

/** `numbers`: the diagram's estimate, where it is known already, made with this effort; `goal`: what actions are to help; null: none is looked for. */
export function explain(
  diagram: Diagram,
  subject: Subject,
  numbers: Estimate = estimate(diagram),
  effort: Effort = 'thorough',
  goal: Goal | null = 'availability',
): Explanation | null {
  const bases = keepBases(effort);
  const basis = bases.of(diagram);
  const asked = askedOf(basis, subject);
  if (!asked) return null;
  const estimator = createEstimator({}, effort);
  const named = (part: Part): NamedPart => ({ kind: part.kind, id: part.id, name: partName(diagram, part) });
  const importance = importanceOf(diagram, subject, basis, bases);
  const points = singlePointsOf(asked, importance).map(named);
  const inputs = explainInputs(diagram, asked);
  const asItIs = latencyAsItIs(basis, subject, asked);
  return {
    subject,
    name: subjectName(diagram, subject),
    numbers: new Map([
      [
        'availability',
        explainAvailability(diagram, chanceOf(asked), importance, points, failoverSteps(diagram, asked)),
      ],
      ...explainedNumbers(diagram, subject, numbers, { basis, asked, asItIs, estimator }),
    ]),
    ...rangeOf(numbers, subject),
    times: histogramOf(asItIs.timed({})?.time ?? FOREVER),
    importance: importance.map((part) => ({ ...part, name: partName(diagram, part) })),
    singlePointsOfFailure: points,
    stoppedByLossOf: importance.filter(({ kind, stops }) => kind === 'group' && stops).map(named),
    pairs: cutSetsOfTwo(asked, basis.loadBearing, importance).map(({ parts, instances }) => ({
      parts: parts.map(named),
      instances,
    })),
    inputs,
    assumptions: assumptionsOf(diagram, basis, asked, inputs),
    actions:
      goal === null
        ? []
        : rankActions({
            ...{ diagram, subject, goal, most: MOST_ACTIONS, before: numbers },
            ...{ basis, bases, estimator, importance },
          }),
  };
}

function rangeOf(
  { journeys, components, connections }: Estimate,
  { kind, id }: Subject,
): Pick<Explanation, 'availabilityRange'> {
  const all = { journey: journeys, component: components, connection: connections };
  const availabilityRange = all[kind].get(id)?.availabilityRange;
  return availabilityRange ? { availabilityRange } : {};
}

/** What it is explained with. */
interface Means {
  readonly basis: Basis;
  readonly asked: Asked;
  readonly asItIs: LatencyAsItIs;
  readonly estimator: Estimator;
}

function explainedNumbers(
  diagram: Diagram,
  subject: Subject,
  numbers: Estimate,
  { basis, asked, asItIs, estimator }: Means,
): [MeasureId, Explained][] {
  const { kind, id } = subject;
  const shares = latencyShares(asked, asItIs);
  const overloaded = overloadedOn(diagram, asked, numbers);
  if (kind === 'journey') {
    const journey = numbers.journeys.get(id);
    if (!journey) return [];
    return [
      ...explainLatency(diagram, journey.latencyMs, shares, overloaded),
      ...explainJourney(diagram, numbers, id, { calls: asked.view.graph.calls, asItIs, estimator }),
    ];
  }
  if (kind === 'component') {
    const component = numbers.components.get(id);
    const node = basis.graph.nodes[basis.graph.indexOf.get(id) ?? -1];
    if (!component || !node) return [];
    return [
      ...explainLatency(diagram, component.latencyMs, shares, overloaded),
      ['requestsPerSecond', explainArrivals(diagram, numbers, id, component)],
      ['utilization', explainUtilization(diagram, numbers, node, component)],
    ];
  }
  const connection = numbers.connections.get(id);
  if (!connection) return [];
  return [
    ...explainLatency(diagram, connection.latencyMs, shares, overloaded),
    ['requestsPerSecond', explainCalls(diagram, numbers, id, connection)],
  ];
}

/** What it waits for that can't carry its load, by name. */
function overloadedOn(diagram: Diagram, asked: Asked, { components }: Estimate): string[] {
  const needed = neededBy(asked.view, asked);
  return asked.view.graph.nodes
    .filter(({ index, id }) => needed.nodes.has(index) && (components.get(id)?.utilization ?? 0) >= 1)
    .map(({ id }) => partName(diagram, { kind: 'component', id }));
}

/** Those that can fail and that nothing stands in for, no instance spared; the most decisive first. */
function singlePointsOf(asked: Asked, importance: readonly PartImportance[]): Part[] {
  const ids = new Set(asked.availability.singlePoints(asked.node));
  const own = asked.call ? [asked.call.id] : [];
  return [
    ...importance,
    ...partsOf(asked).filter((part) => !importance.some((one) => isSame(one, part))),
  ].filter(({ kind, id }) => ids.has(id) || (kind === 'connection' && own.includes(id)));
}

const isSame = (a: Part, b: Part): boolean => a.kind === b.kind && a.id === b.id;
