/** Dragging a connection: what may be its other end is judged once at the start; a drop anywhere on a card counts. */
import type { OnConnectEnd, OnConnectStart } from '@xyflow/react';
import { useReactFlow } from '@xyflow/react';
import { useCallback, useEffect } from 'react';
import { useStore } from 'zustand';
import { idOf } from '../../model/elements';
import { judgeCandidates } from '../../rules/judge';
import type { Point } from '../../shared/geometry';
import { closedCard } from '../../state/collapse';
import { connect } from '../../state/gestures';
import { useApp } from '../app/hooks';
import {
  cardAt,
  componentAt,
  connectingStore,
  hoverWhileConnecting,
  startConnecting,
  stopConnecting,
} from './connecting';
import type { FlowNode } from './flowElements';

export function useConnecting(): {
  readonly onConnectStart: OnConnectStart;
  readonly onConnectEnd: OnConnectEnd;
} {
  const app = useApp();
  const { screenToFlowPosition } = useReactFlow<FlowNode>();
  const from = useStore(connectingStore, (connecting) => connecting.from);

  useEffect(() => {
    if (from === null) return;
    const follow = (event: PointerEvent | MouseEvent) => {
      const at = { x: event.clientX, y: event.clientY };
      hoverWhileConnecting(componentAt(at), at);
    };
    const cancel = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      stopConnecting();
    };
    window.addEventListener('pointermove', follow);
    window.addEventListener('keydown', cancel, true);
    return () => {
      window.removeEventListener('pointermove', follow);
      window.removeEventListener('keydown', cancel, true);
    };
  }, [from]);

  const onConnectStart = useCallback<OnConnectStart>(
    (event, { nodeId }) => {
      if (nodeId === null || !nodeId.startsWith('component:')) return;
      const source = idOf(nodeId as `component:${string}`);
      startConnecting(source, judgeCandidates(app.context().diagram, { from: source }), pointOf(event));
    },
    [app],
  );

  const onConnectEnd = useCallback<OnConnectEnd>(
    (event) => {
      const { from: source, judgements } = connectingStore.getState();
      if (source === null) return;
      const at = pointOf(event);
      const target = componentAt(at);
      const judgement = target === null ? undefined : judgements.get(target);
      const closed = target === null ? cardAt(at) : null;
      if (closed !== null) {
        stopConnecting({ judgement: closedCard(app.context().diagram, closed), at });
      } else if (target === null) {
        stopConnecting();
        app.apply({
          session: { dialog: { kind: 'follow', from: source, at: screenToFlowPosition(at), screen: at } },
        });
      } else if (target === source && judgement?.allowed === false) {
        stopConnecting();
        app.apply({ session: { notice: { tone: 'info', text: judgement.reason } } });
      } else if (judgement && !judgement.allowed) {
        stopConnecting({ judgement, at });
      } else {
        stopConnecting();
        app.apply(connect(app.context(), { from: source, to: target }));
      }
    },
    [app, screenToFlowPosition],
  );

  return { onConnectStart, onConnectEnd };
}

function pointOf(event: MouseEvent | TouchEvent): Point {
  const touch = 'changedTouches' in event ? event.changedTouches[0] : event;
  return { x: touch?.clientX ?? 0, y: touch?.clientY ?? 0 };
}
