import type { Component } from '../../model/diagram';
import type { Remedy } from '../../model/finding';
import { fieldOf } from '../fieldOf';
import { setSetting } from '../remedies';
import type { DesignRule, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';
import { keepsPrecious, kindName, recordStores } from '../stores';

const example = (settings: object) =>
  sketch({
    parts: {
      user: part('client', 'User'),
      payments: part('service', 'Payments', { replicas: 2 }),
      accounts: part('key-value-store', 'Accounts', { dataKind: 'money', ...settings }),
    },
    links: [link('user', 'payments'), link('payments', 'accounts')],
  });

export const rule: DesignRule = {
  id: 'money-on-eventual-store',
  about: 'design',
  severity: 'warning',
  topic: 'data',
  profile: 'whiteboard',
  named: ['backend-engineering', 'interview-guide', 'roadmap-notes'],
  title: 'Money and stock are kept where reads meet writes',
  why: 'A store that answers with some earlier write, or lets the last of two writes win, sells the same seat twice and spends the same money twice.',
  source:
    'Martin Kleppmann, “Designing Data-Intensive Applications”, chapter 5 on lost updates and chapter 9 on uniqueness; DeCandia et al., “Dynamo” (SOSP 2007)',
  exceptions: 'Only where the kind of data is said to be money, or stock and bookings.',
  refused: example({}),
  allowed: example({ consistency: 'strong' }),
  check: ({ facts }) =>
    recordStores(facts).flatMap(([id, store]) => (keepsPrecious(store) ? weakness(id, store) : [])),
};

function weakness(id: string, store: Component): readonly Verdict[] {
  const name = store.name || id;
  const found = (what: string, remedy: Remedy): readonly Verdict[] => [
    { message: `${name} keeps ${kindName(store)} and ${what}.`, components: [id], remedy },
  ];
  const consistency = fieldOf(store, 'consistency');
  if (consistency !== undefined && consistency !== 'strong')
    return found(
      'lets a read miss the latest write: two spend what only one has',
      setSetting('Read the latest write', id, 'consistency', 'strong'),
    );
  if (consistency === undefined && fieldOf(store, 'consistencyLevel') === 'one')
    return found(
      'asks one replica, which may not have heard of the latest write',
      setSetting('Ask a quorum', id, 'consistencyLevel', 'quorum'),
    );
  if (takesWritesAnywhere(store) && fieldOf(store, 'conflictPolicy') === 'last-write-wins')
    return found(
      'drops one of two writes that meet',
      setSetting('Refuse the later write', id, 'conflictPolicy', 'refuse'),
    );
  return [];
}

/** Of a quorum store last write wins among replicas: by the level the latest is found; several leaders have no such order. */
const takesWritesAnywhere = (store: Component): boolean => fieldOf(store, 'leadership') === 'multi-leader';
