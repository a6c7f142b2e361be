/** The worked table of docs/estimation.md §2, as documents with the exact value of their one journey. */
import type { CallGroup, Component, Connection, Group } from '../../../src/model/diagram';
import type { Sketch } from './diagramOf';

export interface WorkedCase {
  readonly name: string;
  readonly exact: number;
  readonly sketch: Sketch;
}

/** A service of that availability. */
const service = (availability: number, more: Partial<Component> = {}): Component => ({
  type: 'service',
  ...more,
  settings: { availability, ...more.settings },
});

const calling = (availability: number, calls: readonly CallGroup[]): Component =>
  service(availability, { settings: { calls } });

const balancer: Component = { type: 'load-balancer', settings: { availability: 0.9999 } };

/** Connections written `a>b`, which is also their id. */
const wires = (...ends: string[]): Record<string, Connection> =>
  Object.fromEntries(
    ends.map((id) => {
      const [from = '', to = ''] = id.split('>');
      return [id, { from, to, protocol: 'http' }];
    }),
  );

const zones = (availability: number, ...ids: string[]): Record<string, Group> =>
  Object.fromEntries(ids.map((id) => [id, { type: 'zone', settings: { availability } }]));

const placed = (availability: number, replicas: number, requiredReplicas: number, ids: string[]): Component =>
  service(availability, { in: ids, settings: { replicas, requiredReplicas } });

const how = (kind: CallGroup['how'], ...connections: string[]): CallGroup => ({ how: kind, connections });

const balanced = (database: Component, groups: Record<string, Group> = {}): Sketch => ({
  components: { lb: balancer, a: service(0.995), b: service(0.995), db: database },
  connections: wires('lb>a', 'lb>b', 'a>db', 'b>db'),
  groups,
});

const ab = (first: Component): Sketch => ({
  components: { lb: first, a: service(0.999), b: service(0.999), db: service(0.9995) },
  connections: wires('lb>a', 'lb>b', 'a>db', 'b>db'),
});

const cacheAside = calling(1, [how('cache', 'app>cache', 'app>db')]);
const cache: Component = { type: 'cache', settings: { availability: 0.999, hitRatio: 0.9 } };

export const WORKED_CASES: readonly WorkedCase[] = [
  {
    name: 'two 0.999 in sequence',
    exact: 0.998001,
    sketch: { components: { a: service(0.999), b: service(0.999) }, connections: wires('a>b') },
  },
  {
    name: 'two 0.999 in parallel',
    exact: 0.998001,
    sketch: {
      components: {
        app: calling(1, [how('parallel', 'app>a', 'app>b')]),
        a: service(0.999),
        b: service(0.999),
      },
      connections: wires('app>a', 'app>b'),
    },
  },
  {
    name: 'two 0.999 as alternatives',
    exact: 0.999999,
    sketch: {
      components: {
        app: calling(1, [how('balance', 'app>a', 'app>b')]),
        a: service(0.999),
        b: service(0.999),
      },
      connections: wires('app>a', 'app>b'),
    },
  },
  { name: 'balancer, A or B, one database', exact: 0.998875127497, sketch: balanced(service(0.999)) },
  {
    name: 'the same, its database in a zone',
    exact: 0.998375689934,
    sketch: balanced(service(0.999, { in: ['z'] }), zones(0.9995, 'z')),
  },
  { name: 'balancer, A or B, both on one 0.9995', exact: 0.9993990506, sketch: ab(balancer) },
  {
    name: 'the same, A and B needed',
    exact: 0.9974022493,
    sketch: ab(calling(0.9999, [how('sequence', 'lb>a', 'lb>b')])),
  },
  {
    name: 'service and database, 1 of 2 each, over two shared zones',
    exact: 0.99984438227,
    sketch: {
      components: { a: placed(0.99, 2, 1, ['x', 'y']), db: placed(0.995, 2, 1, ['x', 'y']) },
      connections: wires('a>db'),
      groups: zones(0.999, 'x', 'y'),
    },
  },
  {
    name: '2 of 3 and 2 of 3 over three shared zones',
    exact: 0.999284901086,
    sketch: {
      components: { a: placed(0.99, 3, 2, ['x', 'y', 'z']), db: placed(0.99, 3, 2, ['x', 'y', 'z']) },
      connections: wires('a>db'),
      groups: zones(0.999, 'x', 'y', 'z'),
    },
  },
  {
    name: 'read-through cache over a store',
    exact: 0.99895005,
    sketch: { components: { cache, db: service(0.9995) }, connections: wires('cache>db') },
  },
  {
    name: 'cache-aside of the same',
    exact: 0.99994955,
    sketch: {
      components: { app: cacheAside, cache, db: service(0.9995) },
      connections: wires('app>cache', 'app>db'),
    },
  },
  {
    name: 'pair with common cause',
    exact: 0.999479760125,
    sketch: {
      components: { a: service(0.995, { settings: { replicas: 2, commonCause: 0.1 } }) },
      connections: {},
    },
  },
  {
    name: 'web, database, else queue',
    exact: 0.99949990005,
    sketch: {
      components: {
        web: calling(0.9995, [how('failover', 'web>db', 'web>queue')]),
        db: service(0.9999),
        queue: { type: 'message-queue', settings: { availability: 0.999 } },
      },
      connections: {
        ...wires('web>db'),
        'web>queue': { from: 'web', to: 'queue', protocol: 'amqp', mode: 'sync' },
      },
    },
  },
  {
    name: 'web that enqueues, worker behind',
    exact: 0.9985005,
    sketch: {
      components: {
        web: service(0.9995),
        queue: { type: 'message-queue', settings: { availability: 0.999 } },
        worker: { type: 'worker', settings: { availability: 0.9 } },
      },
      connections: wires('web>queue', 'queue>worker'),
    },
  },
  {
    name: 'shard pick 2:1:1',
    exact: 0.9945,
    sketch: {
      components: {
        app: calling(1, [{ ...how('shard', 'app>a', 'app>b', 'app>c'), weights: [2, 1, 1] }]),
        a: service(0.99),
        b: service(0.999),
        c: service(0.999),
      },
      connections: wires('app>a', 'app>b', 'app>c'),
    },
  },
  {
    name: 'five-edge bridge',
    exact: 0.97848,
    sketch: bridge(),
  },
];

/** Source to sink over edges A, B in and C, D out with E across: AC or BD or AED or BEC. Edges are components. */
function bridge(): Sketch {
  const edge = (...calls: CallGroup[]) => calling(0.9, calls);
  const node = (...calls: CallGroup[]) => calling(1, calls);
  return {
    components: {
      source: node(how('balance', 'source>A', 'source>B')),
      A: edge(how('balance', 'A>C', 'A>Ein')),
      B: edge(how('balance', 'B>D', 'B>Ein2')),
      C: service(0.9),
      D: service(0.9),
      Ein: node(how('sequence', 'Ein>E', 'Ein>D')),
      Ein2: node(how('sequence', 'Ein2>E', 'Ein2>C')),
      E: service(0.9),
    },
    connections: wires(
      ...['source>A', 'source>B', 'A>C', 'A>Ein', 'B>D', 'B>Ein2'],
      ...['Ein>E', 'Ein>D', 'Ein2>E', 'Ein2>C'],
    ),
  };
}
