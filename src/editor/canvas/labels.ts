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

export function drawLabels(
  diagram: Diagram,
  routes: ReadonlyMap<string, Route>,
  labelOf: (connectionId: string) => ConnectionLabel | undefined,
  isQuiet: (connectionId: string) => boolean,
): readonly DrawnLabel[] {
  const labels = new Map<string, ConnectionLabel>();
  const sizes = new Map<string, Size>();
  for (const id of routes.keys()) {
    const label = labelOf(id);
    if (!label) continue;
    labels.set(id, label);
    sizes.set(id, labelSize(label.lines));
  }
  const places = placeLabels(routes, sizes, labelObstacles(diagram));
  return [...labels].flatMap(([connectionId, label]) => {
    const rect = places.get(connectionId);
    return rect ? [{ connectionId, label, rect, quiet: isQuiet(connectionId) }] : [];
  });
}
