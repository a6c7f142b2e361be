/**
 * A document's pages. The top level of a document is its first page, whose id is null; the others follow in their
 * order. A page in view is a diagram like any other: its own parts, under the document's title and review.
 */
import type { Diagram, Page } from './diagram';

export type PageId = string | null;

export interface PageEntry {
  readonly id: PageId;
  readonly name: string;
}

export const FIRST_PAGE_NAME = 'Page 1';

export function pagesOf(document: Diagram): readonly PageEntry[] {
  const further = [...document.pages].sort(
    ([a, one], [b, other]) => one.order - other.order || (a < b ? -1 : 1),
  );
  return [
    { id: null, name: document.name || FIRST_PAGE_NAME },
    ...further.map(([id, { name }]) => ({ id, name: name || id })),
  ];
}

export const hasPage = (document: Diagram, id: PageId): boolean => id === null || document.pages.has(id);

/** The page as a diagram, the same one as long as neither it nor what it takes from the document changes. */
export function pageIn(document: Diagram, id: PageId): Diagram {
  const page = id === null ? undefined : document.pages.get(id);
  if (!page) return document;
  const known = views.get(page);
  const { title, review, interview } = document;
  if (known && known.title === title && known.review === review && known.interview === interview)
    return known;
  const { order: _, ...parts } = page;
  const view: Diagram = { ...parts, title, review, interview };
  views.set(page, view);
  return view;
}

const views = new WeakMap<Page, Diagram>();

/** The document with that diagram as its page; what a page takes from the document is changed there. */
export function withPage(document: Diagram, id: PageId, diagram: Diagram): Diagram {
  const page = id === null ? undefined : document.pages.get(id);
  if (id === null || !page) return diagram;
  if (diagram === pageIn(document, id)) return document;
  const { title, review, interview, ...parts } = diagram;
  const next: Page = {
    ...parts,
    title: page.title,
    review: page.review,
    interview: page.interview,
    name: diagram.name ?? page.name,
    order: page.order,
  };
  const pages = new Map(document.pages).set(id, next);
  return { ...document, pages, title, review, interview };
}

/** The page on which two versions of a document differ: the one looked at if it does, else the first that does. */
export function changedPage(before: Diagram, now: Diagram, looking: PageId): PageId {
  const differs = (id: PageId) =>
    id === null
      ? ONLY_OF_THE_FIRST.some((part) => before[part] !== now[part])
      : before.pages.get(id) !== now.pages.get(id);
  if (hasPage(now, looking) && differs(looking)) return looking;
  const changed = pagesOf(now).find(({ id }) => differs(id));
  return changed ? changed.id : hasPage(now, looking) ? looking : null;
}

/** Where the page looked at has gone as a whole, another standing in its place; undefined: it hasn't. */
export function movedPage(before: Diagram, now: Diagram, looking: PageId): PageId | undefined {
  const old = pageAt(before, looking);
  const has = (document: Diagram, id: PageId) => {
    const page = pageAt(document, id);
    return page !== undefined && CONTENTS.every((part) => page[part] === old?.[part]);
  };
  if (!old || has(now, looking)) return undefined;
  // A copy that was there before is another page.
  const places = pagesOf(now).filter(({ id }) => has(now, id) && !has(before, id));
  return places.length === 1 ? places[0]?.id : undefined;
}

const pageAt = (document: Diagram, id: PageId): Diagram | undefined =>
  id === null ? document : document.pages.get(id);

const CONTENTS = [
  'components',
  'connections',
  'groups',
  'journeys',
  'scenarios',
  'notes',
  'drawings',
  'capacity',
  'muted',
] as const satisfies readonly (keyof Diagram)[];

const ONLY_OF_THE_FIRST = [
  'name',
  'components',
  'connections',
  'groups',
  'journeys',
  'scenarios',
  'notes',
  'drawings',
  'style',
  'capacity',
  'muted',
] as const satisfies readonly (keyof Diagram)[];
