/** A diagram in which every component has a position: those without one are laid out on opening. */
import { layOutMissing } from '../../layout/layOutMissing';
import { missingPositions, quickPlace } from '../../layout/quickPlace';
import type { Diagram } from '../../model/diagram';
import { layoutEngine } from '../workers/layoutEngine';

export async function withPlaces(diagram: Diagram): Promise<Diagram> {
  if (missingPositions(diagram).length === 0) return diagram;
  try {
    return await layOutMissing(diagram, layoutEngine());
  } catch {
    return quickPlace(diagram);
  }
}
