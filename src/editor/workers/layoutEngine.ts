/** elkjs in a worker of its own, started on first use: the canvas stays live while a large graph is laid out. */
import ELK, { type ElkNode } from 'elkjs/lib/elk-api.js';
// Taken as it is: bundled as a module it would no longer know that it runs in a worker.
import workerUrl from 'elkjs/lib/elk-worker.min.js?url';
import type { LayoutEngine, LayoutGraph } from '../../layout/layoutGraph';

interface Running extends LayoutEngine {
  readonly stop: () => void;
}

let engine: Running | null = null;

export function layoutEngine(): LayoutEngine {
  engine ??= startEngine();
  return engine;
}

/** Whatever is under way fails; the next layout starts another worker. */
export function stopLayoutEngine(): void {
  engine?.stop();
  engine = null;
}

function startEngine(): Running {
  const waiting = new Set<(reason: Error) => void>();
  const fail = (reason: Error) => {
    for (const reject of waiting) reject(reason);
    waiting.clear();
  };
  const elk = new ELK({
    workerFactory: () => {
      const worker = new Worker(workerUrl);
      worker.addEventListener('error', () => {
        engine = null;
        fail(new Error('the part of the program that does it could not be loaded'));
      });
      return worker;
    },
  });
  return {
    layout: (graph) =>
      new Promise((resolve, reject) => {
        waiting.add(reject);
        elk
          .layout(graph satisfies ElkNode)
          .then((placed) => resolve(placed as LayoutGraph), reject)
          .finally(() => waiting.delete(reject));
      }),
    stop: () => {
      elk.terminateWorker();
      fail(new Error('it was cancelled'));
    },
  };
}
