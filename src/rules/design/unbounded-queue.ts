import { setSetting } from '../remedies';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const api = part('service', 'API', { replicas: 2 });
const jobs = (settings: object) => part('message-queue', 'Jobs', { deadLetter: true, ...settings });
const worker = part('worker', 'Worker', { replicas: 2, idempotent: true });
const links = [link('user', 'api'), link('api', 'jobs'), link('jobs', 'worker')];

export const rule: DesignRule = {
  id: 'unbounded-queue',
  about: 'design',
  severity: 'info',
  topic: 'messaging',
  profile: 'production',
  named: ['system-design-course', 'backend-engineering'],
  title: 'A queue says no when it is full',
  why: 'A queue without a bound turns overload into waiting without end: hours later it works off what nobody wants any more, and new work waits behind it.',
  source: 'David Yanacek, “Avoiding insurmountable queue backlogs” (Amazon Builders’ Library)',
  exceptions: 'Logs keep what they take for a set time. A bound, or what happens when it is full, is enough.',
  refused: sketch({ parts: { user, api, jobs: jobs({}), worker }, links }),
  allowed: sketch({ parts: { user, api, jobs: jobs({ maxMessages: 100_000 }), worker }, links }),
  check: ({ facts }) =>
    [...facts.ofType('message-queue'), ...facts.ofType('task-queue')].flatMap(
      ([id, { name, settings = {} }]) => {
        const { maxMessages, backpressure, purpose } = settings;
        if (maxMessages !== undefined || backpressure !== undefined || purpose === 'dead-letter') return [];
        return [
          {
            message: `Nothing says how many messages may wait in ${name || id}, nor what happens then.`,
            components: [id],
            remedy: setSetting('Let 100,000 wait at most', id, 'maxMessages', 100_000),
          },
        ];
      },
    ),
};
