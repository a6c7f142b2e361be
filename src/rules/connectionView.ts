/**
 * One connection as the rules see it, drawn or only proposed: its ends, and the mode and protocol in force.
 * An end need not be in the diagram yet: the picker asks what could follow, a remedy what could stand between.
 */

import type { ComponentType } from '../catalog/componentType';
import { isAsynchronous, typeOf } from '../catalog/effective';
import { isCopy, usableProtocols } from '../catalog/protocols';
import type { Component, Diagram, Mode } from '../model/diagram';
import type { ProposedConnection } from '../model/finding';
import { invariant } from '../shared/invariant';
import { type Graph, graphOf } from './graph';

export interface End {
  readonly id: string;
  readonly component: Component;
  readonly type: ComponentType;
  /** As people see it. */
  readonly name: string;
}

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
  readonly settle?: ConnectionView['settle'];
}

export function viewOf(
  diagram: Diagram,
  connection: ProposedConnection,
  options: ViewOptions = {},
): ConnectionView {
  const { id = null, isDrawn = typeof id === 'string', ends, anchor = 'from', settle = toNothing } = options;
  const graph = graphOf(diagram);
  const from = endOf(diagram, connection.from, ends);
  const to = endOf(diagram, connection.to, ends);
  const mode = id === null ? proposedMode(from, to, connection) : modeBetween(from, to, connection);
  const protocol = connection.protocol ?? usableProtocols(from.component, to.component, mode)[0] ?? null;
  return { diagram, graph, id, isDrawn, connection, from, to, mode, protocol, anchor, settle };
}

const toNothing: ConnectionView['settle'] = () => null;

/** The connection with its protocol and mode written out. */
export function writtenOut({ connection, mode, protocol }: ConnectionView): ProposedConnection {
  return { ...connection, ...(protocol !== null && { protocol }), mode };
}

/** Nobody has said yet what it is; the rules about types let it be. */
export const isUntyped = (end: End): boolean => end.type.role === 'untyped';

function endOf(diagram: Diagram, id: string, ends: Ends | undefined): End {
  const other = ends?.get(id);
  if (other) return endFor(id, other);
  const component = diagram.components.get(id);
  invariant(component, `a connection names the component ${id}, which isn't in the diagram`);
  // The same components stand in many connections, and in the next diagram too.
  const known = drawnEnds.get(component);
  if (known?.id === id) return known;
  const end = endFor(id, component);
  drawnEnds.set(component, end);
  return end;
}

const drawnEnds = new WeakMap<Component, End>();

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
  return isAsynchronous(from.component) || isAsynchronous(to.component) ? 'async' : 'sync';
}
