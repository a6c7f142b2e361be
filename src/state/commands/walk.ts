/**
 * Going from card to card by key: along connections sideways, to the nearest one up and down. A collapsed group is one
 * card among them.
 */
import { nodeRect } from '../../layout/nodeRect';
import { refOfVisible, seenAs, type Visible, visibleDiagram } from '../../layout/visibleDiagram';
import type { Diagram } from '../../model/diagram';
import type { ElementRef } from '../../model/elements';
import { incoming, outgoing } from '../../model/queries';
import { centerOf, type Point } from '../../shared/geometry';
import type { Command } from '../command';

type Direction = 'Left' | 'Right' | 'Up' | 'Down';

const AWAY: Readonly<Record<Direction, Point>> = {
  Left: { x: -1, y: 0 },
  Right: { x: 1, y: 0 },
  Up: { x: 0, y: -1 },
  Down: { x: 0, y: 1 },
};

const walk = (direction: Direction): Command => ({
  id: `walk-${direction.toLowerCase()}`,
  label: `Select the next component ${direction.toLowerCase()}`,
  family: 'arrange',
  keys: [`Alt+Arrow${direction}`],
  enabled: ({ diagram }) => diagram.components.size > 0,
  run: ({ diagram, session }) => {
    const visible = visibleDiagram(diagram);
    const seen = visible.diagram;
    const from = standingOn(visible, diagram, session.selection);
    const next =
      from === null ? leftmost(seen) : (along(seen, from, direction) ?? nearest(seen, from, direction));
    if (next === null) return {};
    return { session: { selection: new Set([refOfVisible(visible, next)]) }, effect: 'keep-in-view' };
  },
});

/** The card of the one component that is selected, or of the one group. */
function standingOn(visible: Visible, diagram: Diagram, selection: ReadonlySet<ElementRef>): string | null {
  const bodies = [...selection].map((ref) => seenAs(diagram, ref));
  const chosen = [...visible.diagram.components.keys()].filter((id) =>
    bodies.includes(refOfVisible(visible, id)),
  );
  return chosen.length === 1 ? (chosen[0] ?? null) : null;
}

export const walkCommands: readonly Command[] = (['Left', 'Right', 'Up', 'Down'] as const).map(walk);

/** Sideways the connections lead the way: the neighbour whose card is nearest in height. */
function along(diagram: Diagram, from: string, direction: Direction): string | null {
  if (direction === 'Up' || direction === 'Down') return null;
  const neighbours =
    direction === 'Right'
      ? outgoing(diagram, from).map(([, connection]) => connection.to)
      : incoming(diagram, from).map(([, connection]) => connection.from);
  const here = middle(diagram, from);
  return best(
    neighbours.filter((id) => id !== from),
    (id) => Math.abs(middle(diagram, id).y - here.y),
  );
}

/** The closest card within 45° of the direction. */
function nearest(diagram: Diagram, from: string, direction: Direction): string | null {
  const here = middle(diagram, from);
  const away = AWAY[direction];
  const ahead = (id: string): { readonly along: number; readonly aside: number } => {
    const there = middle(diagram, id);
    const by = { x: there.x - here.x, y: there.y - here.y };
    return { along: by.x * away.x + by.y * away.y, aside: Math.abs(by.x * away.y) + Math.abs(by.y * away.x) };
  };
  const candidates = [...diagram.components.keys()].filter((id) => id !== from && ahead(id).along > 0);
  const straight = candidates.filter((id) => ahead(id).aside <= ahead(id).along);
  return best(straight.length ? straight : candidates, (id) => ahead(id).along + 2 * ahead(id).aside);
}

const leftmost = (diagram: Diagram): string | null =>
  best([...diagram.components.keys()], (id) => middle(diagram, id).x + middle(diagram, id).y / 1000);

function middle(diagram: Diagram, id: string): Point {
  const component = diagram.components.get(id);
  return component ? centerOf(nodeRect(component)) : { x: 0, y: 0 };
}

function best(ids: readonly string[], cost: (id: string) => number): string | null {
  let chosen: string | null = null;
  let least = Infinity;
  for (const id of ids) {
    const here = cost(id);
    if (here < least) {
      chosen = id;
      least = here;
    }
  }
  return chosen;
}
