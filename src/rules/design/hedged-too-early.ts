import { formatLatency } from '../../shared/formatNumbers';
import { setConnections } from '../connectionRemedies';
import { foundIn } from '../foundIn';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const api = part('service', 'API', { replicas: 2 });
const prices = part('service', 'Prices', { replicas: 4, latencyMs: { p50: 20, p99: 200 } });
const hedged = (hedgeAfterMs: number) => ({
  parts: { user, api, prices },
  links: [link('user', 'api'), link('api', 'prices', { hedgeAfterMs })],
});

export const rule: DesignRule = {
  id: 'hedged-too-early',
  about: 'design',
  severity: 'warning',
  topic: 'resilience',
  profile: 'whiteboard',
  named: [],
  title: 'A second request goes out when the first is unusually late',
  why: 'Sent after the 95th percentile it costs one request in twenty and takes the tail off. Sent before the median it doubles the load.',
  source: 'Dean and Barroso, “The Tail at Scale” (Communications of the ACM, 2013)',
  exceptions: 'Calls that aren’t hedged, and a callee under overload, which has another finding.',
  refused: sketch(hedged(10)),
  allowed: sketch(hedged(150)),
  check: ({ facts, loadOf }) =>
    foundIn(facts.links, ({ id, from, to, connection: { hedgeAfterMs } }) => {
      if (hedgeAfterMs === undefined) return null;
      const { p50, p95 } = loadOf(to)?.latencyMs ?? {};
      if (typeof p50 !== 'number' || hedgeAfterMs >= p50) return null;
      const later = typeof p95 === 'number' ? Math.ceil(p95) : undefined;
      return {
        message: `${from.name} asks ${to.name} a second time after ${formatLatency(hedgeAfterMs)}, before half of the answers are there: its load doubles.`,
        components: [from.id, to.id],
        connections: [id],
        remedy:
          later === undefined
            ? undefined
            : setConnections(`Hedge after ${formatLatency(later)}`, [id], () => ({ hedgeAfterMs: later })),
      };
    }),
};
