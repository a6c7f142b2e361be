/**
 * Remedies: edits that make a finding go away. Those of a connection rule work for a drawn connection (they
 * change it) and for a proposed one (they draw it, changed), and are offered only if the rules allow the result.
 */
import { effectiveSettings, modeOf } from '../catalog/effective';
import { isBeyondAll } from '../estimate/graph/computable';
import { freeSpot } from '../layout/freeSpot';
import { nodeRect, nodeSize } from '../layout/nodeRect';
import type { Component, Connection, Diagram } from '../model/diagram';
import {
  freshConnectionId,
  freshId,
  putComponent,
  putConnection,
  putJourney,
  putSetting,
  removeElements,
} from '../model/edits';
import { refOf } from '../model/elements';
import type { Remedy } from '../model/finding';
import { centerOf, type Point } from '../shared/geometry';
import type { ConnectionView } from './connectionView';

/** The connection with these changes, where they make it an allowed one. */
export function reconnect(
  view: ConnectionView,
  label: string,
  changes: Partial<Connection>,
): Remedy | undefined {
  const connection = { ...view.connection, ...changes };
  const settled = view.settle(connection);
  if (!settled) return undefined;
  return {
    label,
    apply: (diagram) =>
      view.id === null
        ? putConnection(diagram, freshConnectionId(diagram), settled)
        : redraw(diagram, view.id, connection),
  };
}

/** Changes a drawn connection; one that becomes asynchronous leaves its call group, which orders calls only. */
export function redraw(diagram: Diagram, id: string, connection: Connection): Diagram {
  const changed = putConnection(diagram, id, connection);
  if (modeOf(changed, connection) === 'sync') return changed;
  const { components } = removeElements(diagram, [refOf('connection', id)]);
  return { ...changed, components };
}

/** A new component of that type between the two ends, where both connections are allowed. */
export function insertBetween(
  view: ConnectionView,
  label: string,
  type: string,
  name: string,
): Remedy | undefined {
  const { connection, diagram } = view;
  const between: Component = { type, name, ...sharedGroups(view) };
  const id = freshId(diagram, type);
  const ends = new Map([[id, between]]);
  const first = view.settle({ from: connection.from, to: id }, ends);
  // What the connection said of how the store is asked holds for the half that asks it, where that half can.
  const { protocol: _, ...anyProtocol } = connection;
  const second =
    view.settle({ ...connection, from: id }, ends) ?? view.settle({ ...anyProtocol, from: id }, ends);
  const circle = first?.mode === 'sync' && second?.mode === 'sync' && reachesBack(view);
  if (!first || !second || circle) return undefined;
  return {
    label,
    apply: (before) => {
      const fresh = freshId(before, type);
      const position = spotBetween(before, connection.from, connection.to);
      const added = putComponent(before, fresh, { ...between, ...(position && { position }) });
      const firstId = view.id ?? freshConnectionId(added);
      const half = redraw(added, firstId, { ...first, to: fresh });
      const secondId = freshConnectionId(half);
      return alongside(putConnection(half, secondId, { ...second, from: fresh }), firstId, secondId);
    },
  };
}

/** Each half alone closes no circle, as the part between is new; both together do where the target calls the source. */
const reachesBack = ({ graph, from, to, anchor }: ConnectionView): boolean =>
  anchor === 'from' ? graph.callersOf(from.id).has(to.id) : graph.calledBy(to.id).has(from.id);

/** Journeys that name the one connection go on over the other. */
export function alongside(diagram: Diagram, connectionId: string, nextId: string): Diagram {
  let next = diagram;
  for (const [id, journey] of diagram.journeys)
    if (journey.connections?.includes(connectionId))
      next = putJourney(next, id, { ...journey, connections: [...journey.connections, nextId] });
  return next;
}

export const removeConnection = (label: string, id: string): Remedy => ({
  label,
  apply: (diagram) => removeElements(diagram, [refOf('connection', id)]),
});

export const setSetting = (label: string, componentId: string, field: string, value: unknown): Remedy => ({
  label,
  apply: (diagram) => putSetting(diagram, componentId, field, value),
});

/** One more instance than there must be; how many that is follows from the load where it is `"auto"`. */
export function addSpare(componentId: string, component: Component, utilization: number | null): Remedy {
  const { requiredReplicas = 1 } = component.settings ?? {};
  const { replicas } = effectiveSettings(component);
  const required = requiredReplicas === 'auto' ? neededReplicas(replicas, utilization) : requiredReplicas;
  const next = Math.max(replicas, required) + 1;
  return setSetting(`Run ${next} instances`, componentId, 'replicas', next);
}

/** Instances that carry the load, given how busy that many are with it; no capacity at all: as many as there are. */
export function neededReplicas(replicas: number, utilization: number | null): number {
  if (utilization !== null && isBeyondAll(utilization)) return replicas;
  return Math.max(1, Math.ceil(replicas * (utilization ?? 0) - 1e-9));
}

/** The free place nearest the middle between two components, as a top-left corner; none if they have none. */
export function spotBetween(diagram: Diagram, fromId: string, toId: string): Point | undefined {
  const from = diagram.components.get(fromId);
  const to = diagram.components.get(toId);
  if (!from?.position || !to?.position) return undefined;
  const size = nodeSize({ type: 'box' });
  const a = centerOf(nodeRect(from));
  const b = centerOf(nodeRect(to));
  return freeSpot(diagram, { x: (a.x + b.x - size.width) / 2, y: (a.y + b.y - size.height) / 2, ...size });
}

/** The nearest free place to the right of a component. */
export function spotBeside(diagram: Diagram, componentId: string): Point | undefined {
  const component = diagram.components.get(componentId);
  if (!component?.position) return undefined;
  const { x, y } = component.position;
  return freeSpot(diagram, { x: x + nodeSize(component).width + GAP, y, ...nodeSize({ type: 'box' }) });
}

const GAP = 92;

/** What stands between two parts of one zone or network stands in it too. */
function sharedGroups({ from, to }: ConnectionView): Pick<Component, 'in'> {
  const shared = (from.component.in ?? []).filter((id) => to.component.in?.includes(id));
  return shared.length > 0 ? { in: shared } : {};
}
