/** A boundary of the kind that was typed, with the name behind it. */
import { Command } from 'cmdk';
import type { NamedGroupType } from '../../catalog/groupTypes';
import { useSession } from '../app/hooks';
import { NodeIcon } from '../icons/NodeIcon';

interface Props {
  readonly wanted: NamedGroupType;
  readonly className?: string;
  readonly onPick: (wanted: NamedGroupType) => void;
}

/** `Zone eu-west-1a`; what has its kind in its name stands by itself. */
const titleOf = (label: string, name: string): string => {
  const has = name.toLowerCase().includes(label.toLowerCase());
  return name === '' ? label : has ? name : `${label} ${name}`;
};

export function GroupChoice({ wanted, className = 'menu-item', onPick }: Props) {
  const isAround = useSession(({ selection }) => selection.size > 0);
  const { type, name } = wanted;
  return (
    <Command.Item
      className={className}
      value={`group ${type.id}`}
      data-group={type.id}
      title={type.help}
      onSelect={() => onPick(wanted)}
    >
      <span className="type-tile" data-size="small" data-category="shapes">
        <NodeIcon icon={type.icon} size={13} />
      </span>
      <span>{titleOf(type.label, name)}</span>
      <small>{isAround ? 'group, around what is selected' : 'group'}</small>
    </Command.Item>
  );
}
