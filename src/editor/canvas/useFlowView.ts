/** Nodes, edges and labels for the diagram as it is now: layout's geometry, the estimate's numbers, the findings' marks. */
import { useMemo, useRef, useState } from 'react';
import { modeOf } from '../../catalog/effective';
import type { Estimate } from '../../estimate/answer';
import { lineLabel } from '../../estimate/bundleLabel';
import { groupBounds } from '../../layout/groupBounds';
import { groupTitle } from '../../layout/groupTitle';
import { nodeRect, stackHeight } from '../../layout/nodeRect';
import { type Route, routeConnections } from '../../layout/routeConnections';
import { connectionsIn, lineRefs, visibleDiagram } from '../../layout/visibleDiagram';
import type { Component, Connection, Diagram } from '../../model/diagram';
import { type ElementRef, idOf, kindOf, refOf } from '../../model/elements';
import { type Finding, SEVERITIES, type Severity } from '../../model/finding';
import { sameEntries } from '../../shared/sameEntries';
import { useAnalysis, useDiagram, useSession } from '../app/hooks';
import { createFlowAdapter, type FlowElements } from './flowElements';
import { groupCardData, worst } from './groupCards';
import { createLabelDrawer, type DrawnLabel } from './labels';
import { lightingOf, litElements } from './lighting';
import { seenLighting } from './seenLighting';
import { useDetail } from './useDetail';

export interface FlowView extends FlowElements {
  readonly labels: readonly DrawnLabel[];
}

/** `dragging`: only the lines of what moves are routed anew; the rest follows when it is dropped. */
export function useFlowView(dragging: boolean): FlowView {
  const page = useDiagram();
  const visible = useMemo(() => visibleDiagram(page), [page]);
  const { diagram } = visible;
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
    const isQuiet = quietIn(page, estimate, chosen);
    const severityOf = (ref: ElementRef) => severities.get(ref) ?? null;
    const cards = { page, visible, estimate, journey: chosen, severityOf, selection };
    return adapt({
      visible,
      page,
      selection,
      frames,
      routes,
      rectOf: nodeRect,
      titleOf: (id) => groupTitle(diagram, id, frames),
      estimateOf: (id) => componentNumbers(estimate, id, chosen),
      cardOf: (id, card) => groupCardData(id, card, cards),
      severityOf: (ref) => lineSeverity(page, ref, severityOf),
      isAsync: (connection) => modeOf(diagram, connection) === 'async',
      isQuiet,
    });
  }, [adapt, page, visible, diagram, selection, frames, routes, estimate, chosen, severities]);

  const labels = useMemo(() => {
    if (!legible) return [];
    return draw({
      diagram,
      routes,
      labelOf: (id) => lineLabel(page, estimate, connectionsIn(page, id), chosen, { reading, marks }),
      isQuiet: quietIn(page, estimate, chosen),
      dragging,
    });
  }, [draw, page, diagram, routes, estimate, chosen, reading, marks, dragging, legible]);

  const lighting = useSession(lightingOf);
  return useMemo(() => {
    const view = { ...elements, labels };
    return lighting ? litElements(view, seenLighting(visible, lighting)) : view;
  }, [elements, labels, lighting, visible]);
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

/** Whether a line is outside the journey in focus, with all it stands for. */
function quietIn(page: Diagram, estimate: Estimate, chosen: string | null): (lineId: string) => boolean {
  const focused = chosen === null ? undefined : estimate.journeys.get(chosen);
  return (id) =>
    focused !== undefined && !connectionsIn(page, id).some((one) => focused.connections.has(one));
}

/** The worst of all a line stands for. */
const lineSeverity = (
  page: Diagram,
  ref: ElementRef,
  severityOf: (ref: ElementRef) => Severity | null,
): Severity | null =>
  kindOf(ref) === 'connection' ? worst(lineRefs(page, idOf(ref)).map(severityOf)) : severityOf(ref);

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
