import { fieldOf } from '../fieldOf';
import { reconnect } from '../remedies';
import type { ConnectionRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const orders = part('service', 'Orders', { replicas: 2 });

export const rule: ConnectionRule = {
  id: 'unreliable-transport',
  about: 'connection',
  severity: 'warning',
  topic: 'protocol',
  profile: 'whiteboard',
  named: ['system-design-course'],
  title: 'What must arrive doesn’t travel by UDP',
  why: 'UDP neither notices a lost packet nor keeps the order of those that arrive. A write that vanishes leaves no trace, and nobody tries again.',
  source: 'IETF RFC 8085, “UDP Usage Guidelines”',
  exceptions:
    'Sound, pictures, positions and who is online, where the next packet makes up for the lost one; reads, which are asked again; and calls that retry.',
  refused: sketch({
    parts: { user, orders },
    links: [link('user', 'orders', { protocol: 'udp', operation: 'write' })],
  }),
  allowed: sketch({
    parts: { user, orders },
    links: [link('user', 'orders', { protocol: 'tcp', operation: 'write' })],
  }),
  check: (view) => {
    const { from, to, connection } = view;
    if (connection.protocol !== 'udp' || connection.operation !== 'write') return null;
    if (connection.retries || [from, to].some(({ component }) => PASSING.has(fieldOf(component, 'purpose'))))
      return null;
    return {
      message: `What ${from.name} writes to ${to.name} may get lost over udp, and nobody notices: use a transport that delivers.`,
      remedy: reconnect(view, 'Use tcp', { protocol: 'tcp' }),
    };
  },
};

/** Work for which the newest packet is all that counts. */
const PASSING: ReadonlySet<unknown> = new Set(['media', 'location', 'presence']);
