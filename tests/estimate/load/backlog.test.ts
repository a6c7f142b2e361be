/** What piles up in brokers: by hand, and against a queue played second by second. */
import { describe, expect, it } from 'vitest';
import { estimate } from '../../../src/estimate/estimate';
import { createEstimator } from '../../../src/estimate/estimator';
import { backlogOf, drainSeconds } from '../../../src/estimate/load/backlog';
import type { Component, Connection } from '../../../src/model/diagram';
import type { Parts } from '../documents';
import { diagramOf, part, service, wire, wires } from '../documents';
import { randomFrom } from '../reference/random';

const at = (requestsPerSecond: number, parts: Parts) =>
  estimate(diagramOf({ journeys: { j: { entry: 'a', requestsPerSecond } }, ...parts })).backlogs;

const consumers = (
  broker: string,
  capacities: readonly number[],
  more: Component['settings'] = {},
): Parts => ({
  components: {
    a: service(1),
    q: part(broker, 1, more),
    ...Object.fromEntries(capacities.map((capacityRps, i) => [`w${i}`, service(1, { capacityRps })])),
  },
  connections: wires('a>q', ...capacities.map((_, i) => `q>w${i}`)),
});

describe('backlog', () => {
  it('closed forms: growth λ − μ, the bound after B/(λ − μ), drained after T·λ/(μ − λ)', () => {
    expect(backlogOf(100, 80, 6000)).toEqual({
      arrivalsPerSecond: 100,
      takenPerSecond: 80,
      growthPerSecond: 20,
      secondsUntilBound: 300,
      drainSeconds: null,
    });
    expect(backlogOf(100, 80, null)).toMatchObject({ secondsUntilBound: null });
    expect(backlogOf(80, 100, 6000, 60)).toMatchObject({ growthPerSecond: 0, drainSeconds: (60 * 80) / 20 });
    // What doesn't fit was turned away.
    expect(drainSeconds(80, 100, 1000, 60)).toBe(50);
    expect(backlogOf(100, 100, null)).toMatchObject({ growthPerSecond: 0, drainSeconds: null });
    expect(backlogOf(100, null, 10)).toMatchObject({ growthPerSecond: 0, drainSeconds: 0 });
    expect(backlogOf(0, 0, 10)).toMatchObject({ growthPerSecond: 0, drainSeconds: 0 });
  });

  it('a queue’s consumers take together, a topic’s and a log’s each everything', () => {
    const queue = at(100, consumers('message-queue', [60, 20], { maxMessages: 40 })).get('q');
    expect(queue).toMatchObject({ takenPerSecond: 80, growthPerSecond: 20, secondsUntilBound: 2 });
    for (const broker of ['topic', 'event-log']) {
      const topic = at(100, consumers(broker, [160, 90])).get('q');
      expect(topic).toMatchObject({ takenPerSecond: 90, growthPerSecond: 10, secondsUntilBound: null });
    }
    expect(at(100, consumers('message-queue', [300])).get('q')?.drainSeconds).toBeCloseTo(300, 6);
    expect(at(100, consumers('message-queue', [])).get('q')).toBeUndefined();
  });

  it('replicas count, other work of a consumer too, and so does what it waits for', () => {
    const parts = (more: Readonly<Record<string, Connection>>): Parts => ({
      components: {
        a: service(1),
        q: part('message-queue', 1),
        w: service(1, { capacityRps: 50, replicas: 4 }),
        d: service(1, { capacityRps: 300 }),
      },
      connections: { ...wires('a>q', 'q>w'), ...more },
    });
    expect(at(100, parts({})).get('q')?.takenPerSecond).toBeCloseTo(200, 9);
    expect(at(100, parts(wires('a>w'))).get('q')?.takenPerSecond).toBeCloseTo(100, 9);
    const twice = parts({ 'w>d': wire('w', 'd', { timesPerRequest: 2 }) });
    expect(at(100, twice).get('q')?.takenPerSecond).toBeCloseTo(150, 9);
    // The database is as busy from elsewhere: a third of it is left.
    const shared = parts({ ...twice.connections, 'a>d': wire('a', 'd', { timesPerRequest: 2 }) });
    expect(at(100, shared).get('q')?.takenPerSecond).toBeCloseTo(50, 9);
    // What it hands on does not hold it up.
    expect(
      at(100, parts({ bg: wire('w', 'd', { mode: 'async', timesPerRequest: 9 }) })).get('q'),
    ).toMatchObject({
      growthPerSecond: 0,
    });
  });

  it('what a consumer does for other journeys alone is no part of a message’s work', () => {
    const parts: Parts = {
      components: {
        a: service(1),
        b: service(1),
        q: part('message-queue', 1),
        w: service(1, { capacityRps: 400 }),
        d: service(1, { capacityRps: 120 }),
      },
      connections: wires('a>q', 'q>w', 'b>w', 'w>d'),
    };
    const of = (moves: readonly string[], asks: readonly string[] = ['b>w', 'w>d']) =>
      estimate(
        diagramOf({
          ...parts,
          journeys: {
            moves: { entry: 'a', requestsPerSecond: 100, connections: moves },
            asks: { entry: 'b', requestsPerSecond: 50, connections: asks },
          },
        }),
      ).backlogs.get('q')?.takenPerSecond;
    // 400, 50 of them taken by who asks; the database has no part in it.
    expect(of(['a>q', 'q>w'])).toBeCloseTo(350, 9);
    // 120, 50 of them.
    expect(of(['a>q', 'q>w', 'w>d'])).toBeCloseTo(70, 9);
    // A list that ends at the queue doesn't say how its messages are worked off.
    expect(of(['a>q'])).toBeCloseTo(120, 9);
    const both = diagramOf({
      ...parts,
      journeys: {
        moves: { entry: 'a', requestsPerSecond: 100, connections: ['a>q', 'q>w'] },
        sums: { entry: 'a', requestsPerSecond: 25, connections: ['a>q', 'q>w', 'w>d'] },
      },
    });
    // One in five asks the database: 5 × 120 is more than the 400 that the worker takes.
    expect(estimate(both).backlogs.get('q')?.takenPerSecond).toBeCloseTo(400, 9);
  });

  it('consumers that share what they wait for take no more than it allows', () => {
    const parts: Parts = {
      components: {
        a: service(1),
        q: part('message-queue', 1),
        x: service(1, { capacityRps: 100 }),
        y: service(1, { capacityRps: 30 }),
        d: service(1, { capacityRps: 90 }),
      },
      connections: wires('a>q', 'q>x', 'q>y', 'x>d', 'y>d'),
    };
    expect(at(10, parts).get('q')?.takenPerSecond).toBeCloseTo(90, 9);
  });

  it('as played: what waits after an hour of random arrivals and takings', () => {
    const random = randomFrom(7);
    for (const [arrivals, capacities] of [
      [50, [20, 25]],
      [40, [15]],
      [30, [40]],
    ] as const) {
      const backlog = at(arrivals, consumers('message-queue', capacities)).get('q');
      const seconds = 3600;
      const waiting = played(random, arrivals, capacities, seconds);
      const expected = (backlog?.growthPerSecond ?? Number.NaN) * seconds;
      expect(Math.abs(waiting - expected)).toBeLessThan(4 * Math.sqrt(2 * arrivals * seconds));
    }
  });
});

/** Messages that wait in the end: exponential times between arrivals, and of each consumer's work. */
function played(
  random: ReturnType<typeof randomFrom>,
  arrivals: number,
  capacities: readonly number[],
  seconds: number,
): number {
  const gap = (rate: number): number => -Math.log(1 - random.next()) / rate;
  let waiting = 0;
  let next = gap(arrivals);
  const doneAt = capacities.map(() => Infinity);
  for (;;) {
    const done = Math.min(...doneAt);
    const now = Math.min(next, done);
    if (now > seconds) return waiting;
    if (next <= done) {
      waiting++;
      next += gap(arrivals);
    } else doneAt[doneAt.indexOf(done)] = Infinity;
    capacities.forEach((capacity, i) => {
      if (doneAt[i] !== Infinity || waiting === 0) return;
      waiting--;
      doneAt[i] = now + gap(capacity);
    });
  }
}

describe('backlog, with a consumer known to be down', () => {
  const taken = (broker: string): number | null | undefined => {
    const parts = consumers(broker, [60, 160]);
    const down = service(0, { capacityRps: 160 });
    const diagram = diagramOf({
      ...parts,
      components: { ...parts.components, w1: down },
      journeys: { j: { entry: 'a', requestsPerSecond: 100 } },
    });
    return createEstimator({ failuresAreKnown: true }).estimate(diagram).backlogs.get('q')?.takenPerSecond;
  };

  it('the others of a queue take what they can; a topic’s messages wait for it', () => {
    expect(taken('message-queue')).toBeCloseTo(60, 9);
    expect(taken('topic')).toBe(0);
  });
});

describe('backlog, at the ends', () => {
  it('consumers that can take nothing, and that take everything', () => {
    const backlog = (broker: string, capacities: readonly number[]) =>
      at(10, consumers(broker, capacities)).get('q');
    expect(backlog('message-queue', [0])?.takenPerSecond).toBeCloseTo(0, 9);
    expect(backlog('message-queue', [0])?.growthPerSecond).toBeCloseTo(10, 9);
    expect(backlog('message-queue', [0])?.drainSeconds).toBeNull();
    expect(backlog('message-queue', [0, 15])?.takenPerSecond).toBeCloseTo(15, 9);
    expect(backlog('topic', [0, 15])?.takenPerSecond).toBeCloseTo(0, 9);
    const free: Parts = {
      components: { a: service(1), q: part('topic', 1), w: service(1) },
      connections: wires('a>q', 'q>w'),
    };
    expect(at(10, free).get('q')).toMatchObject({
      takenPerSecond: null,
      growthPerSecond: 0,
      drainSeconds: 0,
    });
  });
});
