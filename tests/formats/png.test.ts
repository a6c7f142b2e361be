import { describe, expect, test } from 'vitest';
import { parseDiagram } from '../../src/document/parseDiagram';
import { estimate } from '../../src/estimate/estimate';
import { figureSize, fittingScale, pixelSize } from '../../src/formats/exporters/pictureSize';
import { exportPng } from '../../src/formats/exporters/png';
import { documentInPng, isPng, withFacts } from '../../src/formats/exporters/pngChunks';
import { exportSvg } from '../../src/formats/exporters/svg';
import type { Component } from '../../src/model/diagram';
import { at, diagramOf } from '../layout/diagrams';
import { chunksOf, type Drawn, emptyPng, fakeTools } from '../support/fakeTools';

const two = diagramOf({ a: at(0, 0, { name: 'Käse 😀 → 漢' }), b: at(320, 0) }, { e: ['a', 'b'] });

describe('a picture', () => {
  test.each([1, 2, 3, 4])(
    'at %d× has that many pixels for each of the figure, and says so',
    async (scale) => {
      const drawn: Drawn[] = [];
      const { data, remark } = await exportPng(two, estimate(two), fakeTools(drawn), { scale });
      const size = figureSize(exportSvg(two, estimate(two)));
      expect(remark).toBeUndefined();
      expect(drawn.map((one) => one.size)).toEqual([
        { width: (size?.width ?? 0) * scale, height: (size?.height ?? 0) * scale },
      ]);
      const physical = chunksOf(data).find(({ name }) => name === 'pHYs');
      // 96, 192, 288, 384 pixels an inch, as whole pixels a metre.
      const perMetre = new DataView(physical?.data.slice().buffer ?? new ArrayBuffer(9)).getUint32(0);
      expect(Math.round(perMetre * 0.0254)).toBe(96 * scale);
      expect(physical?.data[8]).toBe(1);
    },
  );

  test('is drawn with its typeface and carries its diagram beside the pixels', async () => {
    const drawn: Drawn[] = [];
    const { data } = await exportPng(two, estimate(two), fakeTools(drawn), { withDocument: true });
    expect(drawn[0]?.svg).toContain('@font-face');
    expect(drawn[0]?.svg).not.toContain('<metadata');
    const parsed = parseDiagram(documentInPng(data) ?? '');
    expect(parsed.ok && parsed.value.components).toEqual(two.components);
    expect(chunksOf(data).map(({ name, sound }) => [name, sound])).toEqual([
      ['IHDR', false], // ours here has no checksum
      ['pHYs', true],
      ['tEXt', true],
      ['IEND', false],
    ]);
    const { data: without } = await exportPng(two, estimate(two), fakeTools());
    expect(documentInPng(without)).toBeNull();
  });

  test('of 2,000 components at 4× is drawn as large as fits, and that is said', async () => {
    const parts: Record<string, Component> = {};
    for (let n = 0; n < 2000; n++) parts[`c${n}`] = at((n % 45) * 288, Math.floor(n / 45) * 132);
    const large = diagramOf(parts);
    const drawn: Drawn[] = [];
    const { remark } = await exportPng(large, estimate(diagramOf({})), fakeTools(drawn), { scale: 4 });
    const { width, height } = drawn[0]?.size ?? { width: 0, height: 0 };
    expect(Math.max(width, height)).toBeLessThanOrEqual(16_384);
    expect(width * height).toBeLessThanOrEqual(100_000_000 * 1.001);
    expect(width).toBeGreaterThan(10_000);
    expect(remark).toMatch(
      /^At 4× the picture would have .* pixels, more than a picture may have: it was drawn at 1\.\d+×/,
    );
  });
});

test('a scale that fits is kept; one that does not is cut to a hundredth below', () => {
  expect(fittingScale({ width: 4096, height: 100 }, 4)).toBe(4);
  expect(fittingScale({ width: 5000, height: 100 }, 4)).toBe(3.27);
  expect(fittingScale({ width: 20_000, height: 20_000 }, 1)).toBe(0.5);
  expect(fittingScale({ width: 1e9, height: 1 }, 1)).toBe(0.01);
  expect(fittingScale({ width: 1000, height: 1000 }, 4, 4_000_000)).toBe(2);
  expect(pixelSize({ width: 100.4, height: 0.1 }, 1)).toEqual({ width: 100, height: 1 });
});

test('bytes that are no picture stay as they are', () => {
  expect(isPng(Uint8Array.of(1, 2))).toBe(false);
  expect(withFacts(Uint8Array.of(1, 2), { scale: 2 })).toEqual(Uint8Array.of(1, 2));
  expect(documentInPng(Uint8Array.of(1, 2))).toBeNull();
  const broken = withFacts(emptyPng({ width: 1, height: 1 }), { document: '{"a":1}' });
  expect(documentInPng(broken)).toBe('{"a":1}');
  for (let length = 0; length < broken.length; length++)
    expect(
      [null, '{"a":1}'].some((text) => text === documentInPng(broken.slice(0, length)) || length < 80),
    ).toBe(true);
});
