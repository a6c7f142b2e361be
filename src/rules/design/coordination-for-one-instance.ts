import { settingsOf } from '../facts';
import { listOf } from '../phrases';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const jobs = (replicas: number) => part('service', 'Jobs', { replicas });
const locks = part('lock-service', 'Locks');
const links = [link('user', 'jobs'), link('jobs', 'locks')];

export const rule: DesignRule = {
  id: 'coordination-for-one-instance',
  about: 'design',
  severity: 'info',
  topic: 'over-engineering',
  profile: 'interview',
  named: [],
  title: 'Locks and elections are held among several',
  why: 'A lock that only one instance ever asks for is always free: it costs a call and another thing that must be up.',
  source: 'Martin Kleppmann, “How to do distributed locking” (2016)',
  exceptions: 'As soon as one of its users runs in several instances, or several parts use it.',
  refused: sketch({ parts: { user, jobs: jobs(1), locks }, links }),
  allowed: sketch({ parts: { user, jobs: jobs(2), locks }, links }),
  check: ({ diagram, facts }) =>
    ['lock-service', 'coordination-service']
      .flatMap((type) => facts.ofType(type))
      .flatMap(([id, { name }]) => {
        const users = facts.callers(id);
        const instances = users.reduce((sum, user) => {
          const component = diagram.components.get(user);
          return sum + (component ? settingsOf(component).replicas : 0);
        }, 0);
        if (users.length === 0 || instances > 1) return [];
        const named = listOf(users.map((user) => diagram.components.get(user)?.name || user));
        return [
          {
            message: `${name || id} coordinates nobody: only ${named} asks for it, and runs once.`,
            components: [id, ...users],
          },
        ];
      }),
};
