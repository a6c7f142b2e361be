/**
 * The promise about lines and labels, kept on fifty diagrams of 10 to 120 components: no line through a foreign card, no
 * label on another label or on a card, and a label gives way to a dot only where a search of its own finds no room.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { GridIndex } from '../../src/layout/gridIndex';
import { labelObstacles } from '../../src/layout/labelBoxes';
import { type LabelPlace, labelPlaces } from '../../src/layout/labelPlaces';
import { createLineRouter, type LineRouter } from '../../src/layout/lineRouter';
import { nodeRect } from '../../src/layout/nodeRect';
import type { Route } from '../../src/layout/route';
import type { LineStyle } from '../../src/model/style';
import { overlaps, type Point, type Rect, type Size } from '../../src/shared/geometry';
import { KINDS, type SeededLayout, seededLayout } from './seededLayouts';

const LAYOUTS = 50;
const FULL: Size = { width: 92, height: 48 };
const BARE: Size = { width: 82, height: 34 };
/** Labels keep this far from each other and from cards. */
const GAP = 4;

interface Drawn extends SeededLayout {
  readonly routes: ReadonlyMap<string, Route>;
  /** Knows their courses already: it draws another style only (and as one that knows nothing: lineRouter.test.ts). */
  readonly route: LineRouter;
}

let drawn: readonly Drawn[] = [];
const styled = ({ diagram }: SeededLayout, lines: LineStyle) => ({ ...diagram, style: { lines } });

beforeAll(async () => {
  const layouts = await Promise.all(Array.from({ length: LAYOUTS }, (_, seed) => seededLayout(seed)));
  drawn = layouts.map((layout) => {
    const route = createLineRouter();
    return { ...layout, route, routes: route(styled(layout, 'rounded')) };
  });
});

const cardsOf = ({ diagram }: SeededLayout): readonly (readonly [string, Rect])[] =>
  [...diagram.components].map(([id, component]) => [id, nodeRect(component)]);

/** Strictly inside: a line may end on a border. */
const isIn = (rect: Rect, { x, y }: Point): boolean =>
  x > rect.x + 0.02 && x < rect.x + rect.width - 0.02 && y > rect.y + 0.02 && y < rect.y + rect.height - 0.02;

const legsOf = ({ points }: Route): [Point, Point][] =>
  points.slice(1).map((point, index): [Point, Point] => [points[index] ?? point, point]);

const runsThrough = ([a, b]: readonly [Point, Point], rect: Rect): boolean =>
  Math.max(a.x, b.x) > rect.x + 0.02 &&
  Math.min(a.x, b.x) < rect.x + rect.width - 0.02 &&
  Math.max(a.y, b.y) > rect.y + 0.02 &&
  Math.min(a.y, b.y) < rect.y + rect.height - 0.02;

/** Connections drawn through a card, their own included. */
const throughCards = (layout: Drawn): readonly string[] => {
  const cards = cardsOf(layout);
  const through = [...layout.routes].filter(([, route]) =>
    legsOf(route).some((leg) => cards.some(([, rect]) => runsThrough(leg, rect))),
  );
  return through.map(([id]) => `${layout.name}: ${id}`);
};

test('they are what they should be: every kind, sizes from 10 to 120, no two cards touching', () => {
  expect(drawn).toHaveLength(LAYOUTS);
  const sizes = drawn.map(({ diagram }) => diagram.components.size);
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(10);
  expect(Math.max(...sizes)).toBeGreaterThan(100);
  for (const kind of KINDS)
    expect(drawn.filter(({ name }) => name.includes(kind))).toHaveLength(LAYOUTS / KINDS.length);
  for (const layout of drawn) {
    const cards = cardsOf(layout);
    const touching = cards.flatMap(([id, rect], index) =>
      cards
        .slice(index + 1)
        .flatMap(([beside, other]) => (overlaps(rect, other, 8) ? [`${id} ${beside}`] : [])),
    );
    expect(touching, layout.name).toEqual([]);
  }
});

describe('lines', () => {
  test('every connection has one, from border to border, across and down only', () => {
    let count = 0;
    for (const { diagram, routes } of drawn) {
      expect(routes.size).toBe(diagram.connections.size);
      for (const route of routes.values()) {
        count += 1;
        const aslant = legsOf(route).filter(
          ([a, b]) => !(Math.min(Math.abs(a.x - b.x), Math.abs(a.y - b.y)) < 0.02),
        );
        expect(aslant).toEqual([]);
      }
    }
    expect(count).toBe(4481);
  });

  test('no segment runs through a card', () => {
    expect(drawn.flatMap(throughCards)).toEqual([]);
  });

  test('curved ones do not run through a foreign card either, where the curve leaves the corners', () => {
    const found = drawn.flatMap((layout) => {
      const cards = new GridIndex<Rect>();
      for (const [, rect] of cardsOf(layout)) cards.add(rect, rect);
      const cut = [...layout.route(styled(layout, 'curved'))].filter(([, { path }]) =>
        pointsOn(path).some((point) =>
          cards.near({ ...point, width: 0, height: 0 }).some((rect) => isIn(rect, point)),
        ),
      );
      return cut.map(([id]) => `${layout.name}: ${id}`);
    });
    expect(found).toEqual([]);
  });

  test('run on top of each other hardly ever, and only where there is no other channel', () => {
    const pairs = drawn.map(({ name, routes }) => [name, onTop(routes)] as const);
    const engine = pairs
      .filter(([name]) => name.includes('engine'))
      .reduce((sum, [, count]) => sum + count, 0);
    expect(engine).toBeLessThanOrEqual(2);
    expect(pairs.reduce((sum, [, count]) => sum + count, 0)).toBeLessThan(200);
  });
});

describe('labels', () => {
  let places: readonly (readonly [Drawn, ReadonlyMap<string, LabelPlace>, readonly Rect[]])[] = [];
  beforeAll(() => {
    places = drawn.map((layout) => {
      const obstacles = labelObstacles(layout.diagram);
      const all = (size: Size) => new Map([...layout.routes.keys()].map((id) => [id, size]));
      return [
        layout,
        labelPlaces(layout.routes, { full: all(FULL), bare: all(BARE) }, obstacles),
        obstacles,
      ] as const;
    });
  });

  test('none stands on a card or on another label', () => {
    for (const [layout, placed, obstacles] of places) {
      const shown = [...placed].filter(([, { dot }]) => dot === null);
      const covering = shown.flatMap(([id, { rect }], index) => {
        const others = [...obstacles, ...shown.slice(index + 1).map(([, place]) => place.rect)];
        return others.some((other) => overlaps(rect, other)) ? [id] : [];
      });
      expect(shown.length).toBeGreaterThan(0);
      expect(covering, layout.name).toEqual([]);
    }
  });

  test('a dot is where no place along the line is free, and few are', () => {
    let dots = 0;
    let labels = 0;
    for (const [layout, placed, obstacles] of places) {
      const shown = [...placed.values()].filter(({ dot }) => dot === null).map(({ rect }) => rect);
      labels += placed.size;
      for (const [id, { dot }] of placed) {
        if (!dot) continue;
        dots += 1;
        const route = layout.routes.get(id);
        expect(route && freePlace(route, [...obstacles, ...shown]), `${layout.name}: ${id}`).toBeUndefined();
      }
    }
    expect(labels).toBe(4481);
    expect(dots).toBeLessThan(0.04 * labels);
  });
});

/** A place on the line, every few pixels, where the smaller form would lie free. */
function freePlace(route: Route, taken: readonly Rect[]): Rect | undefined {
  for (const [a, b] of legsOf(route)) {
    const steps = Math.max(1, Math.ceil(Math.hypot(b.x - a.x, b.y - a.y) / 3));
    for (let step = 0; step <= steps; step++) {
      const center = { x: a.x + ((b.x - a.x) * step) / steps, y: a.y + ((b.y - a.y) * step) / steps };
      const rect = { x: center.x - BARE.width / 2, y: center.y - BARE.height / 2, ...BARE };
      if (!taken.some((other) => overlaps(rect, other, GAP + 2))) return rect;
    }
  }
  return undefined;
}

/** Pairs of pieces of two lines that run the same way less than 4 apart. */
function onTop(routes: ReadonlyMap<string, Route>): number {
  const legs = [...routes].flatMap(([id, route]) => legsOf(route).map(([a, b]) => ({ id, a, b })));
  let count = 0;
  legs.forEach((one, index) => {
    for (const other of legs.slice(index + 1)) {
      if (one.id === other.id) continue;
      for (const [across, along] of [
        ['y', 'x'],
        ['x', 'y'],
      ] as const) {
        const flat = (leg: { readonly a: Point; readonly b: Point }) =>
          Math.abs(leg.a[across] - leg.b[across]) < 0.02;
        if (!flat(one) || !flat(other) || Math.abs(one.a[across] - other.a[across]) >= 4) continue;
        const low = Math.max(Math.min(one.a[along], one.b[along]), Math.min(other.a[along], other.b[along]));
        const high = Math.min(Math.max(one.a[along], one.b[along]), Math.max(other.a[along], other.b[along]));
        if (high - low > 1) count += 1;
      }
    }
  });
  return count;
}

/** Points along SVG path data of lines, quadratic curves and arcs (whose ends are enough). */
function pointsOn(path: string): Point[] {
  const found: Point[] = [];
  let last: Point = { x: 0, y: 0 };
  for (const [, command, rest = ''] of path.matchAll(/([MLQA])([^MLQA]*)/g)) {
    const numbers = rest
      .trim()
      .split(/[\s,]+/)
      .map(Number);
    const [x = 0, y = 0] = numbers.slice(-2);
    const end = { x, y };
    const [cx = 0, cy = 0] = command === 'Q' ? numbers : [(last.x + x) / 2, (last.y + y) / 2];
    const steps = command === 'M' ? 1 : Math.max(8, Math.ceil(Math.hypot(x - last.x, y - last.y) / 12));
    for (let step = 1; step <= steps; step++) {
      const t = step / steps;
      const at = (from: number, by: number, to: number) =>
        (1 - t) ** 2 * from + 2 * t * (1 - t) * by + t ** 2 * to;
      found.push(command === 'M' ? end : { x: at(last.x, cx, x), y: at(last.y, cy, y) });
    }
    last = end;
  }
  return found;
}
