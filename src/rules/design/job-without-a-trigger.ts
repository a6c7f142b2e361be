import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const report = (schedule?: string) => part('batch-job', 'Report', schedule === undefined ? {} : { schedule });
const db = part('sql-database', 'Orders', { replicas: 2 });

export const rule: DesignRule = {
  id: 'job-without-a-trigger',
  about: 'design',
  severity: 'info',
  topic: 'services',
  profile: 'interview',
  named: ['roadmap-notes'],
  title: 'It is said what starts a job',
  why: 'A job nobody starts doesn’t run; one that runs by hand doesn’t run on the day it matters.',
  source: 'Microsoft, Azure Architecture Center, “Background jobs”, on triggers',
  exceptions: 'A schedule in its settings, or anything drawn in front of it: a scheduler, a queue, a call.',
  refused: sketch({ parts: { report: report(), db }, links: [link('report', 'db')] }),
  allowed: sketch({ parts: { report: report('every night'), db }, links: [link('report', 'db')] }),
  check: ({ facts, graph }) =>
    facts.ofType('batch-job').flatMap(([id, { name, settings }]) => {
      if (settings?.schedule || graph.incoming(id).length > 0) return [];
      return [
        {
          message: `Nothing says what starts ${name || id}: give it a schedule, or draw what does.`,
          components: [id],
        },
      ];
    }),
};
