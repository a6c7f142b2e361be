/**
 * Which of a pattern's slots a selection fills. Every selected component that can stand in a slot does, callers in
 * front of what they call; a slot beside a filled one that is left open takes the one component that is connected to
 * it and fits: a service alone brings its only store along.
 */
import { typeOf } from '../../catalog/effective';
import type { Pattern, Slot } from '../../library/pattern';
import type { Diagram } from '../../model/diagram';

/** Ids of the diagram's components by the ids of the pattern's that they stand for. */
export type Filled = ReadonlyMap<string, string>;

export const NOTHING_FILLED: Filled = new Map();

export function fitPattern(
  diagram: Diagram,
  pattern: Pattern,
  piece: Diagram,
  selected: readonly string[],
): Filled {
  const chosen = selected.filter((id) => diagram.components.has(id));
  if (chosen.length === 0 || chosen.length > MOST_SELECTED) return NOTHING_FILLED;
  let best: Filled = NOTHING_FILLED;
  let bestScore = 0;
  for (const filled of assignments(diagram, pattern.slots, chosen)) {
    const score =
      filled.size * PER_SLOT +
      alike(diagram, piece, filled) * PER_ROLE +
      agreeing(diagram, pattern.slots, filled);
    if (score > bestScore) [best, bestScore] = [filled, score];
  }
  return withNeighbours(diagram, pattern, piece, best);
}

/** More than that is no place to put something around. */
const MOST_SELECTED = 4;
/** One more slot filled counts for more than any likeness, and that for more than directions. */
const PER_SLOT = 10_000;
const PER_ROLE = 1000;

/** How many of the filled are what the pattern has there: a service rather what is guarded than the client before it. */
const alike = (diagram: Diagram, piece: Diagram, filled: Filled): number =>
  [...filled].filter(([slot, id]) => {
    const [drawn, own] = [piece.components.get(slot), diagram.components.get(id)];
    return drawn && own && typeOf(drawn).role === typeOf(own).role;
  }).length;

/** Every way to put some of the chosen into slots that take them, the first slots first. */
function assignments(diagram: Diagram, slots: readonly Slot[], chosen: readonly string[]): readonly Filled[] {
  const [slot, ...others] = slots;
  if (!slot) return [NOTHING_FILLED];
  const filledFirst = chosen
    .filter((id) => takes(diagram, slot, id))
    .flatMap((id) =>
      assignments(
        diagram,
        others,
        chosen.filter((other) => other !== id),
      ).map((rest) => new Map([[slot.component, id], ...rest])),
    );
  return [...filledFirst, ...assignments(diagram, others, chosen)];
}

function takes(diagram: Diagram, slot: Slot, id: string): boolean {
  const component = diagram.components.get(id);
  if (!component) return false;
  const { role } = typeOf(component);
  return role === 'untyped' || slot.takes.includes(role);
}

/** How many connections between the filled run the way the pattern's do, less those that run against it. */
function agreeing(diagram: Diagram, slots: readonly Slot[], filled: Filled): number {
  const place = new Map(
    slots.flatMap(({ component }, index) => {
      const id = filled.get(component);
      return id === undefined ? [] : [[id, index] as const];
    }),
  );
  let sum = 0;
  for (const { from, to } of diagram.connections.values()) {
    const [a, b] = [place.get(from), place.get(to)];
    if (a !== undefined && b !== undefined) sum += Math.sign(b - a);
  }
  return sum;
}

function withNeighbours(diagram: Diagram, pattern: Pattern, piece: Diagram, filled: Filled): Filled {
  const next = new Map(filled);
  for (const slot of pattern.slots) {
    if (next.has(slot.component)) continue;
    const found = neighbourFor(diagram, pattern, piece, filled, slot);
    if (found !== null && ![...next.values()].includes(found)) next.set(slot.component, found);
  }
  return new Map(
    pattern.slots.flatMap(({ component }) => {
      const id = next.get(component);
      return id === undefined ? [] : [[component, id] as const];
    }),
  );
}

/** The one component that fits and is called by, or calls, what fills the slot next to this one. */
function neighbourFor(
  diagram: Diagram,
  pattern: Pattern,
  piece: Diagram,
  filled: Filled,
  slot: Slot,
): string | null {
  const found = new Set<string>();
  for (const [component, id] of filled) {
    const isCalled = leadsTo(piece, component, slot.component, pattern);
    const calls = leadsTo(piece, slot.component, component, pattern);
    for (const { from, to } of diagram.connections.values()) {
      if (isCalled && from === id && takes(diagram, slot, to)) found.add(to);
      if (calls && to === id && takes(diagram, slot, from)) found.add(from);
    }
  }
  const [only] = found.size === 1 ? found : [];
  return only ?? null;
}

/** Whether the pattern's connections lead from one slot to another, over no third; a client's over any. */
function leadsTo(piece: Diagram, from: string, to: string, pattern: Pattern): boolean {
  const isClients = pattern.slots.some((slot) => slot.component === from && slot.takes.includes('client'));
  const slots = new Set(isClients ? [] : pattern.slots.map(({ component }) => component));
  const reached = new Set([from]);
  for (const id of reached) {
    if (id !== from && slots.has(id)) continue;
    for (const connection of piece.connections.values())
      if (connection.from === id) reached.add(connection.to);
  }
  return from !== to && reached.has(to);
}
