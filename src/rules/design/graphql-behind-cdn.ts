import { nameOf } from '../../model/queries';
import { behindDoors } from '../entries';
import { fieldOf, saidOf } from '../fieldOf';
import { setSetting } from '../remedies';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const parts = (persistedQueries: boolean) => ({
  user: part('client', 'User'),
  cdn: part('cdn', 'Edge', { content: 'dynamic' }),
  graph: part('graphql-server', 'Graph', { replicas: 2, persistedQueries }),
});
const links = [link('user', 'cdn'), link('cdn', 'graph')];

export const rule: DesignRule = {
  id: 'graphql-behind-cdn',
  about: 'design',
  severity: 'warning',
  topic: 'edge',
  profile: 'interview',
  named: ['backend-engineering', 'interview-guide', 'system-design-course'],
  title: 'An edge that caches GraphQL has queries it can tell apart',
  why: 'GraphQL asks everything of one address with the query in the body, which edges don’t cache: nothing is ever found there. Known queries, asked by their name with GET, can be.',
  source:
    'The GraphQL Foundation, “Serving over HTTP” and “Caching” (graphql.org); Apollo GraphQL Docs, “Automatic Persisted Queries”',
  exceptions:
    'Persisted queries, and a CDN that caches nothing there: said to deliver files, to keep nothing, or to hit never, or about which nobody says that it caches answers.',
  refused: sketch({ parts: parts(false), links }),
  allowed: sketch({ parts: parts(true), links }),
  check: (review) =>
    review.facts.ofType('cdn').flatMap(([id, cdn]) => {
      const { diagram, facts } = review;
      const content = saidOf(cdn, 'content');
      if (content !== 'dynamic' && content !== 'both') return [];
      if (saidOf(cdn, 'ttlSeconds') === 0 || cdn.settings?.hitRatio === 0) return [];
      return behindDoors(review, id).parts.flatMap((to) => {
        const server = diagram.components.get(to);
        if (!server || facts.typeAt(to)?.id !== 'graphql-server') return [];
        if (fieldOf(server, 'persistedQueries') === true) return [];
        return [
          {
            message: `${nameOf(diagram, id)} can’t tell one query of ${nameOf(diagram, to)} from another and caches none: let it answer persisted queries.`,
            components: [id, to],
            remedy: setSetting('Persisted queries only', to, 'persistedQueries', true),
          },
        ];
      });
    }),
};
