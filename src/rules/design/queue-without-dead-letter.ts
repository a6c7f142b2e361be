import { typeOf } from '../../catalog/effective';
import { consumersOf, hasDeadLetterQueue, isDeadLetterQueue } from '../messaging';
import { setSetting } from '../remedies';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const parts = {
  user: part('client', 'User'),
  api: part('service', 'API', { replicas: 2 }),
  jobs: part('message-queue', 'Jobs'),
  worker: part('worker', 'Worker', { replicas: 2 }),
};
const links = [link('user', 'api'), link('api', 'jobs'), link('jobs', 'worker')];

export const rule: DesignRule = {
  id: 'queue-without-dead-letter',
  about: 'design',
  severity: 'warning',
  topic: 'messaging',
  profile: 'whiteboard',
  named: ['system-design-course', 'interview-guide', 'roadmap-notes'],
  title: 'A queue has a place for messages that fail',
  why: 'A message no consumer can process is delivered again and again, holds up what stands behind it, or is lost without a trace.',
  source:
    'AWS, “Amazon SQS dead-letter queues”; Hohpe and Woolf, “Enterprise Integration Patterns”, Dead Letter Channel',
  exceptions:
    'Logs and topics: their consumers keep their own. A queue nobody consumes from yet has another finding. Either the queue says it has one, or it or a consumer is connected to a queue whose purpose is dead letters.',
  refused: sketch({ parts, links }),
  allowed: sketch({
    parts: { ...parts, failed: part('message-queue', 'Failed jobs', { purpose: 'dead-letter' }) },
    links: [...links, link('worker', 'failed', { probability: 0.001 })],
  }),
  check: (review) =>
    review.facts.ofRole('broker').flatMap(([id, component]) => {
      if (!typeOf(component).sharesMessages || isDeadLetterQueue(review, id)) return [];
      if (consumersOf(review, id).length === 0 || hasDeadLetterQueue(review, id)) return [];
      return [
        {
          message: `${component.name || id} has no dead-letter queue: a message that can’t be processed comes back for ever or is lost.`,
          components: [id],
          remedy: setSetting('Add dead-letter queue', id, 'deadLetter', true),
        },
      ];
    }),
};
