/** Says to a screen reader what was selected, with its numbers. */

import { typeOf } from '../../catalog/effective';
import { connectionLabel } from '../../estimate/connectionLabel';
import { shownAvailability } from '../../estimate/shownAvailability';
import type { Diagram } from '../../model/diagram';
import { type ElementRef, idOf, kindOf } from '../../model/elements';
import { connectionName, outgoing } from '../../model/queries';
import { formatLatency } from '../../shared/formatNumbers';
import type { Analysis } from '../../state/analysis';
import { useAnalysis, useDiagram, useSession } from './hooks';

export function Announcer() {
  const diagram = useDiagram();
  const analysis = useAnalysis();
  const selection = useSession((session) => session.selection);
  const [only] = selection;
  const words =
    selection.size === 0 || only === undefined
      ? ''
      : selection.size > 1
        ? `${selection.size} selected`
        : described(diagram, analysis, only);
  return (
    <p className="visually-hidden" aria-live="polite" data-announcer>
      {words}
    </p>
  );
}

function described(diagram: Diagram, { estimate }: Analysis, ref: ElementRef): string {
  const id = idOf(ref);
  switch (kindOf(ref)) {
    case 'component': {
      const component = diagram.components.get(id);
      const numbers = estimate.components.get(id);
      if (!component) return '';
      const calls = outgoing(diagram, id).length;
      const says = numbers
        ? `, ${shownAvailability(numbers)} available, p99 ${formatLatency(numbers.latencyMs.p99)}`
        : '';
      return `${component.name || id}, ${typeOf(component).label}${says}, ${calls} outgoing ${calls === 1 ? 'connection' : 'connections'}`;
    }
    case 'connection': {
      const label = connectionLabel(diagram, estimate, id, null, 'caller');
      return `Connection ${connectionName(diagram, id)}${label ? `, ${label.lines.join(', ')}` : ''}`;
    }
    case 'group': {
      const group = diagram.groups.get(id);
      return group ? `${group.type} ${group.name || id}` : '';
    }
    case 'note':
      return `Note: ${diagram.notes.get(id)?.text ?? ''}`;
    case 'drawing': {
      const drawing = diagram.drawings.get(id);
      return drawing?.kind === 'image' ? `Image${drawing.name ? `: ${drawing.name}` : ''}` : 'Pen stroke';
    }
  }
}
