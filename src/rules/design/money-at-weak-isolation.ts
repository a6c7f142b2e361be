import { fieldOf } from '../fieldOf';
import { setSetting } from '../remedies';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';
import { keepsPrecious, kindName, recordStores } from '../stores';

const example = (isolation: string) =>
  sketch({
    parts: {
      user: part('client', 'User'),
      bookings: part('service', 'Bookings', { replicas: 2 }),
      seats: part('sql-database', 'Seats', { replicas: 2, dataKind: 'inventory', isolation }),
    },
    links: [link('user', 'bookings'), link('bookings', 'seats', { operation: 'write' })],
  });

export const rule: DesignRule = {
  id: 'money-at-weak-isolation',
  about: 'design',
  severity: 'info',
  topic: 'data',
  profile: 'interview',
  named: [],
  title: 'Transactions over money and stock don’t pass each other by',
  why: 'At read committed two transactions read the same last seat and both sell it: each is right by itself, and together they are wrong.',
  source:
    'Martin Kleppmann, “Designing Data-Intensive Applications”, chapter 7, “Weak Isolation Levels”; PostgreSQL documentation, “Transaction Isolation”',
  exceptions:
    'Code that locks the rows it decides by (`SELECT … FOR UPDATE`) or expects a version: mute it with that reason. Only where the kind of data is said.',
  refused: example('read-committed'),
  allowed: example('serializable'),
  check: ({ facts }) =>
    recordStores(facts).flatMap(([id, store]) => {
      const weak = WEAK.get(fieldOf(store, 'isolation'));
      if (weak === undefined || !keepsPrecious(store)) return [];
      return [
        {
          message: `${store.name || id} keeps ${kindName(store)} at ${weak}: two transactions may decide by the same row unless they lock it.`,
          components: [id],
          remedy: setSetting('Make it serializable', id, 'isolation', 'serializable'),
        },
      ];
    }),
};

const WEAK: ReadonlyMap<unknown, string> = new Map([
  ['read-uncommitted', 'read uncommitted'],
  ['read-committed', 'read committed'],
]);
