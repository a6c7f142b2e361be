import type { Component } from '../../model/diagram';
import { fieldOf, saidOf } from '../fieldOf';
import { setSetting } from '../remedies';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const example = (index: string) =>
  sketch({
    parts: {
      user: part('client', 'User'),
      api: part('service', 'API', { replicas: 2 }),
      orders: part('sql-database', 'Orders', { replicas: 2, queries: 'complex', index }),
    },
    links: [link('user', 'api'), link('api', 'orders', { operation: 'read' })],
  });

export const rule: DesignRule = {
  id: 'index-unlike-queries',
  about: 'design',
  severity: 'warning',
  topic: 'data',
  profile: 'interview',
  named: ['roadmap-notes'],
  title: 'The index fits how the data is asked and written',
  why: 'A hash finds one key and no range; a bitmap is locked and rewritten by every update; without an index every question reads all rows.',
  source:
    'PostgreSQL documentation, “Index Types”; Oracle Database documentation, “Bitmap Indexes”; Markus Winand, “SQL Performance Explained”',
  exceptions:
    'Only where the index is stated. Bitmaps over what hardly changes, as in a warehouse, are right.',
  refused: example('hash'),
  allowed: example('b-tree'),
  check: ({ facts }) =>
    facts.ofType('sql-database').flatMap(([id, store]) => {
      const mismatch = mismatchOf(store);
      if (mismatch === null) return [];
      return [
        {
          message: `${store.name || id} ${mismatch}.`,
          components: [id],
          remedy: setSetting('Use a B-tree', id, 'index', 'b-tree'),
        },
      ];
    }),
};

function mismatchOf(store: Component): string | null {
  const index = saidOf(store, 'index');
  if (index === 'hash' && fieldOf(store, 'queries') === 'complex')
    return 'has a hash index and is asked for joins and ranges, which a hash can’t find';
  if (index === 'bitmap' && fieldOf(store, 'workload') === 'write-heavy')
    return 'has a bitmap index and is mostly written: each write locks and rewrites a part of it';
  return index === 'none' ? 'has no index: every question reads all of its rows' : null;
}
