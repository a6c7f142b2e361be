import { workFor } from '../../catalog/effective';
import { formatDuration } from '../../shared/formatNumbers';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const report = (p99: number) =>
  part('serverless-function', 'Report', { latencyMs: { p50: p99 / 4, p99 }, maxSeconds: 30 });

export const rule: DesignRule = {
  id: 'work-beyond-the-functions-limit',
  about: 'design',
  severity: 'error',
  topic: 'services',
  profile: 'whiteboard',
  named: ['backend-engineering'],
  title: 'A function is done before its provider ends it',
  why: 'At the limit the run is cut off wherever it is, its work is lost, and the retry meets the same end.',
  source: 'AWS Lambda Developer Guide, “Configure Lambda function timeout”',
  exceptions: 'Where neither the limit nor the time of the work was given, nothing is said.',
  refused: sketch({ parts: { user, report: report(60_000) }, links: [link('user', 'report')] }),
  allowed: sketch({ parts: { user, report: report(400) }, links: [link('user', 'report')] }),
  check: ({ facts }) =>
    facts.ofType('serverless-function').flatMap(([id, component]) => {
      const { maxSeconds, latencyMs } = component.settings ?? {};
      const { p99 } = workFor(component, undefined).latencyMs;
      const isSaid = maxSeconds !== undefined || latencyMs !== undefined;
      const limit = typeof maxSeconds === 'number' ? maxSeconds : USUAL_SECONDS;
      if (!isSaid || p99 <= limit * 1000) return [];
      return [
        {
          message: `${component.name || id} takes ${formatDuration(p99 / 1000)} at p99, and is ended after ${formatDuration(limit)}: run it as a worker or a batch job.`,
          components: [id],
        },
      ];
    }),
};

/** The default of the catalog’s field. */
const USUAL_SECONDS = 30;
