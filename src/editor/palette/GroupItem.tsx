/** A kind of boundary in the palette: it goes around what is selected, or the next drag on the canvas draws it. */
import { Command } from 'cmdk';
import { CircleHelp } from 'lucide-react';
import type { GroupType } from '../../catalog/groupTypes';
import { wantGroup } from '../../state/grouping';
import { focusCanvas } from '../app/focus';
import { useApp } from '../app/hooks';
import { openHelp } from '../help/openHelp';
import { NodeIcon } from '../icons/NodeIcon';

interface Props {
  readonly type: GroupType;
  /** Where it was found by a search, among others: says what it is, and ends the search. */
  readonly onDone?: () => void;
}

export function GroupItem({ type: { id, label, icon, help }, onDone }: Props) {
  const app = useApp();
  const want = () => {
    app.apply(wantGroup(app.context(), id));
    focusCanvas();
    onDone?.();
  };
  return (
    <Command.Item className="palette-item" value={`group-${id}`} title={help} data-group={id} onSelect={want}>
      <span className="type-tile" data-size="small" data-category="shapes">
        <NodeIcon icon={icon} size={13} />
      </span>
      <span>{label}</span>
      {onDone && <small>Group</small>}
      {/* For the mouse: with the keyboard it is F1. */}
      <span
        className="palette-help"
        aria-hidden="true"
        title="What it is (F1)"
        onClick={(event) => {
          event.stopPropagation();
          openHelp(app, { about: 'group', id });
        }}
      >
        <CircleHelp size={13} />
      </span>
    </Command.Item>
  );
}
