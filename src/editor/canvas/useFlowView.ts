/** Nodes, edges and labels for the diagram as it is now: layout's geometry, the estimate's numbers, the findings' marks. */
import { useMemo, useRef, useState } from 'react';
import { modeOf } from '../../catalog/effective';
import type { Estimate } from '../../estimate/answer';
import { signedLabel } from '../../estimate/connectionLabel';
import { groupBounds } from '../../layout/groupBounds';
import { groupTitle } from '../../layout/groupTitle';
import { nodeRect, stackHeight } from '../../layout/nodeRect';
import { type Route, routeConnections } from '../../layout/routeConnections';
import type { Component, Connection, Diagram } from '../../model/diagram';
import { type ElementRef, refOf } from '../../model/elements';
import { type Finding, SEVERITIES, type Severity } from '../../model/finding';
import { sameEntries } from '../../shared/sameEntries';
import { useAnalysis, useDiagram, useSession } from '../app/hooks';
import { createFlowAdapter, type FlowElements } from './flowElements';
import { createLabelDrawer, type DrawnLabel } from './labels';
import { lightingOf, litElements } from './lighting';
import { useDetail } from './useDetail';

export interface FlowView extends FlowElements {
  readonly labels: readonly DrawnLabel[];
}

/** `dragging`: only the lines of what moves are routed anew; the rest follows when it is dropped. */
export function useFlowView(dragging: boolean): FlowView {
  const diagram = useDiagram();
  const { estimate, findings } = useAnalysis();
  const selection = useSession((session) => session.selection);
  const chosen = useSession((session) => session.journey);
  const reading = useSession((session) => session.reading);
  const marks = useSession((session) => session.marks);
  const legible = useDetail() !== 'none';
  const [adapt] = useState(createFlowAdapter);
  const [draw] = useState(createLabelDrawer);
  const routes = useRoutes(diagram, dragging);
  const frames = useMemo(() => groupBounds(diagram), [diagram]);
  const severities = useMemo(() => severitiesOf(findings), [findings]);

  const elements = useMemo(() => {
    const focused = chosen === null ? undefined : estimate.journeys.get(chosen);
    return adapt({
      diagram,
      selection,
      frames,
      routes,
      rectOf: nodeRect,
      titleOf: (id) => groupTitle(diagram, id, frames),
      estimateOf: (id) => componentNumbers(estimate, id, chosen),
      severityOf: (ref) => severities.get(ref) ?? null,
      isAsync: (connection) => modeOf(diagram, connection) === 'async',
      isQuiet: (id) => focused !== undefined && !focused.connections.has(id),
    });
  }, [adapt, diagram, selection, frames, routes, estimate, chosen, severities]);

  const labels = useMemo(() => {
    if (!legible) return [];
    const focused = chosen === null ? undefined : estimate.journeys.get(chosen);
    return draw({
      diagram,
      routes,
      labelOf: (id) => signedLabel(diagram, estimate, id, chosen, { reading, marks }),
      isQuiet: (id) => focused !== undefined && !focused.connections.has(id),
      dragging,
    });
  }, [draw, diagram, routes, estimate, chosen, reading, marks, dragging, legible]);

  const lighting = useSession(lightingOf);
  return useMemo(() => {
    const view = { ...elements, labels };
    return lighting ? litElements(view, lighting) : view;
  }, [elements, labels, lighting]);
}

function useRoutes(diagram: Diagram, dragging: boolean): ReadonlyMap<string, Route> {
  const last = useRef<{
    readonly diagram: Diagram;
    readonly routes: ReadonlyMap<string, Route>;
    /** Some stand as they did before the drag. */
    readonly partial: boolean;
  } | null>(null);
  return useMemo(() => {
    const before = last.current;
    const done = before && (dragging || !before.partial) && sameGeometry(before.diagram, diagram);
    const touched = dragging && before ? touchedConnections(before.diagram, diagram) : undefined;
    const routes = done
      ? withLabelPlaces(before.routes, diagram)
      : routeConnections(diagram, touched, before?.routes);
    last.current = { diagram, routes, partial: done ? before.partial : dragging };
    return routes;
  }, [diagram, dragging]);
}

/** Where a label was dragged to moves no line. */
function withLabelPlaces(routes: ReadonlyMap<string, Route>, diagram: Diagram): ReadonlyMap<string, Route> {
  let next: Map<string, Route> | null = null;
  for (const [id, route] of routes) {
    const labelAt = diagram.connections.get(id)?.labelAt;
    if (route.labelAt === labelAt) continue;
    next ??= new Map(routes);
    const { labelAt: _, ...line } = route;
    next.set(id, labelAt === undefined ? line : { ...line, labelAt });
  }
  return next ?? routes;
}

/** Whether every card and line would be drawn as before: a number that changes moves nothing. */
function sameGeometry(before: Diagram, now: Diagram): boolean {
  return (
    sameEntries(before.components, now.components, sameCard) &&
    before.style.lines === now.style.lines &&
    sameEntries(before.connections, now.connections, sameLine)
  );
}

const sameLine = (a: Connection, b: Connection): boolean =>
  a.from === b.from && a.to === b.to && a.line === b.line;

function sameCard(a: Component, b: Component): boolean {
  const [one, other] = [nodeRect(a), nodeRect(b)];
  const sameRect =
    one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height;
  return sameRect && stackHeight(a) === stackHeight(b);
}

/** The connections that are new or changed, or whose ends moved. */
function touchedConnections(before: Diagram, now: Diagram): ReadonlySet<string> {
  const moved = new Set<string>();
  for (const [id, component] of now.components) if (before.components.get(id) !== component) moved.add(id);
  const touched = new Set<string>();
  for (const [id, connection] of now.connections)
    if (before.connections.get(id) !== connection || moved.has(connection.from) || moved.has(connection.to))
      touched.add(id);
  return touched;
}

const componentNumbers = (estimate: Estimate, id: string, journey: string | null) =>
  (journey === null ? undefined : estimate.journeys.get(journey)?.components.get(id)) ??
  estimate.components.get(id) ??
  null;

/** The worst finding on each thing; infos stay in the list and off the canvas. */
function severitiesOf(findings: readonly Finding[]): ReadonlyMap<ElementRef, Severity> {
  const worst = new Map<ElementRef, Severity>();
  const mark = (ref: ElementRef, severity: Severity) => {
    const known = worst.get(ref);
    if (!known || SEVERITIES.indexOf(severity) < SEVERITIES.indexOf(known)) worst.set(ref, severity);
  };
  for (const finding of findings) {
    if (finding.severity === 'info') continue;
    for (const id of finding.connections) mark(refOf('connection', id), finding.severity);
    for (const id of finding.components) mark(refOf('component', id), finding.severity);
  }
  return worst;
}
