/**
 * What is drawn over what, on the canvas and in every figure: the frames of groups at the bottom, then what is on a
 * layer below 0, then the lines, then the rest, each layer above the one before. Within a layer images lie under notes,
 * notes under components, and what a pen drew over all of them.
 */
import type { Diagram } from '../model/diagram';
import { type ElementRef, refOf } from '../model/elements';

/** The bodies apart from frames, the lowest first: those under the lines, and those over them. */
export interface DrawingOrder {
  readonly belowLines: readonly ElementRef[];
  readonly aboveLines: readonly ElementRef[];
}

export function drawingOrder(diagram: Diagram): DrawingOrder {
  const all: { readonly ref: ElementRef; readonly layer: number }[] = [];
  const add = (ref: ElementRef, layer = 0) => all.push({ ref, layer });
  const drawings = [...diagram.drawings];
  for (const [id, { kind, layer }] of drawings) if (kind === 'image') add(refOf('drawing', id), layer);
  for (const [id, { layer }] of diagram.notes) add(refOf('note', id), layer);
  for (const [id, { layer }] of diagram.components) add(refOf('component', id), layer);
  for (const [id, { kind, layer }] of drawings) if (kind === 'stroke') add(refOf('drawing', id), layer);
  all.sort((a, b) => a.layer - b.layer);
  const refs = (some: typeof all) => some.map(({ ref }) => ref);
  return {
    belowLines: refs(all.filter(({ layer }) => layer < 0)),
    aboveLines: refs(all.filter(({ layer }) => layer >= 0)),
  };
}

/** Small whole numbers for a screen that stacks by number, lines being at 0; frames below all. */
export interface StackLevels {
  readonly frames: number;
  readonly of: (layer: number | undefined) => number;
}

export function stackLevels({ components, notes, drawings }: Diagram): StackLevels {
  const used = new Set<number>();
  for (const things of [components, notes, drawings])
    for (const { layer } of things.values()) if (layer !== undefined && layer !== 0) used.add(layer);
  if (used.size === 0) return FLAT;
  const below = [...used].filter((layer) => layer < 0).sort((a, b) => b - a);
  const above = [...used].filter((layer) => layer > 0).sort((a, b) => a - b);
  const levels = new Map<number, number>([[0, 0]]);
  for (const [index, layer] of below.entries()) levels.set(layer, -1 - index);
  for (const [index, layer] of above.entries()) levels.set(layer, 1 + index);
  return { frames: -1 - below.length, of: (layer = 0) => levels.get(layer) ?? 0 };
}

const FLAT: StackLevels = { frames: -1, of: () => 0 };
