import { hasHitRatio, typeOf } from '../../catalog/effective';
import type { Component } from '../../model/diagram';
import { nameOf } from '../../model/queries';
import { isRange } from '../../model/ranged';
import { foundIn } from '../foundIn';
import type { Part } from '../parts';
import { setSetting } from '../remedies';
import type { DesignRule, ReviewView, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const api = part('service', 'API', { replicas: 2 });
const cache = (hitRatio: number) => part('cache', 'Recent orders', { replicas: 2, hitRatio });
const orders = part('sql-database', 'Orders', { replicas: 2 });
const links = [link('user', 'api'), link('api', 'cache'), link('cache', 'orders')];

export const rule: DesignRule = {
  id: 'cache-that-never-misses',
  about: 'design',
  severity: 'warning',
  topic: 'caching',
  profile: 'whiteboard',
  named: [],
  title: 'Every cache misses now and then',
  why: 'With a hit ratio of 100 % the store behind it is never asked: neither its downtime nor its latency counts, nor what it has to carry after a restart of the cache.',
  source: 'Amazon Builders’ Library, “Caching challenges and strategies”',
  exceptions: 'What holds everything ahead of time is a store or a replica: draw it as one.',
  refused: sketch({ parts: { user, api, cache: cache(1), orders }, links }),
  allowed: sketch({ parts: { user, api, cache: cache(0.95), orders }, links }),
  check: (review) => foundIn(review.facts.parts, (one) => neverMisses(review, one)),
};

function neverMisses(review: ReviewView, { id, component }: Part): Verdict | null {
  const ratio = component.settings?.hitRatio;
  if (ratio === undefined || (isRange(ratio) ? ratio.low : ratio) < 1) return null;
  if (!isAsked(review, id, component)) return null;
  return {
    message: `${nameOf(review.diagram, id)} is said to answer every look-up: what stands behind it counts in no number.`,
    components: [id],
    remedy: setSetting('Assume the usual hit ratio', id, 'hitRatio', undefined),
  };
}

/** Whether its hit ratio means anything: it has calls of its own to make, or a caller looks it up first. */
function isAsked({ diagram, graph }: ReviewView, id: string, component: Component): boolean {
  if (hasHitRatio(typeOf(component)) && graph.outgoing(id).length > 0) return true;
  return graph
    .incoming(id)
    .some(([connectionId, { from }]) =>
      diagram.components
        .get(from)
        ?.settings?.calls?.some(({ how, connections }) => how === 'cache' && connections[0] === connectionId),
    );
}
