import fc from 'fast-check';
import { expect, test } from 'vitest';
import { traceScale } from '../../../src/editor/trace/traceScale';
import type { Trace } from '../../../src/estimate/trace/trace';

const traceTo = (totalMs: number | null, doneMs?: number | null): Trace => ({
  ...{ journey: 'j', entry: 'e', entryMs: 0, spans: [], choices: [], laterChoices: [] },
  ...{ share: 1, totalMs, meanMs: totalMs, isCut: false },
  ...(doneMs !== undefined && { doneMs }),
});

test('an answer that has most of the time is drawn to scale', () => {
  const { shareAt, breakAt } = traceScale(traceTo(100, 150));
  expect(breakAt).toBeNull();
  expect(shareAt(75)).toBeCloseTo(0.5, 12);
});

test('an answer of an eighth of the time has most of the chart, and the rest what is left', () => {
  const { shareAt, breakAt } = traceScale(traceTo(100, 800));
  expect(breakAt).toBeGreaterThan(0.5);
  expect(shareAt(100)).toBeCloseTo(breakAt ?? 0, 12);
  expect([shareAt(0), shareAt(800)]).toEqual([0, 1]);
});

test('whatever the times, later is farther, and a place is a moment again', () => {
  const ms = fc.double({ min: 0, max: 1e7, noNaN: true });
  fc.assert(
    fc.property(
      ms,
      ms,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (answer, rest, a, b) => {
        const trace = traceTo(answer, answer + rest);
        const total = answer + rest;
        fc.pre(total > 1e-6 && (answer === 0 || answer > 1e-9));
        const { shareAt, msAt } = traceScale(trace);
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(shareAt(low * total)).toBeLessThanOrEqual(shareAt(high * total) + 1e-12);
        expect(shareAt(msAt(a))).toBeCloseTo(a, 6);
        expect(shareAt(total)).toBeCloseTo(1, 9);
      },
    ),
  );
});

test('nothing that takes time stands at the beginning', () => {
  expect(traceScale(traceTo(0)).shareAt(0)).toBe(0);
  expect(traceScale(traceTo(null)).shareAt(0)).toBe(0);
});
