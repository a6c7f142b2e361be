import { describe, expect, test } from 'vitest';
import { createLabelDrawer, markOf } from '../../../src/editor/canvas/labels';
import { nearestAlong, pointAlong } from '../../../src/layout/alongLine';
import { labelObstacles } from '../../../src/layout/labelBoxes';
import { routeConnections } from '../../../src/layout/routeConnections';
import type { Diagram } from '../../../src/model/diagram';
import { centerOf, overlaps, type Point } from '../../../src/shared/geometry';
import { at, diagramOf } from '../../layout/diagrams';
import { atOnce } from './atOnce';

const drawn = (diagram: Diagram) =>
  createLabelDrawer().draw({
    ...atOnce(diagram),
    labelOf: () => ({ lines: ['12 ms p50 · 480 ms p99', '99.95 %'], standing: 'met' }),
  }).labels;

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

  test('from afar what stands for a label is on its line, also where the label lies beside it', () => {
    const many = { e: ['a', 'b'], f: ['a', 'b'], g: ['a', 'b'], h: ['b', 'a'] } as const;
    const labels = drawn(diagramOf({ a: at(0, 0), b: at(380, 0) }, many));
    const apart = (points: readonly Point[], to: Point) => {
      const { x, y } = pointAlong(points, nearestAlong(points, to));
      return Math.hypot(x - to.x, y - to.y);
    };
    const beside = labels.filter(({ rect, route }) => apart(route.points, centerOf(rect)) > 10);
    expect(beside.length).toBeGreaterThan(0);
    for (const label of labels) expect(apart(label.route.points, markOf(label))).toBeLessThan(0.001);
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
    const { draw } = createLabelDrawer();
    const inputs = atOnce(diagram);
    const saying = (text: string) =>
      draw({ ...inputs, labelOf: () => ({ lines: [text, ''], standing: 'met' }) }).labels;
    const placesOf = (labels: ReturnType<typeof saying>) =>
      labels.map(({ connectionId, rect }) => [connectionId, rect]);
    const first = saying('12 ms');
    const second = saying('21 ms');
    expect(second.map(({ label }) => label.lines[0])).toEqual(['21 ms', '21 ms']);
    expect(second.map(({ rect }) => rect)).toEqual(first.map(({ rect }) => rect));
    second.forEach(({ rect }, index) => {
      expect(rect).toBe(first[index]?.rect);
    });
    const wider = saying('a good deal wider than that');
    const anew = createLabelDrawer().draw({
      ...inputs,
      labelOf: () => ({ lines: ['a good deal wider than that', ''], standing: 'met' }),
    }).labels;
    expect(placesOf(wider)).toEqual(placesOf(anew));
  });

  test('until it is known where all stand, those whose line stays stay, and a few others are placed among them', () => {
    const diagram = diagramOf(
      { a: at(0, 0), b: at(400, 0), c: at(400, 200), d: at(0, 260) },
      { e: ['a', 'b'], f: ['a', 'c'], g: ['d', 'c'] },
    );
    const inputs = atOnce(diagram);
    const { draw } = createLabelDrawer();
    const labelOf = (id: string) => ({
      lines: [id === 'f' ? '123 · 4,567 ms' : '12 · 45 ms', ''] as const,
      standing: 'met' as const,
    });
    const rectsOf = ({ labels }: ReturnType<typeof draw>) =>
      new Map(labels.map(({ connectionId, rect }) => [connectionId, rect]));
    const before = rectsOf(draw({ ...inputs, labelOf: () => labelOf('e') }));
    const lower = diagramOf(
      { a: at(0, 0), b: at(400, 0), c: at(400, 200), d: at(0, 300) },
      { e: ['a', 'b'], f: ['a', 'c'], g: ['d', 'c'] },
    );
    const g = routeConnections(lower).get('g');
    const routes = new Map([...inputs.routes, ...(g ? ([['g', g]] as const) : [])]);
    const after = rectsOf(draw({ ...inputs, diagram: lower, routes, labelOf, placesOf: () => null }));
    expect(after.get('e')).toBe(before.get('e'));
    const [was, is] = [before.get('f'), after.get('f')];
    expect(is?.width).toBeGreaterThan(was?.width ?? Infinity);
    expect((is?.x ?? 0) + (is?.width ?? 0) / 2).toBeCloseTo((was?.x ?? 0) + (was?.width ?? 0) / 2);
    expect(after.get('g')).not.toEqual(before.get('g'));
    const rects = [...after.values()];
    rects.forEach((rect, index) => {
      for (const other of rects.slice(index + 1)) expect(overlaps(rect, other)).toBe(false);
    });
  });

  test('in a hand those of the lines that follow it, on nothing that stands; the others are not asked', () => {
    const diagram = diagramOf(
      { a: at(0, 0), b: at(500, 0), c: at(500, 300), d: at(0, 300) },
      { e: ['a', 'b'], f: ['a', 'c'], g: ['d', 'c'] },
    );
    const { draw, held } = createLabelDrawer();
    const { labels } = draw({
      ...atOnce(diagram),
      labelOf: () => ({ lines: ['12 · 45 ms', ''], standing: 'met' }),
    });
    const lower = diagramOf(
      { a: at(0, 0), b: at(500, 0), c: at(500, 300), d: at(10, 240) },
      { e: ['a', 'b'], f: ['a', 'c'], g: ['d', 'c'] },
    );
    const g = routeConnections(lower).get('g');
    if (!g) throw new Error('the line is drawn');
    const obstacles = labelObstacles(lower);
    const moved = held(new Map([['g', g]]), () => obstacles);
    expect([...moved.keys()]).toEqual(['g']);
    const place = moved.get('g');
    if (!place) throw new Error('there is room for it');
    expect(place.route).toBe(g);
    const others = labels.filter(({ connectionId }) => connectionId !== 'g').map(({ rect }) => rect);
    for (const other of [...obstacles, ...others]) expect(overlaps(place.rect, other)).toBe(false);
    expect(held(new Map(), () => obstacles).size).toBe(0);
  });

  test('of very many none is placed while a frame waits', () => {
    const ids = Array.from({ length: 60 }, (_, index) => index);
    const diagram = diagramOf(
      Object.fromEntries(ids.map((n) => [`n${n}`, at((n % 10) * 420, Math.floor(n / 10) * 200)])),
      Object.fromEntries(
        ids.slice(1).map((n): [string, [string, string]] => [`e${n}`, [`n${n - 1}`, `n${n}`]]),
      ),
    );
    const { labels, question } = createLabelDrawer().draw({
      ...atOnce(diagram),
      labelOf: () => ({ lines: ['12 · 45 ms', ''], standing: 'met' }),
      placesOf: () => null,
    });
    expect(labels).toEqual([]);
    expect(question.sizes.full.size).toBe(59);
  });
});
