import { workFor } from '../../catalog/effective';
import type { Journey } from '../../model/diagram';
import { formatLatency } from '../../shared/formatNumbers';
import { alwaysAsked } from '../alwaysAsked';
import type { DesignRule, ReviewView, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const api = part('service', 'API', { replicas: 2 });
const search = (p99: number) => part('search-index', 'Search', { replicas: 3, latencyMs: { p50: 25, p99 } });
const journeys = { find: { name: 'Find', entry: 'user', target: { p99Ms: 200 } } };
const links = [link('user', 'api'), link('api', 'search')];

export const rule: DesignRule = {
  id: 'latency-target-beyond-one-part',
  about: 'design',
  severity: 'warning',
  topic: 'capacity',
  profile: 'interview',
  named: ['interview-guide'],
  title: 'No single part takes longer than the whole journey may',
  why: 'A sum is never quicker than one of its parts: as long as the request waits for it, nothing else that is made faster helps.',
  source: 'Dean and Barroso, “The Tail at Scale” (Communications of the ACM, 2013)',
  exceptions:
    'Parts asked by calls that may be left out, that are made only sometimes, or that are given up after a time. Those of a pool, as they aren’t asked every time.',
  refused: sketch({ parts: { user, api, search: search(250) }, links, journeys }),
  allowed: sketch({ parts: { user, api, search: search(100) }, links, journeys }),
  check: (review) => [...review.diagram.journeys].flatMap(([id, journey]) => tooSlow(review, id, journey)),
};

function tooSlow(review: ReviewView, id: string, journey: Journey): readonly Verdict[] {
  const limit = journey.target?.p99Ms;
  if (limit === undefined) return [];
  const slow = [...alwaysAsked(review, id, ({ timeoutMs }) => timeoutMs === undefined)]
    .flatMap((part) => {
      const component = review.diagram.components.get(part);
      const p99 = component ? workFor(component, journey.operation).latencyMs.p99 : 0;
      return component && p99 > limit ? [{ part, name: component.name || part, p99 }] : [];
    })
    .sort((a, b) => b.p99 - a.p99);
  const [slowest] = slow;
  if (!slowest) return [];
  return [
    {
      message: `${slowest.name} alone takes ${formatLatency(slowest.p99)} at p99, more than the ${formatLatency(limit)} that ${journey.name || id} may take.`,
      components: slow.map(({ part }) => part),
      journeys: [id],
    },
  ];
}
