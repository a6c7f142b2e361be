/** The drawing surface: shows the diagram, and turns what hands do to it into gestures. */
import '@xyflow/react/dist/style.css';
import './canvas.css';
import './lines.css';
import './nodes.css';
import {
  Background,
  BackgroundVariant,
  ConnectionMode,
  type EdgeChange,
  MiniMap,
  type NodeChange,
  ReactFlow,
  SelectionMode,
  useReactFlow,
} from '@xyflow/react';
import { type DragEvent, type MouseEvent, useCallback, useEffect, useRef, useState } from 'react';
import { type ElementRef, refOf } from '../../model/elements';
import type { Point } from '../../shared/geometry';
import type { App } from '../../state/app';
import { addComponent, addNote, drop, move } from '../../state/gestures';
import { useApp, useSession, useShell } from '../app/hooks';
import { carried, isCarried } from '../palette/carried';
import { ComponentNode } from './ComponentNode';
import { ConnectFeedback } from './ConnectFeedback';
import { ArrowHeads, ConnectionEdge } from './ConnectionEdge';
import { ConnectionLine } from './ConnectionLine';
import { DrawFrame } from './DrawFrame';
import type { ConnectionFlowEdge, FlowNode } from './flowElements';
import { GroupNode } from './GroupNode';
import { LabelLayer } from './LabelLayer';
import { NoteNode } from './NoteNode';
import { useConnecting } from './useConnecting';
import { useDetail } from './useDetail';
import { useFlowView } from './useFlowView';
import { useViewEffects } from './useViewEffects';

const nodeTypes = { component: ComponentNode, 'group-frame': GroupNode, note: NoteNode };
const edgeTypes = { connection: ConnectionEdge };
const miniMapClass = (node: FlowNode): string => `minimap-${node.type}`;
const MIDDLE_AND_RIGHT = [1, 2];
const ALL_BUTTONS = [0, 1, 2];

export function Canvas() {
  const app = useApp();
  const { isMac } = useShell();
  const tool = useSession((session) => session.tool);
  const [dragging, setDragging] = useState(false);
  const { nodes, edges, labels } = useFlowView(dragging);
  const detail = useDetail();
  const drag = useDragging(setDragging);
  const connecting = useConnecting();
  const { screenToFlowPosition } = useReactFlow<FlowNode, ConnectionFlowEdge>();
  useViewEffects();

  const onPaneClick = (event: MouseEvent) => {
    if (tool !== 'note') return;
    app.apply(addNote(app.context(), screenToFlowPosition({ x: event.clientX, y: event.clientY })));
  };
  const onDoubleClick = (event: MouseEvent) => {
    if (tool !== 'select' || !isPane(event.target)) return;
    const at = screenToFlowPosition({ x: event.clientX, y: event.clientY });
    const added = addComponent(app.context(), 'box', at);
    const [box = null] = added.session?.selection ?? [];
    app.apply({ ...added, session: { ...added.session, renaming: box } });
  };
  const onDrop = (event: DragEvent) => {
    const dropped = carried(event.dataTransfer);
    if (!dropped) return;
    event.preventDefault();
    const at = screenToFlowPosition({ x: event.clientX, y: event.clientY });
    app.apply(addComponent(app.context(), dropped.type, at, dropped.technology));
  };

  return (
    <div
      className="canvas"
      data-canvas
      data-tool={tool}
      data-detail={detail}
      role="application"
      aria-label="Diagram"
      tabIndex={0}
      onMouseDown={(event) => selectLabel(app, event)}
      onDoubleClick={onDoubleClick}
      onDragOver={allowDrop}
      onDrop={onDrop}
    >
      <ReactFlow<FlowNode, ConnectionFlowEdge>
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={drag.onNodesChange}
        onEdgesChange={drag.onEdgesChange}
        onNodeDragStart={drag.start}
        onNodeDragStop={drag.stop}
        onSelectionDragStart={drag.start}
        onSelectionDragStop={drag.stop}
        onNodeDoubleClick={(_, node) => app.apply({ session: { renaming: node.id as ElementRef } })}
        onConnectStart={connecting.onConnectStart}
        onConnectEnd={connecting.onConnectEnd}
        onPaneClick={onPaneClick}
        connectionLineComponent={ConnectionLine}
        connectionMode={ConnectionMode.Loose}
        connectionRadius={0}
        connectOnClick={false}
        nodesDraggable={tool === 'select'}
        nodesFocusable={false}
        edgesFocusable={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        selectionKeyCode={null}
        multiSelectionKeyCode={['Shift', isMac ? 'Meta' : 'Control']}
        panActivationKeyCode="Space"
        zoomActivationKeyCode={isMac ? 'Meta' : 'Control'}
        selectionOnDrag={tool === 'select'}
        selectionMode={SelectionMode.Partial}
        panOnDrag={tool === 'hand' ? ALL_BUTTONS : MIDDLE_AND_RIGHT}
        panOnScroll
        zoomOnDoubleClick={false}
        elevateNodesOnSelect={false}
        elevateEdgesOnSelect={false}
        onlyRenderVisibleElements={detail === 'full'}
        minZoom={0.1}
        maxZoom={4}
        proOptions={{ hideAttribution: true }}
      >
        <Background variant={BackgroundVariant.Dots} gap={22} size={1.6} />
        <LabelLayer labels={labels} />
        <MiniMap pannable zoomable ariaLabel="Overview" nodeClassName={miniMapClass} nodeBorderRadius={6} />
        <ArrowHeads />
      </ReactFlow>
      {tool === 'group' && <DrawFrame />}
      <ConnectFeedback />
    </div>
  );
}

function allowDrop(event: DragEvent): void {
  if (!isCarried(event.dataTransfer)) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = 'copy';
}

const isPane = (target: EventTarget): boolean =>
  target instanceof Element && target.classList.contains('react-flow__pane');

/** A click on a connection's numbers selects the connection. */
function selectLabel(app: App, event: MouseEvent): void {
  const label =
    event.target instanceof Element ? event.target.closest<SVGElement>('[data-connection]') : null;
  const id = label?.dataset.connection;
  if (id !== undefined) app.apply({ session: { selection: new Set([refOf('connection', id)]) } });
}

/** Dragging what is selected: each frame is the same undo step, and the drop decides where it stands. */
function useDragging(setDragging: (dragging: boolean) => void) {
  const app = useApp();
  const gesture = useRef(0);
  const moving = useRef(false);

  const onNodesChange = useCallback(
    (changes: NodeChange<FlowNode>[]) => {
      const selected = selectionAfter(app.context().session.selection, changes);
      if (selected) app.apply({ session: { selection: selected } });
      const moved = changes.filter((change) => change.type === 'position' && change.position !== undefined);
      const [first] = moved;
      if (!moving.current || first?.type !== 'position' || !first.position) return;
      const from = positions.current.get(first.id);
      if (!from) return;
      const by = { x: Math.round(first.position.x - from.x), y: Math.round(first.position.y - from.y) };
      if (by.x === 0 && by.y === 0) return;
      for (const change of moved) {
        const at = change.type === 'position' ? positions.current.get(change.id) : undefined;
        if (change.type === 'position' && at)
          positions.current.set(change.id, { x: at.x + by.x, y: at.y + by.y });
      }
      const refs = new Set(
        moved.map((change) => (change.type === 'position' ? (change.id as ElementRef) : 'note:')),
      );
      app.apply(move(app.context(), refs, by, `drag-${gesture.current}`));
    },
    [app],
  );

  const onEdgesChange = useCallback(
    (changes: EdgeChange<ConnectionFlowEdge>[]) => {
      const selected = selectionAfter(app.context().session.selection, changes);
      if (selected) app.apply({ session: { selection: selected } });
    },
    [app],
  );

  const positions = useRef(new Map<string, Point>());
  const start = useCallback(
    (_: unknown, first: FlowNode | FlowNode[], all?: FlowNode[]) => {
      gesture.current += 1;
      moving.current = true;
      const nodes = all ?? (Array.isArray(first) ? first : [first]);
      positions.current = new Map(nodes.map((node) => [node.id, node.position]));
      setDragging(true);
    },
    [setDragging],
  );
  const stop = useCallback(
    (_: unknown, first: FlowNode | FlowNode[], all?: FlowNode[]) => {
      if (!moving.current) return;
      moving.current = false;
      setDragging(false);
      const nodes = all ?? (Array.isArray(first) ? first : [first]);
      app.apply(
        drop(app.context(), new Set(nodes.map((node) => node.id as ElementRef)), `drag-${gesture.current}`),
      );
    },
    [app, setDragging],
  );
  useEffect(() => () => setDragging(false), [setDragging]);
  return { onNodesChange, onEdgesChange, start, stop };
}

/** The selection with a batch of the library's select changes applied; null where there are none. */
function selectionAfter(
  before: ReadonlySet<ElementRef>,
  changes: readonly (NodeChange<FlowNode> | EdgeChange<ConnectionFlowEdge>)[],
): ReadonlySet<ElementRef> | null {
  const next = new Set(before);
  let changed = false;
  for (const change of changes) {
    if (change.type !== 'select') continue;
    changed = true;
    if (change.selected) next.add(change.id as ElementRef);
    else next.delete(change.id as ElementRef);
  }
  return changed ? next : null;
}
