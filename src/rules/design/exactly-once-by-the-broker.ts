import { nameOf } from '../../model/queries';
import { consumersOf } from '../messaging';
import { setSetting } from '../remedies';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const api = part('service', 'API', { replicas: 2 });
const jobs = part('message-queue', 'Jobs', { deadLetter: true, delivery: 'exactly-once' });
const worker = (idempotent: boolean) => part('worker', 'Worker', { replicas: 2, idempotent });
const links = [link('user', 'api'), link('api', 'jobs'), link('jobs', 'worker')];

export const rule: DesignRule = {
  id: 'exactly-once-by-the-broker',
  about: 'design',
  severity: 'warning',
  topic: 'messaging',
  profile: 'interview',
  named: ['interview-guide', 'system-design-course', 'advanced-backend'],
  title: 'Exactly once is at least once and a consumer that notices',
  why: 'A broker can hand a message over once; it can’t know whether the mail was sent before the consumer stopped. Only the consumer can tell a message it has dealt with.',
  source:
    'Tyler Treat, “You Cannot Have Exactly-Once Delivery” (2015); Apache Kafka documentation, “Message Delivery Semantics”',
  exceptions: 'Idempotent consumers, and stream processors that read and write one log in transactions.',
  refused: sketch({ parts: { user, api, jobs, worker: worker(false) }, links }),
  allowed: sketch({ parts: { user, api, jobs, worker: worker(true) }, links }),
  check: (review) =>
    review.facts.ofRole('broker').flatMap(([id, { settings }]) => {
      if (settings?.delivery !== 'exactly-once') return [];
      return consumersOf(review, id).flatMap((consumer) => {
        const type = review.facts.typeAt(consumer);
        const component = review.diagram.components.get(consumer);
        if (type?.role !== 'compute' || type.id === 'stream-processor') return [];
        if (component?.settings?.idempotent === true) return [];
        return [
          {
            message: `${nameOf(review.diagram, id)} promises exactly once, but what ${nameOf(review.diagram, consumer)} does can still happen twice: make it idempotent.`,
            components: [id, consumer],
            remedy: setSetting('Make it idempotent', consumer, 'idempotent', true),
          },
        ];
      });
    }),
};
