/**
 * All of the page in the corner, and which part of it is in view: that part is dragged along, a click beside it goes
 * there, the wheel zooms. A few shapes, made anew only when something stands elsewhere: the library's own has an element for
 * each card.
 */
import { useStore as useFlowStore, useReactFlow, useStoreApi } from '@xyflow/react';
import { memo, type PointerEvent, useEffect, useMemo, useRef, useState } from 'react';
import { boundsOf, centerOf, contains, type Point, type Rect, sameRect } from '../../shared/geometry';
import type { FlowNode } from './flowElements';
import { rectOfNode } from './painted/picture';

const SIZE = { width: 150, height: 94 };
const AIR_PX = 8;

interface Scale {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

/** While it is dragged the scale stays: it would run away from under a pointer that leaves the page. */
interface Grip {
  readonly scale: Scale;
  /** From the pointer to the middle of the view, on the canvas. */
  readonly toMiddle: Point;
}

export function Overview({ nodes }: { readonly nodes: readonly FlowNode[] }) {
  const box = useRef<HTMLDivElement>(null);
  const flow = useReactFlow();
  const store = useStoreApi();
  const bounds = useMemo(() => boundsOf(nodes.map(rectOfNode)), [nodes]);
  const view = useFlowStore(viewOf, sameRect);
  const all = bounds ? (boundsOf([bounds, view]) ?? view) : view;
  const [grip, setGrip] = useState<Grip | null>(null);
  const scale = grip?.scale ?? scaleFor(all);
  const { zoom, x, y } = scale;

  // React's own listener for the wheel couldn't keep the page from zooming.
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      void flow.zoomTo(flow.getZoom() * 2 ** (-event.deltaY / 300));
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [flow]);

  const pointOf = (event: PointerEvent<HTMLElement>): Point => {
    const corner = event.currentTarget.getBoundingClientRect();
    return { x: (event.clientX - corner.x - x) / zoom, y: (event.clientY - corner.y - y) / zoom };
  };
  const goTo = (at: Point, { toMiddle }: Grip) => {
    const { width, height, transform } = store.getState();
    const middle = { x: at.x + toMiddle.x, y: at.y + toMiddle.y };
    void flow.setViewport(centredOn(middle, { width, height }, transform[2]));
  };
  const begin = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const [at, middle] = [pointOf(event), centerOf(view)];
    const toMiddle = contains(view, at) ? { x: middle.x - at.x, y: middle.y - at.y } : { x: 0, y: 0 };
    const taken = { scale, toMiddle };
    setGrip(taken);
    goTo(at, taken);
  };
  const letGo = () => setGrip(null);

  return (
    <div
      ref={box}
      className="overview"
      role="img"
      aria-label="Overview"
      onPointerDown={begin}
      onPointerMove={(event) => grip && goTo(pointOf(event), grip)}
      onPointerUp={letGo}
      onPointerCancel={letGo}
    >
      <svg {...SIZE} aria-hidden="true">
        <g transform={`translate(${x} ${y}) scale(${zoom})`}>
          <Things nodes={nodes} />
        </g>
      </svg>
      <i
        style={{
          transform: `translate(${view.x * zoom + x}px, ${view.y * zoom + y}px)`,
          width: view.width * zoom,
          height: view.height * zoom,
        }}
      />
    </div>
  );
}

const viewOf = ({
  transform: [x, y, zoom],
  width,
  height,
}: {
  readonly transform: readonly [number, number, number];
  readonly width: number;
  readonly height: number;
}): Rect => ({ x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom });

function scaleFor({ x, y, width, height }: Rect): Scale {
  const zoom = Math.min(
    (SIZE.width - 2 * AIR_PX) / Math.max(1, width),
    (SIZE.height - 2 * AIR_PX) / Math.max(1, height),
  );
  return {
    zoom,
    x: (SIZE.width - width * zoom) / 2 - x * zoom,
    y: (SIZE.height - height * zoom) / 2 - y * zoom,
  };
}

const centredOn = (
  at: Point,
  { width, height }: { readonly width: number; readonly height: number },
  zoom: number,
) => ({
  x: width / 2 - at.x * zoom,
  y: height / 2 - at.y * zoom,
  zoom,
});

const Things = memo(function Things({ nodes }: { readonly nodes: readonly FlowNode[] }) {
  const paths = useMemo(() => pathsOf(nodes), [nodes]);
  return [...paths].map(([look, d]) => <path key={look} className={`overview-${look}`} d={d} />);
});

type Look = 'frame' | 'stroke' | 'note' | 'plain' | 'selected';

/** In the order they lie on each other. */
function pathsOf(nodes: readonly FlowNode[]): ReadonlyMap<Look, string> {
  const boxes = new Map<Look, string[]>([
    ['frame', []],
    ['stroke', []],
    ['note', []],
    ['plain', []],
    ['selected', []],
  ]);
  for (const node of nodes) {
    const { x, y, width, height } = rectOfNode(node);
    boxes.get(lookOf(node))?.push(`M${x} ${y}h${width}v${height}h${-width}z`);
  }
  return new Map([...boxes].map(([look, all]) => [look, all.join('')]));
}

function lookOf({ type, selected }: FlowNode): Look {
  if (type === 'group-frame') return 'frame';
  if (type === 'stroke') return 'stroke';
  return selected ? 'selected' : type === 'note' ? 'note' : 'plain';
}
