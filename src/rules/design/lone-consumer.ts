import { nameOf } from '../../model/queries';
import { settingsOf } from '../facts';
import { consumersOf } from '../messaging';
import { setSetting } from '../remedies';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const api = part('service', 'API', { replicas: 2 });
const jobs = part('message-queue', 'Jobs', { deadLetter: true });
const worker = (replicas: number) => part('worker', 'Worker', { replicas, idempotent: true });
const links = [link('user', 'api'), link('api', 'jobs'), link('jobs', 'worker')];

export const rule: DesignRule = {
  id: 'lone-consumer',
  about: 'design',
  severity: 'info',
  topic: 'messaging',
  profile: 'interview',
  named: ['backend-engineering', 'roadmap-notes'],
  title: 'Several instances take from a queue',
  why: 'With one, work stands still while it restarts and the queue grows; with two, the other takes over the message that was in hand.',
  source: 'Gregor Hohpe and Bobby Woolf, “Enterprise Integration Patterns”, “Competing Consumers”',
  exceptions:
    'Managed consumers, several parts that take from one queue, and messages that have to be handled in order by one (FIFO).',
  refused: sketch({ parts: { user, api, jobs, worker: worker(1) }, links }),
  allowed: sketch({ parts: { user, api, jobs, worker: worker(2) }, links }),
  check: (review) =>
    [...review.facts.ofType('message-queue'), ...review.facts.ofType('task-queue')].flatMap(
      ([id, { settings }]) => {
        const [only = '', ...others] = consumersOf(review, id);
        const consumer = review.diagram.components.get(only);
        if (!consumer || others.length > 0 || settings?.ordering === 'fifo') return [];
        const { replicas, managed } = settingsOf(consumer);
        if (replicas !== 1 || managed !== null || review.facts.roleAt(only) !== 'compute') return [];
        return [
          {
            message: `One instance of ${nameOf(review.diagram, only)} takes all of ${nameOf(review.diagram, id)}: while it is down, work piles up.`,
            components: [only, id],
            remedy: setSetting('Run 2 instances', only, 'replicas', 2),
          },
        ];
      },
    ),
};
