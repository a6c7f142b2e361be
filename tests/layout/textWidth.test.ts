import { describe, expect, test } from 'vitest';
import { textWidth, truncated } from '../../src/layout/textWidth';

/** Measured in Chromium with the bundled Inter, at 100 px. */
const MEASURED: readonly (readonly [text: string, weight: number, width: number])[] = [
  ['12 · 96 ms', 600, 516.2],
  ['99.94 %', 400, 411.3],
  ['Load balancer', 600, 687.8],
  ['L7 · least connections', 400, 1035.4],
  ['Key generation service', 600, 1115.5],
  ['illicit little lift', 400, 575.8],
  ['WWW.MAMMOTH.COM', 600, 1170.8],
  ['region eu-west-1 · 99.99 %', 500, 1367.5],
  ['1,111 rps', 400, 466.3],
  ['Ärger über Öl', 400, 633],
  ['hit 80 %', 400, 397.7],
];

describe('text width', () => {
  test.each(MEASURED)(
    '%s at weight %i is never narrower than real, and at most an eighth wider',
    (text, weight, width) => {
      const own = textWidth(text, 100, weight);
      expect(own).toBeGreaterThanOrEqual(width * 0.98);
      expect(own).toBeLessThanOrEqual(width * 1.125);
    },
  );

  test('scales with the font size', () => {
    expect(textWidth('Cache', 26)).toBeCloseTo(2 * textWidth('Cache', 13), 9);
  });
});

describe('truncation', () => {
  test('leaves what fits alone', () => {
    expect(truncated('Cache', 200, 13)).toBe('Cache');
  });
  test('ends in an ellipsis and fits', () => {
    const short = truncated('A very long component name', 80, 13, 600);
    expect(short).toMatch(/^A very.*…$/);
    expect(textWidth(short, 13, 600)).toBeLessThanOrEqual(80);
  });
  test('never cuts a character in two', () => {
    expect(truncated('😀😀😀😀', 40, 13)).toMatch(/^(😀)*…$/u);
  });
});
