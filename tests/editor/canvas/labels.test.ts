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

  test('stay where they are while neither line nor size nor what lies around changes', () => {
    const diagram = diagramOf(
      { a: at(0, 0), b: at(400, 0), c: at(400, 200) },
      { e: ['a', 'b'], f: ['a', 'c'] },
    );
    const routes = routeConnections(diagram);
    const draw = createLabelDrawer();
    const inputs = { diagram, routes, isQuiet: () => false, dragging: false };
    const saying = (text: string) =>
      draw({ ...inputs, labelOf: () => ({ lines: [text, ''], standing: 'met' }) });
    const placesOf = (labels: ReturnType<typeof draw>) =>
      labels.map(({ connectionId, rect }) => [connectionId, rect]);
    const first = saying('12 ms');
    const second = saying('21 ms');
    expect(second.map(({ label }) => label.lines[0])).toEqual(['21 ms', '21 ms']);
    expect(second.map(({ rect }) => rect)).toEqual(first.map(({ rect }) => rect));
    second.forEach(({ rect }, index) => {
      expect(rect).toBe(first[index]?.rect);
    });
    const wider = saying('a good deal wider than that');
    const anew = createLabelDrawer()({
      ...inputs,
      labelOf: () => ({ lines: ['a good deal wider than that', ''], standing: 'met' }),
    });
    expect(placesOf(wider)).toEqual(placesOf(anew));
  });

  test('of very many only those whose size changed are placed anew, beside the others', () => {
    const count = 320;
    const ids = Array.from({ length: count + 1 }, (_, index) => index);
    const components = Object.fromEntries(
      ids.map((n) => [`n${n}`, at((n % 20) * 420, Math.floor(n / 20) * 200)]),
    );
    const ends = Object.fromEntries(
      ids.slice(1).map((n): [string, [string, string]] => [`e${n}`, [`n${n - 1}`, `n${n}`]]),
    );
    const diagram = diagramOf(components, ends);
    const routes = routeConnections(diagram);
    const draw = createLabelDrawer();
    const drawWith = (changed: string) =>
      draw({
        diagram,
        routes,
        labelOf: (id) => ({ lines: [id === changed ? '123 · 4,567 ms' : '12 · 45 ms', ''], standing: 'met' }),
        isQuiet: () => false,
        dragging: false,
      });
    const before = new Map(drawWith('').map((label) => [label.connectionId, label.rect]));
    const after = drawWith('e7');
    const moved = after.filter(({ connectionId, rect }) => before.get(connectionId) !== rect);
    expect(moved.map(({ connectionId }) => connectionId)).toEqual(['e7']);
    const rect = moved[0]?.rect;
    expect(after.filter((other) => rect && other !== moved[0] && overlaps(rect, other.rect))).toEqual([]);
  });
});
