/** Beside the group tool: which kind of boundary is drawn next. */
import { ToggleGroup } from 'radix-ui';
import { GROUP_TYPES } from '../../catalog/groupTypes';
import { useApp, useSession } from '../app/hooks';
import { NodeIcon } from '../icons/NodeIcon';

export function GroupKinds() {
  const app = useApp();
  const chosen = useSession((session) => session.groupType);
  return (
    <ToggleGroup.Root
      type="single"
      className="group-kinds panel"
      aria-label="Kind of group to draw"
      value={chosen}
      onValueChange={(next) => next && app.apply({ session: { groupType: next } })}
    >
      {GROUP_TYPES.map(({ id, label, icon, help }) => (
        <ToggleGroup.Item key={id} className="chip" value={id} title={help}>
          <NodeIcon icon={icon} size={13} />
          {label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
