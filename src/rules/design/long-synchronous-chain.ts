import { nameOf } from '../../model/queries';
import { formatAvailability } from '../../shared/formatNumbers';
import type { Part } from '../parts';
import { listOf } from '../phrases';
import type { DesignRule, ReviewView, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const NAMES = ['Orders', 'Prices', 'Rebates', 'Customers', 'Scores', 'Risks'];
const chain = (count: number) => ({
  parts: {
    user,
    ...Object.fromEntries(
      NAMES.slice(0, count).map((name) => [name.toLowerCase(), part('service', name, { replicas: 2 })]),
    ),
  },
  links: ['user', ...NAMES.slice(0, count).map((name) => name.toLowerCase())].flatMap((from, index) => {
    const next = NAMES[index]?.toLowerCase();
    return next !== undefined && index < count ? [link(from, next)] : [];
  }),
});

export const rule: DesignRule = {
  id: 'long-synchronous-chain',
  about: 'design',
  severity: 'warning',
  topic: 'resilience',
  profile: 'interview',
  named: ['interview-guide', 'roadmap-notes', 'backend-engineering', 'system-design-course'],
  title: 'Few services stand one behind the other in a request',
  why: 'Each has to be up and each takes its time: what is three nines for one is less for five in a row, and the slowest of them sets the pace of all.',
  source:
    'Microsoft, .NET Microservices: Architecture for Containerized Applications, “Communication in a microservice architecture”',
  exceptions:
    'Four services in a row, and what isn’t waited for. Balancers, gateways and sidecars pass requests on; they don’t count.',
  refused: sketch(chain(5)),
  allowed: sketch(chain(4)),
  check: (review) => {
    const { facts } = review;
    const along = facts.alongChains(isService);
    let longest: readonly string[] = [];
    for (const one of facts.partsOfRole('compute')) {
      const count = along[one.index] ?? 0;
      if (count < Math.max(MANY, longest.length)) continue;
      // It would be its last, and of several as long another has the lesser.
      if (count === longest.length && isService(one) && one.id >= (longest.at(-1) ?? '')) continue;
      const services = facts.chainTo(one).flatMap((at) => (isService(at) ? [at.id] : []));
      if (isLonger(services, longest)) longest = services;
    }
    return longest.length > 0 ? [tooLong(review, longest)] : [];
  },
};

const MANY = 5;

const isService = ({ type }: Part): boolean => type.role === 'compute' && type.id !== 'sidecar';

/** Of several as long, the one whose ends have the least ids, whatever the order they were drawn in. */
function isLonger(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return a.length > b.length;
  const [last, other] = [a.at(-1) ?? '', b.at(-1) ?? ''];
  return last < other;
}

function tooLong({ diagram, estimate }: ReviewView, services: readonly string[]): Verdict {
  const [first = '', ...others] = services;
  const name = nameOf(diagram, first);
  const seen = estimate.components.get(first);
  const up = seen ? `, up ${formatAvailability(seen.availability, seen.unavailability)} together` : '';
  return {
    message: `${name} waits for ${others.length} services one behind the other${up}: ${listOf(others.map((id) => nameOf(diagram, id)))}.`,
    components: services,
  };
}
