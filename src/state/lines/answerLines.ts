/** The worker's half: keeps the page it was told of and what it drew for it, and answers with what has changed. */
import { type LabelPlace, labelPlaces } from '../../layout/labelPlaces';
import { createLineRouter } from '../../layout/lineRouter';
import type { Route } from '../../layout/route';
import { type Diagram, emptyDiagram } from '../../model/diagram';
import type { Rect, Size } from '../../shared/geometry';
import { invariant } from '../../shared/invariant';
import { type EntriesDelta, entriesDelta, withEntries } from '../live/entriesDelta';
import { sameValue } from '../live/sameValue';
import { isLinesRequest, LINES_PROTOCOL, type LinesReply, type LinesRequest } from './protocol';

/**
 * To be given the messages in the order they were sent; throws on what is none. Lines that are drawn anew are told at once,
 * before their labels have places.
 */
export function answerLines(reply: (reply: LinesReply) => void): (message: unknown) => void {
  const route = createLineRouter();
  let diagram: Diagram = emptyDiagram;
  let full: ReadonlyMap<string, Size> = new Map();
  let bare: ReadonlyMap<string, Size> = new Map();
  let obstacles: readonly Rect[] = [];
  let routes: ReadonlyMap<string, Route> = new Map();
  let places: ReadonlyMap<string, LabelPlace> = new Map();
  return (message) => {
    invariant(isLinesRequest(message), 'a message of another protocol');
    const { version } = message;
    const before = diagram;
    diagram = withChanges(diagram, message);
    full = withEntries(full, message.full);
    bare = withEntries(bare, message.bare);
    obstacles = message.obstacles ?? obstacles;
    if (!sameMaps(before, diagram)) {
      const now = route(diagram);
      const delta = entriesDelta(routes, now, Object.is);
      routes = now;
      if (full.size > 0) reply({ protocol: LINES_PROTOCOL, version, routes: delta, places: null });
      else return reply({ protocol: LINES_PROTOCOL, version, routes: delta, places: placed() });
    }
    reply({ protocol: LINES_PROTOCOL, version, routes: NOTHING_NEW, places: placed() });
  };

  function placed(): EntriesDelta<LabelPlace> {
    const now = labelPlaces(routes, { full, bare }, obstacles);
    const delta = entriesDelta(places, now, sameValue);
    places = now;
    return delta;
  }
}

const NOTHING_NEW: EntriesDelta<Route> = { set: [], gone: [] };

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
