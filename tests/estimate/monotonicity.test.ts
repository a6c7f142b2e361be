/**
 * A better or added part never lowers what a journey's user gets: on random diagrams, every part that can be made
 * better is, one at a time. And the exceptions docs/estimation.md names, as what they are.
 */
import { describe, expect, it } from 'vitest';
import type { JourneyEstimate } from '../../src/estimate/answer';
import { estimate } from '../../src/estimate/estimate';
import type { Diagram } from '../../src/model/diagram';
import { count, LONG_MS, say } from '../support/long';
import type { Parts } from './documents';
import { constantMs, diagramOf, how, service, wire, wires } from './documents';
import { fileOf } from './reference/diagramOf';
import { improvementsOf, KINDS, type Kind } from './reference/improvements';
import { randomDiagram, seedsOf } from './reference/randomDiagram';
import { shrink } from './reference/shrink';

/** What changes who is up, and so who of the late and slow weighs how much: the exception below. */
const WHO_IS_UP: readonly Kind[] = [
  ...(['availability', 'replica', 'common cause', 'link', 'errors', 'zone', 'fallback'] as const),
];
const FASTER = KINDS.filter((kind) => !WHO_IS_UP.includes(kind));

const success = ({ successRate }: JourneyEstimate): number => successRate;
/** All of it but time. */
const untimed = ({ availability, servedShare }: JourneyEstimate): number => availability * servedShare;

interface Promise {
  readonly kinds: readonly Kind[];
  readonly of: (journey: JourneyEstimate) => number;
  /** Where load and waiting settle, they agree to 1 in 100,000. */
  readonly within?: number;
}

function lowered(
  diagram: Diagram,
  { kinds, of, within = 1e-12 }: Promise,
  tally?: Map<Kind, number>,
): string[] {
  const before = estimate(diagram).journeys;
  const found: string[] = [];
  for (const { kind, where, diagram: better } of improvementsOf(diagram)) {
    if (!kinds.includes(kind)) continue;
    tally?.set(kind, (tally.get(kind) ?? 0) + 1);
    const after = estimate(better).journeys;
    for (const [id, journey] of before) {
      const now = after.get(id);
      const [was, is] = [of(journey), now ? of(now) : 0];
      if (!(is >= was - within)) found.push(`${kind} of ${where} takes ${id} from ${was} to ${is}`);
    }
  }
  return found;
}

/** The first diagram that breaks the promise, made small. */
function broken(seeds: readonly number[], promise: Promise, tally: Map<Kind, number>): string {
  for (const seed of seeds) {
    const { diagram } = randomDiagram(seed);
    if (lowered(diagram, promise, tally).length === 0) continue;
    const smallest = shrink(diagram, (smaller) => lowered(smaller, promise).length > 0);
    return [`seed ${seed}`, ...lowered(smallest, promise), fileOf(smallest)].join('\n');
  }
  return '';
}

describe('a better or added part never lowers', () => {
  it.each([
    ['the success rate, under load', 'loaded', { kinds: KINDS, of: success }, [25, 1500]],
    [
      'the success rate, if it is faster, has more capacity or hits',
      'timed',
      { kinds: FASTER, of: success },
      [25, 1500],
    ],
    [
      'availability and what is served, with timeouts',
      'timed',
      { kinds: WHO_IS_UP, of: untimed },
      [15, 1000],
    ],
    [
      'the success rate, if it is faster, under load and with timeouts',
      'both',
      { kinds: FASTER, of: success, within: 1e-4 },
      [6, 200],
    ],
  ] as const)(
    '%s',
    (name, flavour, promise, [usual, long]) => {
      const tally = new Map<Kind, number>();
      const seeds = seedsOf(flavour, count(usual, long));
      expect(broken(seeds, promise, tally)).toBe('');
      say(`Better parts never lower ${name}: ${seeds.length} diagrams, ${JSON.stringify([...tally])}.`);
      expect([...tally.keys()].sort()).toEqual(expect.arrayContaining(promise.kinds.slice(0, 1)));
    },
    LONG_MS,
  );
});

describe('the exceptions docs/estimation.md names', () => {
  const journeyOf = (parts: Parts, requestsPerSecond = 1) =>
    estimate(diagramOf({ ...parts, journeys: { j: { entry: 'a', requestsPerSecond } } })).journeys.get('j');

  it('a member that is always late and up more often makes a balancer later', () => {
    const parts = (availability: number): Parts => ({
      components: {
        a: service(1, { calls: [how('balance', ['a>b', 'a>c'])] }),
        b: service(availability, constantMs(100)),
        c: service(1, constantMs(1)),
      },
      connections: { 'a>b': wire('a', 'b', { timeoutMs: 50 }), 'a>c': wire('a', 'c') },
    });
    expect(journeyOf(parts(0.5))?.successRate).toBeCloseTo(2 / 3, 12);
    expect(journeyOf(parts(1))?.successRate).toBeCloseTo(1 / 2, 12);
    // A faster member, or one given more time, is a better one all the same.
    const patient = parts(1);
    const connections = { ...patient.connections, 'a>b': wire('a', 'b', { timeoutMs: 150 }) };
    expect(journeyOf({ ...patient, connections })?.successRate).toBe(1);
  });

  it('a replica that makes two of two needed can cost more than it serves', () => {
    const parts = (replicas: number): Parts => ({
      components: { a: service(0.5, { replicas, requiredReplicas: 'auto', capacityRps: 100 }) },
      connections: {},
    });
    expect(journeyOf(parts(1), 101)?.successRate).toBeCloseTo(0.5 / 1.01, 12);
    expect(journeyOf(parts(2), 101)?.successRate).toBeCloseTo(0.25, 12);
    expect(journeyOf(parts(3), 101)?.successRate).toBeCloseTo(0.5, 12);
  });

  it('a slow member that is up more often makes a mixture slower', () => {
    const slowerWith = (availability: number) =>
      journeyOf({
        components: {
          a: service(1, { calls: [how('balance', ['a>b', 'a>c'])] }),
          b: service(availability, constantMs(100)),
          c: service(1, constantMs(1)),
        },
        connections: wires('a>b', 'a>c'),
      })?.latencyMs.mean;
    expect(slowerWith(0.5)).toBeCloseTo((0.5 * 100 + 1) / 1.5, 9);
    expect(slowerWith(1)).toBeCloseTo(101 / 2, 9);
  });
});
