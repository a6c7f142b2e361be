import { isRange } from '../../model/ranged';
import { reconnect } from '../remedies';
import type { ConnectionRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const api = part('service', 'API', { replicas: 2 });
const audit = part('service', 'Audit', { replicas: 2 });

export const rule: ConnectionRule = {
  id: 'call-never-made',
  about: 'connection',
  severity: 'info',
  topic: 'sketch',
  profile: 'whiteboard',
  named: [],
  title: 'A call that is drawn is made',
  why: 'A call made by no request counts in no number: the design looks as if it had a part it doesn’t have.',
  source: 'Simon Brown, “The C4 model for visualising software architecture”, diagram review checklist',
  exceptions:
    'What is switched off for now may stay. A spare that is called when others fail is no such call: draw it with `failover`, or give it a weight of 0 in `balance`.',
  refused: sketch({
    parts: { user, api, audit },
    links: [link('user', 'api'), link('api', 'audit', { probability: 0 })],
  }),
  allowed: sketch({
    parts: { user, api, audit },
    links: [link('user', 'api'), link('api', 'audit', { probability: 0.01 })],
  }),
  check: (view) => {
    const { probability } = view.connection;
    if (probability === undefined) return null;
    const most = isRange(probability) ? probability.high : probability;
    if (most > 0) return null;
    return {
      message: `${view.from.name} never calls ${view.to.name}: the share of requests that make this call is 0 %.`,
      remedy: reconnect(view, 'Call it each time', { probability: 1 }),
    };
  },
};
