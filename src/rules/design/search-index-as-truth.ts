import { reach } from '../graph';
import type { DesignRule, ReviewView } from '../rule';
import { link, part, sketch } from '../sketch';

const parts = {
  user: part('client', 'User'),
  api: part('service', 'API', { replicas: 2 }),
  find: part('search-index', 'Products', { replicas: 2 }),
};
const links = [link('user', 'api'), link('api', 'find')];

export const rule: DesignRule = {
  id: 'search-index-as-truth',
  about: 'design',
  severity: 'warning',
  topic: 'data',
  profile: 'interview',
  named: ['backend-engineering'],
  title: 'A search index is a copy of what is kept elsewhere',
  why: 'It has no transactions, shows a write only after a while, and is built anew whenever its fields change. What it alone has can’t be.',
  source:
    'Elasticsearch documentation, “Near real-time search” and “Reindex API”; Martin Kleppmann, “Designing Data-Intensive Applications”, chapter 11, “Keeping Systems in Sync”',
  exceptions:
    'Where a store, a log or somebody else’s service feeds it or stands beside it; logs and telemetry, of which it may be the only place.',
  refused: sketch({ parts, links }),
  allowed: sketch({
    parts: { ...parts, products: part('sql-database', 'Catalogue', { replicas: 2 }) },
    links: [...links, link('api', 'products')],
  }),
  check: (review) =>
    review.facts.ofType('search-index').flatMap(([id, index]) =>
      review.graph.incoming(id).length === 0 || LOSABLE.has(index.settings?.dataKind) || hasSource(review, id)
        ? []
        : [
            {
              message: `${index.name || id} is the only place its data is kept: keep it in a store, and fill the index from there.`,
              components: [id],
            },
          ],
    ),
};

const LOSABLE: ReadonlySet<unknown> = new Set(['telemetry', 'events', 'analytics']);
/** What may be read again, wherever it stands among those that lead to the index. */
const FAR = 4;

/** Somebody who leads to it has to do with another place where data is kept, or with those who do. */
function hasSource({ diagram, graph, facts }: ReviewView, indexId: string): boolean {
  const depth = new Map([[indexId, 0]]);
  const before = (id: string): readonly string[] => {
    const far = depth.get(id) ?? 0;
    if (far >= FAR) return [];
    const next = graph.incoming(id).map(([, { from }]) => from);
    for (const from of next) if (!depth.has(from)) depth.set(from, far + 1);
    return next;
  };
  const leading = [...reach(indexId, before).keys()].filter((id) => id !== indexId);
  return leading.some((id) =>
    [id, ...graph.outgoing(id).map(([, { to }]) => to)].some((near) => {
      if (near === indexId || !diagram.components.has(near)) return false;
      const type = facts.typeAt(near);
      const isStore = type?.role === 'store' && type.id !== 'search-index' && type.besideRequests !== true;
      return isStore || type?.id === 'event-log' || type?.role === 'external' || type?.role === 'untyped';
    }),
  );
}
