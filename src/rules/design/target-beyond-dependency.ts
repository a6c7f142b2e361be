import type { Diagram, Journey } from '../../model/diagram';
import { likely } from '../../model/ranged';
import { formatAvailability } from '../../shared/formatNumbers';
import { alwaysAsked } from '../alwaysAsked';
import { settingsOf } from '../facts';
import { counted } from '../phrases';
import type { DesignRule, ReviewView, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const api = part('service', 'API', { replicas: 3 });
const payments = (availability: number) => part('external-service', 'Payments', { availability });
const journeys = { order: { name: 'Place an order', entry: 'user', target: { availability: 0.9995 } } };
const links = [link('user', 'api'), link('api', 'payments', { circuitBreaker: true, timeoutMs: 2000 })];

export const rule: DesignRule = {
  id: 'target-beyond-dependency',
  about: 'design',
  severity: 'warning',
  topic: 'capacity',
  profile: 'interview',
  named: ['backend-engineering', 'interview-guide'],
  title: 'Nothing a journey can’t do without promises less than the journey does',
  why: 'A request that needs it is never up more often than it is: no replica elsewhere makes up for that, only a fallback or a smaller promise does.',
  source: 'Treynor, Dahlin, Rau, Beyer, “The Calculus of Service Availability” (ACM Queue, 2017)',
  exceptions:
    'Only what no request of the journey succeeds without. Several such parts whose promises only together are too little are counted by the estimate, not here.',
  refused: sketch({ parts: { user, api, payments: payments(0.999) }, links, journeys }),
  allowed: sketch({ parts: { user, api, payments: payments(0.9999) }, links, journeys }),
  check: (review) =>
    [...review.diagram.journeys].flatMap(([id, journey]) => beyondReach(review, id, journey)),
};

function beyondReach(review: ReviewView, id: string, journey: Journey): readonly Verdict[] {
  const { diagram, estimate } = review;
  const target = journey.target?.availability;
  if (target === undefined) return [];
  const alone = estimate.journeys.get(id)?.singlePointsOfFailure ?? [];
  const needed = new Set([...alone, ...alwaysAsked(review, id)]);
  const short = [...needed]
    .flatMap((part) => {
      const found = promiseOf(diagram, part);
      return found && found.promise < target ? [found] : [];
    })
    .sort((a, b) => a.promise - b.promise);
  const [least] = short;
  if (!least) return [];
  const others = short.length > 1 ? `, nor can ${counted(short.length - 1, 'other')}` : '';
  return [
    {
      message: `${journey.name || id} promises ${formatAvailability(target)}, but ${least.name}, which it can’t do without, only has ${formatAvailability(least.promise)}${others}.`,
      components: short.flatMap(({ component }) => component ?? []),
      connections: short.flatMap(({ connection }) => connection ?? []),
      journeys: [id],
      groups: short.flatMap(({ group }) => group ?? []),
    },
  ];
}

interface Needed {
  readonly name: string;
  readonly promise: number;
  readonly component?: string;
  readonly connection?: string;
  readonly group?: string;
}

/** As often as it is up at most; null where spares may make up for one instance. */
function promiseOf(diagram: Diagram, id: string): Needed | null {
  const component = diagram.components.get(id);
  if (component) {
    const { availability, replicas, managed } = settingsOf(component);
    const promise = managed !== null || replicas === 1 ? availability : null;
    return promise === null ? null : { name: component.name || id, promise, component: id };
  }
  const group = diagram.groups.get(id);
  if (group) return { name: group.name || id, promise: likely(group.settings?.availability) ?? 1, group: id };
  const connection = diagram.connections.get(id);
  const promise = connection && likely(connection.availability);
  return promise === undefined ? null : { name: 'a connection', promise, connection: id };
}
