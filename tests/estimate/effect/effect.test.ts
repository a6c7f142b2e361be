/** Time to effect: by hand on constants, and against requests played through random diagrams. */
import { describe, expect, it } from 'vitest';
import { estimate } from '../../../src/estimate/estimate';
import type { Component, Connection } from '../../../src/model/diagram';
import type { Parts } from '../documents';
import { constantMs, diagramOf, how, part, service, wire, wires } from '../documents';
import { randomFrom } from '../reference/random';
import { sampledEffects } from './sampledEffect';

const of = (parts: Parts) =>
  estimate(diagramOf({ journeys: { j: { entry: 'a', requestsPerSecond: 10 } }, ...parts }));
const effectOf = (parts: Parts) => of(parts).journeys.get('j')?.effectMs;

const all = (ms: Readonly<Record<string, number>>, brokers: Readonly<Record<string, string>> = {}) =>
  Object.fromEntries(
    Object.entries(ms).map(([id, own]): [string, Component] => [
      id,
      part(brokers[id] ?? 'service', 1, constantMs(own)),
    ]),
  );

describe('time to effect, on constants', () => {
  it('goes on where the answer ends: broker, delivery, consumer, and what that enqueues', () => {
    const parts: Parts = {
      components: all({ a: 1, q: 2, w: 30, r: 4, v: 100 }, { q: 'message-queue', r: 'event-log' }),
      connections: {
        ...wires('a>q', 'w>r', 'r>v'),
        'q>w': wire('q', 'w', { latencyMs: { p50: 5, p99: 5 } }),
      },
    };
    const answer = of(parts);
    expect(answer.journeys.get('j')?.latencyMs).toMatchObject({ mean: 3 });
    expect(answer.journeys.get('j')?.effectMs).toMatchObject({ mean: 142, p50: 142, p999: 142 });
    expect(answer.effects.get('a>q')).toMatchObject({ p50: 141 });
    expect(answer.effects.get('q>w')).toMatchObject({ p50: 139 });
    expect(answer.effects.get('w>r')).toMatchObject({ p50: 104 });
    expect(answer.journeys.get('j')?.effects.get('a>q')).toMatchObject({ p50: 141 });
  });

  it('is absent where nothing is asynchronous, and the answer where nothing takes the message', () => {
    const sync = of({ components: all({ a: 1, b: 2 }), connections: wires('a>b') });
    expect(sync.journeys.get('j')?.effectMs).toBeUndefined();
    expect(sync.effects.size).toBe(0);
    const untaken = { components: all({ a: 1, q: 2 }, { q: 'topic' }), connections: wires('a>q') };
    expect(effectOf(untaken)).toMatchObject({ mean: 3 });
  });

  it('a topic waits for the slowest of its consumers, a queue for whichever takes the message', () => {
    const parts = (broker: string, more: Partial<Connection> = {}): Parts => ({
      components: all({ a: 0, q: 0, x: 10, y: 50 }, { q: broker }),
      connections: { ...wires('a>q', 'q>y'), 'q>x': wire('q', 'x', more) },
    });
    expect(effectOf(parts('topic'))).toMatchObject({ mean: 50 });
    expect(effectOf(parts('event-log'))).toMatchObject({ mean: 50 });
    expect(effectOf(parts('message-queue'))?.mean).toBeCloseTo(30, 9);
    expect(effectOf(parts('message-queue', { probability: 0.9 }))?.mean).toBeCloseTo(14, 9);
  });

  it('a message left early is done behind what its sender goes on with', () => {
    const parts = (b: number): Parts => ({
      components: all({ a: 1, s: 2, q: 0, w: 100, b }, { q: 'message-queue' }),
      connections: wires('a>s', 's>q', 'q>w', 'a>b'),
    });
    // s is called first: its message is under way while b works.
    expect(effectOf(parts(40))).toMatchObject({ mean: 103 });
    expect(effectOf(parts(400))).toMatchObject({ mean: 403 });
  });

  it('of several messages one after another the last counts', () => {
    const twice: Parts = {
      components: all({ a: 0, q: 3, w: 10 }, { q: 'message-queue' }),
      connections: { 'a>q': wire('a', 'q', { timesPerRequest: 3 }), ...wires('q>w') },
    };
    expect(effectOf(twice)).toMatchObject({ mean: 19 });
    const often = {
      ...twice,
      connections: { ...twice.connections, 'a>q': wire('a', 'q', { timesPerRequest: 30 }) },
    };
    expect(effectOf(often)).toMatchObject({ mean: 100 });
  });

  it('a call nobody waits for starts with the answer, and may not be made', () => {
    const parts = (more: Partial<Connection>): Parts => ({
      components: all({ a: 5, b: 7, w: 20 }),
      connections: { ...wires('a>b'), bg: wire('a', 'w', { mode: 'async', ...more }) },
    });
    expect(effectOf(parts({}))).toMatchObject({ mean: 32 });
    expect(effectOf(parts({ probability: 0.25 }))?.mean).toBeCloseTo(17, 9);
  });

  it('a hit starts nothing', () => {
    const parts: Parts = {
      components: {
        ...all({ a: 0, b: 0, q: 0, w: 100 }, { q: 'message-queue' }),
        c: part('cache', 1, { hitRatio: 0.75, ...constantMs(1) }),
      },
      connections: wires('a>c', 'c>b', 'b>q', 'q>w'),
    };
    expect(effectOf(parts)?.mean).toBeCloseTo(26, 9);
  });

  it('a message that comes back to a component on its own path ends there', () => {
    const again: Parts = {
      components: all({ a: 1, q: 2, w: 30 }, { q: 'message-queue' }),
      connections: wires('a>q', 'q>w', 'w>q'),
    };
    // The worker hands it back to the queue, and waits for that.
    expect(effectOf(again)).toMatchObject({ mean: 35 });
    const back = { ...again, connections: wires('a>q', 'q>w', 'w>a') };
    // It reports to a and waits for the answer; a's messages are not followed again.
    expect(effectOf(back)).toMatchObject({ mean: 36 });
  });

  it('retries come before, overload never ends', () => {
    const errors: Parts = {
      components: all({ a: 0, q: 0, w: 10 }, { q: 'message-queue' }),
      connections: { ...wires('a>q'), 'q>w': wire('q', 'w', { errorRate: 0.5, retries: { max: 1 } }) },
    };
    // Of those that succeed two in three do at once.
    expect(effectOf(errors)?.mean).toBeCloseTo(10 + 10 / 3, 9);
    const slow = {
      ...all({ a: 0, q: 0 }, { q: 'message-queue' }),
      w: part('service', 1, { capacityRps: 5 }),
    };
    const overloaded = of({ components: slow, connections: wires('a>q', 'q>w') });
    expect(overloaded.journeys.get('j')).toMatchObject({
      latencyMs: { mean: 0, p99: 0 },
      effectMs: { mean: null, p50: null, p99: null },
      servedShare: 1,
    });
  });

  it('consumers make messages wait', () => {
    const components = {
      ...all({ a: 0, q: 0 }, { q: 'message-queue' }),
      w: part('service', 1, { capacityRps: 20 }),
    };
    // M/M/1 at half load with no time of its own beside: C·1/(μ − λ) = 0.5 · 100 ms, halved for constant work.
    expect(effectOf({ components, connections: wires('a>q', 'q>w') })?.mean).toBeCloseTo(25, 6);
  });

  it('follows two thousand components in a row, and a mesh of joins', () => {
    const ids = Array.from({ length: 2000 }, (_, index) => `s${index}`);
    const chain: Parts = {
      components: {
        ...all({ q: 0, w: 5 }, { q: 'message-queue' }),
        ...all(Object.fromEntries(ids.map((id) => [id, 1]))),
      },
      connections: wires(...ids.slice(1).map((id, index) => `${ids[index]}>${id}`), 's1999>q', 'q>w'),
      journeys: { j: { entry: 's0' } },
    };
    expect(effectOf(chain)).toMatchObject({ mean: 2005 });
    const layers = Array.from({ length: 12 }, (_, layer) => [`x${layer}`, `y${layer}`]);
    const mesh = layers.flatMap(([x, y], layer) => {
      const [nextX, nextY] = layers[layer + 1] ?? ['q'];
      return [x, y].flatMap((from) => [nextX, nextY].flatMap((to) => (to ? [`${from}>${to}`] : [])));
    });
    const names = Object.fromEntries(layers.flat().map((id) => [id, 1]));
    const joined = effectOf({
      components: { ...all({ a: 1, q: 0, w: 5 }, { q: 'message-queue' }), ...all(names) },
      connections: wires('a>x0', 'a>y0', ...mesh, 'q>w'),
    });
    expect(joined?.mean).toBeGreaterThan(8000);
    expect(joined?.mean).toBeLessThan(8300);
  });
});

describe('time to effect, sampled', () => {
  it.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12])('random diagram %i: percentiles within 2 %', (seed) => {
    const diagram = randomDiagram(seed);
    const answer = estimate(diagram).journeys.get('j')?.effectMs;
    const sample = sampledEffects(diagram, 'a', randomFrom(seed + 1000), 30_000);
    for (const [key, share] of [
      ['p50', 0.5],
      ['p95', 0.95],
      ['p99', 0.99],
    ] as const) {
      const drawn = sample[Math.ceil(share * sample.length) - 1] ?? Number.NaN;
      const apart = Math.abs((answer?.[key] ?? Number.NaN) / drawn - 1);
      expect(apart, `${key}: ${answer?.[key]} for ${drawn}`).toBeLessThan(key === 'p99' ? 0.04 : 0.02);
    }
  });
});

/** Acyclic, five to nine services that call and send to later ones, over brokers among others. */
function randomDiagram(seed: number) {
  const random = randomFrom(seed);
  const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].slice(0, 5 + Math.floor(random.next() * 4));
  const components: Record<string, Component> = {};
  const connections: Record<string, Connection> = {};
  const late = () => {
    const p50 = 1 + random.next() * 20;
    return { p50, p99: p50 * (1 + random.next() * 5) };
  };
  ids.forEach((id, index) => {
    const mine: string[] = [];
    const add = (to: string, more: Partial<Connection>, waits: boolean): void => {
      connections[`${id}>${to}`] = wire(id, to, { latencyMs: late(), ...more });
      if (waits) mine.push(`${id}>${to}`);
    };
    for (const to of ids.slice(index + 1)) {
      const kind = random.next();
      const probability = random.chance(0.3) ? 0.5 : 1;
      if (kind < 0.25) add(to, { probability: 1 }, true);
      else if (kind < 0.35) add(to, { mode: 'async', probability }, false);
      else if (kind < 0.6) {
        const broker = `${id}-${to}`;
        const type = random.chance(0.5) ? 'message-queue' : 'topic';
        components[broker] = part(type, 1, { latencyMs: late() });
        add(broker, { probability }, false);
        connections[`${broker}>${to}`] = wire(broker, to, { latencyMs: late() });
        const other = ids[ids.length - 1];
        if (other && other !== to)
          connections[`${broker}>${other}`] = wire(broker, other, { latencyMs: late() });
      }
    }
    const kind = random.chance(0.5) ? 'sequence' : 'balance';
    const calls = mine.length > 1 ? [how(kind, mine)] : [];
    components[id] = service(1, { latencyMs: late(), calls });
  });
  if (!Object.keys(connections).some((id) => id.includes('-'))) {
    components.z = part('topic', 1, { latencyMs: late() });
    connections['a>z'] = wire('a', 'z', { latencyMs: late() });
    connections['z>b'] = wire('z', 'b', { latencyMs: late() });
  }
  return diagramOf({ components, connections, journeys: { j: { entry: 'a' } } });
}
