/**
 * Draws figures: of a small page at once, of a large one in a worker, whose lines and labels take longest. One after
 * another; a question that is given up is not drawn, and one that is being drawn is broken off. Where there is no worker
 * to be had the page draws itself.
 */
import type { JourneyEstimate } from '../../estimate/answer';
import { estimateInFull, journeyInFull } from '../../estimate/later';
import { exportSvg } from '../../formats/exporters/svg';
import { type FigureQuestion, isFigureReply } from './figureQuestion';
import { portTo } from './portTo';

/** Rejects where it is given up, with the signal's reason. */
export type FigureEngine = (question: FigureQuestion, signal?: AbortSignal) => Promise<string>;

/** In components and connections: it takes a few frames. */
const AT_ONCE = 150;

export interface FigurePort {
  readonly post: (question: FigureQuestion) => void;
  readonly close: () => void;
}

interface Task {
  readonly question: FigureQuestion;
  readonly resolve: (svg: string) => void;
  readonly reject: (reason: unknown) => void;
}

export function createFigureEngine(
  open: (hear: (message: unknown) => void, died: () => void) => FigurePort,
): FigureEngine {
  const waiting: Task[] = [];
  let port: FigurePort | null = null;
  let current: Task | null = null;

  const close = (): void => {
    port?.close();
    port = null;
    current = null;
  };
  const hear = (message: unknown): void => {
    const task = current;
    current = null;
    if (!isFigureReply(message)) close();
    const { svg, failure } = isFigureReply(message) ? message : { svg: null, failure: null };
    if (svg === null) task?.reject(new Error(failure ?? 'the part of the program that does it stopped'));
    else task?.resolve(svg);
    next();
  };
  const died = (): void => {
    const task = current;
    close();
    if (task) drawHere(task);
    next();
  };
  const next = (): void => {
    if (current) return;
    const task = waiting.shift();
    if (!task) return;
    current = task;
    try {
      port ??= open(hear, died);
      port.post(forFigure(task.question));
    } catch {
      died();
    }
  };
  const giveUp = (task: Task): void => {
    if (task === current) close();
    else if (waiting.includes(task)) waiting.splice(waiting.indexOf(task), 1);
    next();
  };

  return (question, signal) =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const task = { question, resolve, reject };
      const { components, connections } = question.diagram;
      if (components.size + connections.size <= AT_ONCE) {
        drawHere(task);
        return;
      }
      signal?.addEventListener('abort', () => {
        giveUp(task);
        reject(signal.reason);
      });
      waiting.push(task);
      next();
    });
}

function drawHere({ question: { diagram, estimate, options }, resolve, reject }: Task): void {
  try {
    resolve(exportSvg(diagram, estimate, options));
  } catch (error) {
    reject(error);
  }
}

/** Without what no figure shows: less to send. */
function forFigure({ diagram, estimate, options }: FigureQuestion): FigureQuestion {
  const journeys = new Map(
    [...estimate.journeys].map(([id, journey]): [string, JourneyEstimate] => {
      const { soFar: _, ...rest } = journeyInFull(journey);
      return [id, rest];
    }),
  );
  return { diagram, estimate: { ...estimateInFull(estimate), journeys }, options };
}

export const drawFigure = createFigureEngine((hear, died) =>
  portTo(new Worker(new URL('./figureWorker.ts', import.meta.url), { type: 'module' }), hear, died),
);
