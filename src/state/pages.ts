/** Going from page to page, and what is done to pages. Each keeps its selection and its journey while another is in view. */
import * as edits from '../model/pageEdits';
import { hasPage, type PageId, pagesOf } from '../model/pages';
import type { Context, Outcome } from './command';
import type { PageLook, Session } from './sessionStore';

const FRESH: PageLook = { selection: new Set(), journey: null };

export function goToPage({ document, session }: Context, page: PageId): Outcome {
  return page === session.page || !hasPage(document, page) ? {} : { session: lookAt(session, page) };
}

/** The page so many further on; past the last comes the first. */
export function stepPage(context: Context, by: 1 | -1): Outcome {
  const pages = pagesOf(context.document);
  const at = indexIn(context) + by + pages.length;
  return goToPage(context, pages[at % pages.length]?.id ?? null);
}

export function addPage({ document, session }: Context): Outcome {
  const added = edits.addPage(document, session.page);
  return { document: added.document, session: lookAt(session, added.page) };
}

export function duplicatePage({ document, session }: Context): Outcome {
  const copied = edits.duplicatePage(document, session.page);
  const { selection: _, ...look } = lookAt(session, copied.page);
  return { document: copied.document, session: { ...look, selection: new Set() } };
}

export function removePage({ document, session }: Context): Outcome {
  const { page } = session;
  const removed = edits.removePage(document, page);
  if (removed.document === document) return {};
  const looks = new Map(session.looks);
  looks.delete(page);
  // The one that is at the top level now had an id before.
  const promoted = page === null ? pagesOf(document)[1]?.id : undefined;
  const look = looks.get(promoted ?? removed.page) ?? FRESH;
  if (promoted !== undefined) looks.delete(promoted);
  return { document: removed.document, session: { page: removed.page, looks, ...look } };
}

export function renamePage({ document, session }: Context, page: PageId, name: string): Outcome {
  const next = edits.renamePage(document, page, name);
  return {
    ...(next !== document && { document: next }),
    ...(session.renamingPage && { session: { renamingPage: false } }),
  };
}

/** The page in view to another place among all; it stays in view, whatever it is called then. */
export function movePage(context: Context, to: number): Outcome {
  const { document, session } = context;
  const moved = edits.movePage(document, session.page, to);
  if (moved.document === document) return {};
  const looks = new Map(session.looks);
  const demoted = pagesOf(moved.document).find(({ id }) => id !== null && !document.pages.has(id))?.id;
  const first = looks.get(null);
  const raised = pagesOf(document).find(({ id }) => id !== null && !moved.document.pages.has(id))?.id;
  if (raised !== undefined && demoted !== undefined) {
    const above = looks.get(raised);
    looks.delete(raised);
    looks.delete(null);
    if (above) looks.set(null, above);
    if (first) looks.set(demoted, first);
  }
  return { document: moved.document, session: { page: moved.page, looks } };
}

/** Where the page in view stands among all. */
export function indexIn({ document, session }: Context): number {
  return Math.max(
    0,
    pagesOf(document).findIndex(({ id }) => id === session.page),
  );
}

function lookAt(session: Session, page: PageId): Pick<Session, 'page' | 'looks' | 'selection' | 'journey'> {
  const { selection, journey } = session;
  const looks = new Map(session.looks).set(session.page, { selection, journey });
  return { page, looks, ...(session.looks.get(page) ?? FRESH) };
}
