/** Does what a card offers: one edit, one step to undo. */
import type { Context, Outcome } from './command';
import type { DiagramDelta } from './live/diagramDelta';
import { withDelta } from './live/diagramDelta';

/** Of the diagram the answer is for. */
export function takeAction({ diagram }: Context, { edit }: { readonly edit: DiagramDelta }): Outcome {
  const { components, connections, groups, journeys } = withDelta(diagram, edit);
  return { diagram: { ...diagram, components, connections, groups, journeys } };
}
