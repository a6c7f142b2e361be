import { nameOf } from '../../model/queries';
import { saidOf } from '../fieldOf';
import { setSetting } from '../remedies';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const parts = {
  user: part('client', 'User'),
  api: part('service', 'API', { replicas: 2 }),
  people: part('identity-provider', 'Sign-in', { tokens: 'opaque' }),
};
const links = [link('user', 'api'), link('user', 'people', { probability: 0.01 })];

export const rule: DesignRule = {
  id: 'opaque-token-without-introspection',
  about: 'design',
  severity: 'warning',
  topic: 'security',
  profile: 'interview',
  named: ['backend-engineering'],
  title: 'Whoever gets an opaque token asks what it stands for',
  why: 'An opaque token says nothing by itself. A service that doesn’t ask the one who made it can’t know whose it is, or whether it still holds.',
  source: 'IETF RFC 7662, “OAuth 2.0 Token Introspection”',
  exceptions:
    'Signed tokens, which anyone checks without asking, and sign-in with nothing of ours behind an entry that could check.',
  refused: sketch({ parts, links }),
  allowed: sketch({ parts, links: [...links, link('api', 'people')] }),
  check: ({ diagram, facts }) => {
    const [checks] = [...facts.ofType('api-gateway'), ...facts.ofType('service')];
    if (!checks) return [];
    return facts.ofType('identity-provider').flatMap(([id, provider]) => {
      if (saidOf(provider, 'tokens') !== 'opaque') return [];
      if (facts.callers(id).some((from) => ASKS.has(facts.roleAt(from)))) return [];
      return [
        {
          message: `${nameOf(diagram, id)} hands out opaque tokens, and neither ${nameOf(diagram, checks[0])} nor anyone else asks it what one stands for: ask, or sign them.`,
          components: [id, checks[0]],
          remedy: setSetting('Sign tokens', id, 'tokens', 'signed'),
        },
      ];
    });
  },
};

/** Code of ours, or a gateway or proxy before it. */
const ASKS: ReadonlySet<string | undefined> = new Set(['compute', 'router', 'cache', 'untyped']);
