/** A connection's line, as the layout routed it; its numbers are drawn above all lines by the label layer. */
import { BaseEdge, type EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { useStore } from 'zustand';
import { seedOf, sketchPath } from '../../layout/sketchPath';
import { type ElementRef, idOf, refOf } from '../../model/elements';
import type { Fate } from '../../state/whatIf';
import { useFate } from '../whatif/fateStore';
import { dropTargetStore } from './dropTarget';
import type { ConnectionEdgeData, ConnectionFlowEdge } from './flowElements';
import { LineFate, LineMark } from './LineMark';
import type { LinePart } from './painted/lineParts';
import { useIsSketched } from './useIsSketched';

export const ConnectionEdge = memo(function ConnectionEdge({
  id,
  data,
  selected,
}: EdgeProps<ConnectionFlowEdge>) {
  const connectionId = idOf(id as ElementRef);
  const drop = useStore(dropTargetStore, ({ connection, reason }) =>
    connection !== connectionId ? undefined : reason === null ? 'allowed' : 'refused',
  );
  const fate = useFate(refOf('connection', connectionId));
  const isSketched = useIsSketched();
  if (!data) return null;
  return <EdgeLine id={id} data={data} look={{ selected, fate, drop, isSketched }} interactionWidth={18} />;
});

interface EdgeLook {
  readonly selected: boolean | undefined;
  readonly fate: Fate | undefined;
  readonly isSketched: boolean;
  /** What becomes of a card that would be put on it now. */
  readonly drop?: 'allowed' | 'refused' | undefined;
}

/** The path of a line as it is looked at. */
export const pathOfEdge = (
  connectionId: string,
  { route, isAsync }: ConnectionEdgeData,
  isSketched: boolean,
): string => (isSketched ? sketchPath(route.path, seedOf(connectionId), isAsync) : route.path);

/**
 * The line itself, as it is drawn wherever it is drawn; `interactionWidth`: how near a pointer is on it. `parts`: what is
 * drawn of it, where that isn't all of it in one.
 */
export function EdgeLine({
  id,
  data,
  look: { selected, fate, drop, isSketched },
  interactionWidth,
  parts,
}: {
  readonly id: string;
  readonly data: ConnectionEdgeData;
  readonly look: EdgeLook;
  readonly interactionWidth: number;
  readonly parts?: readonly LinePart[];
}) {
  const { route, isAsync, severity, quiet } = data;
  const kind = selected ? 'selected' : severity === 'error' ? 'error' : 'plain';
  const head = `url(#arrow-${isSketched ? 'sketch-' : ''}${kind})`;
  return (
    <g
      className="connection-edge"
      data-selected={selected || undefined}
      data-async={isAsync || undefined}
      data-severity={severity ?? undefined}
      data-quiet={quiet || undefined}
      data-drop={drop}
      data-fate={fate}
    >
      {parts ? (
        parts.map(({ index, d, along, isLast }) => (
          <path
            key={index}
            className="react-flow__edge-path"
            d={d}
            strokeDashoffset={along}
            {...(isLast && { markerEnd: head })}
          />
        ))
      ) : (
        <BaseEdge
          id={id}
          path={pathOfEdge(idOf(id as ElementRef), data, isSketched)}
          interactionWidth={interactionWidth}
          markerEnd={head}
        />
      )}
      {severity && <LineMark route={route} severity={severity} />}
      {fate && <LineFate route={route} fate={fate} of={id as ElementRef} />}
    </g>
  );
}

const HEAD = 'M1 1L9 5L1 9';
const HEADS = (['plain', 'selected', 'error'] as const).flatMap((kind) => [
  { kind, prefix: '', d: HEAD },
  { kind, prefix: 'sketch-', d: sketchPath(HEAD, 5) },
]);

/** Arrow heads, once for the whole canvas; an edge names the one it wears. */
export function ArrowHeads() {
  return (
    <svg className="arrow-heads" aria-hidden="true">
      <defs>
        {HEADS.map(({ kind, prefix, d }) => (
          <marker
            key={prefix + kind}
            id={`arrow-${prefix}${kind}`}
            data-kind={kind}
            viewBox="0 0 10 10"
            refX="9"
            refY="5"
            markerWidth="11"
            markerHeight="11"
            markerUnits="userSpaceOnUse"
            orient="auto-start-reverse"
            overflow="visible"
          >
            <path d={d} />
          </marker>
        ))}
      </defs>
    </svg>
  );
}
