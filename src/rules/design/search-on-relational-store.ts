import { fieldOf } from '../fieldOf';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const example = (settings: object) =>
  sketch({
    parts: {
      user: part('client', 'User'),
      find: part('service', 'Find', { replicas: 2 }),
      products: part('sql-database', 'Products', { replicas: 2, dataKind: 'search', ...settings }),
    },
    links: [link('user', 'find'), link('find', 'products', { operation: 'read' })],
  });

export const rule: DesignRule = {
  id: 'search-on-relational-store',
  about: 'design',
  severity: 'info',
  topic: 'data',
  profile: 'interview',
  named: ['backend-engineering'],
  title: 'Text is searched in an index of its words',
  why: 'A `LIKE` with a wildcard in front reads every row, and knows neither word forms nor which hit is the best: fine for a thousand rows, hopeless for a million.',
  source:
    'Manning, Raghavan and Schütze, “Introduction to Information Retrieval”, chapter 1; PostgreSQL documentation, “Full Text Search”',
  exceptions:
    'A full-text index in the database does for a start: say so in its index. Only where the kind of data is said to be search.',
  refused: example({}),
  allowed: example({ index: 'full-text' }),
  check: ({ facts }) =>
    ['sql-database', 'distributed-sql-database', 'key-value-store', 'wide-column-store']
      .flatMap((type) => facts.ofType(type))
      .flatMap(([id, store]) =>
        fieldOf(store, 'dataKind') !== 'search' || fieldOf(store, 'index') === 'full-text'
          ? []
          : [
              {
                message: `${store.name || id} is searched by words without an index of them: give it a full-text index, or feed a search index from it.`,
                components: [id],
              },
            ],
      ),
};
