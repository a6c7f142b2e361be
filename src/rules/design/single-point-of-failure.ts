import type { Component } from '../../model/diagram';
import { formatAvailability } from '../../shared/formatNumbers';
import type { Part } from '../parts';
import { addSpare } from '../remedies';
import type { DesignRule, ReviewView, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const api = part('service', 'API', { replicas: 2 });
const journeys = { order: { name: 'Place an order', entry: 'user' } };

export const rule: DesignRule = {
  id: 'single-point-of-failure',
  about: 'design',
  severity: 'warning',
  topic: 'resilience',
  profile: 'whiteboard',
  named: ['backend-engineering', 'system-design-course', 'interview-guide', 'roadmap-notes'],
  title: 'Balancers and databases have a spare',
  why: 'Every request goes through them: while the only one is down, so is everything behind and in front of it.',
  source:
    'AWS Well-Architected, Reliability pillar, “Use fault isolation to protect your workload”; “The Calculus of Service Availability” (ACM Queue, 2017)',
  exceptions:
    'A managed service keeps its own spares. It is an error, not a warning, under a target of 99.99 % or more.',
  refused: sketch({
    parts: { user, api, orders: part('sql-database', 'Orders') },
    links: [link('user', 'api'), link('api', 'orders')],
    journeys,
  }),
  allowed: sketch({
    parts: { user, api, orders: part('sql-database', 'Orders', { replicas: 2 }) },
    links: [link('user', 'api'), link('api', 'orders')],
    journeys,
  }),
  check: (review) =>
    review.facts.parts.flatMap((one) => (needsSpare(one) ? withoutSpare(review, one.id, one.component) : [])),
};

const DEMANDING = 0.9999;

function needsSpare({ type, settings }: Part): boolean {
  const carriesAll = type.id === 'load-balancer' || type.role === 'store';
  // One of which there is no instance lacks more than a spare.
  return carriesAll && settings.managed === null && settings.replicas > 0;
}

function withoutSpare(review: ReviewView, id: string, component: Component): readonly Verdict[] {
  const hit = [...review.estimate.journeys].filter(([, journey]) =>
    journey.singlePointsOfFailure.includes(id),
  );
  if (hit.length === 0) return [];
  const journeys = hit
    .map(([journeyId]) => journeyId)
    .filter((journeyId) => review.diagram.journeys.has(journeyId));
  const highest = Math.max(0, ...journeys.map((journeyId) => targetOf(review, journeyId)));
  const name = component.name || id;
  const demanding = highest >= DEMANDING;
  return [
    {
      ...(demanding && { severity: 'error' }),
      message: demanding
        ? `${name} is a single point of failure under a target of ${formatAvailability(highest)}: give it a spare.`
        : `${name} is a single point of failure: while it is down, no request through it succeeds.`,
      components: [id],
      ...(journeys.length > 0 && { journeys }),
      remedy: addSpare(id, component, review.estimate.components.get(id)?.utilization ?? null),
    },
  ];
}

const targetOf = ({ diagram }: ReviewView, journeyId: string): number =>
  diagram.journeys.get(journeyId)?.target?.availability ?? 0;
