import { reconnect } from '../remedies';
import type { ConnectionRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const chat = part('service', 'Chat', { replicas: 2 });

export const rule: ConnectionRule = {
  id: 'two-way-over-sse',
  about: 'connection',
  severity: 'error',
  topic: 'protocol',
  profile: 'whiteboard',
  named: ['system-design-course', 'interview-guide'],
  title: 'Server-sent events go one way',
  why: 'The client opens the stream and from then on only listens: what it has to say needs a request of its own, or a connection that goes both ways.',
  source: 'WHATWG, HTML Living Standard, “Server-sent events”',
  exceptions: 'Streams that are only read, or of which nobody says; servers that write to their clients.',
  refused: sketch({
    parts: { user, chat },
    links: [link('user', 'chat', { protocol: 'sse', operation: 'write' })],
  }),
  allowed: sketch({
    parts: { user, chat },
    links: [link('user', 'chat', { protocol: 'sse', operation: 'read' })],
  }),
  check: (view) => {
    const { from, to, connection } = view;
    if (connection.protocol !== 'sse' || connection.operation !== 'write') return null;
    if (to.type.role === 'client' || from.type.role === 'untyped') return null;
    return {
      message: `${from.name} can’t write to ${to.name} over server-sent events, which only go the other way: use a WebSocket.`,
      remedy: reconnect(view, 'Use a WebSocket', { protocol: 'websocket' }),
    };
  },
};
