/** Groups drawn as one card: for a layout each is a single thing, whatever stands in it. */
import type { Diagram } from '../model/diagram';
import type { Rect } from '../shared/geometry';
import { boxesAround, homeOf } from './homes';
import { NODE_SIZE } from './nodeRect';

/** By the outermost such group, the components in it. */
export function closedGroups(diagram: Diagram): ReadonlyMap<string, readonly string[]> {
  const closed = new Map<string, string[]>();
  for (const [id, group] of diagram.groups)
    if (
      group.collapsed &&
      !boxesAround(diagram, id).some((outer) => outer !== id && isClosed(diagram, outer))
    )
      closed.set(id, []);
  if (closed.size === 0) return closed;
  for (const [id, component] of diagram.components) {
    const around = boxesAround(diagram, homeOf(diagram, component)).filter((one) => closed.has(one));
    closed.get(around.at(-1) ?? '')?.push(id);
  }
  return closed;
}

/** Where the one card is drawn: at the top left of the frame it stands for. */
export const closedRect = ({ x, y }: Rect): Rect => ({ x, y, ...NODE_SIZE });

const isClosed = (diagram: Diagram, groupId: string): boolean =>
  diagram.groups.get(groupId)?.collapsed === true;
