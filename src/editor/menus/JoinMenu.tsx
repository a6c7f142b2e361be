/** In the menu of a right click: the groups that what is selected can be moved into. */
import { ChevronRight } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { groupsToJoin, joinGroup } from '../../state/joinGroup';
import { elementName } from '../../state/locks';
import { useApp } from '../app/hooks';

export function JoinMenu() {
  const app = useApp();
  const context = app.context();
  const groups = groupsToJoin(context);
  if (groups.length === 0) return null;
  return (
    <DropdownMenu.Sub>
      <DropdownMenu.SubTrigger className="menu-item">
        Move into
        <ChevronRight className="menu-more" size={14} aria-hidden="true" />
      </DropdownMenu.SubTrigger>
      <DropdownMenu.Portal>
        <DropdownMenu.SubContent className="menu" sideOffset={4}>
          {groups.map((id) => (
            <DropdownMenu.Item
              key={id}
              className="menu-item"
              onSelect={() => app.apply(joinGroup(app.context(), id))}
            >
              {elementName(context.diagram, `group:${id}`)}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.SubContent>
      </DropdownMenu.Portal>
    </DropdownMenu.Sub>
  );
}
