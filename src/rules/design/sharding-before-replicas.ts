import type { Component } from '../../model/diagram';
import { formatRate, formatShare } from '../../shared/formatNumbers';
import { settingsOf } from '../facts';
import { counted } from '../phrases';
import { setSetting } from '../remedies';
import type { DesignRule, ReviewView, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const api = part('service', 'API', { replicas: 3, requiredReplicas: 'auto' });
const orders = (shards: number) => part('sql-database', 'Orders', { shards, replicas: 2, capacityRps: 5000 });
const links = [link('user', 'api'), link('api', 'orders')];
const journeys = { order: { name: 'Order', entry: 'user', requestsPerSecond: 200 } };

export const rule: DesignRule = {
  id: 'sharding-before-replicas',
  about: 'design',
  severity: 'info',
  topic: 'over-engineering',
  profile: 'interview',
  named: ['backend-engineering', 'interview-guide'],
  title: 'A store is split once one machine no longer carries it',
  why: 'Shards cost joins, transactions and a key that can’t be changed later. Indexes, a cache and read replicas come first, and one good machine carries thousands of requests a second.',
  source: 'Martin Kleppmann, “Designing Data-Intensive Applications”, chapter 6, “Partitioning”',
  exceptions:
    'Stores that are spread over their keys by nature (key-value, wide-column, search). Data too large for one machine: give its size. A load must be given.',
  refused: sketch({ parts: { user, api, orders: orders(8) }, links, journeys }),
  allowed: sketch({ parts: { user, api, orders: orders(1) }, links, journeys }),
  check: (review) =>
    SPLIT_BY_HAND.flatMap((type) => review.facts.ofType(type)).flatMap(([id, component]) =>
      splitTooEarly(review, id, component),
    ),
};

/** Those whose users pay for the split. */
const SPLIT_BY_HAND = ['sql-database', 'document-store', 'graph-store'];
const COMFORTABLE = 0.5;
/** One machine keeps that much without trouble. */
const LARGE_GB = 2000;

function splitTooEarly({ estimate }: ReviewView, id: string, component: Component): readonly Verdict[] {
  const { shards } = settingsOf(component);
  const load = estimate.components.get(id);
  const sizeGb = component.settings?.sizeGb;
  if (shards < 2 || !load || load.utilization === null || load.requestsPerSecond <= 0) return [];
  if (typeof sizeGb === 'number' && sizeGb > LARGE_GB) return [];
  const whole = load.utilization * shards;
  if (whole > COMFORTABLE) return [];
  return [
    {
      message: `${component.name || id} is split into ${counted(shards, 'shard')} for ${formatRate(load.requestsPerSecond)}, which would keep one of them ${formatShare(whole)} busy.`,
      components: [id],
      remedy: setSetting('Keep it whole', id, 'shards', 1),
    },
  ];
}
