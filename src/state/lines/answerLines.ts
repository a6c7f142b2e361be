/** The worker's half: keeps the page it was told of and what it drew for it, and answers with what has changed. */
import { type LabelPlace, labelPlaces } from '../../layout/labelPlaces';
import { createLineRouter } from '../../layout/lineRouter';
import type { Route } from '../../layout/route';
import { type Diagram, emptyDiagram } from '../../model/diagram';
import type { Rect, Size } from '../../shared/geometry';
import { invariant } from '../../shared/invariant';
import { entriesDelta, withEntries } from '../live/entriesDelta';
import { sameValue } from '../live/sameValue';
import { isLinesRequest, LINES_PROTOCOL, type LinesReply, type LinesRequest } from './protocol';

/** To be given the messages in the order they were sent; throws on what is none. */
export function answerLines(): (message: unknown) => LinesReply {
  const route = createLineRouter();
  let diagram: Diagram = emptyDiagram;
  let full: ReadonlyMap<string, Size> = new Map();
  let bare: ReadonlyMap<string, Size> = new Map();
  let obstacles: readonly Rect[] = [];
  let routes: ReadonlyMap<string, Route> = new Map();
  let places: ReadonlyMap<string, LabelPlace> = new Map();
  return (message) => {
    invariant(isLinesRequest(message), 'a message of another protocol');
    const before = diagram;
    diagram = withChanges(diagram, message);
    full = withEntries(full, message.full);
    bare = withEntries(bare, message.bare);
    obstacles = message.obstacles ?? obstacles;
    const isSame = sameMaps(before, diagram);
    const nextRoutes = isSame ? routes : route(diagram);
    const nextPlaces = labelPlaces(nextRoutes, { full, bare }, obstacles);
    const reply: LinesReply = {
      protocol: LINES_PROTOCOL,
      version: message.version,
      routes: entriesDelta(routes, nextRoutes, Object.is),
      places: entriesDelta(places, nextPlaces, sameValue),
    };
    routes = nextRoutes;
    places = nextPlaces;
    return reply;
  };
}

function withChanges(before: Diagram, message: LinesRequest): Diagram {
  const { style } = message;
  return {
    ...emptyDiagram,
    components: withEntries(before.components, message.components),
    connections: withEntries(before.connections, message.connections),
    style: style === null ? {} : { lines: style },
  };
}

const sameMaps = (a: Diagram, b: Diagram): boolean =>
  a.components === b.components && a.connections === b.connections && a.style.lines === b.style.lines;
