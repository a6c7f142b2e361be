import { expect, test } from 'vitest';
import { changedNumbers, changeInNumbers } from '../../src/state/changeInNumbers';

const numbers = (
  p50: number | null,
  p99: number | null,
  unavailability: number,
  most: number | null = null,
) => ({
  availability: 1 - unavailability,
  unavailability,
  exact: true,
  latencyMs: { mean: p50, p50, p95: p99, p99, p999: p99 },
  maxRequestsPerSecond: most,
});

test('says both numbers, the unit once where it is the same', () => {
  expect(changeInNumbers(numbers(41, 1500, 0.0007), numbers(12, 96, 0.0007))).toBe(
    'p50 41 → 12 ms, p99 1.5 s → 96 ms, 99.93 → 99.93 %',
  );
  expect(changeInNumbers(numbers(41, null, 0.5), numbers(41, 9, 0))).toBe(
    'p50 41 → 41 ms, p99 no bound → 9 ms, 50 → 100 %',
  );
});

test('says how much more it takes, where that is another number', () => {
  expect(changeInNumbers(numbers(1, 2, 0.1, 500), numbers(1, 2, 0.1, 5000))).toMatch(
    /, takes 500 → 5,000 rps$/,
  );
  expect(changeInNumbers(numbers(1, 2, 0.1, 500), numbers(1, 2, 0.1, 500.1))).not.toMatch(/takes/);
  expect(changeInNumbers(numbers(1, 2, 0.1), numbers(1, 2, 0.1, 500))).not.toMatch(/takes/);
});

test('what reads the same is left out where only changes are asked for', () => {
  expect(changedNumbers(numbers(41, 1500, 0.0007), numbers(12, 96, 0.0007))).toEqual([
    'p50 41 → 12 ms',
    'p99 1.5 s → 96 ms',
  ]);
  expect(changedNumbers(numbers(1, 2, 0.1), numbers(1, 2, 0.1))).toEqual([]);
});
