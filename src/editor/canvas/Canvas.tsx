/** The drawing surface: shows the diagram, and turns what hands do to it into gestures. */
import '@xyflow/react/dist/style.css';
import './canvas.css';
import './lines.css';
import './hand.css';
import './nodes.css';
import './painted/painted.css';
import { ConnectionMode, SelectionMode, useKeyPress, useReactFlow } from '@xyflow/react';
import { type DragEvent, type MouseEvent, memo } from 'react';
import { lineRefs } from '../../layout/visibleDiagram';
import { refOf } from '../../model/elements';
import type { Point } from '../../shared/geometry';
import type { App } from '../../state/app';
import { addComponent } from '../../state/gestures';
import { insertNew } from '../../state/insertOn';
import { naming } from '../../state/naming';
import { dropPattern } from '../../state/patterns/insertPattern';
import { focusCanvas } from '../app/focus';
import { useApp, useSession, useShell } from '../app/hooks';
import { useLatest } from '../app/useLatest';
import { ContextMenu } from '../menus/ContextMenu';
import { carried, isCarried } from '../palette/carried';
import { patternPiece } from '../patterns/patternPieces';
import { CompareLayer } from './CompareLayer';
import { ConnectFeedback } from './ConnectFeedback';
import { ArrowHeads } from './ConnectionEdge';
import { ConnectionLine } from './ConnectionLine';
import { DrawFrame } from './DrawFrame';
import { DrawingSurface } from './DrawingSurface';
import { DropHint } from './DropHint';
import { isDrawingTool } from './drawingHands';
import { DrawnLabels } from './drawnLabels';
import { hoverLine, takeDropTarget } from './dropTarget';
import { EmptyHint } from './EmptyHint';
import { FlowSurface } from './FlowSurface';
import type { ConnectionFlowEdge, FlowNode } from './flowElements';
import { GuideLayer } from './GuideLayer';
import { isPane } from './isPane';
import { LineEnds } from './LineEnds';
import { LineName } from './LineName';
import { endLanding, hoverFrame } from './landingStore';
import { Overview } from './Overview';
import { usePanningLayer } from './painted/usePanningLayer';
import { renameLine } from './renameLine';
import { TraceLayer } from './TraceLayer';
import { useBodyHandles } from './useBodyHandles';
import { useClicks } from './useClicks';
import { useConnecting } from './useConnecting';
import { useContextMenu } from './useContextMenu';
import { useDetail } from './useDetail';
import { useDragging } from './useDragging';
import { type FlowView, useFlowView } from './useFlowView';
import { useIsSketched } from './useIsSketched';
import { useKeepInView } from './useKeepInView';
import { useLabelDragging } from './useLabelDragging';
import { useLabelWhy } from './useLabelWhy';
import { useNamingInSight } from './useNamingInSight';
import { usePageView } from './usePageView';
import { usePathLight } from './usePathLight';
import { usePointed } from './usePointed';
import { useReveal } from './useReveal';
import { useRoomBeside } from './useRoomBeside';
import { useSelecting } from './useSelecting';
import { useTwoFingers } from './useTwoFingers';
import { useViewEffects } from './useViewEffects';
import { LEAST_ZOOM } from './viewportFor';

const MIDDLE_AND_RIGHT = [1, 2];
const ALL_BUTTONS = [0, 1, 2];
const ADDS = ['Shift', 'Control'];
const ADDS_ON_MAC = ['Shift', 'Meta'];

export function Canvas() {
  const view = useFlowView();
  const { nodes, edges, labels, rest } = view;
  return (
    <DrawnLabels value={labels}>
      <Surface nodes={nodes} edges={edges} rest={rest} latest={useLatest(view)} />
      <Following />
    </DrawnLabels>
  );
}

/** What follows hands and eyes and draws nothing; by itself, so that what is drawn otherwise doesn't render it. */
const Following = memo(function Following() {
  useViewEffects();
  useReveal();
  useKeepInView();
  useNamingInSight();
  usePointed();
  useBodyHandles();
  useTwoFingers();
  usePanningLayer();
  useLabelWhy();
  usePathLight();
  usePageView();
  useRoomBeside();
  return null;
});

interface SurfaceProps extends Omit<FlowView, 'labels'> {
  /** What is drawn, as it is when it is asked for. */
  readonly latest: () => FlowView;
}

/** Renders when a card or a line is drawn otherwise, and not with every edit. */
const Surface = memo(function Surface({ nodes, edges, rest, latest }: SurfaceProps) {
  const app = useApp();
  const { isMac } = useShell();
  const tool = useSession((session) => session.tool);
  const minimap = useSession((session) => session.minimap);
  const detail = useDetail();
  const isSketched = useIsSketched();
  // While Space is held the canvas is what moves, whatever lies under the pointer.
  const panning = useKeyPress('Space');
  const selecting = useSelecting();
  const clicks = useClicks(selecting.selectOnly);
  const { start, onDrag, stop } = useDragging();
  const menu = useContextMenu();
  const connecting = useConnecting();
  const takeLabel = useLabelDragging(latest);
  const { screenToFlowPosition } = useReactFlow<FlowNode, ConnectionFlowEdge>();

  const onDoubleClick = (event: MouseEvent) => {
    if (tool !== 'select') return;
    const label = labelUnder(event.target);
    if (label !== undefined) {
      // The first of its two clicks may have asked why.
      app.apply({ session: { why: null } });
      return renameLine(app, label);
    }
    if (!isPane(event.target)) return;
    const at = screenToFlowPosition({ x: event.clientX, y: event.clientY });
    const added = addComponent(app.context(), 'box', at);
    const [box] = added.session?.selection ?? [];
    if (box) app.apply({ ...added, record: naming(box), session: { ...added.session, renaming: box } });
  };
  const onDrop = (event: DragEvent) => {
    const dropped = carried(event.dataTransfer);
    if (!dropped) return;
    event.preventDefault();
    endLanding();
    // The drag has left the focus in the palette: the next key is for what was dropped.
    focusCanvas();
    const at = screenToFlowPosition({ x: event.clientX, y: event.clientY });
    const wanted = 'pattern' in dropped ? patternPiece(dropped.pattern) : null;
    if (wanted) app.apply(dropPattern(app.context(), wanted, at));
    else if ('type' in dropped) {
      const line = takeDropTarget();
      app.apply(
        line === null
          ? addComponent(app.context(), dropped, at)
          : insertNew(app.context(), line, dropped, at),
      );
    }
  };

  return (
    <div
      className="canvas"
      data-canvas
      data-tool={tool}
      data-detail={detail}
      data-look={isSketched ? 'sketch' : undefined}
      role="application"
      aria-label="Diagram"
      tabIndex={0}
      onPointerDownCapture={(event) => {
        selecting.onPointerDown(event);
        menu.onPointerDown(event);
      }}
      onContextMenu={menu.onContextMenu}
      onMouseDown={(event) => selectLabel(app, event)}
      onDoubleClick={onDoubleClick}
      onDragOver={(event) => allowDrop(app, event, screenToFlowPosition)}
      onDragLeave={leave}
      onPointerDown={takeLabel}
      onDrop={onDrop}
    >
      <FlowSurface
        nodes={nodes}
        edges={edges}
        rest={rest}
        catchThese={selecting.catchThese}
        flow={{
          onNodesChange: selecting.select,
          onEdgesChange: selecting.select,
          onSelectionStart: selecting.startMarquee,
          onSelectionEnd: selecting.endMarquee,
          onNodeDragStart: start,
          onNodeDrag: onDrag,
          onNodeDragStop: stop,
          onSelectionDragStart: start,
          onSelectionDrag: onDrag,
          onSelectionDragStop: stop,
          onConnectStart: connecting.onConnectStart,
          onConnectEnd: connecting.onConnectEnd,
          ...clicks,
          connectionLineComponent: ConnectionLine,
          connectionMode: ConnectionMode.Loose,
          connectionRadius: 0,
          connectOnClick: false,
          nodesDraggable: tool === 'select' && !panning,
          nodeDragThreshold: 3,
          nodesFocusable: false,
          edgesFocusable: false,
          disableKeyboardA11y: true,
          deleteKeyCode: null,
          selectionKeyCode: null,
          multiSelectionKeyCode: isMac ? ADDS_ON_MAC : ADDS,
          panActivationKeyCode: 'Space',
          zoomActivationKeyCode: isMac ? 'Meta' : 'Control',
          selectionOnDrag: tool === 'select',
          selectionMode: SelectionMode.Partial,
          panOnDrag: tool === 'hand' ? ALL_BUTTONS : MIDDLE_AND_RIGHT,
          panOnScroll: true,
          zoomOnDoubleClick: false,
          elevateNodesOnSelect: false,
          elevateEdgesOnSelect: false,
          minZoom: LEAST_ZOOM,
          maxZoom: 4,
          proOptions: { hideAttribution: true },
        }}
      >
        <OverLines edges={edges} />
        {minimap && <Overview nodes={nodes} />}
      </FlowSurface>
      {tool === 'group' && <DrawFrame />}
      {isDrawingTool(tool) && <DrawingSurface key={tool} tool={tool} />}
      {HINTS}
      <ContextMenu opened={menu.opened} onClose={menu.close} />
    </div>
  );
});

const OverLines = memo(function OverLines({ edges }: Pick<FlowView, 'edges'>) {
  return (
    <>
      <CompareLayer edges={edges} />
      <GuideLayer />
      <TraceLayer />
      <LineEnds edges={edges} />
      <LineName edges={edges} />
      <ArrowHeads />
    </>
  );
});

const HINTS = (
  <>
    <ConnectFeedback />
    <EmptyHint />
    <DropHint />
  </>
);

const leave = (): void => {
  takeDropTarget();
  endLanding();
};

function allowDrop(app: App, event: DragEvent, toCanvas: (at: Point) => Point): void {
  if (!isCarried(event.dataTransfer)) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = 'copy';
  const pointer = { x: event.clientX, y: event.clientY };
  const { diagram } = app.context();
  hoverLine(diagram, null, pointer);
  hoverFrame(diagram, toCanvas(pointer), pointer);
}

const labelUnder = (target: EventTarget): string | undefined =>
  target instanceof Element ? target.closest<SVGElement>('[data-connection]')?.dataset.connection : undefined;

/** A click on a connection's numbers selects the connection; with Shift or Ctrl it joins the selection or leaves it. */
function selectLabel(app: App, event: MouseEvent): void {
  const id = labelUnder(event.target);
  if (id === undefined) return;
  const { diagram, session } = app.context();
  const { selection } = session;
  const [ref = refOf('connection', id), ...others] = lineRefs(diagram, id);
  const rest = [...selection].filter((other) => other !== ref && !others.includes(other));
  const joins = event.shiftKey || event.ctrlKey || event.metaKey;
  const next = joins ? (selection.has(ref) ? rest : [...selection, ref, ...others]) : [ref, ...others];
  app.apply({ session: { selection: new Set(next) } });
}
