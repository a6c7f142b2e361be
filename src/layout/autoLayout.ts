/**
 * Lays out all of a diagram that has no places yet, or whose places don't count: layered left to right (or downwards),
 * groups as boxes around what stands in them. The engine (elkjs, or a worker that runs it) is passed in. Positions of
 * all components that aren't locked, as top-left corners on an 8-pixel grid.
 */
import type { Diagram } from '../model/diagram';
import type { Point } from '../shared/geometry';
import { arrange, arranged } from './arrange';
import type { LayoutEngine } from './layoutGraph';

export async function autoLayout(
  diagram: Diagram,
  engine: LayoutEngine,
): Promise<ReadonlyMap<string, Point>> {
  const next = arranged(diagram, await arrange(diagram, null, engine));
  const positions = new Map<string, Point>();
  for (const [id, { position, locked }] of next.components)
    if (position && !locked) positions.set(id, position);
  return positions;
}
