import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { routeConnections } from '../../src/layout/routeConnections';
import { apart, createTouching, crosses } from '../../src/layout/touched';
import { refOf } from '../../src/model/elements';
import { at, diagramOf } from './diagrams';

const diagram = diagramOf(
  { a: at(0, 0), b: at(400, 0) },
  { c1: ['a', 'b'] },
  {
    groups: new Map([
      ['g', { type: 'zone', position: { x: -50, y: -50 }, size: { width: 800, height: 400 } }],
    ]),
    notes: new Map([['n', { text: 'x', position: { x: 0, y: 300 } }]]),
    drawings: new Map([
      [
        's',
        {
          kind: 'stroke',
          position: { x: 0, y: 500 },
          points: [
            [0, 0],
            [100, 100],
          ],
          width: 4,
        },
      ],
    ]),
  },
);

describe('what an eraser touches', () => {
  const { between } = createTouching(diagram, routeConnections(diagram));
  test.each([
    ['a card', { x: -20, y: 30 }, { x: 40, y: 30 }, ['component:a']],
    ['a line between cards', { x: 300, y: -200 }, { x: 300, y: 200 }, [refOf('connection', 'c1')]],
    ['a note', { x: 50, y: 250 }, { x: 50, y: 350 }, ['note:n']],
    ['ink', { x: 0, y: 600 }, { x: 100, y: 500 }, ['drawing:s']],
    ['nothing in the box of ink beside it', { x: 80, y: 510 }, { x: 90, y: 515 }, []],
    ['no frame', { x: -60, y: 200 }, { x: -40, y: 200 }, []],
  ] as const)('%s', (_, from, to, touched) => {
    expect(between(from, to, 3)).toEqual(touched);
  });
});

const coordinate = fc.integer({ min: -50, max: 50 });
const point = fc.record({ x: coordinate, y: coordinate });

test('a stretch is in a box or not as many points along it say', () => {
  const rect = { x: -20, y: -10, width: 40, height: 20 };
  fc.assert(
    fc.property(point, point, (from, to) => {
      const isIn = Array.from({ length: 201 }, (_, n) => n / 200).some((share) => {
        const [x, y] = [from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share];
        return Math.abs(x) <= 20 && Math.abs(y) <= 10;
      });
      if (isIn) expect(crosses(from, to, rect)).toBe(true);
      if (!crosses(from, to, rect)) expect(isIn).toBe(false);
    }),
  );
});

test('the distance of two lines is the same both ways, and 0 where they cross', () => {
  fc.assert(
    fc.property(
      fc.array(point, { minLength: 1, maxLength: 4 }),
      fc.array(point, { minLength: 1, maxLength: 4 }),
      (a, b) => {
        expect(apart(a, b)).toBeCloseTo(apart(b, a), 9);
        expect(apart(a, a)).toBe(0);
      },
    ),
  );
  expect(
    apart(
      [
        { x: 0, y: 0 },
        { x: 10, y: 10 },
      ],
      [
        { x: 0, y: 10 },
        { x: 10, y: 0 },
      ],
    ),
  ).toBe(0);
  expect(apart([{ x: 0, y: 0 }], [{ x: 3, y: 4 }])).toBe(5);
});
