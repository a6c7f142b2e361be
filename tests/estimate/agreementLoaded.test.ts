/**
 * Random diagrams under load near and over what they can carry, with work that varies: availability, load, served
 * shares and single points are worked out by enumeration. `npm run test:long` takes more of them.
 */
import { expect, it } from 'vitest';
import { estimate } from '../../src/estimate/estimate';
import { count, LONG_MS, say } from '../support/long';
import { seedsOf } from './reference/randomDiagram';
import { reportOf } from './reference/report';

const CHUNKS = Array.from({ length: 10 }, (_, chunk) => chunk);
const DIAGRAMS = count(1000, 20_000);

it.each(CHUNKS)(
  'the estimator agrees on them, part %i of 10',
  (chunk) => {
    const seeds = [...seedsOf('loaded', 0.75 * DIAGRAMS), ...seedsOf('both', 0.25 * DIAGRAMS)];
    const some = seeds.filter((_, index) => index % CHUNKS.length === chunk);
    expect(reportOf(some, estimate, 1).join('\n\n')).toBe('');
    say(`Agreement under load: ${some.length} diagrams, part ${chunk} of ${CHUNKS.length}.`);
  },
  LONG_MS,
);
