/** So far along a journey, held to cases worked by hand and to every state of small diagrams tried one by one. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimate } from '../../../src/estimate/estimate';
import type { CallGroup, Component, Connection, Diagram } from '../../../src/model/diagram';
import { constantMs, diagramOf, how, part, service, wire, wires, zone } from '../documents';

const withCalls = (it: Component, ...calls: CallGroup[]): Component => ({
  ...it,
  settings: { ...it.settings, calls },
});
const journeys = { j: { entry: 'web' } };
const soFarIn = (diagram: Diagram) => {
  const numbers = estimate(diagram).journeys.get('j');
  return (id: string) => {
    const one = numbers?.soFar?.get(id);
    return one && [one.availability ?? NaN, one.latencyMs.p99 ?? NaN];
  };
};

describe('so far along a journey', () => {
  it('multiplies and adds up along a line, round trips included, and what the target offers is all that is left', () => {
    const diagram = diagramOf({
      components: {
        web: service(0.99, constantMs(1)),
        api: service(0.98, constantMs(10)),
        db: service(0.97, constantMs(100)),
      },
      connections: {
        'web>api': wire('web', 'api', { latencyMs: { p50: 2, p99: 2 }, availability: 0.999 }),
        'api>db': wire('api', 'db', { latencyMs: { p50: 4, p99: 4 }, errorRate: 0.01 }),
      },
      journeys,
    });
    const at = soFarIn(diagram);
    expect(at('web>api')?.[0]).toBeCloseTo(0.99 * 0.999, 12);
    expect(at('web>api')?.[1]).toBeCloseTo(3, 9);
    expect(at('api>db')?.[0]).toBeCloseTo(0.99 * 0.999 * 0.98 * 0.99, 12);
    expect(at('api>db')?.[1]).toBeCloseTo(17, 9);
    const all = estimate(diagram).journeys.get('j');
    expect(all?.availability).toBeCloseTo((at('api>db')?.[0] ?? 0) * 0.97, 12);
    expect(all?.latencyMs.p99).toBeCloseTo(117, 9);
  });

  it('waits for what is called before, not for what is called beside or after', () => {
    const of = (kind: CallGroup['how']) =>
      soFarIn(
        diagramOf({
          components: {
            web: withCalls(service(0.99, constantMs(1)), how(kind, ['web>auth', 'web>api'])),
            auth: service(0.95, constantMs(20)),
            api: service(0.9, constantMs(5)),
          },
          connections: wires('web>auth', 'web>api'),
          journeys,
        }),
      );
    for (const kind of ['sequence', 'parallel', 'balance'] as const)
      expect(of(kind)('web>auth')).toEqual([0.99, 1]);
    expect(of('sequence')('web>api')?.[0]).toBeCloseTo(0.99 * 0.95, 12);
    expect(of('sequence')('web>api')?.[1]).toBeCloseTo(21, 9);
    expect(of('parallel')('web>api')).toEqual([0.99, 1]);
    expect(of('balance')('web>api')).toEqual([0.99, 1]);
  });

  it('steps over what failed, and over what was looked up in vain', () => {
    const failover = soFarIn(
      diagramOf({
        components: {
          web: withCalls(service(1, constantMs(1)), how('failover', ['a', 'b'])),
          first: service(0.9, constantMs(7)),
          second: service(0.9, constantMs(7)),
        },
        connections: { a: wire('web', 'first', { timeoutMs: 50 }), b: wire('web', 'second') },
        journeys,
      }),
    );
    expect(failover('a')).toEqual([1, 1]);
    expect(failover('b')?.[0]).toBeCloseTo(1, 12);
    expect(failover('b')?.[1]).toBeCloseTo(51, 6);
    const aside = soFarIn(
      diagramOf({
        components: {
          web: withCalls(service(0.99, constantMs(1)), how('cache', ['web>cache', 'web>db'])),
          cache: part('cache', 0.9, { ...constantMs(2), hitRatio: 0.5 }),
          db: service(0.9, constantMs(30)),
        },
        connections: wires('web>cache', 'web>db'),
        journeys,
      }),
    );
    expect(aside('web>cache')).toEqual([0.99, 1]);
    expect(aside('web>db')?.[0]).toBeCloseTo(0.99, 12);
    expect(aside('web>db')?.[1]).toBeCloseTo(3, 6);
  });

  it('counts a shared part once, and a zone that ways have in common', () => {
    const at = soFarIn(
      diagramOf({
        groups: { z: zone(0.9) },
        components: {
          web: withCalls(service(0.99), how('sequence', ['web>db', 'web>api'])),
          api: service(0.98, {}, ['z']),
          db: service(0.97, {}, ['z']),
        },
        connections: wires('web>db', 'web>api', 'api>db'),
        journeys,
      }),
    );
    expect(at('api>db')?.[0]).toBeCloseTo(0.99 * 0.97 * 0.98 * 0.9, 12);
  });

  it('gets past a join by either way, as often as each is taken', () => {
    const joined = diagramOf({
      components: {
        web: withCalls(service(0.99), how('balance', ['web>a', 'web>b'], { weights: [3, 1] })),
        a: service(0.9, constantMs(10)),
        b: service(0.8, constantMs(50)),
        api: service(0.97),
        db: service(0.5),
      },
      connections: wires('web>a', 'web>b', 'a>api', 'b>api', 'api>db'),
      journeys,
    });
    expect(soFarIn(joined)('api>db')?.[0]).toBeCloseTo(0.99 * (1 - 0.1 * 0.2) * 0.97, 12);
    const mean = estimate(joined).journeys.get('j')?.soFar?.get('api>db')?.latencyMs.mean;
    expect(mean).toBeCloseTo(20, 6);
  });

  it('goes on behind a broker and in circles, and says nothing of what the journey never takes', () => {
    const at = soFarIn(
      diagramOf({
        components: {
          web: service(0.99, constantMs(1)),
          queue: part('message-queue', 0.9, constantMs(2)),
          worker: service(0.8, constantMs(4)),
          other: service(0.5),
        },
        connections: {
          put: wire('web', 'queue', { mode: 'async' }),
          take: wire('queue', 'worker', { mode: 'async' }),
          back: wire('worker', 'web'),
          never: wire('other', 'worker'),
          notNow: wire('web', 'other', { probability: 0 }),
        },
        journeys,
      }),
    );
    expect(at('put')).toEqual([0.99, 1]);
    expect(at('take')?.[0]).toBeCloseTo(0.99 * 0.9, 12);
    expect(at('take')?.[1]).toBeCloseTo(3, 9);
    expect(at('back')?.[0]).toBeCloseTo(0.99 * 0.9 * 0.8, 12);
    expect(at('back')?.[1]).toBeCloseTo(7, 9);
    expect(at('never')).toBeUndefined();
    expect(at('notNow')).toBeUndefined();
  });

  it('is what trying every state comes to, on random diagrams without circles', () => {
    fc.assert(
      fc.property(acyclic, (drawn) => {
        const numbers = estimate(drawn.diagram).journeys.get('j');
        for (const [id, chance] of tried(drawn)) {
          const one = numbers?.soFar?.get(id);
          expect(one?.availability ?? NaN).toBeCloseTo(chance, 12);
          expect(one?.unavailability ?? NaN).toBeCloseTo(1 - chance, 12);
        }
      }),
      { numRuns: 60 },
    );
  });
});

interface Drawn {
  readonly diagram: Diagram;
  readonly chances: readonly number[];
  readonly links: readonly (readonly [id: string, from: number, to: number, up: number])[];
  readonly kinds: readonly CallGroup['how'][];
}

const acyclic = fc
  .record({
    chances: fc.array(fc.double({ min: 0.5, max: 0.999, noNaN: true }), { minLength: 6, maxLength: 6 }),
    kinds: fc.array(fc.constantFrom('sequence', 'parallel', 'balance', 'failover'), {
      minLength: 6,
      maxLength: 6,
    }),
    ends: fc.uniqueArray(fc.tuple(fc.nat(4), fc.nat(5)), {
      minLength: 3,
      maxLength: 9,
      selector: ([a, b]) => `${a} ${b}`,
    }),
    faulty: fc.nat(8),
  })
  .map(({ chances, kinds, ends, faulty }): Drawn => {
    const links = ends.flatMap(([from, to], at) =>
      from < to ? [[`c${at}`, from, to, at === faulty ? 0.9 : 1] as const] : [],
    );
    const name = (node: number) => (node === 0 ? 'web' : `n${node}`);
    const components = Object.fromEntries(
      chances.map((chance, node): [string, Component] => {
        const leaving = links.filter(([, from]) => from === node).map(([id]) => id);
        const calls = leaving.length > 0 ? { calls: [how(kinds[node] ?? 'sequence', leaving)] } : {};
        return [name(node), service(chance, calls)];
      }),
    );
    const connections = Object.fromEntries(
      links.map(([id, from, to, up]): [string, Connection] => [
        id,
        wire(name(from), name(to), { availability: up }),
      ]),
    );
    return { diagram: diagramOf({ components, connections, journeys }), chances, links, kinds };
  });

/** The chance that a request gets over each connection it may take: every state of all parts, added up. */
function tried({ chances, links, kinds }: Drawn): ReadonlyMap<string, number> {
  const all = [...chances, ...links.map(([, , , up]) => up)];
  const sums = new Map<string, number>();
  const taken = new Set([0]);
  for (let node = 0; node < chances.length; node++)
    if (taken.has(node)) for (const [, from, to] of links) if (from === node) taken.add(to);
  for (let state = 0; state < 2 ** all.length; state++) {
    const isUp = (at: number) => ((state >> at) & 1) === 1;
    const chance = all.reduce((product, up, at) => product * (isUp(at) ? up : 1 - up), 1);
    if (chance === 0) continue;
    const through = (at: number) => isUp(chances.length + at);
    const out = (node: number) => links.flatMap((link, at) => (link[1] === node ? [{ link, at }] : []));
    const answers = (node: number): boolean => {
      const results = out(node).map(({ link, at }) => through(at) && answers(link[2]));
      if (!isUp(node) || results.length === 0) return isUp(node);
      const isEither = kinds[node] === 'balance' || kinds[node] === 'failover';
      return isEither ? results.includes(true) : !results.includes(false);
    };
    const gets = (node: number): boolean =>
      isUp(node) && (node === 0 || links.some((link, at) => link[2] === node && over(link[1], at)));
    const over = (from: number, at: number): boolean =>
      taken.has(from) &&
      gets(from) &&
      through(at) &&
      (kinds[from] !== 'sequence' ||
        out(from).every((one) => one.at >= at || (through(one.at) && answers(one.link[2]))));
    links.forEach(([id, from], at) => {
      if (taken.has(from)) sums.set(id, (sums.get(id) ?? 0) + (over(from, at) ? chance : 0));
    });
  }
  return sums;
}
