/**
 * Of a large page seen close: the lines in view that nobody touches, as plain shapes. The library's own elements ask, each of
 * them, with every frame whether anything concerns it; a painted canvas would be handed over whole with every frame.
 */
import { ViewportPortal } from '@xyflow/react';
import { memo } from 'react';
import { useStore } from 'zustand';
import { type ElementRef, idOf } from '../../../model/elements';
import type { Rect } from '../../../shared/geometry';
import type { Fate } from '../../../state/whatIf';
import { fateStore } from '../../whatif/fateStore';
import { EdgeLine, pathOfEdge } from '../ConnectionEdge';
import type { ConnectionEdgeData, ConnectionFlowEdge } from '../flowElements';
import { type LinePart, lineParts, partsWithin } from './lineParts';

interface StillLinesProps {
  readonly lines: readonly ConnectionFlowEdge[];
  readonly isSketched: boolean;
  /** What is in view, and some of what is around it: nothing beyond is drawn. */
  readonly area: Rect;
}

export const StillLines = memo(function StillLines({ lines, isSketched, area }: StillLinesProps) {
  const fates = useStore(fateStore);
  return (
    <ViewportPortal>
      <svg className="still-lines" aria-hidden="true">
        {lines.map((edge) => {
          const parts = edge.data && partsOf(edge.id, edge.data, isSketched);
          const within = parts && partsWithin(parts, area);
          if (!within) return null;
          return (
            <StillLine
              key={edge.id}
              edge={edge}
              parts={parts}
              first={within[0]}
              last={within[1]}
              fate={fates.get(edge.id as ElementRef)}
              isSketched={isSketched}
            />
          );
        })}
      </svg>
    </ViewportPortal>
  );
});

interface StillLineProps {
  readonly edge: ConnectionFlowEdge;
  readonly parts: readonly LinePart[];
  readonly first: number;
  readonly last: number;
  readonly fate: Fate | undefined;
  readonly isSketched: boolean;
}

const StillLine = memo(function StillLine({ edge, parts, first, last, fate, isSketched }: StillLineProps) {
  const { id, data, selected, className = '' } = edge;
  if (!data) return null;
  return (
    <g className={`react-flow__edge ${className}`} data-id={id}>
      <EdgeLine
        id={id}
        data={data}
        look={{ selected, fate, isSketched }}
        interactionWidth={0}
        parts={parts.slice(first, last + 1)}
      />
    </g>
  );
});

interface Known {
  readonly isSketched: boolean;
  readonly isAsync: boolean;
  readonly parts: readonly LinePart[];
}

const known = new WeakMap<ConnectionEdgeData['route'], Known>();

function partsOf(ref: string, data: ConnectionEdgeData, isSketched: boolean): readonly LinePart[] {
  const { route, isAsync } = data;
  const before = known.get(route);
  if (before?.isSketched === isSketched && before.isAsync === isAsync) return before.parts;
  const parts = lineParts(pathOfEdge(idOf(ref as ElementRef), data, isSketched), isAsync);
  known.set(route, { isSketched, isAsync, parts });
  return parts;
}
