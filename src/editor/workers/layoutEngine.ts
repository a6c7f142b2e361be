/** elkjs in a worker of its own, started on first use: the canvas stays live while a large graph is laid out. */
import ELK, { type ElkNode } from 'elkjs/lib/elk-api.js';
import type { LayoutEngine, LayoutGraph } from '../../layout/autoLayout';

let engine: LayoutEngine | null = null;

export function layoutEngine(): LayoutEngine {
  engine ??= startEngine();
  return engine;
}

function startEngine(): LayoutEngine {
  const elk = new ELK({
    workerFactory: () => new Worker(new URL('elkjs/lib/elk-worker.min.js', import.meta.url)),
  });
  return {
    layout: async (graph) => (await elk.layout(graph satisfies ElkNode)) as LayoutGraph,
  };
}
