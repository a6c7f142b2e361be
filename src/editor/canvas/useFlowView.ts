/** Nodes, edges and labels for the diagram as it is now: layout's geometry, the estimate's numbers, the findings' marks. */
import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { modeOf } from '../../catalog/effective';
import type { Estimate } from '../../estimate/answer';
import { groupBounds } from '../../layout/groupBounds';
import { groupTitle } from '../../layout/groupTitle';
import { labelObstacles } from '../../layout/labelBoxes';
import { nodeRect } from '../../layout/nodeRect';
import { createShapeKeeper } from '../../layout/sameShape';
import { connectionsIn, lineRefs, visibleDiagram } from '../../layout/visibleDiagram';
import type { Diagram } from '../../model/diagram';
import { type ElementRef, idOf, kindOf, refOf } from '../../model/elements';
import { type Finding, SEVERITIES, type Severity } from '../../model/finding';
import { useAnalysis, useDiagram, useSession } from '../app/hooks';
import { createFlowAdapter } from './flowElements';
import { groupCardData, worst } from './groupCards';
import type { Drawn, Rest } from './heldView';
import { createLabelDrawer, type DrawnLabel } from './labels';
import { createLabelTexts } from './labelTexts';
import { lightingOf, litElements } from './lighting';
import { seenLighting } from './seenLighting';
import { useDetail } from './useDetail';
import { useLiveLines } from './useLiveLines';

const NO_LABELS: readonly DrawnLabel[] = [];
const NOTHING_MOVES: ReadonlySet<string> = new Set();
const NOTHING_SAID = { sizes: { full: new Map(), bare: new Map() }, obstacles: [] };

export interface FlowView extends Drawn {
  readonly rest: Rest;
}

/** At rest: what follows a hand just now is drawn over it, by `heldView`. */
export function useFlowView(): FlowView {
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
  const [{ draw, held: heldLabels }] = useState(createLabelDrawer);
  const [textsOf] = useState(createLabelTexts);
  const [keepShape] = useState(createShapeKeeper);
  const lines = useLiveLines();
  const { routes: routesOf, places: placesOf, held: heldRoutes } = useStore(lines.store);
  const shape = useMemo(() => keepShape(diagram), [keepShape, diagram]);
  const routes = useMemo(() => routesOf(shape), [routesOf, shape]);
  const frames = useMemo(() => groupBounds(shape), [shape]);
  const obstacles = useMemo(() => labelObstacles(shape, frames), [shape, frames]);
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

  const { labels, question } = useMemo(() => {
    if (!legible) return { labels: NO_LABELS, question: { diagram: shape, ...NOTHING_SAID } };
    return draw({
      diagram: shape,
      routes,
      obstacles,
      labelOf: textsOf({ page, estimate, journey: chosen, reading, marks }),
      isQuiet: quietIn(page, estimate, chosen),
      placesOf,
    });
  }, [draw, textsOf, placesOf, page, shape, routes, obstacles, estimate, chosen, reading, marks, legible]);

  // When the frame is on the screen: what it still lacks is worked out elsewhere.
  useEffect(() => lines.settle(question), [lines, question]);

  const lighting = useSession(lightingOf);
  return useMemo(() => {
    const rest = { visible, frames, routes, heldRoutes, heldLabels };
    const view = { ...elements, labels, moving: NOTHING_MOVES, rest };
    return lighting ? litElements(view, seenLighting(visible, lighting)) : view;
  }, [elements, labels, lighting, visible, frames, routes, heldRoutes, heldLabels]);
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
    for (const id of finding.groups ?? []) mark(refOf('group', id), finding.severity);
  }
  return worst;
}
