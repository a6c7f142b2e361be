import { setSetting } from '../remedies';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const api = part('service', 'API', { replicas: 2 });
const jobs = (durable: boolean) => part('message-queue', 'Jobs', { deadLetter: true, durable });
const worker = part('worker', 'Worker', { replicas: 2, idempotent: true });
const links = [link('user', 'api'), link('api', 'jobs'), link('jobs', 'worker')];

export const rule: DesignRule = {
  id: 'volatile-queue',
  about: 'design',
  severity: 'warning',
  topic: 'messaging',
  profile: 'whiteboard',
  named: ['backend-engineering', 'advanced-backend'],
  title: 'A queue keeps its messages when it restarts',
  why: 'The sender was told that its work is in good hands and has gone on: what the broker loses with its memory nobody asks for again.',
  source: 'RabbitMQ documentation, “Reliability Guide” and “Queues”, on durability',
  exceptions:
    'Messages that may be lost: delivery at most once says so. Queues of which it isn’t said keep theirs.',
  refused: sketch({ parts: { user, api, jobs: jobs(false), worker }, links }),
  allowed: sketch({ parts: { user, api, jobs: jobs(true), worker }, links }),
  check: ({ facts }) =>
    facts.ofRole('broker').flatMap(([id, { name, settings }]) => {
      if (settings?.durable !== false || settings.delivery === 'at-most-once') return [];
      return [
        {
          message: `${name || id} loses its messages when it restarts: make it durable, or say that they may be lost.`,
          components: [id],
          remedy: setSetting('Make it durable', id, 'durable', true),
        },
      ];
    }),
};
