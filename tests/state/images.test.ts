import { expect, test } from 'vitest';
import { estimate } from '../../src/estimate/estimate';
import { exportSvg } from '../../src/formats/exporters/svg';
import { drawingOrder } from '../../src/layout/drawingOrder';
import { refOf } from '../../src/model/elements';
import { paste } from '../../src/state/gestures';
import { addImages } from '../../src/state/images';
import { resizeTo } from '../../src/state/resizing';
import { whatIsWrong } from '../formats/wellFormed';
import { at, diagramOf } from '../layout/diagrams';
import { expectSavedAndOpened } from '../support/savedAndOpened';
import { contextOf } from './context';

const dot = 'data:image/png;base64,iVBORw0KGgo=';

test('a picture is put down with its middle at the pointer, no longer than 640, its proportions kept', () => {
  const added = addImages(
    contextOf(diagramOf({})),
    [
      { source: dot, size: { width: 2000, height: 1000 }, name: 'Whiteboard' },
      { source: dot, size: { width: 10, height: 4 } },
    ],
    { x: 500, y: 300 },
  );
  expect([...(added.diagram?.drawings.values() ?? [])]).toEqual([
    {
      kind: 'image',
      source: dot,
      name: 'Whiteboard',
      position: { x: 180, y: 140 },
      size: { width: 640, height: 320 },
    },
    { kind: 'image', source: dot, position: { x: 519, y: 322 }, size: { width: 10, height: 4 } },
  ]);
  expect([...(added.session?.selection ?? [])]).toEqual([
    refOf('drawing', 'image'),
    refOf('drawing', 'image-2'),
  ]);
  if (added.diagram) expectSavedAndOpened(added.diagram);
  expect(addImages(contextOf(diagramOf({})), [], { x: 0, y: 0 })).toEqual({});
});

test('a picture lies over what it is put on, and none that follows lies under it', () => {
  const page = diagramOf({ card: at(0, 0), apart: at(2000, 0) });
  const images = [1, 2].map(() => ({ source: dot, size: { width: 100, height: 50 } }));
  const { diagram } = addImages(contextOf(page), images, { x: 80, y: 30 });
  if (!diagram) throw new Error('nothing was added');
  const { belowLines, aboveLines } = drawingOrder(diagram);
  expect(belowLines).toEqual([]);
  expect(aboveLines.slice(-2)).toEqual([refOf('drawing', 'image'), refOf('drawing', 'image-2')]);
  const alone = addImages(contextOf(page), images, { x: 1000, y: 900 });
  expect(alone.diagram?.drawings.get('image')?.layer).toBeUndefined();
});

test('a picture is resized, and pasted again beside itself', () => {
  const one = addImages(contextOf(diagramOf({})), [{ source: dot, size: { width: 100, height: 50 } }], {
    x: 0,
    y: 0,
  });
  if (!one.diagram) throw new Error('nothing was added');
  const larger = resizeTo(contextOf(one.diagram), 'drawing:image', {
    x: -60.4,
    y: -30,
    width: 119.6,
    height: 0.2,
  });
  expect(larger.diagram?.drawings.get('image')).toMatchObject({
    position: { x: -60, y: -30 },
    size: { width: 120, height: 1 },
  });
  const nowhere = { x: 0, y: 0, width: 1, height: 1 };
  expect(resizeTo(contextOf(one.diagram), 'drawing:none', nowhere).diagram).toBe(one.diagram);
  const pasted = paste(contextOf(one.diagram), one.diagram, { x: 0, y: 0 });
  const [, copy] = [...(pasted.diagram?.drawings.values() ?? [])];
  expect(copy?.position).not.toEqual({ x: -50, y: -25 });
});

test('a figure shows pictures with their bytes, and fetches none', () => {
  const { diagram } = addImages(
    contextOf(diagramOf({})),
    [{ source: dot, size: { width: 100, height: 50 }, name: 'A <b> & c' }],
    { x: 0, y: 0 },
  );
  if (!diagram) throw new Error('nothing was added');
  const svg = exportSvg(diagram, estimate(diagram));
  expect(whatIsWrong(svg)).toBeNull();
  expect(svg).toContain(`<image x="-50" y="-25" width="100" height="50" href="${dot}"`);
  expect(svg).toContain('<title>A &lt;b&gt; &amp; c</title>');
  const foreign = new Map([['image', { kind: 'image', source: 'https://example.com/x.png' } as const]]);
  expect(exportSvg({ ...diagram, drawings: foreign }, estimate(diagram))).not.toContain('example.com');
});
