import { isEncrypted } from '../../catalog/connectionSecurity';
import { reconnect } from '../remedies';
import type { ConnectionRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const api = part('service', 'API', { replicas: 2 });

export const rule: ConnectionRule = {
  id: 'plain-http-from-client',
  about: 'connection',
  severity: 'warning',
  topic: 'security',
  profile: 'whiteboard',
  named: ['backend-engineering', 'interview-guide'],
  title: 'What clients send is encrypted',
  why: 'Between a client and the edge lie networks nobody knows: whoever runs one reads passwords and changes answers.',
  source: 'IETF RFC 8446, “TLS 1.3”; OWASP, “Transport Layer Security Cheat Sheet”',
  exceptions:
    'A connection marked as encrypted is (a private network, a tunnel). Behind the edge it is another question.',
  refused: sketch({ parts: { user, api }, links: [link('user', 'api', { protocol: 'http' })] }),
  allowed: sketch({ parts: { user, api }, links: [link('user', 'api', { protocol: 'https' })] }),
  check: (view) => {
    const { from, to, connection } = view;
    if (from.type.role !== 'client' || to.type.role === 'untyped') return null;
    if (view.protocol !== 'http' || isEncrypted(connection)) return null;
    return {
      message: `${from.name} talks to ${to.name} over plain http: anyone on the way can read it.`,
      remedy: reconnect(view, 'Use https', { protocol: 'https' }),
    };
  },
};
