/** elkjs in a worker of its own, started on first use: the canvas stays live while a large graph is laid out. */
import ELK, { type ElkNode } from 'elkjs/lib/elk-api.js';
// Taken as it is: bundled as a module it would no longer know that it runs in a worker.
import workerUrl from 'elkjs/lib/elk-worker.min.js?url';
import type { LayoutEngine, LayoutGraph } from '../../layout/layoutGraph';

let engine: LayoutEngine | null = null;

export function layoutEngine(): LayoutEngine {
  engine ??= startEngine();
  return engine;
}

function startEngine(): LayoutEngine {
  const elk = new ELK({
    workerFactory: () => new Worker(workerUrl),
  });
  return {
    layout: async (graph) => (await elk.layout(graph satisfies ElkNode)) as LayoutGraph,
  };
}
