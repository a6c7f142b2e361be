/** Where each connection's numbers stand on the canvas, and what they say. */
import type { ConnectionLabel } from '../../estimate/connectionLabel';
import { labelObstacles, labelSize } from '../../layout/labelBoxes';
import { placeLabels } from '../../layout/placeLabels';
import type { Route } from '../../layout/routeConnections';
import type { Diagram } from '../../model/diagram';
import { centerOf, overlaps, type Rect, type Size } from '../../shared/geometry';

export interface DrawnLabel {
  readonly connectionId: string;
  readonly label: ConnectionLabel;
  readonly rect: Rect;
  /** Where there is no room for it without hiding something, a dot stands for it until it is asked for. */
  readonly dot: Rect | null;
  readonly quiet: boolean;
}

export interface LabelInputs {
  readonly diagram: Diagram;
  readonly routes: ReadonlyMap<string, Route>;
  readonly labelOf: (connectionId: string) => ConnectionLabel | undefined;
  readonly isQuiet: (connectionId: string) => boolean;
  /** While something is dragged, labels whose line stays stay where they are; all are placed anew on the drop. */
  readonly dragging: boolean;
}

interface Place {
  readonly rect: Rect;
  readonly dot: Rect | null;
}

interface Placed extends Place {
  readonly route: Route;
}

const DOT: Size = { width: 16, height: 16 };

/** Places labels, remembering where they were; one for each canvas. */
export function createLabelDrawer(): (inputs: LabelInputs) => readonly DrawnLabel[] {
  let before: ReadonlyMap<string, Placed> = new Map();
  return ({ diagram, routes, labelOf, isQuiet, dragging }) => {
    const labels = new Map<string, ConnectionLabel>();
    const sizes = new Map<string, Size>();
    const places = new Map<string, Place>();
    const open = new Map<string, Route>();
    for (const [id, route] of routes) {
      const label = labelOf(id);
      if (!label) continue;
      labels.set(id, label);
      const known = dragging ? before.get(id) : undefined;
      if (known?.route === route) places.set(id, known);
      else {
        open.set(id, route);
        sizes.set(id, labelSize(label.lines));
      }
    }
    if (open.size > 0) {
      const drawn = [...places.values()].map(({ rect, dot }) => dot ?? rect);
      for (const [id, place] of placesFor(open, sizes, [...labelObstacles(diagram), ...drawn]))
        places.set(id, place);
    }
    before = placedOn(routes, places);
    return [...labels]
      .flatMap(([connectionId, label]) => {
        const place = places.get(connectionId);
        return place ? [{ connectionId, label, ...place, quiet: isQuiet(connectionId) }] : [];
      })
      .sort((a, b) => Number(a.dot !== null) - Number(b.dot !== null));
  };
}

/** A label stays where it hides nothing; each other becomes a dot on its line. */
function placesFor(
  routes: ReadonlyMap<string, Route>,
  sizes: ReadonlyMap<string, Size>,
  obstacles: readonly Rect[],
): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  const tight = new Map<string, Route>();
  const wanted = [...placeLabels(routes, sizes, obstacles)];
  wanted.sort(([, a], [, b]) => Number(a.overlapping) - Number(b.overlapping));
  const taken: Rect[] = [];
  for (const [id, rect] of wanted) {
    const route = routes.get(id);
    const hides = rect.overlapping && [...obstacles, ...taken].some((other) => overlaps(rect, other));
    if (hides && route) tight.set(id, route);
    else {
      places.set(id, { rect, dot: null });
      taken.push(rect);
    }
  }
  const dots = new Map([...tight.keys()].map((id) => [id, DOT]));
  for (const [id, dot] of placeLabels(tight, dots, [...obstacles, ...taken]))
    places.set(id, { rect: around(dot, sizes.get(id) ?? DOT), dot });
  return places;
}

function around(inner: Rect, { width, height }: Size): Rect {
  const { x, y } = centerOf(inner);
  return { x: Math.round(x - width / 2), y: Math.round(y - height / 2), width, height };
}

function placedOn(
  routes: ReadonlyMap<string, Route>,
  places: ReadonlyMap<string, Place>,
): ReadonlyMap<string, Placed> {
  const placed = new Map<string, Placed>();
  for (const [id, place] of places) {
    const route = routes.get(id);
    if (route) placed.set(id, { ...place, route });
  }
  return placed;
}
