/**
 * Positions for the components a file gives none: a diagram without any is laid out whole by the engine; where some
 * are placed they stay where they are and the others go beside their neighbours, on free ground.
 */
import type { Diagram } from '../model/diagram';
import { autoLayout, type LayoutEngine } from './autoLayout';
import { missingPositions, quickPlace, withPositions } from './quickPlace';

export async function layOutMissing(diagram: Diagram, engine: LayoutEngine): Promise<Diagram> {
  const missing = missingPositions(diagram);
  if (missing.length === 0) return diagram;
  if (missing.length < diagram.components.size) return quickPlace(diagram);
  return withPositions(diagram, await autoLayout(diagram, engine));
}
