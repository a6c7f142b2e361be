import { nameOf } from '../../model/queries';
import { fieldOf, saidOf } from '../fieldOf';
import { counted } from '../phrases';
import { setSetting } from '../remedies';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const parts = (accessTokenMinutes: number) => ({
  user: part('client', 'User'),
  api: part('service', 'API', { replicas: 2 }),
  people: part('identity-provider', 'Sign-in', { accessTokenMinutes }),
});
const links = [link('user', 'api'), link('user', 'people', { probability: 0.01 })];

export const rule: DesignRule = {
  id: 'long-lived-token',
  about: 'design',
  severity: 'warning',
  topic: 'security',
  profile: 'interview',
  named: ['interview-guide', 'backend-engineering'],
  title: 'A token nobody can withdraw is short-lived',
  why: 'A signed token is good until it expires, whoever holds it: stolen, or of somebody who was let go. Short ones, renewed by a token that can be withdrawn, end that within minutes.',
  source:
    'IETF RFC 9700, “Best Current Practice for OAuth 2.0 Security”; OWASP, “JSON Web Token Cheat Sheet”',
  exceptions:
    'Up to an hour; tokens that are looked up with every request, or checked against a deny list; lifetimes nobody states.',
  refused: sketch({ parts: parts(1440), links }),
  allowed: sketch({ parts: parts(15), links }),
  check: ({ diagram, facts }) =>
    facts.ofType('identity-provider').flatMap(([id, provider]) => {
      const minutes = saidOf(provider, 'accessTokenMinutes');
      if (typeof minutes !== 'number' || minutes <= LONGEST_MINUTES) return [];
      if (fieldOf(provider, 'tokens') !== 'signed' || fieldOf(provider, 'revocation') !== 'expiry') return [];
      const hours = counted(Math.round(minutes / 6) / 10, 'hour');
      return [
        {
          message: `A token of ${nameOf(diagram, id)} that is stolen stays good for up to ${hours}: let it expire within minutes and renew it.`,
          components: [id],
          remedy: setSetting('Expire after 15 minutes', id, 'accessTokenMinutes', 15),
        },
      ];
    }),
};

const LONGEST_MINUTES = 60;
