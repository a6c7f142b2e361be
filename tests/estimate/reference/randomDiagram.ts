/**
 * Small random diagrams over everything the format can say that has an exact number: valid documents, each
 * from its seed. The draws that may come out either way are kept few, so that all their states can be counted.
 */
import { effectiveSettings, modeOf } from '../../../src/catalog/effective';
import type { CallGroup, Component, Diagram, How, Journey, Settings } from '../../../src/model/diagram';
import { emptyDiagram } from '../../../src/model/diagram';
import { type Feature, featuresOf } from './features';
import { type Random, randomFrom } from './random';
import { type Flavour, type Purse, randomConnections, randomWork, rounded } from './randomConnections';
import { randomGroups, randomPlace } from './randomGroups';

export interface RandomDiagram {
  readonly seed: number;
  readonly flavour: Flavour;
  readonly diagram: Diagram;
  readonly features: ReadonlySet<Feature>;
}

/** Two-way draws a diagram may have, about. */
const DRAWS = 13;

const FLAVOURS = ['timed', 'loaded', 'timed', 'loaded', 'timed', 'loaded', 'timed', 'both'] as const;

const FIRST = [
  'client',
  'client',
  'client',
  'service',
  'load-balancer',
  'dns',
  'api-gateway',
  'cdn',
  'message-queue',
];
const MIDDLE = [
  ...['service', 'service', 'service', 'load-balancer', 'reverse-proxy', 'shard-router', 'shard-router'],
  ...['cache', 'cdn', 'api-gateway', 'worker', 'message-queue', 'topic', 'event-log', 'box', 'unheard-of'],
];
const LAST = [
  ...[
    'sql-database',
    'sql-database',
    'key-value-store',
    'cache',
    'service',
    'external-service',
    'object-store',
  ],
  ...['message-queue', 'event-log', 'worker'],
];

/** The first seeds whose diagrams are of that flavour. */
export function seedsOf(flavour: Flavour, count: number): readonly number[] {
  const seeds: number[] = [];
  for (let seed = 0; seeds.length < count; seed++)
    if (FLAVOURS[seed % FLAVOURS.length] === flavour) seeds.push(seed);
  return seeds;
}

export function randomDiagram(seed: number): RandomDiagram {
  const random = randomFrom(seed);
  const flavour = FLAVOURS[seed % FLAVOURS.length] ?? 'both';
  let left = DRAWS;
  const purse: Purse = {
    spend(cost) {
      if (cost > left) return false;
      left -= cost;
      return true;
    },
  };
  const groups = random.chance(0.5) ? randomGroups(random, () => purse.spend(1)) : new Map();
  const types = randomTypes(random);
  const plain = new Map(
    types.map((type, index) => [`k${index}`, { type, ...randomPlace(random, groups) } satisfies Component]),
  );
  const bare: Diagram = { ...emptyDiagram, components: plain, groups };
  const connections = randomConnections(random, bare, purse, flavour);
  const wired: Diagram = { ...bare, connections };
  const components = new Map<string, Component>();
  for (const [id, component] of random.shuffled([...plain])) {
    const settings = randomSettings(random, component, purse, flavour);
    const calls = randomCalls(random, wired, id);
    components.set(id, { ...component, settings: calls.length > 0 ? { ...settings, calls } : settings });
  }
  const journeys = randomJourneys(random, wired);
  const inOrder = new Map(
    [...plain.keys()].flatMap((id) => pair(id, withFailover(random, components.get(id), purse))),
  );
  const diagram: Diagram = { ...wired, components: inOrder, journeys };
  return {
    seed,
    flavour,
    diagram,
    get features() {
      return featuresOf(diagram);
    },
  };
}

const pair = <T>(id: string, value: T | undefined): [string, T][] => (value ? [[id, value]] : []);

function randomTypes(random: Random): string[] {
  const count = random.whole(3, 8);
  return Array.from({ length: count }, (_, index) => {
    if (index === 0) return random.pick(FIRST);
    return random.pick(index < count / 2 || random.chance(0.3) ? MIDDLE : LAST);
  });
}

function randomSettings(random: Random, component: Component, purse: Purse, flavour: Flavour): Settings {
  const { availability } = effectiveSettings(component);
  const wanted = random.chance(0.55) ? random.pick([1, 1, 2, 2, 3]) : 1;
  const typical = random.chance(0.15) && availability > 0 && purse.spend(availability < 1 ? wanted : 0);
  const fallible = !typical && random.chance(0.8) && purse.spend(wanted);
  const common = wanted > 1 && (typical || fallible) && random.chance(0.35) && purse.spend(1);
  const limited = flavour === 'timed' ? 0.1 : 0.55;
  return {
    ...(!typical && { availability: fallible ? rounded(random.between(0.85, 0.9999)) : 1 }),
    ...(wanted > 1 && { replicas: wanted }),
    ...(random.chance(0.3) && { requiredReplicas: randomRequired(random, wanted) }),
    ...(common && { commonCause: rounded(random.between(0.05, 0.5), 2) }),
    ...randomWork(random, flavour),
    ...(random.chance(limited) ? { capacityRps: randomCapacity(random, flavour) } : unlimited(flavour)),
    ...(!random.chance(0.2) && { managed: randomScope(random) }),
    ...(STORES.includes(component.type) && random.chance(0.3) && { shards: random.whole(2, 3) }),
    ...(effectiveSettings(component).hitRatio !== null && randomHits(random, purse)),
    ...(random.chance(0.15) && { read: randomOperation(random, wanted, flavour) }),
    ...(random.chance(0.15) && { write: randomOperation(random, wanted, flavour) }),
  };
}

/** Of some that can fail over the time it takes; of half of those how often. */
function withFailover(random: Random, component: Component | undefined, purse: Purse): Component | undefined {
  if (!component || !FAIL_OVER.includes(component.type)) return component;
  const { availability, replicas, managed } = effectiveSettings(component);
  if (availability === 1 || (managed && !random.chance(0.3))) return component;
  const more = replicas > 1 || !purse.spend(1) ? {} : { replicas: replicas + 1 };
  const failover = {
    failoverSeconds: rounded(10 ** random.between(0, 4.3), 2),
    ...(random.chance(0.5) && { failuresPerYear: rounded(10 ** random.between(-1, 3), 2) }),
  };
  return { ...component, settings: { ...component.settings, ...more, ...failover } };
}

const FAIL_OVER: readonly string[] = ['sql-database', 'key-value-store'];

const STORES: readonly string[] = ['sql-database', 'key-value-store', 'object-store'];

/** Where times are constant nobody waits: what limits a component is unlimited, or far too little. */
const unlimited = (flavour: Flavour): Settings => (flavour === 'timed' ? { capacityRps: null } : {});

const randomScope = (random: Random) =>
  random.chance(0.8) ? null : random.pick(['zone', 'region', 'global'] as const);

function randomCapacity(random: Random, flavour: Flavour): number | null {
  if (random.chance(0.1)) return null;
  return flavour === 'timed' ? rounded(random.between(0.5, 2), 3) : rounded(random.between(30, 900), 3);
}

const randomRequired = (random: Random, replicas: number) =>
  random.chance(0.4) ? ('auto' as const) : random.whole(1, random.chance(0.1) ? replicas + 1 : replicas);

const randomHits = (random: Random, purse: Purse): Settings =>
  random.chance(0.9) && purse.spend(1)
    ? { hitRatio: rounded(random.between(0.1, 0.95), 2) }
    : { hitRatio: random.pick([0, 1]) };

const randomOperation = (random: Random, replicas: number, flavour: Flavour) => ({
  ...(random.chance(0.6) && flavour !== 'timed' && { capacityRps: randomCapacity(random, flavour) }),
  ...(random.chance(0.6) && { requiredReplicas: randomRequired(random, replicas) }),
  ...(random.chance(0.5) && randomWork(random, flavour)),
});

function randomCalls(random: Random, wired: Diagram, id: string): CallGroup[] {
  const sync = [...wired.connections].flatMap(([connectionId, connection]) =>
    connection.from === id && modeOf(wired, connection) === 'sync' ? [connectionId] : [],
  );
  const open = random.shuffled(sync);
  const groups: CallGroup[] = [];
  while (open.length > 0 && random.chance(0.75)) {
    const size = open.length === 1 ? 1 : random.whole(2, open.length);
    groups.push(randomGroup(random, wired, open.splice(0, size)));
  }
  return groups;
}

function randomGroup(random: Random, wired: Diagram, members: readonly string[]): CallGroup {
  const target = (id: string) => wired.components.get(wired.connections.get(id)?.to ?? '');
  const cacheFirst = [...members].sort((a, b) => Number(isCache(target(b))) - Number(isCache(target(a))));
  const first = target(cacheFirst[0] ?? '');
  if (members.length === 2 && isCache(first) && random.chance(0.8))
    return { how: 'cache', connections: cacheFirst };
  const how: How = random.pick(['sequence', 'parallel', 'balance', 'quorum', 'shard', 'failover'] as const);
  const connections = members;
  if (how === 'quorum') return { how, connections, need: random.whole(1, members.length) };
  if ((how !== 'balance' && how !== 'shard') || random.chance(0.4)) return { how, connections };
  const weights = members.map(() => (random.chance(0.3) ? 0 : random.whole(1, 4)));
  return weights.some((weight) => weight > 0) ? { how, connections, weights } : { how, connections };
}

const isCache = (component: Component | undefined): boolean =>
  component !== undefined && effectiveSettings(component).hitRatio !== null;

function randomJourneys(random: Random, wired: Diagram): Map<string, Journey> {
  const journeys = new Map<string, Journey>();
  if (random.chance(0.2)) return journeys;
  const ids = [...wired.components.keys()];
  for (let index = random.pick([1, 1, 2, 3]); index > 0; index--) {
    const entry = random.chance(0.8) ? 'k0' : random.pick(ids);
    const named = [...wired.connections.keys()].filter(() => random.chance(0.85));
    journeys.set(`j${index}`, {
      entry,
      ...(random.chance(0.7) && { requestsPerSecond: rounded(random.between(5, 400), 3) }),
      ...(random.chance(0.2) && { operation: random.pick(['read', 'write'] as const) }),
      ...(random.chance(0.2) && { connections: named }),
    });
  }
  return journeys;
}
