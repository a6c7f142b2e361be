/** A connection's line, as the layout routed it; its numbers are drawn above all lines by the label layer. */
import { BaseEdge, type EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { useStore } from 'zustand';
import { dropTargetStore } from './dropTarget';
import type { ConnectionFlowEdge } from './flowElements';

export const ConnectionEdge = memo(function ConnectionEdge({
  id,
  data,
  selected,
}: EdgeProps<ConnectionFlowEdge>) {
  const drop = useStore(dropTargetStore, ({ connection, reason }) =>
    connection !== id.slice('connection:'.length) ? undefined : reason === null ? 'allowed' : 'refused',
  );
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
    >
      <BaseEdge
        id={id}
        path={route.path}
        interactionWidth={18}
        markerEnd={`url(#arrow-${selected ? 'selected' : severity === 'error' ? 'error' : 'plain'})`}
      />
    </g>
  );
});

/** Arrow heads, once for the whole canvas; an edge names the one it wears. */
export function ArrowHeads() {
  return (
    <svg className="arrow-heads" aria-hidden="true">
      <defs>
        {(['plain', 'selected', 'error'] as const).map((kind) => (
          <marker
            key={kind}
            id={`arrow-${kind}`}
            data-kind={kind}
            viewBox="0 0 10 10"
            refX="9"
            refY="5"
            markerWidth="11"
            markerHeight="11"
            markerUnits="userSpaceOnUse"
            orient="auto-start-reverse"
          >
            <path d="M1 1 9 5 1 9" />
          </marker>
        ))}
      </defs>
    </svg>
  );
}
