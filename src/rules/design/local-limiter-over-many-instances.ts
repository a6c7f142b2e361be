import { nameOf } from '../../model/queries';
import { addConnected } from '../additions';
import { settingsOf } from '../facts';
import { saidOf } from '../fieldOf';
import { inSequence } from '../insertions';
import { setSetting } from '../remedies';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const limiter = (scope: string) => part('rate-limiter', 'Limiter', { replicas: 3, scope });
const api = part('service', 'API', { replicas: 2 });
const counters = part('cache', 'Counters', { replicas: 2 });
const links = [link('user', 'limiter'), link('limiter', 'api')];

export const rule: DesignRule = {
  id: 'local-limiter-over-many-instances',
  about: 'design',
  severity: 'warning',
  topic: 'security',
  profile: 'interview',
  named: ['advanced-backend', 'interview-guide', 'system-design-course'],
  title: 'Instances that limit together count together',
  why: 'Where each instance counts for itself, a caller gets the limit once from each: ten instances let ten times as much through, and it changes with every one that starts.',
  source:
    'Stripe Engineering, “Scaling your API with rate limiters” (2017); Cloudflare Blog, “How we built rate limiting capable of scaling to millions of domains” (2017)',
  exceptions: 'A limiter of one instance, and one of which nobody says where it counts.',
  refused: sketch({ parts: { user, limiter: limiter('local'), api }, links }),
  allowed: sketch({
    parts: { user, limiter: limiter('shared'), api, counters },
    links: [...links, link('limiter', 'counters', { optional: true })],
  }),
  check: ({ diagram, facts }) =>
    facts.ofType('rate-limiter').flatMap(([id, limiter]) => {
      const { managed, replicas } = settingsOf(limiter);
      const scope = saidOf(limiter, 'scope');
      if (replicas < 2 || managed !== null) return [];
      const hasCounters = facts.callees(id).some((to) => ['store', 'cache'].includes(facts.roleAt(to) ?? ''));
      const name = nameOf(diagram, id);
      const counters = addConnected('Share counters', {
        beside: id,
        type: 'cache',
        name: 'Counters',
        settings: { replicas: 2 },
        connection: { optional: true },
      });
      if (scope === 'local')
        return [
          {
            message: `Each of the ${replicas} instances of ${name} counts for itself: a caller gets ${replicas} times its share.`,
            components: [id],
            remedy: inSequence(
              'Share counters',
              setSetting('', id, 'scope', 'shared'),
              ...(hasCounters ? [] : [counters]),
            ),
          },
        ];
      if (scope !== 'shared' || hasCounters) return [];
      return [
        {
          message: `The instances of ${name} count together, and nothing is drawn that holds their counters: connect a cache or a store.`,
          components: [id],
          remedy: counters,
        },
      ];
    }),
};
