import { fieldOf } from '../fieldOf';
import { inSentence, withArticle } from '../phrases';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';
import { keepIn } from '../storeRemedies';

const example = (type: string) =>
  sketch({
    parts: {
      user: part('client', 'User'),
      friends: part('service', 'Friends', { replicas: 2 }),
      people: part(type, 'People', { replicas: 3, requiredReplicas: 2, dataKind: 'relations' }),
    },
    links: [link('user', 'friends'), link('friends', 'people')],
  });

export const rule: DesignRule = {
  id: 'relations-without-joins',
  about: 'design',
  severity: 'warning',
  topic: 'data',
  profile: 'interview',
  named: ['backend-engineering', 'interview-guide', 'roadmap-notes'],
  title: 'Relations are kept in a store that can follow them',
  why: 'A store that only finds rows by their key has no joins: every step from one thing to the next is another request, and every question nobody planned a table for reads them all.',
  source: 'Apache Cassandra documentation, “Data Modeling”, on joins; Alex DeBrie, “The DynamoDB Book”',
  exceptions:
    'Only where the kind of data is said to be relations, or figures for analysis. A table for each question, filled as things change, does without joins: then say what kind of data that is.',
  refused: example('wide-column-store'),
  allowed: example('graph-store'),
  check: ({ facts }) =>
    ['key-value-store', 'wide-column-store']
      .flatMap((type) => facts.ofType(type))
      .flatMap(([id, store]) => {
        const kind = fieldOf(store, 'dataKind');
        const better = BETTER.get(kind);
        const label = facts.typeAt(id)?.label;
        if (better === undefined || label === undefined) return [];
        return [
          {
            message: `${store.name || id} keeps ${better.what} in ${withArticle(inSentence(label))}, which finds rows by key and joins nothing.`,
            components: [id],
            remedy: keepIn(id, better.type),
          },
        ];
      }),
};

const BETTER: ReadonlyMap<unknown, { readonly what: string; readonly type: string }> = new Map([
  ['relations', { what: 'relations', type: 'graph-store' }],
  ['analytics', { what: 'figures for analysis', type: 'data-warehouse' }],
]);
