/** Of something that is behind a collapsed group's card: which, and a way to see it drawn. */
import { Maximize2 } from 'lucide-react';
import { isHidden, seenAs } from '../../layout/visibleDiagram';
import { type ElementRef, idOf } from '../../model/elements';
import { openGroups } from '../../state/collapse';
import { elementName } from '../../state/locks';
import { useApp, useOfDiagram } from '../app/hooks';

export function BehindCard({ of }: { readonly of: ElementRef }) {
  const app = useApp();
  const card = useOfDiagram((diagram) => (isHidden(diagram, of) ? seenAs(diagram, of) : null));
  const name = useOfDiagram((diagram) => (card === null ? '' : elementName(diagram, card)));
  if (card === null) return null;
  return (
    <div className="inspector-actions">
      <span className="muted">In {name}, which is collapsed.</span>
      <button
        type="button"
        className="button"
        data-small
        onClick={() => app.apply(openGroups(app.context(), [idOf(card)]))}
      >
        <Maximize2 size={13} aria-hidden="true" /> Open {name}
      </button>
    </div>
  );
}
