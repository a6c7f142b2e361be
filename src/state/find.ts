/**
 * Finding things by what is written on them: names, types, technologies, notes. Every word of the query has to be
 * there, in any order; capitals and accents make no difference. The page in view comes first, each page in the order
 * it is read: rows from the top, in a row from the left.
 */
import { technologyOf } from '../catalog/defaults';
import { typeOf } from '../catalog/effective';
import { groupType } from '../catalog/groupTypes';
import { groupBounds } from '../layout/groupBounds';
import { nodeRect } from '../layout/nodeRect';
import { inReadingOrder } from '../layout/readingOrder';
import type { Component, Diagram } from '../model/diagram';
import { type ElementRef, refOf } from '../model/elements';
import { type PageId, pageIn, pagesOf } from '../model/pages';
import { nameOf } from '../model/queries';
import type { Point } from '../shared/geometry';
import type { Context, Outcome } from './command';
import { goToPage } from './pages';

export interface Match {
  readonly page: PageId;
  readonly ref: ElementRef;
  /** What it is called, and what it is. */
  readonly title: string;
  readonly kind: string;
}

interface Findable {
  readonly ref: ElementRef;
  readonly title: string;
  readonly kind: string;
  readonly text: string;
  readonly at: Point;
}

export function findMatches(document: Diagram, looking: PageId, query: string): readonly Match[] {
  const words = plainText(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const others = pagesOf(document).filter(({ id }) => id !== looking);
  return [looking, ...others.map(({ id }) => id)].flatMap((page) =>
    inReadingOrder(findablesOf(pageIn(document, page)), ({ at }) => at)
      .filter(({ text }) => words.every((word) => text.includes(word)))
      .map(({ ref, title, kind }) => ({ page, ref, title, kind })),
  );
}

/** Selects a match, on its page, and brings it into view. */
export function showMatch(context: Context, { page, ref }: Match): Outcome {
  const there = page === context.session.page ? {} : goToPage(context, page).session;
  return { session: { ...there, selection: new Set([ref]) }, effect: 'reveal-selection' };
}

function findablesOf(diagram: Diagram): readonly Findable[] {
  const frames = groupBounds(diagram);
  const found: Findable[] = [];
  const add = (ref: ElementRef, title: string, kind: string, at: Point, ...more: readonly string[]) =>
    found.push({ ref, title, kind, at, text: plainText([title, kind, ...more].join(' ')) });
  const placeOf = (id: string): Point => {
    const component = diagram.components.get(id);
    return component ? nodeRect(component) : ORIGIN;
  };
  for (const [id, component] of diagram.components)
    add(
      refOf('component', id),
      component.name || id,
      typeOf(component).label,
      placeOf(id),
      technologyName(component),
    );
  // By their own names alone: each would be found with both of its ends otherwise.
  for (const [id, { name, from, to }] of diagram.connections)
    if (name) {
      const kind = `${nameOf(diagram, from)} → ${nameOf(diagram, to)}`;
      found.push({
        ref: refOf('connection', id),
        title: name,
        kind,
        at: placeOf(from),
        text: plainText(name),
      });
    }
  for (const [id, group] of diagram.groups)
    add(
      refOf('group', id),
      group.name || id,
      groupType(group.type)?.label ?? group.type,
      frames.get(id) ?? ORIGIN,
    );
  for (const [id, note] of diagram.notes)
    add(refOf('note', id), firstLine(note.text), 'Note', note.position ?? ORIGIN, note.text);
  for (const [id, drawing] of diagram.drawings)
    if (drawing.kind === 'image' && drawing.name)
      add(refOf('drawing', id), drawing.name, 'Image', drawing.position ?? ORIGIN);
  return found;
}

const ORIGIN: Point = { x: 0, y: 0 };

const technologyName = (component: Component): string =>
  technologyOf(component)?.label ?? component.settings?.technology ?? '';

const firstLine = (text: string): string => text.trim().split('\n')[0] ?? '';

/** Small letters without accents. */
export const plainText = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
