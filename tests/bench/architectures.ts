/**
 * Architectures as they are drawn in practice, of any size, repeatable: clients, balancers, services in layers, shared
 * databases and caches, queues with workers, replicas over the zones of a region, one to three journeys with load.
 * Every number a naive sum needs is stated, so that nothing is looked up for it.
 */
import type { CallGroup, Component, Connection, Diagram, Group, Journey } from '../../src/model/diagram';
import { emptyDiagram } from '../../src/model/diagram';
import { type Random, randomFrom } from '../estimate/reference/random';
import { withCapacities } from './withCapacities';

export interface Architecture {
  readonly components: number;
  /** Of the call groups with two members or more, the share in which a member can stand in for another. */
  readonly alternatives: number;
  readonly seed: number;
}

const ZONES = ['zone-a', 'zone-b', 'zone-c'];
const CONNECTIONS_PER_COMPONENT = 1.5;

/** Parts that stand at the same depth. `asked`: those that earlier layers call; the others stand behind a balancer. */
interface Layer {
  readonly all: readonly string[];
  readonly asked: readonly string[];
}

interface Parts {
  readonly clients: readonly string[];
  readonly edges: readonly string[];
  readonly services: readonly Layer[];
  readonly queues: readonly string[];
  readonly workers: readonly string[];
  readonly sinks: readonly string[];
  /** Of each balancer the parts it spreads its requests over. */
  readonly pools: ReadonlyMap<string, readonly string[]>;
}

export function architecture(wanted: Architecture): Diagram {
  const random = randomFrom(wanted.seed);
  const components = new Map<string, Component>();
  const parts = partsIn(wanted.components, random, components);
  const connections = connectionsOf(parts, components, random);
  const grouped = withGroups(components, connections, wanted.alternatives, random);
  const journeys = journeysOf(parts.clients, random);
  return withCapacities(
    { ...emptyDiagram, title: 'Bench', components: grouped, connections, journeys, groups: placesOf() },
    random,
  );
}

function placesOf(): ReadonlyMap<string, Group> {
  const zones = ZONES.map((id): [string, Group] => [
    id,
    { type: 'zone', in: ['region'], settings: { availability: 0.9995 } },
  ]);
  return new Map([['region', { type: 'region', settings: { availability: 0.9999 } }], ...zones]);
}

/** Callers come before what they call. */
function partsIn(count: number, random: Random, into: Map<string, Component>): Parts {
  const clients = make('client', 'client', Math.min(3, Math.ceil(count / 100)), random, into);
  const edges = make('load-balancer', 'edge', clients.length, random, into);
  const balancers = Math.round(count * 0.03);
  const queues = Math.max(1, Math.round(count * 0.015));
  const stores = Math.round(count * 0.15);
  const caches = Math.round(count * 0.06);
  const left = count - 2 * clients.length - balancers - 2 * queues - stores - caches;
  const depth = Math.max(2, Math.round(Math.log2(count / 12)));
  const gateways = make('service', 'gateway', 2 * edges.length, random, into);
  const pools = new Map(edges.map((edge, index) => [edge, gateways.slice(2 * index, 2 * index + 2)]));
  const services: Layer[] = [{ all: gateways, asked: [] }];
  for (let row = 0; row < depth; row++) {
    const inner = make('load-balancer', `balancer-${row}`, share(balancers, depth, row), random, into);
    const own = make('service', `service-${row}`, share(left - gateways.length, depth, row), random, into);
    inner.forEach((balancer, index) => {
      pools.set(balancer, own.slice(2 * index, 2 * index + 2));
    });
    services.push({ all: own, asked: [...inner, ...own.slice(2 * inner.length)] });
  }
  return {
    clients,
    edges,
    services,
    queues: make('message-queue', 'queue', queues, random, into),
    workers: make('worker', 'worker', queues, random, into),
    sinks: [
      ...make('cache', 'cache', caches, random, into),
      ...make('sql-database', 'store', stores, random, into),
    ],
    pools,
  };
}

/** How many of `total` go into one of `parts`, as evenly as whole numbers allow. */
const share = (total: number, parts: number, part: number): number =>
  Math.floor((total * (part + 1)) / parts) - Math.floor((total * part) / parts);

function make(type: string, stem: string, count: number, random: Random, into: Map<string, Component>) {
  const ids = Array.from({ length: count }, (_, index) => `${stem}-${index}`);
  for (const id of ids) into.set(id, componentOf(type, random));
  return ids;
}

function componentOf(type: string, random: Random): Component {
  if (type === 'client')
    return { type, settings: { availability: 1, latencyMs: { p50: 0, p99: 0 }, capacityRps: null } };
  const p50 = type === 'cache' ? 0.5 : type === 'load-balancer' ? 1 : random.between(1, 12);
  const many = type === 'service' || type === 'worker' || type === 'cache';
  return {
    type,
    in: many || random.chance(0.5) ? ZONES : [random.pick(ZONES)],
    settings: {
      availability: 1 - random.between(0.0002, 0.008),
      latencyMs: { p50, p99: p50 * random.between(3, 10) },
      replicas: many ? random.whole(2, 4) : random.whole(1, 2),
      ...(type === 'sql-database' && random.chance(0.2) ? { commonCause: 0.1 } : {}),
      ...(type === 'cache' ? { hitRatio: random.between(0.6, 0.95) } : {}),
    },
  };
}

function connectionsOf(parts: Parts, components: ReadonlyMap<string, Component>, random: Random) {
  const { clients, edges, services, queues, workers, sinks, pools } = parts;
  const made = new Map<string, Connection>();
  const ends = new Set<string>();
  const twins = twinsIn(pools);
  const connect = (caller: string, to: string): void => {
    for (const from of twins.get(caller) ?? [caller]) {
      const pair = `${from}>${to}`;
      if (ends.has(pair)) continue;
      ends.add(pair);
      made.set(`c${made.size + 1}`, connectionOf(from, to, components, random));
    }
  };
  clients.forEach((client, index) => {
    connect(client, edges[index] ?? client);
  });
  for (const [balancer, pool] of pools) for (const member of pool) connect(balancer, member);
  services.forEach(({ asked }, row) => {
    const callers = services[row - 1]?.all ?? [];
    asked.forEach((id, index) => {
      connect(near(callers, index / asked.length, random), id);
    });
  });
  const callers = services.flatMap(({ all }) => all);
  for (const id of [...queues, ...sinks]) connect(random.pick(callers), id);
  workers.forEach((worker, index) => {
    connect(queues[index] ?? worker, worker);
    connect(worker, random.pick(sinks));
  });
  const most = components.size * CONNECTIONS_PER_COMPONENT;
  for (let tries = 0; made.size < most && tries < 20 * most; tries++) {
    const row = random.whole(0, services.length - 1);
    const own = services[row]?.all ?? [];
    const from = random.pick(own);
    const next = services[row + 1]?.asked ?? [];
    // A few shared parts are asked by many: the square of an even draw leans to the first ones.
    if (next.length > 0 && random.chance(0.4))
      connect(from, near(next, own.indexOf(from) / own.length, random));
    else connect(from, sinks[Math.floor(random.next() ** 2 * sinks.length)] ?? from);
  }
  return made;
}

/** What stands behind one balancer does the same work, so it calls the same. */
function twinsIn(pools: Parts['pools']): ReadonlyMap<string, readonly string[]> {
  return new Map([...pools.values()].flatMap((pool) => pool.map((member) => [member, pool] as const)));
}

/** One that stands about as far along its row: teams mostly call their neighbours. */
function near(row: readonly string[], place: number, random: Random): string {
  const at = Math.round(place * row.length + random.between(-3, 3));
  return row[Math.min(row.length - 1, Math.max(0, at))] ?? random.pick(row);
}

function connectionOf(
  from: string,
  to: string,
  components: ReadonlyMap<string, Component>,
  random: Random,
): Connection {
  const store = components.get(to)?.type === 'sql-database';
  const choosy = components.get(from)?.type === 'service';
  return {
    from,
    to,
    ...(store ? { operation: random.chance(0.7) ? 'read' : 'write' } : {}),
    ...(choosy && random.chance(0.05) ? { optional: true } : {}),
    ...(choosy && random.chance(0.05) ? { probability: random.between(0.1, 0.9) } : {}),
    ...(store && random.chance(0.2)
      ? { timeoutMs: 500, retries: { max: 2, backoffMs: 20, jitter: true } }
      : {}),
    ...(random.chance(0.1) ? { errorRate: 0.001 } : {}),
  };
}

/** Balancers have alternatives by their nature; of the rest as many are drawn as it takes to reach the share. */
function withGroups(
  components: ReadonlyMap<string, Component>,
  connections: ReadonlyMap<string, Connection>,
  alternatives: number,
  random: Random,
): ReadonlyMap<string, Component> {
  const calls = new Map<string, string[]>();
  for (const [id, { from, to }] of connections)
    if (components.get(to)?.type !== 'message-queue') calls.set(from, [...(calls.get(from) ?? []), id]);
  const choosers = [...calls].filter(([, ids]) => ids.length > 1);
  const isBalancer = ([id]: readonly [string, unknown]): boolean =>
    components.get(id)?.type === 'load-balancer';
  const natural = choosers.filter(isBalancer).length;
  const drawn = random.shuffled(choosers.filter((one) => !isBalancer(one)));
  const next = new Map(components);
  for (const [id, ids] of drawn.slice(0, Math.max(0, Math.round(alternatives * choosers.length) - natural))) {
    const component = next.get(id);
    const group = alternativeOf(ids, components, connections, random);
    if (component) next.set(id, { ...component, settings: { ...component.settings, calls: [group] } });
  }
  return next;
}

function alternativeOf(
  ids: readonly string[],
  components: ReadonlyMap<string, Component>,
  connections: ReadonlyMap<string, Connection>,
  random: Random,
): CallGroup {
  const typeOf = (id: string) => components.get(connections.get(id)?.to ?? '')?.type;
  const cache = ids.find((id) => typeOf(id) === 'cache');
  const store = ids.find((id) => typeOf(id) === 'sql-database');
  if (cache !== undefined && store !== undefined) return { how: 'cache', connections: [cache, store] };
  const members = random.shuffled(ids).slice(0, 3);
  if (members.length > 2 && random.chance(0.2)) return { how: 'quorum', need: 2, connections: members };
  return { how: random.chance(0.65) ? 'balance' : 'failover', connections: members };
}

function journeysOf(clients: readonly string[], random: Random): ReadonlyMap<string, Journey> {
  return new Map(
    clients.map((entry, index): [string, Journey] => [
      `journey-${index}`,
      {
        entry,
        requestsPerSecond: random.whole(50, 500),
        ...(index === 1 ? { operation: 'read' as const } : {}),
        target: { availability: 0.99, p99Ms: 500 },
      },
    ]),
  );
}
