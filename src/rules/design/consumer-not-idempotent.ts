import { nameOf } from '../../model/queries';
import { consumersOf } from '../messaging';
import { setSetting } from '../remedies';
import type { DesignRule, ReviewView } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const api = part('service', 'API', { replicas: 2 });
const jobs = part('message-queue', 'Jobs', { deadLetter: true });
const worker = (idempotent: boolean) => part('worker', 'Worker', { replicas: 2, idempotent });
const links = [link('user', 'api'), link('api', 'jobs'), link('jobs', 'worker')];

export const rule: DesignRule = {
  id: 'consumer-not-idempotent',
  about: 'design',
  severity: 'warning',
  topic: 'messaging',
  profile: 'interview',
  named: ['interview-guide', 'system-design-course', 'roadmap-notes', 'advanced-backend'],
  title: 'A message that comes twice does no harm',
  why: 'A consumer that stops after its work and before saying so gets the message again: brokers promise at least once, and some day that is twice.',
  source:
    'Gregor Hohpe and Bobby Woolf, “Enterprise Integration Patterns”, “Idempotent Receiver”; Amazon SQS documentation, “At-least-once delivery”',
  exceptions:
    'Brokers that deliver at most once, and consumers whose connection, or settings, say that a second time does no harm.',
  refused: sketch({ parts: { user, api, jobs, worker: worker(false) }, links }),
  allowed: sketch({ parts: { user, api, jobs, worker: worker(true) }, links }),
  check: (review) =>
    review.facts.ofRole('broker').flatMap(([id, { settings }]) => {
      if (settings?.delivery === 'at-most-once') return [];
      return consumersOf(review, id).flatMap((consumer) => {
        const component = review.diagram.components.get(consumer);
        if (!component || review.facts.roleAt(consumer) !== 'compute') return [];
        if (component.settings?.idempotent === true || isMarked(review, id, consumer)) return [];
        return [
          {
            message: `${nameOf(review.diagram, consumer)} may get a message of ${nameOf(review.diagram, id)} twice, and nothing says that does no harm.`,
            components: [consumer, id],
            remedy: setSetting('Make it idempotent', consumer, 'idempotent', true),
          },
        ];
      });
    }),
};

const isMarked = ({ graph }: ReviewView, broker: string, consumer: string): boolean =>
  [...graph.between(broker, consumer), ...graph.between(consumer, broker)].some(
    ([, { idempotent }]) => idempotent === true,
  );
