import { nameOf } from '../../model/queries';
import { openWays } from '../entries';
import { fieldOf } from '../fieldOf';
import { setSetting } from '../remedies';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const parts = (settings: object) => ({
  user: part('client', 'User'),
  graph: part('graphql-server', 'Graph', { replicas: 2, ...settings }),
});
const links = [link('user', 'graph')];

export const rule: DesignRule = {
  id: 'graphql-without-limits',
  about: 'design',
  severity: 'warning',
  topic: 'protocol',
  profile: 'interview',
  named: ['backend-engineering', 'interview-guide'],
  title: 'Clients can’t ask GraphQL for everything at once',
  why: 'A query may nest as deep as its writer likes: friends of friends of friends, in one request that keeps the database busy for minutes. A limit on requests doesn’t see it.',
  source: 'OWASP, “GraphQL Cheat Sheet”',
  exceptions: 'A limit on depth or on cost, persisted queries only, and servers that only our own parts ask.',
  refused: sketch({ parts: parts({}), links }),
  allowed: sketch({ parts: parts({ maxDepth: 8 }), links }),
  check: (review) => {
    const { diagram, facts } = review;
    const servers = facts.ofType('graphql-server');
    if (servers.length === 0) return [];
    const { entries } = openWays(review, () => false);
    return servers.flatMap(([id, server]) => {
      if (LIMITS.some((field) => fieldOf(server, field) !== undefined)) return [];
      const reached =
        entries.has(id) || facts.callers(id).some((from) => entries.has(from) && isGateway(from));
      if (!reached || fieldOf(server, 'persistedQueries') === true) return [];
      return [
        {
          message: `A client may ask ${nameOf(diagram, id)} for any depth of anything in one query: limit depth or cost, or answer known queries only.`,
          components: [id],
          remedy: setSetting('Ten levels at most', id, 'maxDepth', 10),
        },
      ];
    });
    function isGateway(caller: string): boolean {
      return facts.typeAt(caller)?.id === 'api-gateway';
    }
  },
};

const LIMITS = ['maxDepth', 'maxComplexity'];
