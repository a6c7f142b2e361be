import { refusedShare } from '../../estimate/carriedLines';
import { formatRate, formatShare } from '../../shared/formatNumbers';
import { setConnections } from '../connectionRemedies';
import { foundIn } from '../foundIn';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const api = part('service', 'API', { replicas: 4 });
const stock = part('service', 'Stock', { replicas: 4 });
const journeys = { browse: { name: 'Browse', entry: 'user', requestsPerSecond: 300 } };
const links = (rateLimitRps: number) => [
  link('user', 'api', { protocol: 'https' }),
  link('api', 'stock', { rateLimitRps, timeoutMs: 500 }),
];

export const rule: DesignRule = {
  id: 'rate-limit-below-load',
  about: 'design',
  severity: 'warning',
  topic: 'capacity',
  profile: 'whiteboard',
  named: [],
  title: 'A limit lets the expected load through',
  why: 'What is above a limit is refused, whoever sent it. A limit is there for abuse and mistakes; below the load that is planned for it turns users away every second, and the numbers, which count all that is asked for, don’t show it.',
  source:
    'Google, “Site Reliability Engineering”, chapter 21, “Handling Overload”; Amazon Builders’ Library, “Using load shedding to avoid overload”',
  exceptions:
    'A limit at the average load or above: bursts it refuses are its work. Without a load nothing is said.',
  refused: sketch({ parts: { user, api, stock }, links: links(200), journeys }),
  allowed: sketch({ parts: { user, api, stock }, links: links(600), journeys }),
  check: ({ estimate, facts }) =>
    foundIn(facts.links, ({ id, connection, from, to }) => {
      const { rateLimitRps } = connection;
      if (rateLimitRps === undefined) return null;
      const load = estimate.connections.get(id)?.requestsPerSecond ?? 0;
      const refused = refusedShare(connection, load);
      if (refused <= 1e-9) return null;
      const enough = roomFor(load);
      return {
        message: `${from.name} lets ${formatRate(rateLimitRps)} of the ${formatRate(load)} for ${to.name} through: ${formatShare(refused)} are refused.`,
        components: [from.id],
        connections: [id],
        remedy: setConnections(`Let ${formatRate(enough)} through`, [id], () => ({ rateLimitRps: enough })),
      };
    }),
};

/** Twice the load, as peaks are twice the average and more, rounded up to two digits. */
function roomFor(load: number): number {
  const digit = 10 ** (Math.floor(Math.log10(2 * load)) - 1);
  return Number((Math.ceil((2 * load) / digit - 1e-9) * digit).toPrecision(2));
}
