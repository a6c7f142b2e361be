/**
 * Random diagrams whose times are constants: everything of an estimate is worked out by enumeration, timeouts,
 * retries, backoff, hedges, overload and the load they settle at included. `npm run test:long` takes more of them.
 */
import { expect, it } from 'vitest';
import { estimate } from '../../src/estimate/estimate';
import { count, LONG_MS, say } from '../support/long';
import { randomDiagram, seedsOf } from './reference/randomDiagram';
import { reportOf } from './reference/report';
import { settledOf } from './reference/settled';

const CHUNKS = Array.from({ length: 10 }, (_, chunk) => chunk);
const DIAGRAMS = count(1000, 20_000);

it.each(CHUNKS)(
  'the estimator agrees on them, part %i of 10',
  (chunk) => {
    const seeds = seedsOf('timed', DIAGRAMS).filter((_, index) => index % CHUNKS.length === chunk);
    expect(reportOf(seeds, estimate, 1).join('\n\n')).toBe('');
    say(`Agreement where times are constants: ${seeds.length} diagrams, part ${chunk} of ${CHUNKS.length}.`);
  },
  LONG_MS,
);

it(
  'most of them have times that can be compared to the last digit',
  () => {
    const settled = seedsOf('timed', 300).map((seed) => settledOf(randomDiagram(seed).diagram));
    const timed = settled.filter(({ whole }) => whole !== undefined);
    expect(timed.length).toBeGreaterThan(0.9 * settled.length);
    expect(timed.filter(({ isApproximate }) => !isApproximate()).length).toBeGreaterThan(0.7 * timed.length);
  },
  LONG_MS,
);
