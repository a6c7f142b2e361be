/**
 * Over the canvas while something is drawn on it: the pointer goes to the tool in hand. The wheel, Space, other
 * buttons and two fingers still move the canvas; once a pen was seen, one finger does too, so that a palm draws nothing;
 * while the pen writes a palm does nothing at all.
 */
import './drawing.css';
import { useKeyPress, useReactFlow, ViewportPortal } from '@xyflow/react';
import { type PointerEvent, useEffect, useMemo, useRef, type WheelEvent } from 'react';
import type { Route } from '../../layout/route';
import { type ElementRef, idOf } from '../../model/elements';
import type { Point } from '../../shared/geometry';
import { useApp, useSession } from '../app/hooks';
import { DRAWING_HANDS, type DrawingTool } from './drawingHands';
import type { ConnectionFlowEdge, FlowNode } from './flowElements';
import type { Hand, HandTools, Sample } from './hands';
import { PenPanel } from './PenPanel';
import { paintedStore } from './painted/paintedStore';
import { createSurfacePan } from './surfacePan';

interface InHand {
  readonly hand: Hand;
  readonly pointer: number;
  readonly isPen: boolean;
  /** Where that was last, on the screen. */
  last: Point;
}

/** Among the buttons: a pen is held by its other end. */
const ERASER_END = 32;

let penSeen = false;

export function DrawingSurface({ tool }: { readonly tool: DrawingTool }) {
  const app = useApp();
  const flow = useReactFlow<FlowNode, ConnectionFlowEdge>();
  const panning = useKeyPress('Space');
  const accent = useSession((session) => session.pen.accent);
  const ink = useRef<SVGPathElement>(null);
  const pan = useMemo(() => createSurfacePan(flow), [flow]);
  const tools = useMemo(
    (): HandTools => ({
      app,
      zoom: flow.getZoom,
      show: (path) => ink.current?.setAttribute('d', path),
      routes: () => routesOf(paintedStore.getState().picture?.edges ?? flow.getEdges()),
      mark: markDim,
    }),
    [app, flow],
  );
  const hand = useMemo(() => DRAWING_HANDS[tool](tools), [tool, tools]);
  const eraser = useMemo(() => DRAWING_HANDS.eraser(tools), [tools]);
  const inHand = useRef<InHand | null>(null);

  const letGo = () => {
    inHand.current?.hand.cancel();
    inHand.current = null;
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !inHand.current) return;
      event.stopPropagation();
      inHand.current.hand.cancel();
      inHand.current = null;
    };
    window.addEventListener('keydown', onKey, true);
    return () => {
      window.removeEventListener('keydown', onKey, true);
      inHand.current = null;
      hand.cancel();
      eraser.cancel();
    };
  }, [hand, eraser]);

  const sampleOf = (event: globalThis.PointerEvent): Sample => ({
    at: flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }, { snapToGrid: false }),
    timeMs: event.timeStamp,
    pressure: event.pointerType === 'pen' ? event.pressure : null,
  });
  const onPointerDown = (event: PointerEvent) => {
    const here = { x: event.clientX, y: event.clientY };
    event.currentTarget.setPointerCapture(event.pointerId);
    const isPen = event.pointerType === 'pen';
    if (isPen) {
      penSeen = true;
      pan.releaseAll();
    }
    const isFinger = event.pointerType === 'touch';
    if (isFinger && inHand.current?.isPen) return;
    const isSecond = isFinger && inHand.current !== null;
    const movesCanvas = isFinger && (penSeen || pan.count() > 0 || isSecond);
    if (movesCanvas || event.button === 1 || event.button === 2) {
      if (isSecond && inHand.current) {
        pan.press(inHand.current.pointer, inHand.current.last);
        letGo();
      }
      return pan.press(event.pointerId, here);
    }
    if (inHand.current) return;
    const isTurned = isPen && (event.buttons & ERASER_END) !== 0;
    const taken = isTurned ? eraser : hand;
    ink.current?.ownerSVGElement?.setAttribute('data-tool', isTurned ? 'eraser' : tool);
    inHand.current = { hand: taken, pointer: event.pointerId, isPen, last: here };
    taken.begin(sampleOf(event.nativeEvent));
  };
  const onPointerMove = (event: PointerEvent) => {
    if (pan.has(event.pointerId)) return pan.move(event.pointerId, { x: event.clientX, y: event.clientY });
    if (inHand.current?.pointer !== event.pointerId) return;
    inHand.current.last = { x: event.clientX, y: event.clientY };
    const all = event.nativeEvent.getCoalescedEvents();
    inHand.current.hand.draw((all.length > 0 ? all : [event.nativeEvent]).map(sampleOf), event.shiftKey);
  };
  const onPointerUp = (event: PointerEvent) => {
    pan.release(event.pointerId);
    if (inHand.current?.pointer !== event.pointerId) return;
    const { hand: done } = inHand.current;
    inHand.current = null;
    done.finish();
  };
  const onPointerCancel = (event: PointerEvent) => {
    pan.release(event.pointerId);
    if (inHand.current?.pointer === event.pointerId) letGo();
  };

  return (
    <>
      {tool === 'pen' && <PenPanel />}
      <ViewportPortal>
        <svg
          className="ink ink-in-hand"
          data-tool={tool}
          data-hue={tool === 'pen' ? (accent ?? undefined) : undefined}
          aria-hidden="true"
        >
          <path ref={ink} />
        </svg>
      </ViewportPortal>
      <div
        className="drawing-surface"
        data-drawing-surface={tool}
        data-panning={panning || undefined}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={onPointerCancel}
        onWheel={toCanvas}
      />
    </>
  );
}

function routesOf(edges: readonly ConnectionFlowEdge[]): ReadonlyMap<string, Route> {
  return new Map(
    edges.flatMap(({ id, data }) => (data ? [[idOf(id as ElementRef), data.route] as const] : [])),
  );
}

/** On the library's own elements, so that nothing renders while the eraser moves. */
function markDim(ref: ElementRef, dim: boolean): void {
  for (const element of document.querySelectorAll(`[data-id="${CSS.escape(ref)}"]`))
    element.toggleAttribute('data-erasing', dim);
}

/** The canvas's own wheel: it is under the surface. */
function toCanvas(event: WheelEvent): void {
  document
    .querySelector('.react-flow__pane')
    ?.dispatchEvent(new globalThis.WheelEvent('wheel', event.nativeEvent));
}
