/**
 * Adding, naming, moving, copying and removing pages. The page at the top level has no id: another that comes first
 * gives up its id, and the one it takes the place of gets a fresh one, so that no id ever comes to mean another page.
 * What is of the whole document (title, review, interview) stays with it; everything else goes where its page goes.
 */
import { type Diagram, emptyDiagram, type Page } from './diagram';
import { withKey } from './edits';
import { FIRST_PAGE_NAME, hasPage, type PageId, pagesOf } from './pages';

/** The document, and the page that was made, moved or is next to the one that was removed. */
export interface PageEdit {
  readonly document: Diagram;
  readonly page: PageId;
}

/** An empty page at the end, drawn in the style of the one it is added from. */
export function addPage(document: Diagram, from: PageId = null): PageEdit {
  const style = (from === null ? document : document.pages.get(from))?.style ?? document.style;
  const name = freshName(document, 'Page', pagesOf(document).length + 1);
  const parts: Parts = { ...partsOf({ ...emptyDiagram, style }), name };
  return inserted(document, parts, pagesOf(document).length);
}

/** A copy of a page, right after it. */
export function duplicatePage(document: Diagram, id: PageId): PageEdit {
  const at = indexOf(document, id);
  const parts = partsAt(document, id);
  if (!parts) return { document, page: null };
  const stem = `${parts.name} copy`;
  return inserted(document, { ...parts, name: freshName(document, stem) }, at + 1);
}

/** An empty name takes the first page back to the name it has by itself, and leaves others as they are. */
export function renamePage(document: Diagram, id: PageId, name: string): Diagram {
  const trimmed = name.trim();
  if (id === null)
    return trimmed === document.name ? document : withKey(document, 'name', trimmed || undefined);
  const page = document.pages.get(id);
  if (!page || trimmed === '' || trimmed === page.name) return document;
  return { ...document, pages: new Map(document.pages).set(id, { ...page, name: trimmed }) };
}

/** Puts a page at a place among all of them, 0 being the first. */
export function movePage(document: Diagram, id: PageId, to: number): PageEdit {
  const pages = pagesOf(document);
  const from = indexOf(document, id);
  const place = Math.min(Math.max(0, to), pages.length - 1);
  if (from < 0 || from === place) return { document, page: id };
  const order = pages.map((page) => page.id).filter((other) => other !== id);
  order.splice(place, 0, id);
  return arranged(document, order, id);
}

/** Nothing happens to the only page. What is next comes into view, or what was before the last. */
export function removePage(document: Diagram, id: PageId): PageEdit {
  const pages = pagesOf(document);
  const at = indexOf(document, id);
  if (at < 0 || pages.length === 1) return { document, page: hasPage(document, id) ? id : null };
  const rest = pages.map((page) => page.id).filter((other) => other !== id);
  const next = rest[Math.min(at, rest.length - 1)] ?? null;
  if (id !== null) {
    const pages = new Map([...document.pages].filter(([other]) => other !== id));
    return { document: numbered({ ...document, pages }, rest), page: next };
  }
  const [first = null] = rest;
  const parts = partsAt(document, first);
  if (first === null || !parts) return { document, page: id };
  const further = new Map([...document.pages].filter(([other]) => other !== first));
  const promoted = { ...document, ...parts, pages: further };
  return { document: numbered(promoted, [null, ...rest.slice(1)]), page: null };
}

/** What is of one page alone. */
type OfOnePage = Omit<Diagram, 'title' | 'review' | 'interview' | 'pages'>;
type Parts = OfOnePage & { readonly name: string };

function partsOf({ title: _, review: __, interview: ___, pages: ____, ...parts }: Diagram): OfOnePage {
  return parts;
}

function partsAt(document: Diagram, id: PageId): Parts | null {
  const entry = pagesOf(document).find((page) => page.id === id);
  const diagram = id === null ? document : document.pages.get(id);
  if (!entry || !diagram) return null;
  const { order: _, ...parts } = { order: 0, ...partsOf(diagram) };
  return { ...parts, name: entry.name };
}

const asPage = (parts: Parts, order: number, like: Page | undefined): Page => ({
  ...parts,
  title: like?.title ?? emptyDiagram.title,
  review: like?.review ?? emptyDiagram.review,
  interview: emptyDiagram.interview,
  pages: emptyDiagram.pages,
  order,
});

function inserted(document: Diagram, parts: Parts, at: number): PageEdit {
  const id = freshPageId(document);
  const pages = new Map(document.pages).set(id, asPage(parts, pagesOf(document).length, undefined));
  const order = pagesOf(document).map((page) => page.id);
  order.splice(at, 0, id);
  return { document: numbered({ ...document, pages }, order), page: id };
}

/** The pages in another order; `looked` is where the page of that id has gone. */
function arranged(document: Diagram, order: readonly PageId[], looked: PageId): PageEdit {
  const [first = null, ...rest] = order;
  if (first === null) return { document: numbered(document, order), page: looked };
  const up = partsAt(document, first);
  const down = partsAt(document, null);
  if (!up || !down) return { document, page: looked };
  const id = freshPageId(document);
  const pages = new Map([...document.pages].filter(([other]) => other !== first)).set(
    id,
    asPage(down, 0, undefined),
  );
  const after = rest.map((other) => other ?? id);
  return {
    document: numbered({ ...document, ...up, pages }, [null, ...after]),
    page: looked === first ? null : (looked ?? id),
  };
}

/** Further pages count up in that order; those that do already stay the same object. */
function numbered(document: Diagram, order: readonly PageId[]): Diagram {
  const pages = new Map<string, Page>();
  for (const [index, id] of order.entries()) {
    const page = id === null ? undefined : document.pages.get(id);
    if (id !== null && page) pages.set(id, page.order === index ? page : { ...page, order: index });
  }
  return { ...document, pages };
}

const indexOf = (document: Diagram, id: PageId): number =>
  pagesOf(document).findIndex((page) => page.id === id);

function freshPageId(document: Diagram): string {
  for (let n = document.pages.size + 2; ; n++) if (!document.pages.has(`page-${n}`)) return `page-${n}`;
}

/** `Page 2`, `Overview copy`, `Overview copy 2`: one no page has yet. */
function freshName(document: Diagram, stem: string, from?: number): string {
  const taken = new Set([FIRST_PAGE_NAME, ...pagesOf(document).map(({ name }) => name)]);
  if (from === undefined && !taken.has(stem)) return stem;
  for (let n = from ?? 2; ; n++) if (!taken.has(`${stem} ${n}`)) return `${stem} ${n}`;
}
