import { PROTOCOLS } from '../../catalog/componentType';
import { usableProtocols } from '../../catalog/protocols';
import { isUntyped } from '../connectionView';
import { insertBetween, reconnect } from '../remedies';
import type { ConnectionRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const api = part('service', 'API', { replicas: 2 });
const orders = part('sql-database', 'Orders', { replicas: 2 });

export const rule: ConnectionRule = {
  id: 'protocol-mismatch',
  about: 'connection',
  severity: 'error',
  topic: 'protocol',
  profile: 'whiteboard',
  named: ['backend-engineering', 'system-design-course', 'interview-guide'],
  title: 'Both ends speak the protocol',
  why: 'Two parts that share no protocol need something between them that speaks both.',
  source:
    'Hohpe and Woolf, “Enterprise Integration Patterns”, Channel Adapter; the protocol’s own specification',
  exceptions:
    'Plain boxes, unknown types and protocols this version doesn’t know are taken at their word. An asynchronous connection may be opened by either end, as a consumer does that polls its queue.',
  refused: sketch({
    parts: { user, api, orders },
    links: [link('user', 'api'), link('api', 'orders', { protocol: 'amqp' })],
  }),
  allowed: sketch({
    parts: { user, api, orders },
    links: [link('user', 'api', { protocol: 'https' }), link('api', 'orders', { protocol: 'sql' })],
  }),
  check: (view) => {
    const { from, to, mode, connection } = view;
    if (isUntyped(from) || isUntyped(to)) return null;
    const { protocol } = view;
    // Left to us it is one that both speak.
    if (protocol !== null && connection.protocol === undefined) return null;
    if (protocol !== null && !KNOWN.has(protocol)) return null;
    const common = usableProtocols(from.component, to.component, mode);
    if (protocol !== null && common.includes(protocol)) return null;
    const [best] = common;
    if (best === undefined)
      return {
        message: `${from.name} speaks no protocol that ${to.name} answers: put something between that speaks both.`,
        remedy: insertBetween(view, 'Insert service', 'service', 'Service'),
      };
    return {
      message: `${from.name} and ${to.name} don’t both speak ${protocol}: use ${best}.`,
      remedy: reconnect(view, `Use ${best}`, { protocol: best }),
    };
  },
};

const KNOWN: ReadonlySet<string> = new Set(PROTOCOLS);
