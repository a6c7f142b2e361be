import { describe, expect, test } from 'vitest';
import { type Component, type Diagram, emptyDiagram, type Page } from '../../src/model/diagram';
import { refOf } from '../../src/model/elements';
import { findMatches, showMatch } from '../../src/state/find';
import { contextOf } from './context';

const at = (x: number, y: number, name: string, type = 'service', technology?: string): Component => ({
  type,
  name,
  position: { x, y },
  ...(technology !== undefined && { settings: { technology } }),
});
const second: Page = {
  ...emptyDiagram,
  name: 'Deployment',
  order: 1,
  components: new Map([['edge', at(0, 0, 'Café edge')]]),
};
const shop: Diagram = {
  ...emptyDiagram,
  components: new Map([
    ['late', at(0, 500, 'Orders archive', 'sql-database', 'postgresql')],
    ['right', at(400, 8, 'Orders API')],
    ['left', at(0, 0, 'Café orders')],
    ['__proto__', at(800, 0, 'Queue', 'message-queue')],
  ]),
  connections: new Map([
    ['c1', { from: 'left', to: 'right', name: 'places an order' }],
    ['c2', { from: 'right', to: 'late' }],
  ]),
  groups: new Map([['eu', { type: 'region', name: 'Europe', position: { x: 0, y: 700 } }]]),
  notes: new Map([['n', { text: 'Remember\nthe Orders budget', position: { x: 0, y: 900 } }]]),
  pages: new Map([['p', second]]),
};
const found = (query: string, page: string | null = null) =>
  findMatches(shop, page, query).map(({ page, ref }) => (page === null ? ref : `${page} ${ref}`));

describe('finding', () => {
  test('goes in reading order over names, connections and notes', () => {
    expect(found('order')).toEqual([
      'component:left',
      'connection:c1',
      'component:right',
      'component:late',
      'note:n',
    ]);
  });

  test.each([
    ['types', 'message queue', ['component:__proto__']],
    ['technologies', 'PostgreSQL', ['component:late']],
    ['kinds of group', 'region', ['group:eu']],
    ['every word, in any order', 'archive orders', ['component:late']],
    ['without accents, other pages last', 'cafe', ['component:left', 'p component:edge']],
    ['nothing for nothing', '  ', []],
    ['nothing that is not there', 'kafka', []],
  ])('looks at %s', (_name, query, expected) => {
    expect(found(query)).toEqual(expected);
  });

  test('begins with the page in view', () => {
    expect(found('café', 'p')).toEqual(['p component:edge', 'component:left']);
  });

  test('says what was found', () => {
    expect(findMatches(shop, null, 'places')).toEqual([
      { page: null, ref: 'connection:c1', title: 'places an order', kind: 'Café orders → Orders API' },
    ]);
    expect(findMatches(shop, null, 'budget')[0]?.title).toBe('Remember');
  });

  test('shows a match on its page, selected', () => {
    const context = contextOf(shop);
    const [match] = findMatches(shop, 'p', 'edge');
    if (!match) throw new Error('it is there');
    expect(showMatch(context, match)).toMatchObject({
      session: { page: 'p', selection: new Set([refOf('component', 'edge')]) },
      effect: 'reveal-selection',
    });
  });
});
