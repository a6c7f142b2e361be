/** On a group: makes one card of it, or opens it again. */
import './groups.css';
import { Maximize2, Minimize2 } from 'lucide-react';
import { keysOf } from '../../state/bindings';
import { collapseGroups, openGroups } from '../../state/collapse';
import { command } from '../../state/commands/commands';
import { useApp } from '../app/hooks';
import { useKeyboard } from '../app/useKeyboard';

interface Props {
  readonly id: string;
  readonly name: string;
  readonly collapsed: boolean;
}

export function CollapseToggle({ id, name, collapsed }: Props) {
  const app = useApp();
  const [key] = keysOf(command('toggle-collapse'), useKeyboard());
  const Icon = collapsed ? Maximize2 : Minimize2;
  return (
    <button
      type="button"
      className="group-toggle nodrag nopan"
      tabIndex={-1}
      aria-label={`${collapsed ? 'Open' : 'Collapse'} ${name}`}
      title={`${collapsed ? 'Open' : 'Collapse to one card'}${key ? ` (${key})` : ''}`}
      onClick={(event) => {
        event.stopPropagation();
        app.apply((collapsed ? openGroups : collapseGroups)(app.context(), [id]));
      }}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      <Icon size={collapsed ? 13 : 11} aria-hidden="true" />
    </button>
  );
}
