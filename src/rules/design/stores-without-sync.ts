import { nameOf } from '../../model/queries';
import { sortedIds } from '../../shared/order';
import { inSentence, withArticle } from '../phrases';
import type { DesignRule, ReviewView, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';
import { isRecordStore } from '../stores';

const parts = {
  user: part('client', 'User'),
  api: part('service', 'API', { replicas: 2 }),
  products: part('sql-database', 'Products', { replicas: 2 }),
  find: part('search-index', 'Find', { replicas: 2 }),
};
const links = [
  link('user', 'api'),
  link('api', 'products', { operation: 'write' }),
  link('api', 'find', { operation: 'read' }),
];

export const rule: DesignRule = {
  id: 'stores-without-sync',
  about: 'design',
  severity: 'warning',
  topic: 'data',
  profile: 'interview',
  named: ['backend-engineering', 'roadmap-notes'],
  title: 'What is derived from other data is fed from there',
  why: 'An index, a warehouse or a map of places holds copies. Filled by nobody it is empty; filled by whoever also writes the store, it differs for good after the first of the two writes that fails.',
  source: 'Martin Kleppmann, “Designing Data-Intensive Applications”, chapter 11, “Keeping Systems in Sync”',
  exceptions:
    'Where the store, a stream of its changes, or a worker or job feeds it. Only where every connection that reaches it says what it does.',
  refused: sketch({ parts, links }),
  allowed: sketch({ parts, links: [...links, link('products', 'find', { mode: 'async' })] }),
  check: (review) =>
    DERIVED.flatMap((type) => review.facts.ofType(type)).flatMap(([id]) => unfed(review, id)),
};

const DERIVED = ['search-index', 'data-warehouse', 'spatial-index'];

function unfed({ diagram, graph, facts }: ReviewView, id: string): readonly Verdict[] {
  const into = graph.incoming(id);
  const label = facts.typeAt(id)?.label;
  const isSaid = into.every(
    ([, { from, operation }]) =>
      operation !== undefined && ['compute', 'router'].includes(facts.roleAt(from) ?? ''),
  );
  if (into.length === 0 || label === undefined || !isSaid) return [];
  const writers = sortedIds(
    into.filter(([, { operation }]) => operation === 'write').map(([, { from }]) => from),
  );
  const name = nameOf(diagram, id);
  const what = withArticle(inSentence(label));
  const written = (from: string) =>
    sortedIds(
      graph
        .outgoing(from)
        .flatMap(([, { to, operation }]) => (operation === 'write' && isRecordStore(facts, to) ? [to] : [])),
    )[0];
  if (writers.length === 0) {
    // It is found empty only where somebody is drawn to write what it should hold.
    const source = sortedIds(into.flatMap(([, { from }]) => written(from) ?? []))[0];
    if (source === undefined) return [];
    return [
      {
        message: `${name} is ${what} that nothing fills: stream the changes of ${nameOf(diagram, source)} into it.`,
        components: [id, source],
      },
    ];
  }
  const both = writers.find((from) => facts.typeAt(from)?.id === 'service' && written(from) !== undefined);
  const source = both === undefined ? undefined : written(both);
  if (both === undefined || source === undefined) return [];
  return [
    {
      message: `${nameOf(diagram, both)} writes to ${nameOf(diagram, source)} and to ${name} by itself: after one failed write they differ, so feed the one from the other.`,
      components: [both, source, id],
    },
  ];
}
