import type { ConnectionRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const api = part('service', 'API', { replicas: 2 });
const prices = part('service', 'Prices', { replicas: 2 });

export const rule: ConnectionRule = {
  id: 'chatty-calls',
  about: 'connection',
  severity: 'warning',
  topic: 'services',
  profile: 'whiteboard',
  named: ['backend-engineering', 'interview-guide', 'roadmap-notes'],
  title: 'What is needed together is asked for together',
  why: 'A call for each item pays the way there and back every time: a hundred items at a millisecond are a tenth of a second of waiting, and a hundred times the load.',
  source:
    'Microsoft, Azure Architecture Center, “Chatty I/O antipattern”; Martin Fowler, “Patterns of Enterprise Application Architecture”, “Remote Facade”',
  exceptions:
    'Fewer than ten calls for one request, caches (one trip takes many keys), and messages left with a broker.',
  refused: sketch({
    parts: { user, api, prices },
    links: [link('user', 'api'), link('api', 'prices', { timesPerRequest: 50 })],
  }),
  allowed: sketch({ parts: { user, api, prices }, links: [link('user', 'api'), link('api', 'prices')] }),
  check: ({ from, to, connection, mode }) => {
    const times = connection.timesPerRequest ?? 1;
    if (times < MANY || mode !== 'sync' || to.type.role === 'cache' || to.type.role === 'broker') return null;
    return {
      message: `${from.name} asks ${to.name} ${times} times for one request, one after another: ask once for all of them.`,
    };
  },
};

const MANY = 10;
