import { describe, expect, test } from 'vitest';
import { createLabelDrawer } from '../../../src/editor/canvas/labels';
import { labelObstacles } from '../../../src/layout/labelBoxes';
import { routeConnections } from '../../../src/layout/routeConnections';
import type { Diagram } from '../../../src/model/diagram';
import { overlaps } from '../../../src/shared/geometry';
import { at, diagramOf } from '../../layout/diagrams';

const drawn = (diagram: Diagram) =>
  createLabelDrawer()({
    diagram,
    routes: routeConnections(diagram),
    labelOf: () => ({ lines: ['12 ms p50 · 480 ms p99', '99.95 %'], standing: 'met' }),
    isQuiet: () => false,
    dragging: false,
  });

describe('labels on the canvas', () => {
  test('between cards that stand close a dot stands for the numbers, beside both cards', () => {
    const diagram = diagramOf(
      { a: at(0, 0), b: at(210, 0), c: at(210, 400) },
      { near: ['a', 'b'], far: ['a', 'c'] },
    );
    const labels = drawn(diagram);
    const near = labels.find(({ connectionId }) => connectionId === 'near');
    expect(labels.find(({ connectionId }) => connectionId === 'far')?.dot).toBeNull();
    const covers = labels.flatMap(({ rect, dot }) =>
      labelObstacles(diagram).filter((card) => overlaps(dot ?? rect, card)),
    );
    expect(covers).toEqual([]);
    expect(near?.dot).toMatchObject({ width: 16, height: 16 });
    expect(near?.rect.width).toBeGreaterThan(100);
  });

  test('of two that hide each other one stays', () => {
    const many = { e: ['a', 'b'], f: ['a', 'b'], g: ['a', 'b'], h: ['b', 'a'] } as const;
    const diagram = diagramOf({ a: at(0, 0), b: at(380, 0) }, many);
    const labels = drawn(diagram);
    const full = labels.filter(({ dot }) => dot === null);
    expect(full.length).toBeGreaterThan(0);
    const boxes = labels.map(({ rect, dot }) => dot ?? rect);
    boxes.forEach((box, index) => {
      for (const other of boxes.slice(index + 1)) expect(overlaps(box, other)).toBe(false);
    });
  });
});
