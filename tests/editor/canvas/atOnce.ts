import { labelObstacles } from '../../../src/layout/labelBoxes';
import { routeConnections } from '../../../src/layout/routeConnections';
import type { Diagram } from '../../../src/model/diagram';
import { createLiveLines } from '../../../src/state/lines/liveLines';

/** The lines of a small page, and where its labels stand: known at once, with no worker. */
export function atOnce(diagram: Diagram) {
  const live = createLiveLines({ openPort: () => null, nowMs: () => 0, later: () => () => {} });
  const { routes, places } = live.store.getState();
  routes(diagram);
  const obstacles = labelObstacles(diagram);
  return { diagram, obstacles, routes: routeConnections(diagram), isQuiet: () => false, placesOf: places };
}
