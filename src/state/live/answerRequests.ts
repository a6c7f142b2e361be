/** The worker's half: keeps the diagram it was told of and an estimator for it, and answers with what has changed. */
import { emptyDiagram } from '../../model/diagram';
import { invariant } from '../../shared/invariant';
import { createAnalyser, NO_ANALYSIS } from '../analysis';
import { analysisDelta } from './analysisDelta';
import { withDelta } from './diagramDelta';
import { type AnalysisReply, isRequest, PROTOCOL } from './protocol';

/** To be given the messages in the order they were sent; throws on what is none. */
export function answerRequests(): (message: unknown) => AnalysisReply {
  const analyse = createAnalyser();
  let diagram = emptyDiagram;
  let last = NO_ANALYSIS;
  return (message) => {
    invariant(isRequest(message), 'a message of another protocol');
    diagram = withDelta(diagram, message.delta);
    const analysis = analyse(diagram);
    const delta = analysisDelta(last, analysis);
    last = analysis;
    return { protocol: PROTOCOL, version: message.version, delta };
  };
}
