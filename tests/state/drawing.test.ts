import { expect, test } from 'vitest';
import { estimate } from '../../src/estimate/estimate';
import { exportSvg } from '../../src/formats/exporters/svg';
import type { StrokePoint } from '../../src/model/diagram';
import { addStroke } from '../../src/state/drawing';
import { whatIsWrong } from '../formats/wellFormed';
import { diagramOf } from '../layout/diagrams';
import { expectSavedAndOpened } from '../support/savedAndOpened';
import { contextOf } from './context';

const wave = Array.from(
  { length: 400 },
  (_, n): StrokePoint => [100 + n, 300 + 40 * Math.sin(n / 40), 0.4 + 0.1 * Math.sin(n / 90)],
);

test('a stroke is one drawing in a few hundred bytes, in the colour and width of the pen', () => {
  const { diagram, session } = addStroke(contextOf(diagramOf({})), wave, { accent: 'red', width: 4 });
  const [stroke] = [...(diagram?.drawings.values() ?? [])];
  expect(session).toBeUndefined();
  expect(stroke).toMatchObject({
    kind: 'stroke',
    position: { x: 100, y: 300 },
    accent: 'red',
    width: 4,
  });
  expect(JSON.stringify(stroke).length).toBeLessThan(1200);
  if (!diagram) throw new Error('nothing was drawn');
  expectSavedAndOpened(diagram);
});

test('ink without a colour has none in the file, and what has no point is no stroke', () => {
  const { diagram } = addStroke(contextOf(diagramOf({})), [[1.26, 2]], { accent: null, width: 2 });
  expect([...(diagram?.drawings.values() ?? [])]).toEqual([
    { kind: 'stroke', position: { x: 1, y: 2 }, points: [[0.3, 0]], width: 2 },
  ]);
  expect(addStroke(contextOf(diagramOf({})), [], { accent: null, width: 2 })).toEqual({});
});

test('a figure draws it, in the colour of its theme, with room for its ink', () => {
  const { diagram } = addStroke(contextOf(diagramOf({})), wave, { accent: 'red', width: 8 });
  if (!diagram) throw new Error('nothing was drawn');
  for (const [theme, red] of [
    ['light', '#dc2626'],
    ['dark', '#ff8080'],
  ] as const) {
    const svg = exportSvg(diagram, estimate(diagram), { theme, bare: true });
    expect(whatIsWrong(svg)).toBeNull();
    expect(svg).toMatch(
      new RegExp(`<path class="stroke" d="M[^"]+Z" fill="${red}" transform="translate\\(100 300\\)"`),
    );
    expect(Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1])).toBeGreaterThan(399);
  }
});
