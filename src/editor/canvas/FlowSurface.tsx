/**
 * The canvas library's surface with what is drawn on it: the page at rest, what follows a hand over it, and of that what the
 * view needs. The one part of the editor that renders with each frame of a drag.
 */
import { ReactFlow, type ReactFlowProps } from '@xyflow/react';
import { memo, type ReactNode, useMemo } from 'react';
import { useStore } from 'zustand';
import type { ElementRef } from '../../model/elements';
import { CanvasGrid } from './CanvasGrid';
import { ComponentNode } from './ComponentNode';
import { ConnectionEdge } from './ConnectionEdge';
import { MountedLabels, useDrawnLabels, useMountedLabels } from './drawnLabels';
import type { ConnectionFlowEdge, FlowNode } from './flowElements';
import { GroupCardNode } from './GroupCardNode';
import { GroupNode } from './GroupNode';
import { handStore } from './handStore';
import { heldView } from './heldView';
import { ImageNode } from './ImageNode';
import { LabelLayer } from './LabelLayer';
import { NoteNode } from './NoteNode';
import type { Mounted } from './painted/mounting';
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

interface FlowSurfaceProps extends Omit<FlowView, 'labels'> {
  /** Told what a marquee touches where the library can't know. */
  readonly catchThese: (touched: ReadonlySet<ElementRef>) => void;
  readonly flow: ReactFlowProps<FlowNode, ConnectionFlowEdge>;
  readonly children: ReactNode;
}

export function FlowSurface({ nodes, edges, rest, catchThese, flow, children }: FlowSurfaceProps) {
  const labels = useDrawnLabels();
  const view = useMemo(() => ({ nodes, edges, labels }), [nodes, edges, labels]);
  const page = useStore(handStore, (hand) => hand.page);
  const held = useMemo(() => page && heldView(view, rest(), page), [view, rest, page]);
  const { labels: mounted, heldLabels, ...things } = useMounted(view, held);
  useLiftedLayer(things.isLifted);
  useFarMarquee(things.picture !== null, nodes, catchThese);
  return (
    <MountedLabels value={useMemo(() => ({ labels: mounted, heldLabels }), [mounted, heldLabels])}>
      <Flow flow={flow} {...things}>
        {children}
      </Flow>
    </MountedLabels>
  );
}

interface FlowProps
  extends Pick<FlowSurfaceProps, 'flow' | 'children'>,
    Omit<Mounted, 'labels' | 'heldLabels'> {}

/** Stays as it is where nothing but labels say or stand otherwise. */
const Flow = memo(function Flow({ flow, children, ...things }: FlowProps) {
  const { nodes, edges, isLifted, lines, area, picture } = things;
  const detail = useDetail();
  return (
    <ReactFlow<FlowNode, ConnectionFlowEdge>
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      className={isLifted ? 'lifted' : ''}
      // Of a large page close up no more are given than are in view and around it: a pan mounts nothing before it leaves that.
      onlyRenderVisibleElements={(detail === 'full') === (picture === null)}
      {...flow}
    >
      <CanvasGrid hasDots={picture === null || detail === 'full'} />
      {picture && detail === 'full' && (
        <StillLines lines={lines} isSketched={picture.isSketched} area={area} />
      )}
      {picture && detail !== 'full' && <PaintedLayer picture={picture} />}
      <LabelLayers />
      {children}
    </ReactFlow>
  );
});

function LabelLayers() {
  const { labels, heldLabels } = useMountedLabels();
  return (
    <>
      <LabelLayer labels={labels} />
      {heldLabels.length > 0 && <LabelLayer labels={heldLabels} isHeld />}
    </>
  );
}
