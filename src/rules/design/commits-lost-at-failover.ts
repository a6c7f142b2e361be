import type { Component } from '../../model/diagram';
import { nameOf } from '../../model/queries';
import { settingsOf } from '../facts';
import { fieldOf } from '../fieldOf';
import { setSetting } from '../remedies';
import type { DesignRule, ReviewView, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';
import { copiesOf, keepsPrecious, kindName, recordStores } from '../stores';

const example = (replication: string) =>
  sketch({
    parts: {
      user: part('client', 'User'),
      payments: part('service', 'Payments', { replicas: 2 }),
      ledger: part('sql-database', 'Ledger', {
        replicas: 3,
        dataKind: 'money',
        failover: 'automatic',
        replication,
      }),
    },
    links: [link('user', 'payments'), link('payments', 'ledger', { operation: 'write' })],
  });

export const rule: DesignRule = {
  id: 'commits-lost-at-failover',
  about: 'design',
  severity: 'warning',
  topic: 'replication',
  profile: 'interview',
  named: ['backend-engineering', 'system-design-course'],
  title: 'Who takes over has every commit of money and stock',
  why: 'An asynchronous copy lacks what was committed in the last moment. Taking over, it never hears of payments that were confirmed to their payers.',
  source:
    'PostgreSQL documentation, “Synchronous Replication”; GitHub, “October 21 post-incident analysis” (2018)',
  exceptions:
    'Only where the kind of data is said to be money, or stock and bookings, and a copy takes over by itself or may be promoted. Stores that agree by majority.',
  refused: example('asynchronous'),
  allowed: example('semi-synchronous'),
  check: (review) =>
    recordStores(review.facts).flatMap(([id, store]) =>
      keepsPrecious(store) && fieldOf(store, 'leadership') === 'single-leader'
        ? lossy(review, id, store)
        : [],
    ),
};

function lossy(review: ReviewView, id: string, store: Component): readonly Verdict[] {
  const { diagram } = review;
  const name = store.name || id;
  const isAsync = fieldOf(store, 'replication') === 'asynchronous';
  if (isAsync && fieldOf(store, 'failover') === 'automatic' && settingsOf(store).replicas > 1)
    return [
      {
        message: `${name} keeps ${kindName(store)} and fails over to a copy that may lack the latest commits: let a commit wait for one of them.`,
        components: [id],
        remedy: setSetting('Let commits wait for one copy', id, 'replication', 'semi-synchronous'),
      },
    ];
  return copiesOf(review, id).flatMap(([callId, { to, mode }]) => {
    const copy = diagram.components.get(to);
    if (!copy || mode === 'sync' || fieldOf(copy, 'promotable') !== true) return [];
    return [
      {
        message: `${nameOf(diagram, to)} may take over from ${name}, which keeps ${kindName(store)}, and lacks what was committed in the last moment.`,
        components: [id, to],
        connections: [callId],
      },
    ];
  });
}
