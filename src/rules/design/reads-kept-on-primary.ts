import { nameOf } from '../../model/queries';
import { formatRate, formatShare } from '../../shared/formatNumbers';
import { sortedIds } from '../../shared/order';
import { setConnections } from '../connectionRemedies';
import type { DesignRule, ReviewView, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';
import { copiesOf, keepsPrecious, loadOn, recordStores } from '../stores';

const example = (reads: string) =>
  sketch({
    parts: {
      user: part('client', 'User'),
      api: part('service', 'API', { replicas: 16, requiredReplicas: 'auto' }),
      orders: part('sql-database', 'Orders', { replicas: 2, read: { capacityRps: 3000 } }),
      copy: part('read-replica', 'Copy', { replicas: 3, requiredReplicas: 'auto' }),
      report: part('service', 'Report', { replicas: 2 }),
    },
    links: [
      link('user', 'api'),
      link('user', 'report', { probability: 0.01 }),
      link('api', 'orders', { operation: 'write', probability: 0.1 }),
      link('orders', 'copy', { protocol: 'replication', mode: 'async' }),
      link('report', 'copy', { operation: 'read' }),
      link('api', reads, { operation: 'read' }),
    ],
    journeys: { browse: { name: 'Browse', entry: 'user', requestsPerSecond: 5000 } },
  });

export const rule: DesignRule = {
  id: 'reads-kept-on-primary',
  about: 'design',
  severity: 'info',
  topic: 'replication',
  profile: 'interview',
  named: ['interview-guide'],
  title: 'A busy primary leaves most reads to its copies',
  why: 'Copies that are there to take reads take none while every caller asks the primary, which alone can take the writes.',
  source:
    'AWS, “Working with Amazon RDS read replicas”; Martin Kleppmann, “Designing Data-Intensive Applications”, chapter 5, “Problems with Replication Lag”',
  exceptions:
    'A primary less than 60 % busy, and one whose copies take more reads than it does. Money and stock, which are read where they are written.',
  refused: example('orders'),
  allowed: example('copy'),
  check: (review) =>
    recordStores(review.facts).flatMap(([id, store]) => (keepsPrecious(store) ? [] : readsHere(review, id))),
};

const BUSY = 0.6;

function readsHere(review: ReviewView, id: string): readonly Verdict[] {
  const { diagram, estimate, facts, graph } = review;
  const used = estimate.components.get(id)?.utilization ?? 0;
  const copies = copiesOf(review, id).filter(([, { to }]) => facts.typeAt(to)?.id === 'read-replica');
  const followers = sortedIds(copies.map(([, { to }]) => to));
  const [copy] = followers;
  if (used < BUSY || copy === undefined) return [];
  const { reads } = loadOn(review, id);
  const elsewhere = copies.reduce((sum, [, { to }]) => sum + loadOn(review, to).reads, 0);
  // A copy that nobody reads at all is another rule’s.
  if (elsewhere <= 0 || reads <= elsewhere) return [];
  const calls = graph
    .incoming(id)
    .filter(([, { from, operation }]) => operation === 'read' && graph.between(from, copy).length === 0)
    .map(([callId]) => callId);
  return [
    {
      message: `${nameOf(diagram, id)} is ${formatShare(used)} busy and answers ${formatRate(reads)} of reads itself, ${nameOf(diagram, copy)} only ${formatRate(elsewhere)}: send more of them there.`,
      components: [id, ...followers],
      remedy:
        calls.length > 0
          ? setConnections('Read from the copy', calls, (call) => (call.to === id ? { to: copy } : {}))
          : undefined,
    },
  ];
}
