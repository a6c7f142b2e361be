import { expect, test } from 'vitest';
import { estimate } from '../../src/estimate/estimate';
import { exportSvg } from '../../src/formats/exporters/svg';
import type { StrokePoint } from '../../src/model/diagram';
import { addStroke, addText } from '../../src/state/drawing';
import { rename } from '../../src/state/gestures';
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

test('text is as large as its words, is in a figure without paper, and gone when nothing is said', () => {
  const added = addText(contextOf(diagramOf({})), { x: 100, y: 100 });
  expect([...(added.diagram?.notes.values() ?? [])]).toMatchObject([
    { text: '', plain: true, position: { x: 96, y: 89 } },
  ]);
  expect(added.session).toMatchObject({ tool: 'select', renaming: 'note:text' });
  if (!added.diagram) throw new Error('nothing was added');
  const written = rename(contextOf(added.diagram), 'note:text', 'Two\nlines & more').diagram;
  if (!written) throw new Error('nothing was written');
  const { size } = written.notes.get('text') ?? {};
  expect(size?.height).toBe(44);
  expect(size?.width).toBeGreaterThan(90);
  const shorter = rename(contextOf(written), 'note:text', 'a').diagram?.notes.get('text');
  expect(shorter?.size?.width).toBeLessThan(50);
  expectSavedAndOpened(written);
  const svg = exportSvg(written, estimate(written), { bare: true });
  expect(whatIsWrong(svg)).toBeNull();
  expect(svg).toContain('lines &amp; more');
  expect(svg).not.toContain('<rect');
  expect(rename(contextOf(added.diagram), 'note:text', ' ').diagram?.notes.size).toBe(0);
});
