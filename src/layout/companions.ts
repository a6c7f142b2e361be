/**
 * Notes, images and strokes have no lines by which a layout could place them. Each goes with what it surrounds, or with
 * what it stands next to in the same frame: a card, or a frame with its corner. A note or small image beside a card
 * takes up room there: `rooms` says how much. One that lies on its card is put beside it.
 */
import type { Diagram } from '../model/diagram';
import { type ElementRef, kindOf, refOf } from '../model/elements';
import { isLocked } from '../model/locks';
import { boundsOf, centerOf, contains, overlaps, type Point, type Rect } from '../shared/geometry';
import { drawingRect } from './drawingRect';
import { GridIndex } from './gridIndex';
import { groupBounds } from './groupBounds';
import { boxesAround, homeOf, parentOf } from './homes';
import { drawnNoteRect } from './legend';
import { nearestFree } from './nearestFree';
import { nodeRect } from './nodeRect';

export interface Companion {
  readonly ref: ElementRef;
  readonly rect: Rect;
  /** The cards it goes with: where it is is measured from them, each the same. */
  readonly cards: readonly string[];
  /** In place of cards, the group whose frame it goes with. */
  readonly frame?: string;
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
  const things = looseThings(diagram);
  const cards = new Map<string, Rect>();
  for (const [id, component] of diagram.components)
    if (component.position) cards.set(id, nodeRect(component));
  if (cards.size === 0 || things.length === 0) return { all: [], rooms: new Map() };
  const neighbours = neighboursIn(diagram, cards);
  const taken = new Map<string, Rect[]>();
  const all = things.map(([ref, rect]): Companion => {
    const within = neighbours.under(rect);
    if (within.length > 0 && (within.length > 1 || !isPaper(ref)))
      return { ref, rect, cards: within, at: rect };
    const next = neighbours.nextTo(rect);
    if (next.kind === 'frame') return { ref, rect, cards: [], frame: next.id, at: rect };
    const box = cards.get(next.id);
    if (!box || !takesRoom(ref, rect, box)) return { ref, rect, cards: [next.id], at: rect };
    const others = taken.get(next.id) ?? [box];
    const at = asideOf(rect, others);
    taken.set(next.id, [...others, { ...rect, ...at }]);
    return { ref, rect, cards: [next.id], at };
  });
  const rooms = new Map<string, Rect>();
  for (const [card, rects] of taken) {
    const [own] = rects;
    const around = boundsOf(rects);
    if (own && around) rooms.set(card, { ...around, x: around.x - own.x, y: around.y - own.y });
  }
  return { all, rooms };
}

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

interface Neighbour {
  readonly kind: 'card' | 'frame';
  readonly id: string;
  readonly rect: Rect;
}

/** By the frame they stand in directly; the page itself is none. */
function neighboursIn(diagram: Diagram, cards: ReadonlyMap<string, Rect>) {
  const frames = groupBounds(diagram);
  const nearby = new GridIndex<string>();
  for (const [id, rect] of cards) nearby.add(rect, id);
  const inside = new Map<string | undefined, Neighbour[]>();
  const add = (frame: string | undefined, neighbour: Neighbour) => {
    const list = inside.get(frame);
    if (list) list.push(neighbour);
    else inside.set(frame, [neighbour]);
  };
  const framed = (id: string | undefined): string | undefined =>
    boxesAround(diagram, id).find((one) => frames.has(one));
  for (const [id, component] of diagram.components) {
    const rect = cards.get(id);
    if (rect) add(framed(homeOf(diagram, component)), { kind: 'card', id, rect });
  }
  for (const [id, rect] of frames) add(framed(parentOf(diagram, id)), { kind: 'frame', id, rect });
  return {
    /** Cards whose middle it covers. */
    under: (rect: Rect) => nearby.near(rect).filter((id) => contains(rect, centerOf(cards.get(id) ?? rect))),
    nextTo: (rect: Rect): Neighbour => {
      const around = [...frames].filter(([, frame]) => contains(frame, centerOf(rect)));
      const [id, frame] = around.sort(([, a], [, b]) => a.width * a.height - b.width * b.height)[0] ?? [];
      const own: Neighbour[] = id !== undefined && frame ? [{ kind: 'frame', id, rect: frame }] : [];
      const beside = inside.get(id) ?? own;
      return beside.reduce((best, one) => (apart(rect, one.rect) < apart(rect, best.rect) ? one : best));
    },
  };
}

/** The free distance between two rectangles; 0 where they touch. */
export function apart(a: Rect, b: Rect): number {
  const x = Math.max(0, a.x - b.x - b.width, b.x - a.x - a.width);
  const y = Math.max(0, a.y - b.y - b.height, b.y - a.y - a.height);
  return Math.hypot(x, y);
}
