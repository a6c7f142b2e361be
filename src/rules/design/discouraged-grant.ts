import { nameOf } from '../../model/queries';
import { saidOf } from '../fieldOf';
import { setSetting } from '../remedies';
import type { DesignRule, ReviewView } from '../rule';
import { link, part, sketch } from '../sketch';

const parts = (grant: string) => ({
  user: part('client', 'User'),
  api: part('service', 'API', { replicas: 2 }),
  people: part('identity-provider', 'Sign-in', { grant }),
});
const links = [link('user', 'api'), link('user', 'people', { probability: 0.01 })];

export const rule: DesignRule = {
  id: 'discouraged-grant',
  about: 'design',
  severity: 'warning',
  topic: 'security',
  profile: 'interview',
  named: ['backend-engineering'],
  title: 'People sign in by authorization code with PKCE',
  why: 'The implicit grant puts tokens into addresses, where histories and logs keep them; the password grant shows every client the password. An app can’t keep a secret, so without PKCE whoever catches its code has the token.',
  source:
    'IETF RFC 9700, “Best Current Practice for OAuth 2.0 Security”; IETF RFC 7636, “Proof Key for Code Exchange”',
  exceptions:
    'Authorization codes without PKCE for pages a server makes, which keeps the secret; grants for programs and devices; grants nobody states.',
  refused: sketch({ parts: parts('implicit'), links }),
  allowed: sketch({ parts: parts('authorization-code-pkce'), links }),
  check: (review) =>
    review.facts.ofType('identity-provider').flatMap(([id, provider]) => {
      const grant = saidOf(provider, 'grant');
      const app = grant === 'authorization-code' ? publicClient(review, id) : undefined;
      const reason = typeof grant === 'string' ? REASONS.get(grant) : undefined;
      if (reason === undefined && app === undefined) return [];
      const name = nameOf(review.diagram, id);
      return [
        {
          message:
            app === undefined
              ? `${name} signs people in by a grant that ${reason}: use authorization codes with PKCE.`
              : `${nameOf(review.diagram, app)} can’t keep a secret, and ${name} gives it codes without PKCE: whoever catches one gets the token.`,
          components: app === undefined ? [id] : [id, app],
          remedy: setSetting('Use codes with PKCE', id, 'grant', 'authorization-code-pkce'),
        },
      ];
    }),
};

const REASONS: ReadonlyMap<string, string> = new Map([
  ['implicit', 'puts tokens into addresses'],
  ['password', 'shows the password to every client'],
]);

/** An app that asks it for tokens itself: whoever has it can take it apart. */
const publicClient = ({ diagram, facts }: ReviewView, id: string): string | undefined =>
  facts
    .callers(id, 'client')
    .find((client) => PUBLIC.has(diagram.components.get(client)?.settings?.platform));

const PUBLIC: ReadonlySet<unknown> = new Set(['spa', 'mobile', 'desktop', 'device']);
