/** The line that follows the pointer while a connection is dragged. */
import type { ConnectionLineComponentProps } from '@xyflow/react';
import { useStore } from 'zustand';
import { connectingStore } from './connecting';
import type { FlowNode } from './flowElements';

export function ConnectionLine({ fromX, fromY, toX, toY }: ConnectionLineComponentProps<FlowNode>) {
  const refused = useStore(
    connectingStore,
    ({ over, judgements }) => over !== null && judgements.get(over)?.allowed === false,
  );
  const cancelled = useStore(connectingStore, ({ from }) => from === null);
  if (cancelled) return null;
  return (
    <g className="connection-line" data-refused={refused || undefined}>
      <path d={`M${fromX} ${fromY} L${toX} ${toY}`} />
      <circle cx={toX} cy={toY} r={4} />
    </g>
  );
}
