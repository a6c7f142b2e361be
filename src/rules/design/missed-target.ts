import type { JourneyEstimate } from '../../estimate/answer';
import { journeyTakes } from '../../estimate/journeyTakes';
import type { Journey } from '../../model/diagram';
import { formatAvailability, formatDowntime, formatLatency, formatRate } from '../../shared/formatNumbers';
import { SECONDS_PER_YEAR } from '../../shared/secondsPerYear';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const journeys = { order: { name: 'Place an order', entry: 'user', target: { availability: 0.9995 } } };

export const rule: DesignRule = {
  id: 'missed-target',
  about: 'design',
  severity: 'warning',
  topic: 'operations',
  profile: 'whiteboard',
  named: [],
  title: 'Journeys meet their targets',
  why: 'A target nobody meets is a promise already broken: the design changes, or the target does.',
  source: 'Google, “Site Reliability Engineering”, chapter 4, “Service Level Objectives”',
  exceptions: 'Only journeys with a target. A latency without a bound, under overload, misses any target.',
  refused: sketch({
    parts: { user, api: part('service', 'API', { availability: 0.995 }) },
    links: [link('user', 'api')],
    journeys,
  }),
  allowed: sketch({
    parts: { user, api: part('service', 'API', { availability: 0.995, replicas: 2 }) },
    links: [link('user', 'api')],
    journeys,
  }),
  check: ({ diagram, estimate }) =>
    [...diagram.journeys].flatMap(([id, journey]) => {
      const answer = estimate.journeys.get(id);
      const misses = answer ? missesOf(answer, journey) : [];
      if (misses.length === 0) return [];
      return [
        {
          message: `${journey.name || id} misses its target: ${misses.join('; ')}.`,
          components: diagram.components.has(journey.entry) ? [journey.entry] : [],
          journeys: [id],
        },
      ];
    }),
};

const LATENCIES = [
  ['p50Ms', 'p50'],
  ['p95Ms', 'p95'],
  ['p99Ms', 'p99'],
] as const;

function missesOf(answer: JourneyEstimate, { target = {}, ...journey }: Journey): readonly string[] {
  const misses: string[] = [];
  if (answer.targets.availability === 'missed' && target.availability !== undefined) {
    const allowed = formatDowntime((1 - target.availability) * SECONDS_PER_YEAR);
    misses.push(
      `${formatAvailability(answer.availability, answer.unavailability)} available instead of ${formatAvailability(target.availability)}, down ${formatDowntime(answer.downtimeSecondsPerYear)} where ${allowed} is allowed`,
    );
  }
  for (const [metric, percentile] of LATENCIES) {
    const limit = target[metric];
    if (answer.targets[metric] === 'missed' && limit !== undefined)
      misses.push(
        `${percentile} ${formatLatency(answer.latencyMs[percentile])} instead of ${formatLatency(limit)}`,
      );
  }
  if (answer.targets.requestsPerSecond === 'missed' && target.requestsPerSecond !== undefined)
    misses.push(
      `takes ${formatRate(journeyTakes(journey, answer) ?? 0)} instead of ${formatRate(target.requestsPerSecond)}`,
    );
  return misses;
}
