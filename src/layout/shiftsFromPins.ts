/**
 * How far each unit of a whole page goes from where the engine has it: as far as the pinned card nearest to it by
 * connections is away from where the engine has that one. Where nothing is pinned, the page keeps its top left corner.
 */
import type { Diagram } from '../model/diagram';
import { boundsOf, type Point, rounded } from '../shared/geometry';
import { boxesAround, homeOf } from './homes';
import { COLUMN_GAP, onGrid, ROW_GAP } from './layoutGraph';
import type { LayoutUnit, Settling, Shift } from './layoutUnits';
import { nodeRect } from './nodeRect';

export function shiftsFromPins(task: Settling, units: readonly LayoutUnit[]): readonly Shift[] {
  const pins = pinShifts(task);
  const first = [...pins.values()][0];
  if (!first) {
    const by = toOldCorner(task);
    return units.map((unit) => [unit, by]);
  }
  const pinOf = nearestPins(task.diagram, pins.keys());
  return units.map((unit) => {
    const near = unit.cards.flatMap((id) => pinOf.get(id) ?? []).sort((a, b) => a.steps - b.steps)[0];
    return [unit, (near && pins.get(near.pin)) ?? first];
  });
}

/** Pins that are nearly as far from where the engine has them count as one: columns stay columns. */
function pinShifts({ diagram, free, laid }: Settling): ReadonlyMap<string, Point> {
  const shifts = new Map<string, Point>();
  for (const [id, at] of laid.cards) {
    const is = diagram.components.get(id)?.position;
    if (!is || free.has(id)) continue;
    const by = rounded({ x: is.x - at.x, y: is.y - at.y });
    const like = [...shifts.values()].find(
      (other) => Math.abs(other.x - by.x) < COLUMN_GAP && Math.abs(other.y - by.y) < ROW_GAP,
    );
    shifts.set(id, like ?? by);
  }
  return shifts;
}

interface Near {
  readonly pin: string;
  readonly steps: number;
}

/** By breadth first search over connections, and over what stands in one group. */
function nearestPins(diagram: Diagram, pins: Iterable<string>): ReadonlyMap<string, Near> {
  const beside = new Map<string, string[]>();
  const link = (a: string, b: string) => {
    const list = beside.get(a);
    if (list) list.push(b);
    else beside.set(a, [b]);
  };
  for (const { from, to } of diagram.connections.values()) {
    link(from, to);
    link(to, from);
  }
  for (const [id, component] of diagram.components)
    for (const group of boxesAround(diagram, homeOf(diagram, component)).slice(0, 1)) {
      link(id, `in ${group}`);
      link(`in ${group}`, id);
    }
  const found = new Map<string, Near>([...pins].map((pin) => [pin, { pin, steps: 0 }]));
  const queue = [...found.keys()];
  for (const id of queue) {
    const near = found.get(id);
    for (const next of beside.get(id) ?? []) {
      if (!near || found.has(next)) continue;
      found.set(next, { pin: near.pin, steps: near.steps + 1 });
      queue.push(next);
    }
  }
  return found;
}

/** Laid out twice, everything is where it was after the first time. */
function toOldCorner({ diagram, laid }: Settling): Point {
  const ids = [...laid.cards.keys()].filter((id) => diagram.components.get(id)?.position);
  const old = boundsOf(
    ids.flatMap((id) => {
      const component = diagram.components.get(id);
      return component ? [nodeRect(component)] : [];
    }),
  );
  const next = boundsOf(
    ids.flatMap((id) => [{ ...(laid.cards.get(id) ?? { x: 0, y: 0 }), width: 0, height: 0 }]),
  );
  return old && next ? onGrid({ x: old.x - next.x, y: old.y - next.y }) : { x: 0, y: 0 };
}
