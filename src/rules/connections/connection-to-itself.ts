import type { ConnectionRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const api = part('service', 'API', { replicas: 2 });

export const rule: ConnectionRule = {
  id: 'connection-to-itself',
  about: 'connection',
  severity: 'error',
  topic: 'sketch',
  profile: 'whiteboard',
  named: [],
  title: 'A component doesn’t connect to itself',
  why: 'A call that has to be answered before it can be answered never is. Work inside a component is its own latency.',
  source: 'Amazon Builders’ Library, “Challenges with distributed systems”',
  exceptions:
    'Always applies. Instances of one component that talk to each other are its replicas: that traffic is inside it.',
  refused: sketch({ parts: { user, api }, links: [link('user', 'api'), link('api', 'api')] }),
  allowed: sketch({ parts: { user, api }, links: [link('user', 'api')] }),
  check: ({ from, to }) =>
    from.id === to.id
      ? {
          message: `${from.name} can’t connect to itself: what happens inside it is its own latency.`,
          components: [from.id],
        }
      : null,
};
