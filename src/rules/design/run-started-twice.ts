import { settingsOf } from '../facts';
import { counted } from '../phrases';
import { setSetting } from '../remedies';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const nightly = (settings: object) => part('scheduler', 'Nightly', { replicas: 2, ...settings });
const report = part('worker', 'Report', { replicas: 2, idempotent: true });

export const rule: DesignRule = {
  id: 'run-started-twice',
  about: 'design',
  severity: 'warning',
  topic: 'services',
  profile: 'interview',
  named: ['backend-engineering'],
  title: 'One of several schedulers starts a run',
  why: 'Each copy looks at the clock by itself: at two in the morning the invoices go out twice, unless a lock or a leader decides who sends them.',
  source: 'Google, “Site Reliability Engineering”, chapter 24, “Distributed Periodic Scheduling with Cron”',
  exceptions:
    'One instance, managed schedulers, and those that say they run once or ask a lock or a coordination service.',
  refused: sketch({ parts: { nightly: nightly({}), report }, links: [link('nightly', 'report')] }),
  allowed: sketch({
    parts: { nightly: nightly({ singleRun: true }), report },
    links: [link('nightly', 'report')],
  }),
  check: ({ facts }) =>
    facts.ofType('scheduler').flatMap(([id, component]) => {
      const { replicas, managed } = settingsOf(component);
      const asks = facts.callees(id).some((to) => DECIDES.has(facts.typeAt(to)?.id ?? ''));
      if (replicas < 2 || managed !== null || component.settings?.singleRun === true || asks) return [];
      return [
        {
          message: `${counted(replicas, 'instance')} of ${component.name || id} each start the run: let a lock or a leader decide which one does.`,
          components: [id],
          remedy: setSetting('Run once', id, 'singleRun', true),
        },
      ];
    }),
};

const DECIDES: ReadonlySet<string> = new Set(['lock-service', 'coordination-service']);
