import { freshConnectionId, freshId, putComponent, putConnection } from '../../model/edits';
import type { Remedy } from '../../model/finding';
import { consumersOf, isDeadLetterQueue } from '../messaging';
import { spotBeside } from '../remedies';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const api = part('service', 'API', { replicas: 2 });
const jobs = part('message-queue', 'Jobs', { deadLetter: true });

export const rule: DesignRule = {
  id: 'queue-without-consumer',
  about: 'design',
  severity: 'warning',
  topic: 'messaging',
  profile: 'whiteboard',
  named: [],
  title: 'Somebody works a queue off',
  why: 'Messages nobody takes pile up until the broker is full or drops them, and what they asked for never happens.',
  source: 'Hohpe and Woolf, “Enterprise Integration Patterns”, Message Channel and Competing Consumers',
  exceptions:
    'A dead-letter queue is read by people. A consumer may also be drawn as one that polls the queue: a synchronous connection into it, of operation `read`.',
  refused: sketch({ parts: { user, api, jobs }, links: [link('user', 'api'), link('api', 'jobs')] }),
  allowed: sketch({
    parts: { user, api, jobs, worker: part('worker', 'Worker', { replicas: 2 }) },
    links: [link('user', 'api'), link('api', 'jobs'), link('jobs', 'worker')],
  }),
  check: (review) =>
    review.facts.ofRole('broker').flatMap(([id, component]) => {
      if (isDeadLetterQueue(review, id) || consumersOf(review, id).length > 0) return [];
      return [
        {
          message: `Nobody takes messages from ${component.name || id}: connect it to what works them off.`,
          components: [id],
          remedy: addWorker(id),
        },
      ];
    }),
};

const addWorker = (queueId: string): Remedy => ({
  label: 'Add worker',
  apply: (diagram) => {
    const id = freshId(diagram, 'worker');
    const position = spotBeside(diagram, queueId);
    const added = putComponent(diagram, id, {
      type: 'worker',
      name: 'Worker',
      ...(position && { position }),
    });
    return putConnection(added, freshConnectionId(added), { from: queueId, to: id });
  },
});
