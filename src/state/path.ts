/**
 * A journey defined by its path: where it enters, then one connection after another, each from a component the path has
 * come to. What is pointed at goes on it, or is why it doesn't; the journey is made, or changed, in one step at the end.
 */
import type { Diagram } from '../model/diagram';
import { freshId, putJourney, withKey } from '../model/edits';
import { type ElementRef, idOf, kindOf } from '../model/elements';
import { connectionName, nameOf } from '../model/queries';
import type { Context, Outcome } from './command';
import type { PathInHand } from './sessionStore';

const EMPTY: PathInHand = { journey: null, entry: null, connections: [], refused: null };

/** Of a new journey; one component that is selected is where it enters. */
export function startPath({ session }: Context): Outcome {
  const [only, ...others] = session.selection;
  const entry = only && others.length === 0 && kindOf(only) === 'component' ? idOf(only) : null;
  return shown({ ...EMPTY, entry });
}

/** Of a journey there is, as far as it names its connections. */
export function editPath({ diagram }: Context, journeyId: string): Outcome {
  const journey = diagram.journeys.get(journeyId);
  if (!journey) return {};
  const { entry, connections = [] } = journey;
  return shown({ ...EMPTY, journey: journeyId, entry, connections });
}

const shown = (path: PathInHand): Outcome => ({
  session: { path, selection: new Set(), tool: 'select', trace: false, targets: false, why: null },
});

/** What of it is there still, each connection reached from the entry. */
export function livePath(diagram: Diagram, path: PathInHand): PathInHand {
  const entry = path.entry !== null && diagram.components.has(path.entry) ? path.entry : null;
  const left = new Set(path.connections.filter((id) => diagram.connections.has(id)));
  const reached = new Set(entry === null ? [] : [entry]);
  const kept = new Set<string>();
  for (let before = -1; kept.size > before; ) {
    before = kept.size;
    for (const id of left) {
      const connection = diagram.connections.get(id);
      if (!connection || kept.has(id) || !reached.has(connection.from)) continue;
      kept.add(id);
      reached.add(connection.to);
    }
  }
  return { ...path, entry, connections: path.connections.filter((id) => kept.has(id)) };
}

/** The entry first, then as they were come to. */
export function componentsOn(diagram: Diagram, { entry, connections }: PathInHand): readonly string[] {
  const to = connections.flatMap((id) => diagram.connections.get(id)?.to ?? []);
  return [...new Set([...(entry === null ? [] : [entry]), ...to])];
}

/** The connections it could go on over. */
export function waysOn(diagram: Diagram, path: PathInHand): readonly string[] {
  const on = new Set(componentsOn(diagram, path));
  const taken = new Set(path.connections);
  return [...diagram.connections]
    .filter(([id, { from }]) => on.has(from) && !taken.has(id))
    .map(([id]) => id);
}

/** A component or connection on the path, or off it. */
export function pointAt({ diagram, session }: Context, ref: ElementRef): Outcome {
  if (!session.path) return {};
  const path = { ...livePath(diagram, session.path), refused: null };
  const next =
    kindOf(ref) === 'component'
      ? withComponent(diagram, path, idOf(ref))
      : kindOf(ref) === 'connection'
        ? withConnection(diagram, path, idOf(ref))
        : path;
  return { session: { path: next, selection: new Set() } };
}

function withComponent(diagram: Diagram, path: PathInHand, id: string): PathInHand {
  if (path.entry === null) return { ...path, entry: id };
  const ways = waysOn(diagram, path).filter((way) => diagram.connections.get(way)?.to === id);
  // Of several callers the one come to last.
  const caller = [...componentsOn(diagram, path)]
    .reverse()
    .find((one) => ways.some((way) => diagram.connections.get(way)?.from === one));
  const added = ways.filter((way) => diagram.connections.get(way)?.from === caller);
  if (added.length > 0) return { ...path, connections: [...path.connections, ...added] };
  const isOn = componentsOn(diagram, path).includes(id);
  const name = nameOf(diagram, id);
  return {
    ...path,
    refused: isOn
      ? `${name} is on the path already.`
      : `Nothing on the path so far calls ${name}: point at what comes before it.`,
  };
}

function withConnection(diagram: Diagram, path: PathInHand, id: string): PathInHand {
  const connection = diagram.connections.get(id);
  if (!connection) return path;
  if (path.connections.includes(id)) return withoutConnection(diagram, path, id);
  if (path.entry === null) return { ...path, entry: connection.from, connections: [id] };
  if (componentsOn(diagram, path).includes(connection.from))
    return { ...path, connections: [...path.connections, id] };
  return {
    ...path,
    refused: `The path doesn’t come to ${nameOf(diagram, connection.from)}: ${connectionName(diagram, id)} can’t be on it yet.`,
  };
}

/** With what only it led to. */
const withoutConnection = (diagram: Diagram, path: PathInHand, id: string): PathInHand =>
  livePath(diagram, { ...path, connections: path.connections.filter((one) => one !== id) });

/** Another entry; what can't be come to from there is off it. */
export function enterAt({ diagram, session }: Context, entry: string): Outcome {
  return session.path
    ? { session: { path: livePath(diagram, { ...session.path, entry, refused: null }) } }
    : {};
}

/** Without what was put on it last. */
export function stepBack({ diagram, session }: Context): Outcome {
  if (!session.path) return {};
  const path = { ...livePath(diagram, session.path), refused: null };
  if (path.connections.length === 0) return { session: { path: { ...path, entry: null } } };
  return { session: { path: { ...path, connections: path.connections.slice(0, -1) } } };
}

/** As the journey's, in focus from then on; over no connection it is over all it comes to. */
export function takePath({ diagram, session }: Context): Outcome {
  const path = session.path && livePath(diagram, session.path);
  if (!path || path.entry === null) return {};
  const before = path.journey === null ? undefined : diagram.journeys.get(path.journey);
  const id = before && path.journey !== null ? path.journey : freshId(diagram, 'journey');
  const { entry, connections } = path;
  const named = withKey({ ...before, entry }, 'connections', connections.length ? connections : undefined);
  // What is pointed at is on it, reads and writes alike.
  const journey = connections.length ? withKey(named, 'operation', undefined) : named;
  return { diagram: putJourney(diagram, id, journey), session: { path: null, journey: id } };
}
