import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineLength, nearestAlong, pointAlong } from '../../src/layout/alongLine';
import { createCrossings } from '../../src/layout/crossings';
import { linePath } from '../../src/layout/linePath';
import { createLineRouter } from '../../src/layout/lineRouter';
import { placeLabels } from '../../src/layout/placeLabels';
import { routeConnections } from '../../src/layout/routeConnections';
import type { Connection, Diagram } from '../../src/model/diagram';
import { centerOf, overlaps, type Point } from '../../src/shared/geometry';
import { at, diagramOf, gridDiagram } from './diagrams';

const p = (x: number, y: number): Point => ({ x, y });
const cross = diagramOf(
  { a: at(0, 200), b: at(600, 200), c: at(300, 0), d: at(300, 400) },
  { over: ['a', 'b'], down: ['c', 'd'] },
);
const withLine = (diagram: Diagram, id: string, more: Partial<Connection>): Diagram => {
  const connection = diagram.connections.get(id);
  if (!connection) throw new Error(id);
  return { ...diagram, connections: new Map(diagram.connections).set(id, { ...connection, ...more }) };
};
const pathIn = (diagram: Diagram, id: string): string => routeConnections(diagram).get(id)?.path ?? '';

describe('crossings', () => {
  test('the later line hops over the earlier one, upwards or to the right', () => {
    expect(pathIn(cross, 'over')).toBe('M168 230L600 230');
    expect(pathIn(cross, 'down')).toBe('M384 60L384 225A5 5 0 0 1 384 235L384 400');
    const other = { ...cross, connections: new Map([...cross.connections].reverse()) };
    expect(pathIn(other, 'over')).toBe('M168 230L379 230A5 5 0 0 1 389 230L600 230');
  });

  test('it bulges the same way whichever way the line goes', () => {
    const crossings = createCrossings();
    crossings.jumpsOf([p(50, -20), p(50, 20)]);
    const back = [p(100, 0), p(0, 0)];
    expect(linePath(back, () => 0, crossings.jumpsOf(back))).toBe('M100 0L55 0A5 5 0 0 0 45 0L0 0');
  });

  test('several close together are one wider hop, and there is none on a corner', () => {
    const crossings = createCrossings();
    for (const x of [40, 52, 97]) crossings.jumpsOf([p(x, -20), p(x, 20)]);
    const line = [p(0, 0), p(100, 0), p(100, 80)];
    expect(linePath(line, () => 10, crossings.jumpsOf(line))).toBe(
      'M0 0L35 0A11 5 0 0 1 57 0L90 0Q100 0 100 10L100 80',
    );
  });

  test('a line that ends on another does not hop', () => {
    const crossings = createCrossings();
    crossings.jumpsOf([p(50, -20), p(50, 0)]);
    expect(crossings.jumpsOf([p(0, 0), p(100, 0)]).size).toBe(0);
  });
});

describe('styles of line', () => {
  const bent = diagramOf({ a: at(0, 0), b: at(300, 200) }, { e: ['a', 'b'] });
  test('of the page, and of one connection', () => {
    expect(pathIn({ ...bent, style: { lines: 'orthogonal' } }, 'e')).toBe('M168 30L234 30L234 230L300 230');
    expect(pathIn(withLine(bent, 'e', { line: 'orthogonal' }), 'e')).toBe('M168 30L234 30L234 230L300 230');
    expect(pathIn(withLine({ ...bent, style: { lines: 'straight' } }, 'e', { line: 'rounded' }), 'e')).toBe(
      pathIn(bent, 'e'),
    );
  });

  test('curved bends as wide as there is room', () => {
    expect(pathIn({ ...bent, style: { lines: 'curved' } }, 'e')).toBe(
      'M168 30L180 30Q234 30 234 84L234 176Q234 230 288 230L300 230',
    );
  });

  test('straight goes the direct way, whatever is in it', () => {
    const wall = diagramOf({ a: at(0, 0), wall: at(260, 0), b: at(520, 0) }, { e: ['a', 'b'] });
    expect(pathIn(wall, 'e')).not.toBe('M168 30L520 30');
    expect(pathIn(withLine(wall, 'e', { line: 'straight' }), 'e')).toBe('M168 30L520 30');
  });
});

test('lines that come out the same are the same objects', () => {
  const diagram = gridDiagram(5, 5, 40);
  const route = createLineRouter();
  const before = route(diagram);
  const again = route({ ...diagram });
  for (const [id, route] of again) expect(route).toBe(before.get(id));
});

describe('a label that was dragged', () => {
  const size = { width: 40, height: 20 };
  const places = (
    diagram: Diagram,
    cards = [] as { x: number; y: number; width: number; height: number }[],
  ) => {
    const routes = routeConnections(diagram);
    return placeLabels(routes, new Map([...routes.keys()].map((id) => [id, size])), cards);
  };
  const long = diagramOf({ a: at(0, 0), b: at(568, 0) }, { e: ['a', 'b'] });

  test('stands where it was put', () => {
    const place = places(withLine(long, 'e', { labelAt: 0.25 })).get('e');
    expect(place && centerOf(place)).toEqual({ x: 268, y: 30 });
  });

  test('or at the nearest free place, where a card is there', () => {
    const place = places(withLine(long, 'e', { labelAt: 0.25 }), [
      { x: 250, y: 0, width: 40, height: 60 },
    ]).get('e');
    expect(place?.overlapping).toBe(false);
    expect(Math.abs((place ? centerOf(place).x : 0) - 268)).toBeLessThan(50);
  });

  test('and the others give way to it', () => {
    const diagram = withLine(cross, 'down', { labelAt: 0.5 });
    const moved = places(diagram);
    const [over, down] = [moved.get('over'), moved.get('down')];
    expect(down && centerOf(down)).toEqual({ x: 384, y: 230 });
    expect(over && down && overlaps(over, down)).toBe(false);
  });
});

test('a share of a line is the place nearest to the point at that share', () => {
  const line = fc
    .array(fc.tuple(fc.integer({ min: 1, max: 90 }), fc.boolean()), { minLength: 1, maxLength: 6 })
    .map((steps) => {
      const points = [p(0, 0)];
      for (const [by, across] of steps) {
        const { x, y } = points.at(-1) ?? p(0, 0);
        points.push(across ? p(x + by, y) : p(x, y + by));
      }
      return points;
    });
  fc.assert(
    fc.property(line, fc.double({ min: 0, max: 1, noNaN: true }), (points, share) => {
      expect(lineLength(points)).toBeGreaterThan(0);
      expect(nearestAlong(points, pointAlong(points, share))).toBeCloseTo(share, 6);
    }),
    { numRuns: 100 },
  );
});
