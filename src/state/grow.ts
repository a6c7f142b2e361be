/**
 * Growing the diagram by key from the one component that is selected: to the right what it calls, to the left what calls it;
 * up and down a sibling, which is another follower of what calls it, or another of its own where nothing does.
 */
import { type Direction, spotTowards } from '../layout/freeSpot';
import { NODE_SIZE, nodeRect } from '../layout/nodeRect';
import type { Diagram } from '../model/diagram';
import { incoming } from '../model/queries';
import { centerOf } from '../shared/geometry';
import type { Context, Outcome } from './command';
import { addFollower } from './gestures';
import type { Growth } from './growth';
import type { Wanted } from './newComponent';

export function growthFrom(diagram: Diagram, from: string, direction: Direction): Growth | null {
  const component = diagram.components.get(from);
  if (!component) return null;
  const at = centerOf({
    ...spotTowards(diagram, nodeRect(component), direction, NODE_SIZE),
    ...NODE_SIZE,
  });
  if (direction === 'Left') return { anchor: from, side: 'before', at };
  const isSibling = direction === 'Up' || direction === 'Down';
  const caller = incoming(diagram, from).find(([, connection]) => connection.from !== from)?.[1].from;
  return { anchor: isSibling ? (caller ?? from) : from, side: 'after', at };
}

/** The new one is selected, and comes into view: a chain is typed with keys alone. */
export function grow(context: Context, { anchor, side, at }: Growth, wanted: Wanted): Outcome {
  return { ...addFollower(context, anchor, wanted, at, side), effect: 'reveal-selection' };
}
