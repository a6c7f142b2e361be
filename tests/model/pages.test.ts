import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Diagram, emptyDiagram, type Page } from '../../src/model/diagram';
import { putNote } from '../../src/model/edits';
import { duplicatePage, movePage } from '../../src/model/pageEdits';
import { changedPage, movedPage, pageIn, pagesOf, withPage } from '../../src/model/pages';
import { arbitraryDocument } from '../document/arbitraryDocument';

const page = (name: string, order: number): Page => ({ ...emptyDiagram, name, order });
const document: Diagram = {
  ...emptyDiagram,
  title: 'Shop',
  pages: new Map([
    ['late', page('Late', 9)],
    ['b', page('', 1)],
    ['a', page('Twin', 1)],
  ]),
};

describe('the pages of a document', () => {
  test('are its top level, then the others in their order, equals by id', () => {
    expect(pagesOf(document)).toEqual([
      { id: null, name: 'Page 1' },
      { id: 'a', name: 'Twin' },
      { id: 'b', name: 'b' },
      { id: 'late', name: 'Late' },
    ]);
    expect(pagesOf({ ...document, name: 'Overview' })[0]).toEqual({ id: null, name: 'Overview' });
  });

  test('stay the same object while nothing of theirs changes', () => {
    expect(pageIn(document, null)).toBe(document);
    expect(pageIn(document, 'a')).toBe(pageIn(document, 'a'));
    const edited = withPage(document, 'a', putNote(pageIn(document, 'a'), 'n', { text: 'Here' }));
    expect(pageIn(edited, 'b')).toBe(pageIn(document, 'b'));
    expect(pageIn(edited, 'a')).not.toBe(pageIn(document, 'a'));
  });

  test('put back unchanged leave the document as it is', () => {
    fc.assert(
      fc.property(arbitraryDocument, (any) => {
        for (const { id } of pagesOf(any)) expect(withPage(any, id, pageIn(any, id))).toBe(any);
      }),
    );
  });

  test('put back changed have their parts, and the document its title and review', () => {
    const seen = pageIn(document, 'a');
    const next = withPage(document, 'a', {
      ...putNote(seen, 'n', { text: 'Here' }),
      title: 'Store',
      review: { severities: new Map(), profile: 'production' },
    });
    expect(next.title).toBe('Store');
    expect(next.review.profile).toBe('production');
    expect(next.notes.size).toBe(0);
    expect(next.pages.get('a')).toEqual({ ...page('Twin', 1), notes: new Map([['n', { text: 'Here' }]]) });
    expect(pageIn(next, 'a').title).toBe('Store');
  });
});

describe('where two versions differ', () => {
  const edited = withPage(document, 'b', putNote(pageIn(document, 'b'), 'n', { text: 'Here' }));
  const { pages: _, ...first } = putNote(document, 'n', { text: 'Here' });

  test.each([
    ['on the page looked at', edited, 'b', 'b'],
    ['on another', edited, null, 'b'],
    ['on the first', { ...first, pages: document.pages }, 'a', null],
    ['nowhere on a page', { ...document, title: 'Store' }, 'a', 'a'],
    ['as the page looked at is gone', { ...document, pages: new Map() }, 'a', null],
  ] as const)('%s', (_name, now, looking, expected) => {
    expect(changedPage(document, now, looking)).toBe(expected);
  });
});

describe('where a page has gone', () => {
  const noted = putNote(document, 'n', { text: 'First' });
  const raised = movePage(noted, 'a', 0);

  test('is found by what is on it', () => {
    expect(movedPage(noted, raised.document, 'a')).toBeNull();
    expect(movedPage(noted, raised.document, null)).toBe('page-5');
    expect(movedPage(noted, raised.document, 'b')).toBeUndefined();
  });

  test('is nowhere when it was changed, though a copy of it is there', () => {
    const { document: two } = duplicatePage(noted, null);
    expect(movedPage(two, putNote(two, 'm', { text: 'More' }), null)).toBeUndefined();
  });
});
