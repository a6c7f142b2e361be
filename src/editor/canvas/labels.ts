/** Where each connection's numbers stand on the canvas, and what they say. */
import type { ConnectionLabel } from '../../estimate/connectionLabel';
import { labelObstacles } from '../../layout/labelBoxes';
import { type LabelContent, type LabelLayout, layOutLabel, smallerLabel } from '../../layout/labelLayout';
import { type LabelPlace, type LabelSizes, labelPlaces } from '../../layout/labelPlaces';
import type { Route } from '../../layout/routeConnections';
import type { Diagram } from '../../model/diagram';
import { boundsOf, boundsOfPoints, inflate, overlaps, type Rect, type Size } from '../../shared/geometry';
import type { LinesQuestion } from '../../state/lines/linesClient';
import { sameRects } from '../../state/lines/liveLines';

export interface CanvasLabel extends ConnectionLabel, LabelContent {
  readonly combined?: string;
  readonly lines: ConnectionLabel['lines'];
}

export interface DrawnLabel {
  readonly connectionId: string;
  readonly label: CanvasLabel;
  readonly layout: LabelLayout;
  readonly rect: Rect;
  /** Where there is no room for it without hiding something, a dot stands for it until it is asked for. */
  readonly dot: Rect | null;
  readonly quiet: boolean;
}

export interface LabelInputs {
  readonly diagram: Diagram;
  readonly routes: ReadonlyMap<string, Route>;
  readonly labelOf: (connectionId: string) => CanvasLabel | undefined;
  readonly isQuiet: (connectionId: string) => boolean;
  /**
   * Where all labels stand; null where that isn't known yet: then labels whose line stays stay where they are, and of the
   * others a few are placed among them.
   */
  readonly placesOf: (question: LinesQuestion) => ReadonlyMap<string, LabelPlace> | null;
}

export interface LabelDrawing {
  readonly labels: readonly DrawnLabel[];
  /** What is to be known for all of them to stand as they are to. */
  readonly question: LinesQuestion;
}

interface Placed extends LabelPlace {
  readonly route: Route;
  readonly size: Size;
}

interface LaidOut {
  readonly label: CanvasLabel;
  readonly layout: LabelLayout;
  readonly bare: LabelLayout | null;
}

interface Kept {
  readonly laidOut: ReadonlyMap<string, LaidOut>;
  readonly placed: ReadonlyMap<string, Placed>;
  readonly obstacles: readonly Rect[];
}

/** More than these are not placed while a frame waits for them. */
const MOST_PLACED = 40;
/** No label stands farther from its line. */
const REACH = 240;

/** Places labels, remembering where they were; one for each canvas. */
export function createLabelDrawer(): (inputs: LabelInputs) => LabelDrawing {
  let before: Kept = { laidOut: new Map(), placed: new Map(), obstacles: [] };
  return ({ diagram, routes, labelOf, isQuiet, placesOf }) => {
    const laidOut = new Map<string, LaidOut>();
    for (const id of routes.keys()) {
      const label = labelOf(id);
      const one = label && layOut(label, before.laidOut.get(id));
      if (one) laidOut.set(id, one);
    }
    const sizes = sizesOf(laidOut);
    const now = labelObstacles(diagram);
    const obstacles = sameRects(before.obstacles, now) ? before.obstacles : now;
    const question = { diagram, sizes, obstacles };
    const places = placesOf(question) ?? placesMeanwhile(before.placed, routes, question);
    before = { laidOut, placed: placedOn(routes, sizes.full, places), obstacles };
    const labels = [...laidOut]
      .flatMap(([connectionId, one]) => {
        const place = places.get(connectionId);
        return place ? [{ ...drawn(connectionId, one, place), quiet: isQuiet(connectionId) }] : [];
      })
      .sort((a, b) => Number(a.dot !== null) - Number(b.dot !== null));
    return { labels, question };
  };
}

function layOut(label: CanvasLabel, known: LaidOut | undefined): LaidOut | null {
  if (known && saysSame(known.label, label)) return { ...known, label };
  const layout = layOutLabel(label);
  return layout && { label, layout, bare: smallerLabel(label) };
}

function sizesOf(labels: ReadonlyMap<string, LaidOut>): LabelSizes {
  const full = new Map<string, Size>();
  const bare = new Map<string, Size>();
  for (const [id, laidOut] of labels) {
    full.set(id, laidOut.layout.size);
    if (laidOut.bare) bare.set(id, laidOut.bare.size);
  }
  return { full, bare };
}

const drawn = (
  connectionId: string,
  { label, layout, bare }: LaidOut,
  place: LabelPlace,
): Omit<DrawnLabel, 'quiet'> => ({
  connectionId,
  label,
  layout: (place.bare && bare) || layout,
  rect: place.rect,
  dot: place.dot,
});

function placesMeanwhile(
  before: ReadonlyMap<string, Placed>,
  routes: ReadonlyMap<string, Route>,
  { sizes, obstacles }: LinesQuestion,
): ReadonlyMap<string, LabelPlace> {
  const places = new Map<string, LabelPlace>();
  const open = new Map<string, Route>();
  for (const [id, size] of sizes.full) {
    const known = before.get(id);
    const route = routes.get(id);
    if (!route) continue;
    if (known?.route === route) places.set(id, sizedAs(known, size));
    else open.set(id, route);
  }
  if (open.size === 0 || open.size > MOST_PLACED) return places;
  const all = boundsOf([...open.values()].map(({ points }) => boundsOfPoints(points)));
  const area = all && inflate(all, REACH);
  const taken = [...places.values()].map(({ rect, dot }) => dot ?? rect);
  const near = [...obstacles, ...taken].filter((rect) => area && overlaps(rect, area));
  for (const [id, place] of labelPlaces(open, sizes, near)) places.set(id, place);
  return places;
}

/** About the same middle. */
function sizedAs({ rect, dot, bare, size }: Placed, now: Size): LabelPlace {
  const [across, down] = [now.width - size.width, now.height - size.height];
  if (bare || (across === 0 && down === 0)) return { rect, dot, bare };
  return { rect: { ...now, x: rect.x - across / 2, y: rect.y - down / 2 }, dot, bare };
}

const saysSame = (a: LabelContent, b: LabelContent): boolean =>
  a.lines[0] === b.lines[0] &&
  a.lines[1] === b.lines[1] &&
  a.name === b.name &&
  a.step === b.step &&
  a.marks === b.marks;

function placedOn(
  routes: ReadonlyMap<string, Route>,
  sizes: ReadonlyMap<string, Size>,
  places: ReadonlyMap<string, LabelPlace>,
): ReadonlyMap<string, Placed> {
  const placed = new Map<string, Placed>();
  for (const [id, place] of places) {
    const route = routes.get(id);
    const size = sizes.get(id);
    if (route && size) placed.set(id, { ...place, route, size });
  }
  return placed;
}
