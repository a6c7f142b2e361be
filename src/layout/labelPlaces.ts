/**
 * Where each label stands so that it hides nothing: as it would be, or in its smaller form, or, where neither has room
 * anywhere along its line, as a dot on the line that stands for it until it is asked for.
 */
import { boundsOfPoints, centerOf, inflate, overlaps, type Rect, type Size } from '../shared/geometry';
import { fitLabels } from './fitLabels';
import { placeLabels } from './placeLabels';
import type { Route } from './route';

export interface LabelSizes {
  readonly full: ReadonlyMap<string, Size>;
  /** Of those that have a smaller form. */
  readonly bare: ReadonlyMap<string, Size>;
}

export interface LabelPlace {
  readonly rect: Rect;
  readonly dot: Rect | null;
  /** There is room for it only in its smaller form. */
  readonly bare: boolean;
}

/** Farther than any label from its line. */
const REACH = 240;

export const LABEL_DOT: Size = { width: 16, height: 16 };

export function labelPlaces(
  routes: ReadonlyMap<string, Route>,
  sizes: LabelSizes,
  obstacles: readonly Rect[],
): ReadonlyMap<string, LabelPlace> {
  const places = new Map<string, LabelPlace>();
  const open = <T>(of: ReadonlyMap<string, T>) => new Map([...of].filter(([id]) => routes.has(id)));
  const wanted = [...fitLabels(routes, open(sizes.full), open(sizes.bare), obstacles)];
  wanted.sort(([, a], [, b]) => Number(a.overlapping) - Number(b.overlapping));
  const tight: [string, Route][] = [];
  const taken: Rect[] = [];
  const put = (id: string, rect: Rect, bare: boolean) => {
    places.set(id, { rect, dot: null, bare });
    taken.push(rect);
  };
  for (const [id, { overlapping, smaller, ...rect }] of wanted) {
    const route = routes.get(id);
    const hides = overlapping && [...obstacles, ...taken].some((other) => overlaps(rect, other));
    if (hides && route) tight.push([id, route]);
    else put(id, rect, smaller);
  }
  const dotted = new Map<string, Route>();
  for (const [id, route] of tight) {
    // Others that became dots may have left room.
    const reach = inflate(boundsOfPoints(route.points), REACH);
    const near = [...obstacles, ...taken].filter((rect) => overlaps(rect, reach));
    const found = [sizes.full.get(id), sizes.bare.get(id)].flatMap((size, form) => {
      const place = size && placeLabels(new Map([[id, route]]), new Map([[id, size]]), near).get(id);
      return place && !place.overlapping ? [{ place, bare: form === 1 }] : [];
    })[0];
    if (found) put(id, rectOf(found.place), found.bare);
    else dotted.set(id, route);
  }
  const dots = new Map([...dotted.keys()].map((id) => [id, LABEL_DOT]));
  for (const [id, dot] of placeLabels(dotted, dots, [...obstacles, ...taken]))
    places.set(id, { rect: around(dot, sizes.full.get(id) ?? LABEL_DOT), dot: rectOf(dot), bare: false });
  return places;
}

const rectOf = ({ x, y, width, height }: Rect): Rect => ({ x, y, width, height });

function around(inner: Rect, { width, height }: Size): Rect {
  const { x, y } = centerOf(inner);
  return { x: Math.round(x - width / 2), y: Math.round(y - height / 2), width, height };
}
