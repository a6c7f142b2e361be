import type { Component } from '../../model/diagram';
import { settingsOf } from '../facts';
import { saidOf } from '../fieldOf';
import type { DesignRule, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';
import { setSettings } from '../storeRemedies';
import { recordStores } from '../stores';

const example = (read: number) =>
  sketch({
    parts: {
      user: part('client', 'User'),
      api: part('service', 'API', { replicas: 2 }),
      carts: part('wide-column-store', 'Carts', {
        replicas: 3,
        consistencyLevel: 'quorum',
        read: { requiredReplicas: read },
        write: { requiredReplicas: 2 },
      }),
    },
    links: [
      link('user', 'api'),
      link('api', 'carts', { operation: 'read' }),
      link('api', 'carts', { operation: 'write' }),
    ],
  });

export const rule: DesignRule = {
  id: 'quorum-without-overlap',
  about: 'design',
  severity: 'warning',
  topic: 'replication',
  profile: 'whiteboard',
  named: ['backend-engineering'],
  title: 'Read and write quorums share a replica',
  why: 'Of N replicas a read that asks R meets a write that W have taken only where R + W > N; with less, a read may ask just those that have not heard of it.',
  source:
    'David Gifford, “Weighted Voting for Replicated Data” (SOSP 1979); DeCandia et al., “Dynamo” (SOSP 2007)',
  exceptions:
    'Only where the store is said to be strongly consistent, or to ask a quorum or all, and both numbers are stated.',
  refused: example(1),
  allowed: example(2),
  check: ({ facts }) => recordStores(facts).flatMap(([id, store]) => apart(id, store)),
};

const MEETING: ReadonlySet<unknown> = new Set(['quorum', 'all']);

function apart(id: string, store: Component): readonly Verdict[] {
  const { read, write } = store.settings ?? {};
  const [asked, written] = [read?.requiredReplicas, write?.requiredReplicas];
  const { replicas } = settingsOf(store);
  const isClaimed =
    saidOf(store, 'consistency') === 'strong' || MEETING.has(saidOf(store, 'consistencyLevel'));
  if (!isClaimed || typeof asked !== 'number' || typeof written !== 'number') return [];
  if (replicas < 2 || asked + written > replicas) return [];
  const needed = replicas - written + 1;
  return [
    {
      message: `${store.name || id} reads from ${asked} and writes to ${written} of ${replicas} replicas: ${asked} + ${written} isn’t more than ${replicas}, so a read may miss the latest write.`,
      components: [id],
      remedy: setSettings(`Read from ${needed}`, id, { read: { ...read, requiredReplicas: needed } }),
    },
  ];
}
