import type { ComponentType } from '../../catalog/componentType';
import type { Component, Connection } from '../../model/diagram';
import { nameOf } from '../../model/queries';
import { addConnected } from '../additions';
import { openWays } from '../entries';
import { fieldOf } from '../fieldOf';
import { counted, firstByName } from '../phrases';
import { setSetting } from '../remedies';
import type { DesignRule, ReviewView } from '../rule';
import { link, part, sketch } from '../sketch';

const parts = (auth?: string) => ({
  user: part('client', 'User'),
  gateway: part('api-gateway', 'Gateway', { replicas: 2, ...(auth && { auth }) }),
  orders: part('service', 'Orders', { replicas: 2 }),
  stock: part('service', 'Stock', { replicas: 2 }),
});
const links = [link('user', 'gateway'), link('gateway', 'orders'), link('gateway', 'stock')];

export const rule: DesignRule = {
  id: 'entry-without-authentication',
  about: 'design',
  severity: 'warning',
  topic: 'security',
  profile: 'production',
  named: ['backend-engineering', 'roadmap-notes'],
  title: 'Somebody asks callers who they are',
  why: 'What nobody asks at the door nobody knows behind it: whoever finds the address reads and changes what any user may.',
  source: 'OWASP API Security Top 10 (2023), “Broken Authentication”',
  exceptions:
    'Where anything in the diagram signs people in (an identity provider, a sign-in service or provider, a gatekeeper that decides) or an entry, or the connection to it, says how callers prove who they are; and systems that all journeys only read.',
  refused: sketch({ parts: parts(), links }),
  allowed: sketch({ parts: parts('jwt'), links }),
  check: (review) => {
    const { diagram, facts } = review;
    const journeys = [...diagram.journeys.values()];
    if (journeys.length > 0 && journeys.every(({ operation }) => operation === 'read')) return [];
    if (signsPeopleIn(review)) return [];
    const open = [...openWays(review, asksWho).entries];
    const first = firstByName(diagram, open);
    if (first === undefined) return [];
    const who =
      open.length > 1
        ? ` and ${counted(open.length - 1, 'other entry', 'other entries')} answer`
        : ' answers';
    return [
      {
        message: `${nameOf(diagram, first)}${who} anybody who calls, and nothing in the design says who a caller is: check it at the entry.`,
        components: open,
        remedy:
          open.length === 1 && facts.typeAt(first)?.id === 'api-gateway'
            ? setSetting('Check tokens at the gateway', first, 'auth', 'jwt')
            : addConnected('Add an identity provider', {
                beside: first,
                type: 'identity-provider',
                name: 'Sign-in',
                connection: { probability: 0.01 },
              }),
      },
    ];
  },
};

function asksWho(component: Component, _type: ComponentType, _id: string, call: Connection): boolean {
  if (call.mutualTls === true) return true;
  const auth = fieldOf(component, 'auth');
  return auth !== undefined && auth !== 'none';
}

function signsPeopleIn({ facts }: ReviewView): boolean {
  const does = (type: string, field: string, value: unknown) =>
    facts.ofType(type).some(([, component]) => component.settings?.[field] === value);
  return (
    facts.ofType('identity-provider').length > 0 ||
    facts.ofType('gatekeeper').some(([, component]) => fieldOf(component, 'authorises') !== 'none') ||
    does('service', 'purpose', 'authentication') ||
    does('external-service', 'kind', 'identity')
  );
}
