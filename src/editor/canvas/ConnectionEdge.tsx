/** A connection's line, as the layout routed it; its numbers are drawn above all lines by the label layer. */
import { BaseEdge, type EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { useStore } from 'zustand';
import { seedOf, sketchPath } from '../../layout/sketchPath';
import { type ElementRef, idOf, refOf } from '../../model/elements';
import { useFate } from '../whatif/fateStore';
import { dropTargetStore } from './dropTarget';
import type { ConnectionFlowEdge } from './flowElements';
import { LineMark } from './LineMark';
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
  const { route, isAsync, severity, quiet } = data;
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
      <BaseEdge
        id={id}
        path={isSketched ? sketchPath(route.path, seedOf(connectionId), isAsync) : route.path}
        interactionWidth={18}
        markerEnd={`url(#arrow-${isSketched ? 'sketch-' : ''}${selected ? 'selected' : severity === 'error' ? 'error' : 'plain'})`}
      />
      {severity && <LineMark route={route} severity={severity} />}
    </g>
  );
});

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
