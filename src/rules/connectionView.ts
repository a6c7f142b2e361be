/**
 * One connection as the rules see it, drawn or only proposed: its ends, and the mode and protocol in force.
 * An end need not be in the diagram yet: the picker asks what could follow, a remedy what could stand between.
 */

import { isAsynchronousType, typeOf } from '../catalog/effective';
import { isCopy, usableProtocols } from '../catalog/protocols';
import type { Component, Diagram, Mode } from '../model/diagram';
import type { ProposedConnection } from '../model/finding';
import { invariant } from '../shared/invariant';
import { type Graph, graphOf } from './graph';
import type { Link, Part } from './parts';

/** A part of the diagram, or one that isn't in it yet. */
export type End = Pick<Part, 'id' | 'component' | 'type' | 'name'>;

export interface ConnectionView {
  readonly diagram: Diagram;
  readonly graph: Graph;
  /** Null while the connection is only proposed. */
  readonly id: string | null;
  /** Whether it stands in the diagram like this; else it is judged against everything that does. */
  readonly isDrawn: boolean;
  readonly connection: ProposedConnection;
  readonly from: End;
  readonly to: End;
  readonly mode: Mode;
  /** As the connection says, else the first both ends speak; null: none. */
  readonly protocol: string | null;
  /** The end that stays while a drag tries others: what is known of it needn't be computed again. */
  readonly anchor: 'from' | 'to';
  /**
   * This other connection with the protocol and mode it would have in its place, if the rules allow it; else null.
   * Always null while it is another one that asks.
   */
  readonly settle: (connection: ProposedConnection, ends?: Ends) => ProposedConnection | null;
}

/** Components that stand for an end that isn't in the diagram. */
export type Ends = ReadonlyMap<string, Component>;

export interface ViewOptions {
  readonly id?: string | null;
  readonly isDrawn?: boolean;
  readonly ends?: Ends;
  readonly anchor?: ConnectionView['anchor'];
  readonly settle?: Settle;
}

/** How a view finds out what the rules would allow in its place: asked with the options of that view. */
export type Settle = (
  diagram: Diagram,
  connection: ProposedConnection,
  options: Omit<ViewOptions, 'settle'>,
) => ProposedConnection | null;

export function viewOf(
  diagram: Diagram,
  connection: ProposedConnection,
  options: ViewOptions = {},
): ConnectionView {
  const { id = null } = options;
  const graph = graphOf(diagram);
  const from = endOf(graph, connection.from, options.ends);
  const to = endOf(graph, connection.to, options.ends);
  const mode = id === null ? proposedMode(from, to, connection) : modeBetween(from, to, connection);
  return new View(diagram, graph, { connection, from, to }, mode, id, options);
}

/** One that stands in the diagram, as it does. */
export function drawnView(
  diagram: Diagram,
  graph: Graph,
  link: Link,
  options: Pick<ViewOptions, 'settle'>,
): ConnectionView {
  isThere(link.from.index < 0 ? undefined : link.from, link.from.id);
  isThere(link.to.index < 0 ? undefined : link.to, link.to.id);
  return new View(diagram, graph, link, link.isSync ? 'sync' : 'async', link.id, options);
}

/** A review makes thousands of these: what few rules ask for is found when asked. */
class View implements ConnectionView {
  readonly diagram: Diagram;
  readonly graph: Graph;
  readonly id: string | null;
  readonly isDrawn: boolean;
  readonly connection: ProposedConnection;
  readonly from: End;
  readonly to: End;
  readonly mode: Mode;
  readonly anchor: ConnectionView['anchor'];
  readonly #options: ViewOptions;
  #protocol: string | null | undefined;

  constructor(
    diagram: Diagram,
    graph: Graph,
    { connection, from, to }: Pick<ConnectionView, 'connection' | 'from' | 'to'>,
    mode: Mode,
    id: string | null,
    options: ViewOptions,
  ) {
    this.diagram = diagram;
    this.graph = graph;
    this.id = id;
    this.isDrawn = options.isDrawn ?? id !== null;
    this.connection = connection;
    this.from = from;
    this.to = to;
    this.mode = mode;
    this.anchor = options.anchor ?? 'from';
    this.#options = options;
    this.#protocol = connection.protocol;
  }

  get protocol(): string | null {
    if (this.#protocol === undefined)
      this.#protocol = usableProtocols(this.from.component, this.to.component, this.mode)[0] ?? null;
    return this.#protocol;
  }

  settle(connection: ProposedConnection, more?: Ends): ProposedConnection | null {
    const { settle, ends } = this.#options;
    // The one asked about can't settle anything itself: a remedy of a remedy could go round for ever.
    if (!settle) return null;
    const { diagram, id, anchor } = this;
    const all = ends && more ? new Map([...ends, ...more]) : (more ?? ends);
    return settle(diagram, connection, { id, anchor, isDrawn: false, ...(all && { ends: all }) });
  }
}

/** The connection with its protocol and mode written out. */
export function writtenOut({ connection, mode, protocol }: ConnectionView): ProposedConnection {
  return { ...connection, ...(protocol !== null && { protocol }), mode };
}

/** Nobody has said yet what it is; the rules about types let it be. */
export const isUntyped = (end: End): boolean => end.type.role === 'untyped';

function endOf({ partAt }: Graph, id: string, ends?: Ends): End {
  const other = ends?.get(id);
  if (other) return endFor(id, other);
  return isThere(partAt(id), id);
}

function isThere(end: Part | undefined, id: string): Part {
  invariant(end, `a connection names the component ${id}, which isn't in the diagram`);
  return end;
}

function endFor(id: string, component: Component): End {
  const type = typeOf(component);
  return { id, component, type, name: component.name || id || type.label };
}

/** A copy that follows is drawn asynchronous, unless said otherwise: else its primary would wait for it. */
function proposedMode(from: End, to: End, connection: ProposedConnection): Mode {
  const follows =
    isCopy(from.component, to.component) && (connection.protocol ?? 'replication') === 'replication';
  return connection.mode ?? (follows ? 'async' : modeBetween(from, to, connection));
}

function modeBetween(from: End, to: End, connection: ProposedConnection): Mode {
  if (connection.mode) return connection.mode;
  return isAsynchronousType(from.type) || isAsynchronousType(to.type) ? 'async' : 'sync';
}
