import { formatShare } from '../../shared/formatNumbers';
import { fieldOf } from '../fieldOf';
import { counted } from '../phrases';
import { setSetting } from '../remedies';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const example = (virtualNodes: number) =>
  sketch({
    parts: {
      user: part('client', 'User'),
      api: part('service', 'API', { replicas: 2 }),
      ring: part('hash-ring', 'Ring', { replicas: 2, virtualNodes }),
      a: part('key-value-store', 'Node A'),
      b: part('key-value-store', 'Node B'),
    },
    links: [link('user', 'api'), link('api', 'ring'), link('ring', 'a'), link('ring', 'b')],
  });

export const rule: DesignRule = {
  id: 'few-virtual-nodes',
  about: 'design',
  severity: 'info',
  topic: 'data',
  profile: 'interview',
  named: ['system-design-course'],
  title: 'Each node has many places on a ring',
  why: 'With v places each, the nodes’ shares differ by about 1/√v: with one place some get several times what others do, and a node that fails leaves all its keys to a single neighbour.',
  source:
    'Karger et al., “Consistent Hashing and Random Trees” (STOC 1997); DeCandia et al., “Dynamo” (SOSP 2007), section 4.2',
  exceptions: 'Rings that bound the load of each node, and rings of 30 places or more.',
  refused: example(1),
  allowed: example(128),
  check: ({ facts }) =>
    facts.ofType('hash-ring').flatMap(([id, ring]) => {
      const places = fieldOf(ring, 'virtualNodes');
      if (typeof places !== 'number' || places >= ENOUGH || fieldOf(ring, 'boundedLoads') === true) return [];
      return [
        {
          message: `${ring.name || id} has ${counted(places, 'place')} for each node, whose shares then differ by about ${formatShare(1 / Math.sqrt(places))}.`,
          components: [id],
          remedy: setSetting('Give each 128 places', id, 'virtualNodes', 128),
        },
      ];
    }),
};

const ENOUGH = 30;
