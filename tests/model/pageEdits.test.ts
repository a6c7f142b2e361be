import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Diagram, emptyDiagram, type Page } from '../../src/model/diagram';
import { putNote } from '../../src/model/edits';
import { addPage, duplicatePage, movePage, removePage, renamePage } from '../../src/model/pageEdits';
import { type PageId, pageIn, pagesOf } from '../../src/model/pages';
import { arbitraryDocument } from '../document/arbitraryDocument';
import { frozen } from '../support/frozen';
import { expectSavedAndOpened } from '../support/savedAndOpened';

const noted = (text: string): Diagram => putNote(emptyDiagram, text, { text });
const page = (name: string, order: number): Page => ({ ...noted(name), name, order });
const shop: Diagram = {
  ...noted('Overview'),
  title: 'Shop',
  name: 'Overview',
  pages: new Map([
    ['b', page('Data', 1)],
    ['c', page('Cloud', 2)],
  ]),
};
const names = (document: Diagram) => pagesOf(document).map(({ name }) => name);
/** What a page holds, in an order of its own: to be found again wherever it went. */
const contents = (document: Diagram, id: PageId) => {
  const { title: _, review: __, pages: ___, name: ____, ...parts } = pageIn(document, id);
  return parts;
};
const allContents = (document: Diagram) =>
  pagesOf(document).map(({ id, name }) => ({ name, parts: contents(document, id) }));

describe('pages', () => {
  test('are added at the end with a name of their own', () => {
    const { document, page } = addPage(shop, 'b');
    expect(names(document)).toEqual(['Overview', 'Data', 'Cloud', 'Page 4']);
    expect(pageIn(document, page).notes.size).toBe(0);
    const named = renamePage(shop, 'c', 'Page 4');
    expect(names(addPage(named).document).at(-1)).toBe('Page 5');
  });

  test('are copied next to themselves', () => {
    const { document, page } = duplicatePage(shop, null);
    expect(names(document)).toEqual(['Overview', 'Overview copy', 'Data', 'Cloud']);
    expect(pageIn(document, page).notes).toBe(shop.notes);
    expect(names(duplicatePage(document, null).document)[1]).toBe('Overview copy 2');
  });

  test('are named, and the first again by itself', () => {
    expect(names(renamePage(shop, 'b', ' Stores '))).toEqual(['Overview', 'Stores', 'Cloud']);
    expect(renamePage(shop, 'b', '  ')).toBe(shop);
    expect(names(renamePage(shop, null, ''))[0]).toBe('Page 1');
  });

  test('move, another coming first without its id meaning something else afterwards', () => {
    const { document, page } = movePage(shop, 'c', 0);
    expect(names(document)).toEqual(['Cloud', 'Overview', 'Data']);
    expect(page).toBeNull();
    expect([...document.pages.keys()]).not.toContain('c');
    expect(document.pages.get('b')?.name).toBe('Data');
    const back = movePage(document, null, 2);
    expect(names(back.document)).toEqual(['Overview', 'Data', 'Cloud']);
    expect(pageIn(back.document, back.page).notes).toBe(shop.pages.get('c')?.notes);
    expect(movePage(shop, 'b', 1).document).toBe(shop);
    expect(movePage(shop, 'gone', 1).document).toBe(shop);
  });

  test('are removed, never the only one', () => {
    expect(removePage(shop, 'b')).toMatchObject({ page: 'c' });
    expect(removePage(shop, 'c')).toMatchObject({ page: 'b' });
    const without = removePage(shop, null);
    expect(names(without.document)).toEqual(['Data', 'Cloud']);
    expect(without.page).toBeNull();
    expect(without.document.title).toBe('Shop');
    expect(removePage(emptyDiagram, null).document).toBe(emptyDiagram);
  });
});

describe('any document', () => {
  const chosen = fc
    .tuple(arbitraryDocument.map(frozen), fc.nat(20), fc.nat(20))
    .map(([document, which, to]) => {
      const pages = pagesOf(document);
      return {
        document,
        id: pages[which % pages.length]?.id ?? null,
        at: which % pages.length,
        to: to % pages.length,
      };
    });

  test('has its pages permuted by a move, nothing lost and the rest as it was', () => {
    fc.assert(
      fc.property(chosen, ({ document, id, at, to }) => {
        const moved = movePage(document, id, to);
        const expected = [...allContents(document)];
        const [taken] = expected.splice(at, 1);
        if (taken) expected.splice(to, 0, taken);
        expect(allContents(moved.document)).toEqual(expected);
        expect(contents(moved.document, moved.page)).toEqual(contents(document, id));
        expect(moved.document.title).toBe(document.title);
        expect(moved.document.review).toBe(document.review);
        expectSavedAndOpened(moved.document);
      }),
      { numRuns: 60 },
    );
  });

  test('loses the page removed alone, and shows a page that is there', () => {
    fc.assert(
      fc.property(chosen, ({ document, id, at }) => {
        const expected = allContents(document).filter((_, index) => index !== at);
        const removed = removePage(document, id);
        expect(allContents(removed.document)).toEqual(expected.length > 0 ? expected : allContents(document));
        expect(pagesOf(removed.document).map((page) => page.id)).toContain(removed.page);
        expectSavedAndOpened(removed.document);
      }),
      { numRuns: 60 },
    );
  });

  test('has a copy right after the page copied', () => {
    fc.assert(
      fc.property(chosen, ({ document, id, at }) => {
        const copied = duplicatePage(document, id);
        const before = allContents(document);
        const after = allContents(copied.document);
        expect(after.filter((_, index) => index !== at + 1)).toEqual(before);
        expect(after[at + 1]?.parts).toEqual(before[at]?.parts);
        expectSavedAndOpened(copied.document);
      }),
      { numRuns: 60 },
    );
  });
});
