import type { ComponentType } from '../../catalog/componentType';
import { inSentence, withArticle } from '../phrases';
import { insertBetween } from '../remedies';
import type { ConnectionRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const cdn = part('cdn', 'Edge');
const photos = part('sql-database', 'Photos', { replicas: 2 });

export const rule: ConnectionRule = {
  id: 'edge-to-store',
  about: 'connection',
  severity: 'error',
  topic: 'edge',
  profile: 'whiteboard',
  named: [],
  title: 'DNS and CDNs lead to what answers requests',
  why: 'A CDN fetches pages and files, a DNS hands out addresses: neither can ask a database a question, and whoever follows them stands before the database as a client.',
  source: 'Amazon CloudFront Developer Guide, “Use various origins with CloudFront distributions”',
  exceptions:
    'Object stores answer web requests and are a usual origin. Plain boxes and unknown types are let be.',
  refused: sketch({ parts: { user, cdn, photos }, links: [link('user', 'cdn'), link('cdn', 'photos')] }),
  allowed: sketch({
    parts: { user, cdn, api: part('service', 'API', { replicas: 2 }), photos },
    links: [link('user', 'cdn'), link('cdn', 'api'), link('api', 'photos')],
  }),
  check: (view) => {
    const { from, to } = view;
    if (!EDGE.includes(from.type.id) || !cannotAnswer(to.type)) return null;
    const [edge, target] = [from, to].map(({ type }) => withArticle(inSentence(type.label)));
    return {
      message: `${from.name} is ${edge} and can’t use ${target}: put a service between it and ${to.name}.`,
      remedy: insertBetween(view, 'Insert service', 'service', 'Service'),
    };
  },
};

const EDGE: readonly string[] = ['dns', 'cdn'];

const cannotAnswer = ({ role, category, servesClients }: ComponentType): boolean =>
  (role === 'store' && !servesClients) ||
  role === 'broker' ||
  (role === 'cache' && category === 'cache') ||
  (role === 'router' && category === 'data');
