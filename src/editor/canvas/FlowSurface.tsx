/**
 * The canvas library's surface with what is drawn on it: the page at rest, what follows a hand over it, and of that what the
 * view needs. The one part of the editor that renders with each frame of a drag.
 */
import { ReactFlow, type ReactFlowProps } from '@xyflow/react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { ElementRef } from '../../model/elements';
import { CanvasGrid } from './CanvasGrid';
import { ComponentNode } from './ComponentNode';
import { ConnectionEdge } from './ConnectionEdge';
import type { ConnectionFlowEdge, FlowNode } from './flowElements';
import { GroupCardNode } from './GroupCardNode';
import { GroupNode } from './GroupNode';
import { handStore } from './handStore';
import { heldView } from './heldView';
import { ImageNode } from './ImageNode';
import { LabelLayer } from './LabelLayer';
import { NoteNode } from './NoteNode';
import { PaintedLayer } from './painted/PaintedLayer';
import { StillLines } from './painted/StillLines';
import { useFarMarquee } from './painted/useFarMarquee';
import { useLiftedLayer } from './painted/useLiftedLayer';
import { useMounted } from './painted/useMounted';
import { StrokeNode } from './StrokeNode';
import { useDetail } from './useDetail';
import type { FlowView } from './useFlowView';

const nodeTypes = {
  component: ComponentNode,
  'group-frame': GroupNode,
  'group-card': GroupCardNode,
  note: NoteNode,
  image: ImageNode,
  stroke: StrokeNode,
};
const edgeTypes = { connection: ConnectionEdge };

interface FlowSurfaceProps extends ReactFlowProps<FlowNode, ConnectionFlowEdge> {
  readonly view: FlowView;
  /** Told what a marquee touches where the library can't know. */
  readonly catchThese: (touched: ReadonlySet<ElementRef>) => void;
}

export function FlowSurface({ view, catchThese, children, ...props }: FlowSurfaceProps) {
  const page = useStore(handStore, (hand) => hand.page);
  const held = useMemo(() => page && heldView(view, view.rest(), page), [view, page]);
  const { nodes, edges, labels, heldLabels, isLifted, lines, area, picture } = useMounted(view, held);
  useLiftedLayer(isLifted);
  const detail = useDetail();
  useFarMarquee(picture !== null, view.nodes, catchThese);
  return (
    <ReactFlow<FlowNode, ConnectionFlowEdge>
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      className={isLifted ? 'lifted' : ''}
      // Of a large page close up no more are given than are in view and around it: a pan mounts nothing before it leaves that.
      onlyRenderVisibleElements={(detail === 'full') === (picture === null)}
      {...props}
    >
      <CanvasGrid hasDots={picture === null || detail === 'full'} />
      {picture && detail === 'full' && (
        <StillLines lines={lines} isSketched={picture.isSketched} area={area} />
      )}
      {picture && detail !== 'full' && <PaintedLayer picture={picture} />}
      <LabelLayer labels={labels} />
      {heldLabels.length > 0 && <LabelLayer labels={heldLabels} isHeld />}
      {children}
    </ReactFlow>
  );
}
