/**
 * Of a large page seen close: the lines in view that nobody touches, as plain shapes. The library's own elements ask, each of
 * them, with every frame whether anything concerns it; a painted canvas would be handed over whole with every frame.
 */
import { ViewportPortal } from '@xyflow/react';
import { memo } from 'react';
import { useStore } from 'zustand';
import type { ElementRef } from '../../../model/elements';
import type { Fate } from '../../../state/whatIf';
import { fateStore } from '../../whatif/fateStore';
import { EdgeLine } from '../ConnectionEdge';
import type { ConnectionFlowEdge } from '../flowElements';

interface StillLinesProps {
  readonly lines: readonly ConnectionFlowEdge[];
  readonly isSketched: boolean;
}

export const StillLines = memo(function StillLines({ lines, isSketched }: StillLinesProps) {
  const fates = useStore(fateStore);
  return (
    <ViewportPortal>
      <svg className="still-lines" aria-hidden="true">
        {lines.map((edge) => (
          <StillLine
            key={edge.id}
            edge={edge}
            fate={fates.get(edge.id as ElementRef)}
            isSketched={isSketched}
          />
        ))}
      </svg>
    </ViewportPortal>
  );
});

interface StillLineProps {
  readonly edge: ConnectionFlowEdge;
  readonly fate: Fate | undefined;
  readonly isSketched: boolean;
}

const StillLine = memo(function StillLine({ edge, fate, isSketched }: StillLineProps) {
  const { id, data, selected, className = '' } = edge;
  if (!data) return null;
  return (
    <g className={`react-flow__edge ${className}`} data-id={id}>
      <EdgeLine id={id} data={data} look={{ selected, fate, isSketched }} interactionWidth={0} />
    </g>
  );
});
