import { nameOf } from '../../model/queries';
import { firstByName, listOf } from '../phrases';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const api = part('service', 'API', { replicas: 2 });
const orders = part('service', 'Orders', { replicas: 2 });
const stock = part('service', 'Stock', { replicas: 2 });
const parts = { user, api, orders, stock };
const links = [link('user', 'api'), link('api', 'orders'), link('api', 'stock')];
const tools = {
  metrics: part('metrics-store', 'Metrics', { managed: 'region' }),
  logs: part('log-store', 'Logs', { managed: 'region' }),
  traces: part('trace-collector', 'Traces', { managed: 'region' }),
};

export const rule: DesignRule = {
  id: 'unobserved-system',
  about: 'design',
  severity: 'info',
  topic: 'operations',
  profile: 'production',
  named: ['backend-engineering', 'interview-guide', 'roadmap-notes'],
  title: 'What happens inside can be seen from outside',
  why: 'Without numbers nobody knows that something is wrong, without logs not what, and without traces not where, as soon as a request passes through several services.',
  source:
    'Google, “Site Reliability Engineering”, chapter 6, “Monitoring Distributed Systems”; Charity Majors et al., “Observability Engineering” (2022)',
  exceptions:
    'Fewer than three parts that run code of ours. Traces are asked for from three services in a row.',
  refused: sketch({ parts, links }),
  allowed: sketch({
    parts: { ...parts, ...tools },
    links: [...links, ...Object.keys(tools).map((id) => link('api', id))],
  }),
  check: ({ diagram, facts }) => {
    const code = facts.partsOfRole('compute').filter(({ type }) => !type.besideRequests);
    if (code.length < FEWEST) return [];
    const along = facts.alongChains(({ type }) => type.role === 'compute');
    const inARow = Math.max(...code.map(({ index }) => along[index] ?? 0));
    const missing = TOOLS.filter(
      ([type]) => facts.ofType(type).length === 0 && (type !== 'trace-collector' || inARow >= FEWEST),
    ).map(([, what]) => what);
    if (missing.length === 0) return [];
    const ids = code.map(({ id }) => id);
    const first = firstByName(diagram, ids) ?? '';
    return [
      {
        message: `Nothing collects ${listOf(missing)} of ${nameOf(diagram, first)} and the ${code.length - 1} others that run code.`,
        components: ids,
      },
    ];
  },
};

const FEWEST = 3;
const TOOLS = [
  ['metrics-store', 'metrics'],
  ['log-store', 'logs'],
  ['trace-collector', 'traces'],
] as const;
