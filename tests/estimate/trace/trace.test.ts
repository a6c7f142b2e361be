/** A request's trace: it ends at the journey's mean, or, where requests part, the ways together come to it. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { estimate } from '../../../src/estimate/estimate';
import type { Chosen, Trace } from '../../../src/estimate/trace/trace';
import { traceOf } from '../../../src/estimate/trace/traceOf';
import type { Diagram } from '../../../src/model/diagram';
import { parsed } from '../../document/documents';
import { repositoryPath } from '../../support/repository';
import type { Parts } from '../documents';
import { constantMs, diagramOf, how, part, service, wire, wires } from '../documents';

const journeyOf = (parts: Parts): Diagram =>
  diagramOf({ ...parts, journeys: { j: { entry: 'a', requestsPerSecond: 1 } } });

function traced(diagram: Diagram, chosen?: Chosen, id = 'j'): Trace {
  const trace = traceOf(diagram, id, chosen);
  if (!trace) throw new Error('no trace');
  return trace;
}

const mean = (diagram: Diagram, id = 'j') => estimate(diagram).journeys.get(id)?.latencyMs.mean ?? Number.NaN;
const timesOf = ({ spans }: Trace) => spans.map(({ id, startMs, endMs }) => [id, startMs, endMs]);

/** Every way there is. */
function allWays(diagram: Diagram, chosen: Chosen = new Map(), id = 'j'): Trace[] {
  const trace = traced(diagram, chosen, id);
  const open = trace.choices.find((choice) => !chosen.has(choice.id));
  if (!open) return [trace];
  return open.options.flatMap((option) => allWays(diagram, new Map(chosen).set(open.id, option.id), id));
}

function expectTogether(diagram: Diagram, id = 'j'): void {
  const ways = allWays(diagram, new Map(), id);
  expect(ways.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
  const together = ways.reduce((sum, { share, totalMs }) => sum + share * (totalMs ?? Infinity), 0);
  expect(together / mean(diagram, id)).toBeCloseTo(1, 3);
}

describe('a trace', () => {
  it('of calls one after another ends at the mean', () => {
    const diagram = journeyOf({
      components: {
        a: service(1, constantMs(2)),
        b: service(1, { latencyMs: { p50: 5, p99: 40 } }),
        c: service(1, constantMs(10)),
      },
      connections: { ab: wire('a', 'b', { latencyMs: { p50: 4, p99: 4 } }), ac: wire('a', 'c') },
    });
    const trace = traced(diagram);
    expect(trace.choices).toEqual([]);
    expect(trace.share).toBe(1);
    expect(trace.totalMs).toBeCloseTo(mean(diagram), 9);
    expect(trace.meanMs).toBeCloseTo(mean(diagram), 9);
    const [first, second] = trace.spans;
    expect(first).toMatchObject({
      connection: 'ab',
      from: 'a',
      to: 'b',
      depth: 0,
      startMs: 2,
      workFromMs: 4,
    });
    expect(second?.startMs).toBeCloseTo(first?.endMs ?? 0, 9);
    expect(second?.endMs).toBeCloseTo(mean(diagram), 9);
  });

  it('has what is called at once side by side, and waits for the slowest, or enough of them', () => {
    const components = (kind: 'parallel' | 'quorum') => ({
      a: service(1, { calls: [how(kind, ['b', 'c', 'd'], { need: 2 })] }),
      b: service(1, constantMs(5)),
      c: service(1, constantMs(9)),
      d: service(1, constantMs(20)),
    });
    const connections = { b: wire('a', 'b'), c: wire('a', 'c'), d: wire('a', 'd') };
    const both = traced(journeyOf({ components: components('parallel'), connections }));
    expect(timesOf(both)).toEqual([
      ['b', 0, 5],
      ['c', 0, 9],
      ['d', 0, 20],
    ]);
    expect(both.totalMs).toBeCloseTo(20, 9);
    const enough = traced(journeyOf({ components: components('quorum'), connections }));
    expect(enough.totalMs).toBeCloseTo(9, 9);
    expect(enough.spans.map(({ beside }) => beside)).toEqual(['waited', 'waited', 'not-waited']);
  });

  it('goes one way where requests part, and the ways come to the mean', () => {
    const diagram = journeyOf({
      components: {
        a: part('load-balancer', 1, { calls: [how('shard', ['x', 'y'], { weights: [3, 1] })] }),
        b: service(1, { latencyMs: { p50: 8, p99: 60 }, calls: [how('cache', ['look', 'read'])] }),
        c: service(1, constantMs(50)),
        cache: part('cache', 1, { ...constantMs(1), hitRatio: 0.8 }),
        db: part('sql-database', 1, { latencyMs: { p50: 10, p99: 90 } }),
      },
      connections: {
        x: wire('a', 'b'),
        y: wire('a', 'c'),
        look: wire('b', 'cache'),
        read: wire('b', 'db'),
        log: wire('c', 'db', { probability: 0.25 }),
      },
    });
    const likeliest = traced(diagram);
    expect(likeliest.choices.map(({ id, chosen }) => [id, chosen])).toEqual([
      [expect.stringContaining('pick'), 'x'],
      ['hit cache', 'hit'],
    ]);
    expect(likeliest.share).toBeCloseTo(0.75 * 0.8, 9);
    expect(likeliest.spans.map(({ id }) => id)).toEqual(['x', 'x/look']);
    const miss = traced(diagram, new Map([['hit cache', 'miss']]));
    expect(miss.spans.map(({ id }) => id)).toEqual(['x', 'x/look', 'x/read']);
    expect(miss.choices[1]?.options).toMatchObject([
      { label: 'cache has it', share: expect.closeTo(0.8, 9) },
      { label: 'cache lacks it', share: expect.closeTo(0.2, 9) },
    ]);
    expectTogether(diagram);
  });

  it('of a cache that asks its origin, and of a balancer', () => {
    expectTogether(
      journeyOf({
        components: {
          a: part('cdn', 1, { ...constantMs(3), hitRatio: 0.9 }),
          lb: part('load-balancer', 1),
          b: service(1, constantMs(10)),
          c: service(1, { latencyMs: { p50: 20, p99: 80 } }),
        },
        connections: wires('a>lb', 'lb>b', 'lb>c'),
      }),
    );
  });

  it('says what is tried again, and draws it as long as it takes', () => {
    const diagram = journeyOf({
      components: { a: service(1), b: service(1, constantMs(10)) },
      connections: {
        ab: wire('a', 'b', { errorRate: 0.2, retries: { max: 2, backoffMs: 0 }, timesPerRequest: 2 }),
      },
    });
    const trace = traced(diagram);
    expect(trace.totalMs).toBeCloseTo(mean(diagram), 6);
    expect(trace.spans[0]?.endMs).toBeCloseTo(mean(diagram), 6);
    expect(trace.spans[0]?.words).toEqual([
      '2 calls, one after another',
      '20 % of attempts fail and are tried again, up to 2 times',
    ]);
  });

  it('goes on behind what is left with a broker, to the time of effect', () => {
    const diagram = journeyOf({
      components: {
        a: service(1, constantMs(2)),
        q: part('message-queue', 1, constantMs(3)),
        w: service(1, constantMs(40)),
        s: service(1, constantMs(5)),
      },
      connections: {
        aq: wire('a', 'q', { mode: 'async', latencyMs: { p50: 4, p99: 4 } }),
        qw: wire('q', 'w', { mode: 'async', latencyMs: { p50: 6, p99: 6 } }),
        ws: wire('w', 's'),
      },
    });
    const { journeys, effects } = estimate(diagram);
    const trace = traced(diagram);
    expect(trace.spans.map(({ id, afterMs }) => [id, afterMs !== undefined])).toEqual([
      ['aq', false],
      ['aq/qw', true],
      ['aq/qw/ws', true],
    ]);
    expect(trace.totalMs).toBeCloseTo(mean(diagram), 6);
    expect(trace.doneMs).toBeCloseTo(journeys.get('j')?.effectMs?.mean ?? Number.NaN, 6);
    const [left, taken] = trace.spans;
    expect(taken?.startMs).toBeCloseTo(left?.endMs ?? Number.NaN, 9);
    const effect = effects.get('aq')?.mean ?? Number.NaN;
    expect((taken?.endMs ?? 0) - (left?.startMs ?? 0)).toBeCloseTo(effect, 6);
  });

  it('what is sent and not waited for begins with the answer of who sends it', () => {
    const diagram = journeyOf({
      components: {
        a: service(1, constantMs(2)),
        b: service(1, constantMs(5)),
        m: service(1, constantMs(9)),
      },
      connections: { ab: wire('a', 'b'), bm: wire('b', 'm', { mode: 'async' }) },
    });
    const trace = traced(diagram);
    const [called, sent] = trace.spans;
    expect(sent).toMatchObject({ id: 'ab/bm', afterMs: called?.endMs });
    expect(trace.totalMs).toBeCloseTo(mean(diagram), 6);
    expect(trace.doneMs).toBeCloseTo((called?.endMs ?? 0) + 9, 6);
  });

  it('of a queue’s consumers one takes the message, which is no share of the requests', () => {
    const diagram = journeyOf({
      components: {
        a: service(1),
        q: part('message-queue', 1),
        v: service(1, constantMs(1)),
        w: service(1, constantMs(50)),
      },
      connections: {
        aq: wire('a', 'q', { mode: 'async' }),
        qv: wire('q', 'v', { mode: 'async' }),
        qw: wire('q', 'w', { mode: 'async' }),
      },
    });
    const trace = traced(diagram);
    expect([trace.share, trace.choices]).toEqual([1, []]);
    expect(trace.laterChoices.map(({ id }) => id)).toEqual(['takes q']);
    const other = traced(diagram, new Map([['takes q', 'qw']]));
    expect(other.spans.map(({ id }) => id)).toEqual(['aq', 'aq/qw']);
  });

  it('takes for ever where something is overloaded', () => {
    const busy = diagramOf({
      components: { a: service(1), b: service(1, { ...constantMs(10), capacityRps: 1 }) },
      connections: wires('a>b'),
      journeys: { j: { entry: 'a', requestsPerSecond: 10 } },
    });
    expect(traced(busy)).toMatchObject({ totalMs: null, meanMs: null });
  });
});

it.each(['url-shortener', 'ride-sharing'])(
  'of %s lies within what waits for it, on every journey',
  (file) => {
    const diagram = parsed(readFileSync(repositoryPath(`src/library/examples/${file}.plumb`), 'utf8'));
    for (const id of diagram.journeys.keys()) {
      const { spans, totalMs, share, meanMs } = traced(diagram, new Map(), id);
      expect(meanMs).toBeCloseTo(mean(diagram, id), 6);
      expect(share).toBeGreaterThan(0);
      expect(share).toBeLessThanOrEqual(1);
      const byId = new Map(spans.map((span) => [span.id, span]));
      for (const span of spans) {
        if (span.afterMs !== undefined) {
          expect(span.startMs).toBeGreaterThanOrEqual(span.afterMs - 1e-6);
          continue;
        }
        const parent = byId.get(span.id.split('/').slice(0, -1).join('/'));
        expect(span.startMs).toBeGreaterThanOrEqual((parent?.startMs ?? 0) - 1e-9);
        if (span.beside !== 'not-waited')
          expect(span.endMs).toBeLessThanOrEqual((parent?.endMs ?? totalMs ?? 0) + 1e-6);
        expect(span.workFromMs).toBeGreaterThanOrEqual(span.startMs - 1e-9);
        expect(span.workToMs).toBeLessThanOrEqual(span.endMs + 1e-6);
      }
    }
  },
);
