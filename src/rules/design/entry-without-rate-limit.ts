import type { Component, Diagram } from '../../model/diagram';
import { nameOf } from '../../model/queries';
import { behindDoors, type IsGuard, openWays } from '../entries';
import { saidOf } from '../fieldOf';
import { insertFront } from '../insertions';
import { setSetting } from '../remedies';
import type { DesignRule, ReviewView } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const limiter = part('rate-limiter', 'Limiter', { replicas: 2, scope: 'shared' });
const counters = part('cache', 'Counters', { replicas: 2 });
const api = part('service', 'API', { replicas: 2 });

export const rule: DesignRule = {
  id: 'entry-without-rate-limit',
  about: 'design',
  severity: 'warning',
  topic: 'security',
  profile: 'interview',
  named: ['backend-engineering', 'interview-guide', 'roadmap-notes'],
  title: 'No caller gets more than its share',
  why: 'One script, one bug in a client or one attacker takes what all others need, and passwords are guessed as fast as they can be sent. A limit turns it away before it costs anything.',
  source:
    'OWASP API Security Top 10 (2023), “Unrestricted Resource Consumption”; Google, “Site Reliability Engineering”, chapter 21, “Handling Overload”',
  exceptions:
    'A limiter before or right behind the entry, a gateway or a connection with a limit, a firewall that absorbs floods or tells bots from people, sign-in that a provider runs, and clients within our own network or trust boundary.',
  refused: sketch({ parts: { user, api }, links: [link('user', 'api')] }),
  allowed: sketch({
    parts: { user, limiter, api, counters },
    links: [link('user', 'limiter'), link('limiter', 'api'), link('limiter', 'counters', { optional: true })],
  }),
  check: (review) => {
    const { diagram, facts } = review;
    const { entries, fronts } = openWays(review, limits(review), isOutside(review));
    return [...fronts].map(([id, callers]) => {
      const { doors, parts } = behindDoors(review, id);
      const [gateway, ...others] = [...doors, ...parts].filter((at) => entries.has(at));
      const isGateway = gateway !== undefined && facts.typeAt(gateway)?.id === 'api-gateway';
      const guessed = [id, ...parts].some((at) => signsIn(diagram, at))
        ? ', passwords to guess included'
        : '';
      return {
        message: `A caller may ask ${nameOf(diagram, id)} as often as it likes${guessed}: limit what each one gets.`,
        components: [id],
        remedy:
          isGateway && others.length === 0
            ? setSetting('Limit each caller to 100 a second', gateway, 'rateLimitRps', 100)
            : insertFront('Put a rate limiter in front', id, LIMITER, callers),
      };
    });
  },
};

const LIMITER: Component = { type: 'rate-limiter', name: 'Rate limiter', settings: { replicas: 2 } };

const limits =
  ({ facts }: ReviewView): IsGuard =>
  (component, _, id, { rateLimitRps }) =>
    rateLimitRps !== undefined ||
    isLimited(component) ||
    facts.callees(id).some((to) => facts.typeAt(to)?.id === 'rate-limiter');

function isLimited(component: Component): boolean {
  if (component.type === 'rate-limiter') return true;
  if (component.type === 'api-gateway') return typeof component.settings?.rateLimitRps === 'number';
  if (component.type === 'waf')
    return saidOf(component, 'ddosProtection') === true || saidOf(component, 'botControl') === true;
  return component.type === 'identity-provider' && component.settings?.managed !== null;
}

/** Staff and our own devices stand within walls that are drawn. */
const isOutside =
  ({ diagram }: ReviewView) =>
  (client: Component): boolean =>
    !(client.in ?? []).some((id) => WALLS.has(diagram.groups.get(id)?.type));

const WALLS: ReadonlySet<string | undefined> = new Set(['network', 'trust', 'data-centre']);

function signsIn(diagram: Diagram, id: string): boolean {
  const component = diagram.components.get(id);
  return component?.type === 'identity-provider' || component?.settings?.purpose === 'authentication';
}
