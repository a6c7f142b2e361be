/** Where labels stand while their lines are on the move, or nobody has worked out yet where they are to. */
import { GridIndex } from '../../layout/gridIndex';
import { type LabelPlace, type LabelSizes, labelPlaces } from '../../layout/labelPlaces';
import type { Route } from '../../layout/routeConnections';
import {
  boundsOf,
  boundsOfPoints,
  inflate,
  overlaps,
  type Point,
  type Rect,
  type Size,
} from '../../shared/geometry';
import { kept } from '../../shared/kept';

export interface Placed extends LabelPlace {
  readonly route: Route;
  readonly size: Size;
}

type Places = ReadonlyMap<string, Placed>;

/** What labels keep off in an area. */
export type Near = (area: Rect) => readonly Rect[];

interface Standing {
  readonly id: string;
  readonly rect: Rect;
}

/** More than these are not placed while a frame waits for them. */
const MOST_PLACED = 40;
/** No label stands farther from its line. */
const REACH = 240;

/** Labels go along with their lines; a few whose lines have another shape are placed among them and what is `near`. */
export function placesMeanwhile(
  before: Places,
  routes: ReadonlyMap<string, Route>,
  sizes: LabelSizes,
  near: Near,
): ReadonlyMap<string, LabelPlace> {
  const places = new Map<string, LabelPlace>();
  const open = new Map<string, Route>();
  for (const [id, route] of routes) {
    const [known, size] = [before.get(id), sizes.full.get(id)];
    if (!size) continue;
    const by = known && shiftBetween(known.route, route);
    if (known && by) places.set(id, shifted(known.size === size ? known : sizedAs(known, size), by));
    else open.set(id, route);
  }
  const all = boundsOf([...open.values()].map(({ points }) => boundsOfPoints(points)));
  if (!all || open.size > MOST_PLACED) return places;
  const area = inflate(all, REACH);
  const taken = [...places.values()].map(boxOf).filter((rect) => overlaps(rect, area));
  for (const [id, place] of labelPlaces(open, sizesIn(sizes, open), [...near(area), ...taken]))
    places.set(id, place);
  return places;
}

/** Of these lines alone. */
function sizesIn({ full, bare }: LabelSizes, routes: ReadonlyMap<string, Route>): LabelSizes {
  const of = (sizes: ReadonlyMap<string, Size>) =>
    new Map(
      [...routes.keys()].flatMap((id): [string, Size][] => {
        const size = sizes.get(id);
        return size ? [[id, size]] : [];
      }),
    );
  return { full: of(full), bare: of(bare) };
}

const boxOf = ({ rect, dot }: LabelPlace): Rect => dot ?? rect;

/** Where labels stand at rest, by what is near. */
export function placedNear(placed: Places, area: Rect): readonly Standing[] {
  const index = kept(indexes, placed, () => {
    const made = new GridIndex<Standing>();
    for (const [id, place] of placed) made.add(boxOf(place), { id, rect: boxOf(place) });
    return made;
  });
  return index.near(area).filter(({ rect }) => overlaps(rect, area));
}

const indexes = new WeakMap<Places, GridIndex<Standing>>();

/** How far one line is from another of the same shape; null: they are of two shapes. */
function shiftBetween(from: Route, to: Route): Point | null {
  if (from === to) return STAYS;
  const [a, b] = [from.points[0], to.points[0]];
  if (!a || !b || from.points.length !== to.points.length) return null;
  const by = { x: b.x - a.x, y: b.y - a.y };
  const isSame = to.points.every((point, index) => {
    const was = from.points[index];
    return was && Math.abs(point.x - was.x - by.x) < 0.01 && Math.abs(point.y - was.y - by.y) < 0.01;
  });
  return isSame ? by : null;
}

const STAYS: Point = { x: 0, y: 0 };

function shifted<P extends LabelPlace>(place: P, by: Point): P {
  if (by.x === 0 && by.y === 0) return place;
  const moved = (rect: Rect): Rect => ({ ...rect, x: rect.x + by.x, y: rect.y + by.y });
  return { ...place, rect: moved(place.rect), dot: place.dot && moved(place.dot) };
}

/** About the same middle. */
function sizedAs({ rect, dot, bare, size }: Placed, now: Size): LabelPlace {
  const [across, down] = [now.width - size.width, now.height - size.height];
  if (bare || (across === 0 && down === 0)) return { rect, dot, bare };
  return { rect: { ...now, x: rect.x - across / 2, y: rect.y - down / 2 }, dot, bare };
}
