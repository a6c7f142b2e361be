import type { ConnectionView } from '../connectionView';
import { factsOf, settingsOf } from '../facts';
import { insertBetween } from '../remedies';
import type { ConnectionRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const chat = part('service', 'Chat', { replicas: 4 });
const balancer = part('load-balancer', 'Balancer', { replicas: 2 });
const doors = part('connection-gateway', 'Open connections', { replicas: 2 });

export const rule: ConnectionRule = {
  id: 'websockets-without-connection-gateway',
  about: 'connection',
  severity: 'warning',
  topic: 'protocol',
  profile: 'interview',
  named: ['interview-guide'],
  title: 'Connections that stay open end at a part made for them',
  why: 'An open connection lives in one instance: a message for its user, made at another, finds no way there, and a release of the service throws everybody out. Functions can’t hold one at all.',
  source:
    'IETF RFC 6455, “The WebSocket Protocol”; Amazon API Gateway Developer Guide, “WebSocket APIs in API Gateway”',
  exceptions:
    'Services of one instance, and those a broker or a shared memory tells what the others have for their users. Messages between our own parts.',
  refused: sketch({
    parts: { user, balancer, chat },
    links: [
      link('user', 'balancer', { protocol: 'websocket' }),
      link('balancer', 'chat', { protocol: 'websocket' }),
    ],
  }),
  allowed: sketch({
    parts: { user, balancer, doors, chat },
    links: [
      link('user', 'balancer', { protocol: 'websocket' }),
      link('doors', 'chat'),
      link('balancer', 'doors', { protocol: 'websocket' }),
    ],
  }),
  check: (view) => {
    const { from, to, connection } = view;
    if (connection.protocol !== 'websocket' && connection.protocol !== 'sse') return null;
    if (from.type.role !== 'client' && from.type.role !== 'router') return null;
    if (!HOLDERS.has(to.type.id)) return null;
    const isFunction = to.type.id === 'serverless-function';
    if (!isFunction && (settingsOf(to.component).replicas < 2 || isTold(view))) return null;
    return {
      message: isFunction
        ? `${to.name} is gone once it has answered and can’t keep the connection of ${from.name} open: put a connection gateway between.`
        : `Each instance of ${to.name} holds connections the others don’t know of: let a connection gateway hold them, or a broker tell all instances.`,
      remedy: insertBetween(view, 'Insert connection gateway', 'connection-gateway', 'Connection gateway'),
    };
  },
};

const HOLDERS: ReadonlySet<string> = new Set(['service', 'monolith', 'serverless-function', 'bff']);

/** News for users that hang on another instance reaches it over a broker or a memory all share. */
function isTold({ diagram, to }: ConnectionView): boolean {
  const facts = factsOf(diagram);
  return [...facts.callees(to.id), ...facts.callers(to.id)].some(
    (id) => facts.roleAt(id) === 'broker' || facts.typeAt(id)?.id === 'cache',
  );
}
