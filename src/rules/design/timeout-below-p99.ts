import { formatLatency } from '../../shared/formatNumbers';
import { setConnections, timeoutFor } from '../connectionRemedies';
import { foundIn } from '../foundIn';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const api = part('service', 'API', { replicas: 2 });
const prices = part('service', 'Prices', { replicas: 2, latencyMs: { p50: 8, p99: 80 } });

export const rule: DesignRule = {
  id: 'timeout-below-p99',
  about: 'design',
  severity: 'warning',
  topic: 'resilience',
  profile: 'interview',
  named: ['interview-guide'],
  title: 'A timeout is longer than what 99 of 100 calls take',
  why: 'Below that healthy calls are given up, and retried: the timeout makes the failures, and the load, that it should protect from.',
  source: 'Marc Brooker, “Timeouts, retries, and backoff with jitter” (Amazon Builders’ Library)',
  exceptions:
    'Calls that may be left out, that are hedged, or have another in their place: there a short wait is meant. A callee under overload has another finding.',
  refused: sketch({
    parts: { user, api, prices },
    links: [link('user', 'api'), link('api', 'prices', { timeoutMs: 50 })],
  }),
  allowed: sketch({
    parts: { user, api, prices },
    links: [link('user', 'api'), link('api', 'prices', { timeoutMs: 250 })],
  }),
  check: ({ facts, loadOf }) =>
    foundIn(facts.links, ({ id, connection, from, to, isSync }) => {
      const { timeoutMs, optional, hedgeAfterMs } = connection;
      if (timeoutMs === undefined || !isSync) return null;
      const p99 = loadOf(to)?.latencyMs.p99;
      if (typeof p99 !== 'number' || timeoutMs >= p99) return null;
      const groups = from.component.settings?.calls ?? [];
      const mayChange = groups.some(
        ({ how, connections }) => (how === 'failover' || how === 'cache') && connections.includes(id),
      );
      if (optional === true || hedgeAfterMs !== undefined || mayChange) return null;
      const better = timeoutFor(p99);
      return {
        message: `${from.name} gives ${to.name} ${formatLatency(timeoutMs)}, and more than 1 in 100 of its answers takes longer: ${formatLatency(p99)} at p99.`,
        components: [from.id, to.id],
        connections: [id],
        remedy: setConnections(`Wait ${formatLatency(better)}`, [id], () => ({ timeoutMs: better })),
      };
    }),
};
