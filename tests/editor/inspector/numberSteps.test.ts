import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scrubbed, stepped } from '../../../src/editor/inspector/numberSteps';

describe('steps of a number', () => {
  it('are as large as the number is', () => {
    expect(stepped(12, true, false, { integer: true })).toBe(13);
    expect(stepped(12, false, true, { integer: true })).toBe(2);
    expect(stepped(25, true, false, {})).toBe(26);
    expect(stepped(250, true, false, {})).toBe(260);
    expect(stepped(0, true, false, {})).toBe(0.01);
    expect(stepped(0.9995, true, false, { percent: true })).toBe(0.99951);
    expect(stepped(0.2, true, false, { percent: true })).toBe(0.21);
  });

  it('of a hand are those of the arrows one after another, and end where nothing further is possible', () => {
    expect(scrubbed(12, 5, { integer: true, min: 1 })).toBe(17);
    expect(scrubbed(12, -40, { integer: true, min: 1 })).toBe(1);
    expect(scrubbed(98, 4, {})).toBe(120);
    expect(scrubbed(3, 0, {})).toBe(3);
  });

  it('among the nines lead on from any number of them', () => {
    for (const value of [1 - 2 ** -53, 0.9999999999999951, 0.999999999999966, 0.9999999999999]) {
      expect(stepped(value, false, false, { percent: true })).toBeLessThan(value);
      expect(stepped(value, true, false, { percent: true })).toBeGreaterThan(value);
    }
  });

  it('of a hand never leave what is possible, and never go the other way', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: -300, max: 300 }),
        (value, steps) => {
          const rules = { min: 0, max: 1, percent: true };
          const at = scrubbed(value, steps, rules);
          expect(at).toBeGreaterThanOrEqual(0);
          expect(at).toBeLessThanOrEqual(1);
          if (steps > 0) expect(at).toBeGreaterThanOrEqual(Number(value.toPrecision(12)) - 1e-12);
          if (steps < 0) expect(at).toBeLessThanOrEqual(value);
        },
      ),
    );
  });
});
