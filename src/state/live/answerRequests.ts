/** The worker's half: keeps the diagram it was told of and an estimator for it, and answers with what has changed. */
import type { Estimate, JourneyEstimate } from '../../estimate/answer';
import type { Effort } from '../../estimate/availability/trials';
import { createEstimator } from '../../estimate/estimator';
import { journeyInFull } from '../../estimate/later';
import { type Diagram, emptyDiagram } from '../../model/diagram';
import { review } from '../../rules/review';
import { invariant } from '../../shared/invariant';
import { type Analysis, attempt, NO_ANALYSIS } from '../analysis';
import { analysisDelta } from './analysisDelta';
import { withDelta } from './diagramDelta';
import { type AnalysisReply, isRequest, PROTOCOL } from './protocol';
import { summaryOf } from './summaryOf';

/** To be given the messages in the order they were sent; throws on what is none. */
export function answerRequests(): (message: unknown) => AnalysisReply {
  const estimators = { live: rememberingEstimator('live'), thorough: rememberingEstimator('thorough') };
  let diagram = emptyDiagram;
  let last = NO_ANALYSIS;
  return (message) => {
    invariant(isRequest(message), 'a message of another protocol');
    diagram = withDelta(diagram, message.delta);
    const estimateOf = estimators[message.effort];
    // Where nothing has been shown yet, there is nothing the rest could wait behind.
    const complete = message.wanted === 'everything' || last === NO_ANALYSIS;
    const analysis = attempt(() =>
      complete ? whole(diagram, estimateOf(diagram)) : numbers(estimateOf(diagram), last, message.focus),
    );
    const delta = analysisDelta(last, analysis);
    last = analysis;
    return { protocol: PROTOCOL, version: message.version, delta, complete };
  };
}

/** Asked twice about a diagram it answers once; one that failed half-way may not know what it has and is replaced. */
function rememberingEstimator(effort: Effort): (diagram: Diagram) => Estimate {
  let estimator = createEstimator({}, effort);
  let last: { readonly diagram: Diagram; readonly estimate: Estimate } | null = null;
  return (diagram) => {
    if (last && sameMaps(last.diagram, diagram)) return last.estimate;
    try {
      const estimate = estimator.estimate(diagram);
      last = { diagram, estimate };
      return estimate;
    } catch (error) {
      estimator = createEstimator({}, effort);
      last = null;
      throw error;
    }
  };
}

const sameMaps = (a: Diagram, b: Diagram): boolean =>
  a.components === b.components &&
  a.connections === b.connections &&
  a.groups === b.groups &&
  a.journeys === b.journeys;

function whole(diagram: Diagram, estimate: Estimate): Analysis {
  const journeys = [...estimate.journeys].map(([id, journey]): [string, JourneyEstimate] => [
    id,
    journeyInFull(journey),
  ]);
  return {
    estimate: withJourneys(estimate, journeys),
    findings: review(diagram, estimate),
    failure: null,
  };
}

/** With what stands of the journeys' parts and the findings from before. */
function numbers(estimate: Estimate, last: Analysis, focus: string | null): Analysis {
  const journeys = [...estimate.journeys].map(([id, journey]): [string, JourneyEstimate] => {
    const before = last.estimate.journeys.get(id);
    if (id === focus || !before) return [id, journeyInFull(journey)];
    const { components, connections } = before;
    return [id, { ...summaryOf(journey), components, connections }];
  });
  return { estimate: withJourneys(estimate, journeys), findings: last.findings, failure: null };
}

/** What is sent of it; the rest is for the review alone, and made only where a rule asks. */
function withJourneys(
  { components, connections, problems, backlogs, effects }: Estimate,
  journeys: readonly (readonly [string, JourneyEstimate])[],
): Estimate {
  return { journeys: new Map(journeys), components, connections, problems, backlogs, effects };
}
