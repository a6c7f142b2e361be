import { formatRate } from '../../shared/formatNumbers';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const api = part('service', 'API', { replicas: 2 });
const events = part('event-log', 'Events', { managed: 'region' });
const mailer = part('worker', 'Mailer', { replicas: 2, idempotent: true });
const links = [link('user', 'api'), link('api', 'events'), link('events', 'mailer')];
const journeys = (requestsPerSecond: number) => ({
  save: { name: 'Save', entry: 'user', requestsPerSecond },
});

export const rule: DesignRule = {
  id: 'log-for-a-trickle',
  about: 'design',
  severity: 'info',
  topic: 'over-engineering',
  profile: 'interview',
  named: ['interview-guide', 'advanced-backend'],
  title: 'An event log has many events, or many readers',
  why: 'Partitions, offsets and retention are there for streams that several readers follow, or read again. A few messages for one reader are a queue’s work.',
  source:
    'Martin Kleppmann, “Designing Data-Intensive Applications”, chapter 11, “Logs compared to traditional messaging”',
  exceptions:
    'Two readers or more, from ten messages a second on, and stores fed from the log. Without a load nothing is said.',
  refused: sketch({ parts: { user, api, events, mailer }, links, journeys: journeys(2) }),
  allowed: sketch({ parts: { user, api, events, mailer }, links, journeys: journeys(100) }),
  check: ({ estimate, facts }) =>
    facts.ofType('event-log').flatMap(([id, { name }]) => {
      const rate = estimate.components.get(id)?.requestsPerSecond ?? 0;
      const readers = facts.callees(id);
      const [reader = ''] = readers;
      if (rate <= 0 || rate >= TRICKLE || readers.length !== 1 || facts.roleAt(reader) === 'store') return [];
      return [
        {
          message: `${name || id} carries ${formatRate(rate)} to one reader: a queue does that with less to run.`,
          components: [id],
        },
      ];
    }),
};

const TRICKLE = 10;
