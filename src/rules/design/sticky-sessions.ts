import { fieldOf } from '../fieldOf';
import type { Part } from '../parts';
import { counted } from '../phrases';
import { setSetting } from '../remedies';
import type { DesignRule, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';

const example = (sessions: string) =>
  sketch({
    parts: {
      user: part('client', 'User'),
      balancer: part('load-balancer', 'Balancer', { replicas: 2 }),
      shop: part('monolith', 'Shop', { replicas: 3, sessions }),
    },
    links: [link('user', 'balancer'), link('balancer', 'shop')],
  });

export const rule: DesignRule = {
  id: 'sticky-sessions',
  about: 'design',
  severity: 'warning',
  topic: 'services',
  profile: 'interview',
  named: ['backend-engineering', 'interview-guide'],
  title: 'A session outlives the instance that began it',
  why: 'A user who is tied to one instance is signed out when it stops, and can’t be moved off it when it is full; and a balancer that doesn’t know of the tie sends the next request to an instance that has never heard of them.',
  source:
    'Adam Wiggins, “The Twelve-Factor App”, VI. Processes (2011); AWS, “Sticky sessions for your Application Load Balancer”',
  exceptions:
    'One instance only. Where the balancer right before it ties users to instances, by cookie or by address, it is only to be considered.',
  refused: example('sticky'),
  allowed: example('shared-store'),
  check: ({ facts }) =>
    ['service', 'monolith'].flatMap((type) => facts.partsOfType(type)).flatMap((holder) => tied(holder)),
};

function tied(holder: Part): readonly Verdict[] {
  const { id, name, component, settings, incoming } = holder;
  if (component.settings?.sessions !== 'sticky' || settings.replicas < 2) return [];
  const shared = setSetting('Keep sessions in a shared store', id, 'sessions', 'shared-store');
  const loose = incoming.find(({ from }) => isLoose(from))?.from;
  if (loose)
    return [
      {
        message: `${name} keeps sessions in its instances, and ${loose.name} sends each request to whichever is next: tie users to one, or keep sessions in a store.`,
        components: [id, loose.id],
        remedy: shared,
      },
    ];
  return [
    {
      severity: 'info',
      message: `${name} keeps sessions in ${counted(settings.replicas, 'instance')}: with each that stops its users are signed out.`,
      components: [id],
      remedy: shared,
    },
  ];
}

/** Of these the catalog has a word for it. */
const isLoose = ({ type, component }: Part): boolean =>
  (type.id === 'load-balancer' || type.id === 'reverse-proxy') &&
  fieldOf(component, 'stickySessions') !== true &&
  fieldOf(component, 'algorithm') !== 'ip-hash';
