/**
 * Notes, images and strokes have no lines by which a layout could place them. Each goes with what it stands next to,
 * or surrounds. A note or small image beside a card takes up room there: `rooms` says how much. One that lies on its
 * card is put beside it.
 */
import type { Component, Diagram } from '../model/diagram';
import { type ElementRef, kindOf, refOf } from '../model/elements';
import { isLocked } from '../model/locks';
import { boundsOf, centerOf, contains, overlaps, type Point, type Rect } from '../shared/geometry';
import { drawingRect } from './drawingRect';
import { GridIndex } from './gridIndex';
import { drawnNoteRect } from './legend';
import { nearestFree } from './nearestFree';
import { nodeRect } from './nodeRect';

export interface Companion {
  readonly ref: ElementRef;
  readonly rect: Rect;
  /** The cards it goes with: where it is is measured from them, each the same. */
  readonly cards: readonly string[];
  /** Where it comes to stand if they don't move; other than where it is only where it lay on its card. */
  readonly at: Point;
}

export interface Companions {
  readonly all: readonly Companion[];
  /** By card that has any beside it, from the card's corner: the card with all of them. */
  readonly rooms: ReadonlyMap<string, Rect>;
}

/** So near to a card, something belongs to it. */
const NEAR = 80;
const GAP = 16;
/** What is larger than that is a background, or stands for itself. */
const LARGEST = { width: 480, height: 360 };

export function companionsOf(diagram: Diagram): Companions {
  const cards = new Map<string, Rect>();
  for (const [id, component] of diagram.components)
    if (isPlaced(component)) cards.set(id, nodeRect(component));
  if (cards.size === 0) return { all: [], rooms: new Map() };
  const nearby = new GridIndex<string>();
  for (const [id, rect] of cards) nearby.add(rect, id);
  const taken = new Map<string, Rect[]>();
  const all = looseThings(diagram).map(([ref, rect]): Companion => {
    const within = nearby.near(rect).filter((id) => contains(rect, centerOf(cards.get(id) ?? rect)));
    if (within.length > 0 && (within.length > 1 || !isPaper(ref)))
      return { ref, rect, cards: within, at: rect };
    const card = nearestTo(rect, cards, nearby);
    const box = cards.get(card);
    if (!box || !takesRoom(ref, rect, box)) return { ref, rect, cards: [card], at: rect };
    const others = taken.get(card) ?? [box];
    const at = asideOf(rect, others);
    taken.set(card, [...others, { ...rect, ...at }]);
    return { ref, rect, cards: [card], at };
  });
  const rooms = new Map<string, Rect>();
  for (const [card, rects] of taken) {
    const [own] = rects;
    const around = boundsOf(rects);
    if (own && around) rooms.set(card, { ...around, x: around.x - own.x, y: around.y - own.y });
  }
  return { all, rooms };
}

const isPlaced = ({ position }: Component): boolean => position !== undefined;

/** Nothing else may lie on it, nor it on anything. */
export const isPaper = (ref: ElementRef): boolean => kindOf(ref) === 'note';

function looseThings(diagram: Diagram): (readonly [ElementRef, Rect])[] {
  const things: (readonly [ElementRef, Rect])[] = [];
  for (const [id, note] of diagram.notes)
    if (note.position) things.push([refOf('note', id), drawnNoteRect(diagram, note)]);
  for (const [id, drawing] of diagram.drawings) {
    const rect = drawing.position ? drawingRect(drawing) : null;
    if (rect) things.push([refOf('drawing', id), rect]);
  }
  return things.filter(([ref]) => !isLocked(diagram, ref));
}

function takesRoom(ref: ElementRef, rect: Rect, card: Rect): boolean {
  if (rect.width > LARGEST.width || rect.height > LARGEST.height || apart(rect, card) > NEAR) return false;
  if (isPaper(ref)) return true;
  return ref.startsWith('drawing:') && rect.width * rect.height > 0 && !overlaps(rect, card);
}

/** Where it is, if it lies on none of what is there; else as near to that as it can. */
function asideOf(rect: Rect, others: readonly Rect[]): Point {
  const blocker = (there: Rect) => others.find((other) => overlaps(there, other, GAP)) ?? null;
  const lies = others.some((other) => overlaps(rect, other, 1));
  return lies ? (nearestFree(rect, { blocker, gap: GAP }) ?? rect) : { x: rect.x, y: rect.y };
}

function nearestTo(rect: Rect, cards: ReadonlyMap<string, Rect>, nearby: GridIndex<string>): string {
  for (let reach = NEAR; reach < 2000; reach *= 3) {
    const around = {
      x: rect.x - reach,
      y: rect.y - reach,
      width: rect.width + 2 * reach,
      height: rect.height + 2 * reach,
    };
    const found = nearest(rect, nearby.near(around), cards);
    if (found !== null && apart(rect, cards.get(found) ?? rect) <= reach) return found;
  }
  return nearest(rect, [...cards.keys()], cards) ?? '';
}

function nearest(rect: Rect, ids: readonly string[], cards: ReadonlyMap<string, Rect>): string | null {
  let best: string | null = null;
  let least = Infinity;
  for (const id of ids) {
    const card = cards.get(id);
    const away = card ? apart(rect, card) : Infinity;
    if (away < least) [best, least] = [id, away];
  }
  return best;
}

/** The free distance between two rectangles; 0 where they touch. */
export function apart(a: Rect, b: Rect): number {
  const x = Math.max(0, a.x - b.x - b.width, b.x - a.x - a.width);
  const y = Math.max(0, a.y - b.y - b.height, b.y - a.y - a.height);
  return Math.hypot(x, y);
}
