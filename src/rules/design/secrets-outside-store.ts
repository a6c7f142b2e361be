import { nameOf } from '../../model/queries';
import { addConnected } from '../additions';
import type { Link } from '../parts';
import { counted, firstByName } from '../phrases';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const parts = {
  user: part('client', 'User'),
  shop: part('service', 'Shop', { replicas: 2 }),
  mailer: part('service', 'Mailer', { replicas: 2 }),
  orders: part('sql-database', 'Orders', { replicas: 2 }),
  mail: part('external-service', 'Mail', { kind: 'email' }),
};
const links = [link('user', 'shop'), link('shop', 'mailer'), link('shop', 'orders'), link('mailer', 'mail')];

export const rule: DesignRule = {
  id: 'secrets-outside-store',
  about: 'design',
  severity: 'info',
  topic: 'security',
  profile: 'production',
  named: ['roadmap-notes', 'interview-guide'],
  title: 'Passwords and keys have a place of their own',
  why: 'Each part that calls a database or somebody’s service holds a key to it. Kept in code and settings they are copied, never replaced, and nobody knows who has read them.',
  source: 'OWASP, “Secrets Management Cheat Sheet”; Adam Wiggins, “The Twelve-Factor App”, “Config”',
  exceptions:
    'One program that holds all keys, and any secrets store in the diagram. What stands beside the requests doesn’t count.',
  refused: sketch({ parts, links }),
  allowed: sketch({
    parts: { ...parts, keys: part('secrets-store', 'Keys') },
    links: [...links, link('shop', 'keys', { mode: 'async' })],
  }),
  check: ({ diagram, facts }) => {
    if (facts.ofType('secrets-store').length > 0) return [];
    const holders = facts
      .partsOfRole('compute')
      .filter(({ type, outgoing }) => !type.besideRequests && outgoing.some(asksForKeys))
      .map(({ id }) => id);
    const first = firstByName(diagram, holders);
    if (first === undefined || holders.length < 2) return [];
    return [
      {
        message: `${nameOf(diagram, first)} and ${counted(holders.length - 1, 'other part')} hold passwords or keys, and nothing is drawn that keeps them: give secrets a store.`,
        components: holders,
        remedy: addConnected('Add a secrets store', {
          beside: first,
          type: 'secrets-store',
          name: 'Secrets',
          connection: { mode: 'async' },
        }),
      },
    ];
  },
};

/** What lets nobody in without a password or a key. */
const LOCKED: ReadonlySet<string> = new Set(['store', 'broker', 'external']);

const asksForKeys = ({ to }: Link): boolean => LOCKED.has(to.type.role);
