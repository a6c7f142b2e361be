import { counted } from '../phrases';
import { setSetting } from '../remedies';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const saga = (compensation: boolean) =>
  part('saga-orchestrator', 'Order saga', { replicas: 2, compensation, stateKept: 'database' });
const payment = part('service', 'Payment', { replicas: 2 });
const stock = part('service', 'Stock', { replicas: 2 });
const links = [link('user', 'saga'), link('saga', 'payment'), link('saga', 'stock')];

export const rule: DesignRule = {
  id: 'saga-without-compensation',
  about: 'design',
  severity: 'warning',
  topic: 'messaging',
  profile: 'whiteboard',
  named: ['backend-engineering', 'interview-guide', 'advanced-backend', 'roadmap-notes'],
  title: 'Each step of a saga can be taken back',
  why: 'There is no rollback over several services: when the third step fails, the money of the first stays taken unless a step gives it back.',
  source:
    'Hector Garcia-Molina and Kenneth Salem, “Sagas” (1987); Chris Richardson, “Microservices Patterns”, chapter 4',
  exceptions: 'One step only, and sagas that say they can undo each (they do by default).',
  refused: sketch({ parts: { user, saga: saga(false), payment, stock }, links }),
  allowed: sketch({ parts: { user, saga: saga(true), payment, stock }, links }),
  check: ({ facts }) =>
    facts.ofType('saga-orchestrator').flatMap(([id, { name, settings }]) => {
      const steps = facts
        .callees(id)
        .filter((to) => ['compute', 'broker', 'external'].includes(facts.roleAt(to) ?? ''));
      if (settings?.compensation !== false || steps.length < 2) return [];
      return [
        {
          message: `${name || id} can’t take back what its ${counted(steps.length, 'step')} did: when a later one fails, the earlier ones stay done.`,
          components: [id, ...steps],
          remedy: setSetting('Undo each step', id, 'compensation', true),
        },
      ];
    }),
};
