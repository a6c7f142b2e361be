/** Who calls whom in a random diagram, and how each connection is set. */
import { isBroker, modeOf } from '../../../src/catalog/effective';
import type { Component, Connection, Diagram } from '../../../src/model/diagram';
import type { Random } from './random';

/** What is left to spend on draws. */
export interface Purse {
  spend(cost: number): boolean;
}

/**
 * timed: every time constant, calls are given up, made again and hedged · loaded: work varies and waits for
 * capacity · both: all of it at once.
 */
export type Flavour = 'timed' | 'loaded' | 'both';

const MOST_LINKS_BACK = 4;

export const rounded = (value: number, digits = 4): number => Number(value.toFixed(digits));

export function randomConnections(
  random: Random,
  bare: Diagram,
  purse: Purse,
  flavour: Flavour,
): Map<string, Connection> {
  const ids = [...bare.components.keys()];
  const ends: [string, string][] = [];
  for (const [index, to] of ids.entries()) {
    const near = random.shuffled(ids.slice(Math.max(0, index - MOST_LINKS_BACK), index));
    for (const from of near.slice(0, random.whole(1, 2))) ends.push([from, to]);
  }
  if (random.chance(0.2))
    for (let back = random.whole(1, 2); back > 0; back--) {
      const from = random.whole(1, ids.length - 1);
      ends.push([ids[from] ?? '', ids[random.whole(0, from - 1)] ?? '']);
    }
  const connections = new Map<string, Connection>();
  for (const [index, [from, to]] of random.shuffled(ends).entries())
    connections.set(`c${index}`, {
      ...randomConnection(random, bare, from, to, purse),
      ...(flavour === 'timed' && randomWire(random)),
      ...(flavour !== 'loaded' && randomPatience(random)),
    });
  for (const [id, component] of bare.components)
    if (component.type === 'message-queue') shareQueue(random, { ...bare, connections }, id, connections);
  return connections;
}

function randomConnection(random: Random, bare: Diagram, from: string, to: string, purse: Purse): Connection {
  const mode = randomMode(random, bare, from, to);
  const draw = (probability: number) => random.chance(probability) && purse.spend(1);
  return {
    from,
    to,
    ...(mode && { mode }),
    ...(random.chance(0.25) && { operation: random.pick(['read', 'write'] as const) }),
    ...(random.chance(0.15) && { optional: true }),
    ...(draw(0.12) && { probability: rounded(random.between(0.05, 0.95), 2) }),
    ...(random.chance(0.12) && { timesPerRequest: random.whole(1, 3) }),
    ...(draw(0.1) && { availability: rounded(random.between(0.9, 0.9999)) }),
    ...(draw(0.1) && { errorRate: rounded(random.between(0.01, 0.3), 3) }),
    ...(random.chance(0.2) && { retries: { max: random.whole(0, 3) } }),
  };
}

function randomWire(random: Random): Pick<Connection, 'latencyMs'> {
  const ms = random.pick([0, 0, 1, 2, 5]);
  return { latencyMs: { p50: ms, p99: ms } };
}

/** How long its caller waits, and what it does then. */
function randomPatience(random: Random): Partial<Connection> {
  const retries = {
    max: random.whole(1, 3),
    ...(random.chance(0.5) && { backoffMs: random.pick([1, 4, 10]) }),
    ...(random.chance(0.25) && { jitter: true }),
  };
  return {
    ...(random.chance(0.35) && { timeoutMs: random.pick([4, 11, 16, 23, 37, 61]) }),
    ...(random.chance(0.25) && { retries }),
    ...(random.chance(0.15) && { hedgeAfterMs: random.pick([0, 3, 9, 14, 26]) }),
  };
}

/** Mostly as the ends say. */
function randomMode(random: Random, bare: Diagram, from: string, to: string) {
  const broker = (id: string) => {
    const component = bare.components.get(id);
    return component !== undefined && isBroker(component);
  };
  if (broker(from)) return random.chance(0.06) ? 'sync' : undefined;
  if (broker(to)) return random.chance(0.35) ? 'sync' : undefined;
  return random.chance(0.08) ? 'async' : undefined;
}

/** A queue's consumers have a share of the messages each, or some of them, or none. */
function shareQueue(random: Random, bare: Diagram, id: string, connections: Map<string, Connection>): void {
  const consumers = [...connections].filter(
    ([, connection]) => connection.from === id && modeOf(bare, connection) === 'async',
  );
  const weights = consumers.map(() => random.whole(1, 5));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const shared = random.pick([0, 0, 0.5, 1, 1]);
  for (const [index, [consumer, connection]] of consumers.entries()) {
    const { probability: _, ...rest } = connection;
    const share = (weights[index] ?? 0) / total;
    connections.set(consumer, share < 1 && random.chance(shared) ? { ...rest, probability: share } : rest);
  }
}

/** What it takes a component to answer: a constant where all times are. */
export function randomWork(random: Random, flavour: Flavour): Pick<Component, 'settings'>['settings'] {
  if (flavour !== 'timed') return {};
  const ms = random.pick([0, 1, 2, 5, 10, 20, 40]);
  return { latencyMs: { p50: ms, p99: ms } };
}
