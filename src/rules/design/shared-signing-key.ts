import { nameOf } from '../../model/queries';
import { fieldOf, saidOf } from '../fieldOf';
import { counted } from '../phrases';
import { setSetting } from '../remedies';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const parts = (signature: string) => ({
  user: part('client', 'User'),
  orders: part('service', 'Orders', { replicas: 2 }),
  stock: part('service', 'Stock', { replicas: 2 }),
  people: part('identity-provider', 'Sign-in', { signature }),
});
const links = [
  link('user', 'orders'),
  link('orders', 'stock'),
  link('user', 'people', { probability: 0.01 }),
];

export const rule: DesignRule = {
  id: 'shared-signing-key',
  about: 'design',
  severity: 'warning',
  topic: 'security',
  profile: 'interview',
  named: ['backend-engineering'],
  title: 'Services that check tokens can’t make them',
  why: 'With a shared key (HS256) checking and signing are the same: one service that gives its key away gives away every user of every other. A public key only checks.',
  source: 'IETF RFC 8725, “JSON Web Token Best Current Practices”',
  exceptions: 'A single service, tokens that are looked up, and signatures nobody states.',
  refused: sketch({ parts: parts('hs256'), links }),
  allowed: sketch({ parts: parts('es256'), links }),
  check: ({ diagram, facts }) =>
    facts.ofType('identity-provider').flatMap(([id, provider]) => {
      const services = facts.ofType('service').length;
      if (saidOf(provider, 'signature') !== 'hs256' || services < 2) return [];
      if (fieldOf(provider, 'tokens') !== 'signed') return [];
      return [
        {
          message: `With the key by which ${counted(services, 'service')} check the tokens of ${nameOf(diagram, id)}, each of them can make some: sign with a private key.`,
          components: [id],
          remedy: setSetting('Sign with ES256', id, 'signature', 'es256'),
        },
      ];
    }),
};
