/** The lines of the diagram as the canvas library draws them; what is the same stays the same object. */
import type { Edge } from '@xyflow/react';
import type { Route } from '../../layout/routeConnections';
import { refOfVisible, type Visible } from '../../layout/visibleDiagram';
import type { Connection } from '../../model/diagram';
import { type ElementRef, refOf } from '../../model/elements';
import type { Severity } from '../../model/finding';
import { reused, sameValues } from './reused';

export interface ConnectionEdgeData extends Record<string, unknown> {
  readonly connection: Connection;
  readonly route: Route;
  readonly isAsync: boolean;
  readonly severity: Severity | null;
  readonly quiet: boolean;
}

export type ConnectionFlowEdge = Edge<ConnectionEdgeData, 'connection'>;

/** All functions are the same as long as they say the same. */
export interface LineInputs {
  /** What is drawn of the page. */
  readonly visible: Visible;
  readonly selection: ReadonlySet<ElementRef>;
  readonly routes: ReadonlyMap<string, Route>;
  readonly severityOf: (ref: ElementRef) => Severity | null;
  readonly isAsync: (connection: Connection) => boolean;
  readonly isQuiet: (connectionId: string) => boolean;
}

/** Remembers what it made last time; one for each canvas. */
export function createLineEdges(): (inputs: LineInputs) => ConnectionFlowEdge[] {
  let last: LineInputs | null = null;
  let edges = new Map<string, ConnectionFlowEdge>();
  let list: ConnectionFlowEdge[] = [];
  return (inputs) => {
    if (!last || !sameLines(last, inputs)) {
      const next = new Map<string, ConnectionFlowEdge>();
      for (const edge of edgesOf(inputs, edges)) next.set(edge.id, reused(edges.get(edge.id), edge));
      if (!sameValues(edges, next)) list = [...next.values()];
      edges = next;
    }
    last = inputs;
    return list;
  };
}

const sameLines = (a: LineInputs, b: LineInputs): boolean =>
  a.visible.diagram.connections === b.visible.diagram.connections &&
  a.visible.cards === b.visible.cards &&
  a.visible.standsFor === b.visible.standsFor &&
  a.routes === b.routes &&
  a.selection === b.selection &&
  a.severityOf === b.severityOf &&
  a.isAsync === b.isAsync &&
  a.isQuiet === b.isQuiet;

function* edgesOf(
  inputs: LineInputs,
  before: ReadonlyMap<string, ConnectionFlowEdge>,
): Generator<ConnectionFlowEdge> {
  const { visible } = inputs;
  const seen = new Set([...inputs.selection].map((ref) => visible.standsFor.get(ref) ?? ref));
  for (const [id, connection] of visible.diagram.connections) {
    const route = inputs.routes.get(id);
    if (!route) continue;
    const ref = refOf('connection', id);
    const selected = seen.has(ref);
    const isAsync = inputs.isAsync(connection);
    const severity = inputs.severityOf(ref);
    const quiet = inputs.isQuiet(id);
    const source = refOfVisible(visible, connection.from);
    const target = refOfVisible(visible, connection.to);
    const known = before.get(ref);
    if (
      known?.data &&
      known.data.connection === connection &&
      known.data.route === route &&
      known.data.isAsync === isAsync &&
      known.data.severity === severity &&
      known.data.quiet === quiet &&
      known.selected === selected &&
      known.source === source &&
      known.target === target
    ) {
      yield known;
      continue;
    }
    yield {
      id: ref,
      type: 'connection',
      source,
      target,
      sourceHandle: 'right',
      targetHandle: 'left',
      selected,
      data: { connection, route, isAsync, severity, quiet },
    };
  }
}
