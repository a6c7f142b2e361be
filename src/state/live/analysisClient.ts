/**
 * The page's half of a worker that analyses: one request under way at a time, each sent as the difference to the last.
 * A worker that dies, or gives no answer for too long, is replaced at the next request; twice with no answer in between,
 * and there is none any more.
 */
import { type Diagram, emptyDiagram } from '../../model/diagram';
import { type Analysis, NO_ANALYSIS } from '../analysis';
import { withAnalysisDelta } from './analysisDelta';
import { delayed, type Later } from './delayed';
import { diagramDelta } from './diagramDelta';
import { type AnalysisReply, type AnalysisRequest, isReply, PROTOCOL } from './protocol';

export interface AnalysisPort {
  /** A throw counts as the worker's death. */
  post(request: AnalysisRequest): void;
  close(): void;
}

/** Starts a worker; null or a throw where there is none to be had. */
export type OpenPort = (hear: (message: unknown) => void, died: () => void) => AnalysisPort | null;

export interface AnalysisClient {
  /** `busy`: another is under way and this one is dropped; that one's answer is the time to ask again. */
  ask(question: Question): 'sent' | 'busy' | 'nobody';
  close(): void;
}

export interface Question extends Pick<AnalysisRequest, 'version' | 'wanted' | 'focus' | 'effort'> {
  readonly diagram: Diagram;
}

export interface Answer extends Pick<AnalysisReply, 'version' | 'complete'> {
  readonly analysis: Analysis;
}

interface Listener {
  readonly answered: (answer: Answer) => void;
  /** With the request under way lost; `hung`: it said nothing for too long. */
  readonly died: (hung: boolean) => void;
  readonly later: Later;
  readonly hungAfterMs: number;
}

const MOST_DEATHS = 2;

export function createAnalysisClient(openPort: OpenPort, listener: Listener): AnalysisClient {
  let line: Line | null = null;
  /** Which worker is listened to: what one that was given up still says is not for us. */
  let turn = 0;
  let deaths = 0;
  const patience = delayed(listener.later);

  const drop = (): void => {
    turn += 1;
    patience.cancel();
    line?.port.close();
    line = null;
  };
  const lose = (): void => {
    drop();
    deaths += 1;
  };
  const start = (): void => {
    const own = turn;
    const port = openPort(
      (message) => {
        if (own === turn) hear(message);
      },
      () => {
        if (own === turn) mourn();
      },
    );
    if (port) line = { port, sent: emptyDiagram, received: NO_ANALYSIS, asked: null };
  };
  const mourn = (hung = false): void => {
    lose();
    listener.died(hung);
  };
  const hear = (message: unknown): void => {
    if (!line || !isReply(message) || message.version !== line.asked) {
      mourn();
      return;
    }
    patience.cancel();
    line.received = withAnalysisDelta(line.received, message.delta);
    line.asked = null;
    deaths = 0;
    const { version, complete } = message;
    listener.answered({ analysis: line.received, version, complete });
  };

  return {
    ask({ diagram, ...question }) {
      if (line?.asked != null) return 'busy';
      if (deaths >= MOST_DEATHS) return 'nobody';
      try {
        if (!line) start();
        if (!line) return 'nobody';
        line.port.post({ protocol: PROTOCOL, ...question, delta: diagramDelta(line.sent, diagram) });
        line.sent = diagram;
        line.asked = question.version;
        patience.start(() => mourn(true), listener.hungAfterMs);
        return 'sent';
      } catch {
        lose();
        return 'nobody';
      }
    },
    close: drop,
  };
}

interface Line {
  readonly port: AnalysisPort;
  /** What the worker's next message starts from, and ours. */
  sent: Diagram;
  received: Analysis;
  /** The version under way. */
  asked: number | null;
}
