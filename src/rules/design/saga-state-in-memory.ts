import { setSetting } from '../remedies';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const saga = (stateKept: string) => part('saga-orchestrator', 'Order saga', { replicas: 2, stateKept });
const payment = part('service', 'Payment', { replicas: 2 });
const links = [link('user', 'saga'), link('saga', 'payment')];

export const rule: DesignRule = {
  id: 'saga-state-in-memory',
  about: 'design',
  severity: 'warning',
  topic: 'messaging',
  profile: 'whiteboard',
  named: ['interview-guide'],
  title: 'How far a saga has come survives a restart',
  why: 'An orchestrator that forgets stops in the middle: paid and never delivered, and nobody knows which orders they are.',
  source:
    'Microsoft, Azure Architecture Center, “Scheduler Agent Supervisor pattern”; Chris Richardson, “Microservices Patterns”, chapter 4',
  exceptions: 'Orchestrators of which it isn’t said where they keep it.',
  refused: sketch({ parts: { user, saga: saga('memory'), payment }, links }),
  allowed: sketch({ parts: { user, saga: saga('database'), payment }, links }),
  check: ({ facts }) =>
    facts.ofType('saga-orchestrator').flatMap(([id, { name, settings }]) =>
      settings?.stateKept !== 'memory'
        ? []
        : [
            {
              message: `${name || id} keeps how far each saga is in memory: a restart leaves them half done.`,
              components: [id],
              remedy: setSetting('Keep it in a database', id, 'stateKept', 'database'),
            },
          ],
    ),
};
