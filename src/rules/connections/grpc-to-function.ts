import { reconnect } from '../remedies';
import type { ConnectionRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const api = part('service', 'API', { replicas: 2 });
const resize = part('serverless-function', 'Resize');

export const rule: ConnectionRule = {
  id: 'grpc-to-function',
  about: 'connection',
  severity: 'info',
  topic: 'protocol',
  profile: 'interview',
  named: ['backend-engineering'],
  title: 'Functions are called over HTTP',
  why: 'gRPC keeps an HTTP/2 connection open to a server that listens; a function is started for a request and listens to nothing. Most platforms take HTTPS or events only (as of 2025).',
  source:
    'AWS Lambda Developer Guide, “Function URLs”; Microsoft, Azure Functions documentation, “Triggers and bindings”',
  exceptions: 'Google’s functions of the second generation run as containers that listen, and take gRPC.',
  refused: sketch({
    parts: { user, api, resize },
    links: [link('user', 'api'), link('api', 'resize', { protocol: 'grpc' })],
  }),
  allowed: sketch({
    parts: { user, api, resize },
    links: [link('user', 'api'), link('api', 'resize', { protocol: 'https' })],
  }),
  check: (view) => {
    const { from, to, connection } = view;
    if (connection.protocol !== 'grpc' || to.type.id !== 'serverless-function') return null;
    if (to.component.settings?.technology === 'google-cloud-functions') return null;
    return {
      message: `${from.name} calls ${to.name} over grpc, which most platforms don’t hand to functions: use https, or run it as a service.`,
      remedy: reconnect(view, 'Use https', { protocol: 'https' }),
    };
  },
};
