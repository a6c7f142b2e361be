/**
 * The two ends of the one connection that is selected: dragged to another component they re-route it. What may not be the
 * end dims and says why, as while connecting; a refusal leaves everything as it was.
 */
import { useReactFlow, ViewportPortal } from '@xyflow/react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { connectionsIn } from '../../layout/visibleDiagram';
import { type ElementRef, idOf, kindOf } from '../../model/elements';
import type { Point } from '../../shared/geometry';
import { type End, judgeEnds, reroute } from '../../state/reroute';
import { useApp, useSession } from '../app/hooks';
import { componentAt, connectingStore, startConnecting, stopConnecting } from './connecting';
import type { ConnectionFlowEdge, FlowNode } from './flowElements';

interface Held {
  readonly connection: string;
  readonly end: End;
  readonly fixed: Point;
  readonly at: Point;
}

export function LineEnds({ edges }: { readonly edges: readonly ConnectionFlowEdge[] }) {
  const app = useApp();
  const { screenToFlowPosition } = useReactFlow<FlowNode, ConnectionFlowEdge>();
  const only = useSession(({ selection, tool }) =>
    selection.size === 1 && tool === 'select' ? ([...selection][0] ?? null) : null,
  );
  const [held, setHeld] = useState<Held | null>(null);
  const dragging = useStore(connectingStore, ({ from }) => from !== null);
  const refused = useStore(
    connectingStore,
    ({ over, judgements }) => over !== null && judgements.get(over)?.allowed === false,
  );

  useEffect(() => {
    if (!held) return;
    const follow = (event: PointerEvent) =>
      setHeld({ ...held, at: screenToFlowPosition({ x: event.clientX, y: event.clientY }) });
    const end = (event: PointerEvent) => {
      setHeld(null);
      const { from, judgements } = connectingStore.getState();
      if (from === null) return;
      const at = { x: event.clientX, y: event.clientY };
      const over = componentAt(at);
      const judgement = over === null ? undefined : judgements.get(over);
      if (judgement && !judgement.allowed) return stopConnecting({ judgement, at });
      stopConnecting();
      if (over !== null) app.apply(reroute(app.context(), held.connection, held.end, over));
    };
    window.addEventListener('pointermove', follow);
    window.addEventListener('pointerup', end);
    return () => {
      window.removeEventListener('pointermove', follow);
      window.removeEventListener('pointerup', end);
    };
  }, [app, held, screenToFlowPosition]);

  const edge =
    only !== null && kindOf(only) === 'connection' ? edges.find(({ id }) => id === only) : undefined;
  const data = edge?.data;
  const id = edge && idOf(edge.id as ElementRef);
  const isOne = id !== undefined && connectionsIn(app.context().diagram, id).length === 1;
  useEffect(() => {
    if (!data || id === undefined) return;
    const { route, connection } = data;
    const take = (event: PointerEvent) => {
      const handle =
        event.target instanceof Element ? event.target.closest<SVGElement>('[data-line-end]') : null;
      if (!handle || event.button !== 0) return;
      event.stopPropagation();
      const end: End = handle.dataset['lineEnd'] === 'from' ? 'from' : 'to';
      const judgements = judgeEnds(app.context().diagram, id, end);
      if (!judgements) return;
      const pointer = { x: event.clientX, y: event.clientY };
      startConnecting(end === 'to' ? connection.from : connection.to, judgements, pointer);
      const fixed = end === 'to' ? route.source : route.target;
      setHeld({ connection: id, end, fixed, at: screenToFlowPosition(pointer) });
    };
    window.addEventListener('pointerdown', take, true);
    return () => window.removeEventListener('pointerdown', take, true);
  }, [app, data, id, screenToFlowPosition]);

  if (!data || !isOne) return null;
  const { route } = data;
  return (
    <ViewportPortal>
      <svg className="line-ends" aria-hidden="true">
        {held && dragging && (
          <g className="connection-line" data-refused={refused || undefined}>
            <path d={`M${held.fixed.x} ${held.fixed.y}L${held.at.x} ${held.at.y}`} />
            <circle cx={held.at.x} cy={held.at.y} r={4} />
          </g>
        )}
        {(['from', 'to'] as const).map((end) => {
          const { x, y } = end === 'from' ? route.source : route.target;
          return (
            <circle key={end} className="line-end nopan nodrag" data-line-end={end} cx={x} cy={y} r={6}>
              <title>{end === 'from' ? 'Drag to where it comes from' : 'Drag to where it goes'}</title>
            </circle>
          );
        })}
      </svg>
    </ViewportPortal>
  );
}
