import { isUntyped } from '../connectionView';
import { reconnect } from '../remedies';
import type { ConnectionRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const chat = part('service', 'Chat', { replicas: 2 });

export const rule: ConnectionRule = {
  id: 'call-to-client',
  about: 'connection',
  severity: 'error',
  topic: 'protocol',
  profile: 'whiteboard',
  named: ['backend-engineering'],
  title: 'Nothing waits for a client',
  why: 'Clients sleep, move and lose their network, and mostly can’t be addressed at all: a request that waits for one of them waits for ever.',
  source:
    'IETF RFC 6202, “Known Issues and Best Practices for the Use of Long Polling and Streaming in Bidirectional HTTP”',
  exceptions:
    'Pushing to a client that holds a connection open (WebSocket, server-sent events, WebRTC, a push service) is fine: `"mode": "async"`.',
  refused: sketch({ parts: { user, chat }, links: [link('user', 'chat'), link('chat', 'user')] }),
  allowed: sketch({
    parts: { user, chat },
    links: [
      link('user', 'chat', { protocol: 'websocket' }),
      link('chat', 'user', { protocol: 'websocket', mode: 'async' }),
    ],
  }),
  check: (view) => {
    const { from, to, mode } = view;
    if (to.type.role !== 'client' || mode !== 'sync' || isUntyped(from) || from.id === to.id) return null;
    return {
      message: `Nothing waits for a client’s answer: let ${from.name} push to ${to.name} asynchronously, or let ${to.name} do the calling.`,
      remedy: reconnect(view, 'Push asynchronously', { mode: 'async' }),
    };
  },
};
