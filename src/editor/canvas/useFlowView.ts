/** Nodes, edges and labels for the diagram as it is now: layout's geometry, the estimate's numbers, the findings' marks. */
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Estimate } from '../../estimate/answer';
import { createFramesInHand, groupBounds } from '../../layout/groupBounds';
import { groupTitle } from '../../layout/groupTitle';
import { createObstaclesInHand, labelObstacles } from '../../layout/labelBoxes';
import { nodeRect } from '../../layout/nodeRect';
import { createShapeKeeper } from '../../layout/sameShape';
import { visibleDiagram } from '../../layout/visibleDiagram';
import { useAnalysis, useDiagram, useSession } from '../app/hooks';
import { useLatest } from '../app/useLatest';
import { useUnderScenario } from '../whatif/useUnderScenario';
import { createAtRest } from './atRest';
import { createFlowAdapter } from './flowElements';
import { groupCardData } from './groupCards';
import type { Drawn, Rest } from './heldView';
import { createLabelDrawer, type DrawnLabel } from './labels';
import { createLabelTexts } from './labelTexts';
import { lightingOf, litElements } from './lighting';
import { createLineQuestions } from './lineQuestions';
import { seenLighting } from './seenLighting';
import { createSeverities } from './severities';
import { useDetail } from './useDetail';
import { useLiveLines } from './useLiveLines';

const NO_LABELS: readonly DrawnLabel[] = [];
const NOTHING_SAID = { sizes: { full: new Map(), bare: new Map() }, obstacles: [] };

export interface FlowView extends Drawn {
  /** As it is when it is asked for. */
  readonly rest: () => Rest;
}

/** At rest: what follows a hand just now is drawn over it, by `heldView`. */
export function useFlowView(): FlowView {
  const page = useDiagram();
  const visible = useMemo(() => visibleDiagram(page), [page]);
  const { diagram } = visible;
  const { estimate: now, findings } = useAnalysis();
  const { estimate, asItIs } = useUnderScenario(page, now);
  const selection = useSession((session) => session.selection);
  const chosen = useSession((session) => session.journey);
  const reading = useSession((session) => session.reading);
  const marks = useSession((session) => session.marks);
  const legible = useDetail() !== 'none';
  const [adapt] = useState(createFlowAdapter);
  const [{ draw, held: heldLabels }] = useState(createLabelDrawer);
  const [textsOf] = useState(createLabelTexts);
  const [keepShape] = useState(createShapeKeeper);
  const [asks] = useState(createLineQuestions);
  const [severities] = useState(createSeverities);
  const lines = useLiveLines();
  const [drawn] = useState(() => createAtRest(lines.store));
  const {
    routes: routesOf,
    places: placesOf,
    held: heldRoutes,
  } = useSyncExternalStore(drawn.subscribe, drawn.get);
  const shape = useMemo(() => keepShape(diagram), [keepShape, diagram]);
  const routes = useMemo(() => routesOf(shape), [routesOf, shape]);
  const frames = useMemo(() => groupBounds(shape), [shape]);
  const obstacles = useMemo(() => labelObstacles(shape, frames), [shape, frames]);
  const heldFrames = useMemo(() => createFramesInHand(diagram, frames), [diagram, frames]);
  const heldObstacles = useMemo(() => createObstaclesInHand(shape, frames), [shape, frames]);
  const utilizationOf = useMemo(() => utilizationIn(estimate, chosen), [estimate, chosen]);
  const { lines: bundles } = visible;
  const severityOf = severities(findings, bundles);
  const isAsync = asks.isAsync(diagram);
  const isQuiet = asks.isQuiet(now, chosen, bundles);
  const labelOf = textsOf({ page, estimate, asItIs, journey: chosen, reading, marks });

  const elements = useMemo(() => {
    const cards = { page, visible, estimate, journey: chosen, severityOf, selection };
    return adapt({
      visible,
      page,
      selection,
      frames,
      routes,
      rectOf: nodeRect,
      titleOf: (id) => groupTitle(diagram, id, frames),
      utilizationOf,
      cardOf: (id, card) => groupCardData(id, card, cards),
      severityOf,
      isAsync,
      isQuiet,
    });
  }, [
    adapt,
    page,
    visible,
    diagram,
    selection,
    frames,
    routes,
    estimate,
    chosen,
    utilizationOf,
    severityOf,
    isAsync,
    isQuiet,
  ]);
  const { nodes, edges } = elements;

  const { labels, question } = useMemo(() => {
    if (!legible) return { labels: NO_LABELS, question: { diagram: shape, ...NOTHING_SAID } };
    return draw({ diagram: shape, routes, obstacles, labelOf, isQuiet, placesOf });
  }, [draw, labelOf, isQuiet, placesOf, shape, routes, obstacles, legible]);

  // When the frame is on the screen: what it still lacks is worked out elsewhere.
  useEffect(() => lines.settle(question), [lines, question]);

  const rest = useLatest({ visible, frames, heldFrames, heldRoutes, heldLabels, heldObstacles });
  const lighting = useSession(lightingOf);
  const lit = useMemo(() => lighting && seenLighting(visible, lighting), [visible, lighting]);
  return useMemo(() => {
    const view = { nodes, edges, labels, rest };
    return lit ? litElements(view, lit) : view;
  }, [nodes, edges, labels, lit, rest]);
}

const utilizationIn = ({ components, journeys }: Estimate, journey: string | null) => {
  const own = journey === null ? undefined : journeys.get(journey)?.components;
  return (id: string): number | null => (own?.get(id) ?? components.get(id))?.utilization ?? null;
};
