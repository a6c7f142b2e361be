/** Where each connection's numbers stand on the canvas, and what they say. */
import type { ConnectionLabel } from '../../estimate/connectionLabel';
import { labelObstacles, labelSize } from '../../layout/labelBoxes';
import { placeLabels } from '../../layout/placeLabels';
import type { Route } from '../../layout/routeConnections';
import type { Diagram } from '../../model/diagram';
import type { Rect, Size } from '../../shared/geometry';

export interface DrawnLabel {
  readonly connectionId: string;
  readonly label: ConnectionLabel;
  readonly rect: Rect;
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

interface Placed {
  readonly route: Route;
  readonly rect: Rect;
}

/** Places labels, remembering where they were; one for each canvas. */
export function createLabelDrawer(): (inputs: LabelInputs) => readonly DrawnLabel[] {
  let before: ReadonlyMap<string, Placed> = new Map();
  return ({ diagram, routes, labelOf, isQuiet, dragging }) => {
    const labels = new Map<string, ConnectionLabel>();
    const sizes = new Map<string, Size>();
    const places = new Map<string, Rect>();
    const open = new Map<string, Route>();
    for (const [id, route] of routes) {
      const label = labelOf(id);
      if (!label) continue;
      labels.set(id, label);
      const known = dragging ? before.get(id) : undefined;
      if (known?.route === route) places.set(id, known.rect);
      else {
        open.set(id, route);
        sizes.set(id, labelSize(label.lines));
      }
    }
    if (open.size > 0) {
      const obstacles = [...labelObstacles(diagram), ...places.values()];
      for (const [id, rect] of placeLabels(open, sizes, obstacles)) places.set(id, rect);
    }
    before = placedOn(routes, places);
    return [...labels].flatMap(([connectionId, label]) => {
      const rect = places.get(connectionId);
      return rect ? [{ connectionId, label, rect, quiet: isQuiet(connectionId) }] : [];
    });
  };
}

function placedOn(
  routes: ReadonlyMap<string, Route>,
  places: ReadonlyMap<string, Rect>,
): ReadonlyMap<string, Placed> {
  const placed = new Map<string, Placed>();
  for (const [id, rect] of places) {
    const route = routes.get(id);
    if (route) placed.set(id, { route, rect });
  }
  return placed;
}
