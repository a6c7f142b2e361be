/**
 * Places for the components a file gives none: a diagram without any is laid out whole by the engine; where some
 * are placed they stay where they are and the others go beside their neighbours, on free ground.
 */
import type { Diagram } from '../model/diagram';
import { arrange, arranged } from './arrange';
import type { LayoutEngine } from './layoutGraph';
import { missingPositions, quickPlace } from './quickPlace';

export async function layOutMissing(diagram: Diagram, engine: LayoutEngine): Promise<Diagram> {
  const missing = missingPositions(diagram);
  if (missing.length === 0) return diagram;
  const scope = missing.length < diagram.components.size ? new Set(missing) : null;
  // What is behind the card of a collapsed group goes with that card, if it has a place at all.
  return quickPlace(arranged(diagram, await arrange(diagram, scope, engine)));
}
