/** Where each connection's numbers stand on the canvas, and what they say. */
import type { ConnectionLabel } from '../../estimate/connectionLabel';
import { labelObstacles } from '../../layout/labelBoxes';
import { type LabelContent, type LabelLayout, layOutLabel, smallerLabel } from '../../layout/labelLayout';
import { type LabelPlace, type LabelSizes, labelPlaces } from '../../layout/labelPlaces';
import type { Route } from '../../layout/routeConnections';
import type { Diagram } from '../../model/diagram';
import type { Rect, Size } from '../../shared/geometry';

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
  /** While something is dragged, labels whose line stays stay where they are; all are placed anew on the drop. */
  readonly dragging: boolean;
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

/** With more than this, a change places anew only the labels it resized: all of them would take too long. */
const MANY = 300;

/** Places labels, remembering where they were; one for each canvas. */
export function createLabelDrawer(): (inputs: LabelInputs) => readonly DrawnLabel[] {
  let before: Kept = { laidOut: new Map(), placed: new Map(), obstacles: [] };
  return ({ diagram, routes, labelOf, isQuiet, dragging }) => {
    const labels = new Map<string, LaidOut>();
    for (const id of routes.keys()) {
      const label = labelOf(id);
      const laidOut = label && layOut(label, before.laidOut.get(id));
      if (laidOut) labels.set(id, laidOut);
    }
    const sizes = sizesOf(labels);
    const obstacles = labelObstacles(diagram);
    const places = keptPlaces(before, { routes, sizes: sizes.full, obstacles, dragging });
    const open = new Map([...routes].filter(([id]) => labels.has(id) && !places.has(id)));
    if (open.size > 0) {
      const taken = [...places.values()].map(({ rect, dot }) => dot ?? rect);
      for (const [id, place] of labelPlaces(open, sizes, [...obstacles, ...taken])) places.set(id, place);
    }
    before = { laidOut: labels, placed: placedOn(routes, sizes.full, places), obstacles };
    return [...labels]
      .flatMap(([connectionId, laidOut]) => {
        const place = places.get(connectionId);
        return place ? [{ ...drawn(connectionId, laidOut, place), quiet: isQuiet(connectionId) }] : [];
      })
      .sort((a, b) => Number(a.dot !== null) - Number(b.dot !== null));
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

/** The places that need not be found again: of all labels, of most, or of none. */
function keptPlaces(
  before: Kept,
  now: {
    readonly routes: ReadonlyMap<string, Route>;
    readonly sizes: ReadonlyMap<string, Size>;
    readonly obstacles: readonly Rect[];
    readonly dragging: boolean;
  },
): Map<string, LabelPlace> {
  const { routes, sizes, obstacles, dragging } = now;
  const places = new Map<string, LabelPlace>();
  if (!dragging && !sameList(before.obstacles, obstacles, sameRect)) return places;
  for (const [id, size] of sizes) {
    const known = before.placed.get(id);
    if (known && known.route === routes.get(id) && (dragging || sameSize(known.size, size)))
      places.set(id, known);
  }
  const nothingChanged = places.size === sizes.size && places.size === before.placed.size;
  return dragging || nothingChanged || sizes.size > MANY ? places : new Map();
}

const saysSame = (a: LabelContent, b: LabelContent): boolean =>
  a.lines[0] === b.lines[0] &&
  a.lines[1] === b.lines[1] &&
  a.name === b.name &&
  a.step === b.step &&
  a.marks === b.marks;

const sameSize = (a: Size, b: Size): boolean => a.width === b.width && a.height === b.height;

const sameRect = (a: Rect, b: Rect): boolean => a.x === b.x && a.y === b.y && sameSize(a, b);

const sameList = <T>(a: readonly T[], b: readonly T[], same: (x: T, y: T) => boolean): boolean =>
  a.length === b.length &&
  a.every((x, index) => {
    const y = b[index];
    return y !== undefined && same(x, y);
  });

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
