import { consumersOf, isDeadLetterQueue } from '../messaging';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const api = part('service', 'API', { replicas: 2 });
const jobs = part('message-queue', 'Jobs');
const worker = part('worker', 'Worker', { replicas: 2, idempotent: true });
const failed = part('message-queue', 'Failed', { purpose: 'dead-letter' });
const alerts = part('service', 'Alerts', { replicas: 2, idempotent: true });
const links = [
  link('user', 'api'),
  link('api', 'jobs'),
  link('jobs', 'worker'),
  link('jobs', 'failed', { probability: 0.001 }),
];

export const rule: DesignRule = {
  id: 'unread-dead-letters',
  about: 'design',
  severity: 'info',
  topic: 'messaging',
  profile: 'production',
  named: ['interview-guide'],
  title: 'Somebody hears of dead letters',
  why: 'A message set aside is an order that wasn’t placed: without an alarm it lies there until the customer calls, or its retention ends.',
  source:
    'Amazon SQS documentation, “Dead-letter queues”, on alarms; Gregor Hohpe and Bobby Woolf, “Enterprise Integration Patterns”, “Dead Letter Channel”',
  exceptions: 'Where it is drawn who is told: anything behind the queue.',
  refused: sketch({ parts: { user, api, jobs, worker, failed }, links }),
  allowed: sketch({
    parts: { user, api, jobs, worker, failed, alerts },
    links: [...links, link('failed', 'alerts')],
  }),
  check: (review) =>
    [...review.facts.ofRole('broker')].flatMap(([id, { name }]) => {
      if (!isDeadLetterQueue(review, id) || consumersOf(review, id).length > 0) return [];
      return [
        {
          message: `Nobody is told what lies in ${name || id}: let it raise an alert, or send messages again.`,
          components: [id],
        },
      ];
    }),
};
