/**
 * A played request on the canvas: what is under way is lit, and a dot goes along each line there and back, as fast as the
 * engine says. Moved on the elements themselves, so that nothing is drawn anew with each frame.
 */
import '../trace/trace.css';
import { useStore as useFlowStore, useOnViewportChange, ViewportPortal } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { type UnderWay, underWayAt } from '../../estimate/trace/moments';
import { type Visible, visibleDiagram } from '../../layout/visibleDiagram';
import { type ElementRef, refOf } from '../../model/elements';
import { useDiagram } from '../app/hooks';
import { playStore } from '../trace/playStore';
import { lightPath } from './lightPath';
import { paintedStore } from './painted/paintedStore';
import { seenLighting } from './seenLighting';
import { prefersStillness } from './useViewEffects';

export function TraceLayer() {
  const isShown = useStore(playStore, ({ trace }) => trace !== null);
  return isShown ? <Layer /> : null;
}

function Layer() {
  const dots = useRef<SVGGElement>(null);
  const zoom = useFlowStore(({ transform }) => transform[2]);
  const page = useDiagram();
  const again = useRef(() => {});
  // What comes into view is drawn anew, and doesn't know yet that it is lit.
  useOnViewportChange({ onEnd: () => again.current() });
  useEffect(() => {
    const visible = visibleDiagram(page);
    let lit = '';
    let unlight = (): void => {};
    const draw = () => {
      const { trace, atMs } = playStore.getState();
      const group = dots.current;
      if (!trace || !group) return;
      const under = underWayAt(trace, atMs);
      const refs = seenOf(visible, refsOf(trace.entry, under));
      const key = [...refs].join(' ');
      if (key !== lit) {
        unlight();
        unlight = lightPath(refs, 'plays');
        lit = key;
      }
      if (!prefersStillness()) moveDots(group, under, visible);
    };
    again.current = () => {
      lit = '';
      draw();
    };
    draw();
    const stop = playStore.subscribe(draw);
    return () => {
      stop();
      unlight();
      lines.clear();
      again.current = () => {};
    };
  }, [page]);
  return (
    <ViewportPortal>
      <svg className="trace-dots" aria-hidden="true">
        <g ref={dots} style={{ strokeWidth: 2 / zoom, ['--dot-radius' as string]: 5 / zoom }} />
      </svg>
    </ViewportPortal>
  );
}

/** The entry always, as it waits for all of it. */
function refsOf(entry: string, under: readonly UnderWay[]): ReadonlySet<ElementRef> {
  const refs = new Set([refOf('component', entry)]);
  for (const { span, phase } of under) {
    refs.add(refOf('connection', span.connection));
    refs.add(refOf('component', span.from));
    if (phase !== 'out') refs.add(refOf('component', span.to));
  }
  return refs;
}

/** What is behind a collapsed group's card is the card. */
const seenOf = (visible: Visible, lit: ReadonlySet<ElementRef>): ReadonlySet<ElementRef> =>
  seenLighting(visible, { lit, now: new Set() }).lit ?? lit;

const SVG = 'http://www.w3.org/2000/svg';

function moveDots(group: SVGGElement, under: readonly UnderWay[], { standsFor }: Visible): void {
  const moving = under.filter(({ phase }) => phase === 'out' || phase === 'back');
  while (group.childElementCount < moving.length) group.append(document.createElementNS(SVG, 'circle'));
  while (group.childElementCount > moving.length) group.lastElementChild?.remove();
  moving.forEach(({ span, phase, progress }, index) => {
    const dot = group.children[index];
    const connection = refOf('connection', span.connection);
    const path = lineOf(standsFor.get(connection) ?? connection);
    if (!dot || !path) {
      dot?.setAttribute('visibility', 'hidden');
      return;
    }
    const along = phase === 'out' ? progress : 1 - progress;
    const { x, y } = path.getPointAtLength(path.getTotalLength() * along);
    dot.setAttribute('visibility', 'visible');
    dot.setAttribute('data-phase', phase);
    dot.setAttribute('cx', String(x));
    dot.setAttribute('cy', String(y));
  });
}

/** Of a painted page, or of what isn't in sight, the line as it would be drawn. */
function lineOf(ref: ElementRef): SVGPathElement | null {
  const drawn = document.querySelector<SVGPathElement>(
    `.react-flow__edges .react-flow__edge[data-id="${CSS.escape(ref)}"] path.react-flow__edge-path`,
  );
  if (drawn) return drawn;
  const route = paintedStore.getState().picture?.edges.find(({ id }) => id === ref)?.data?.route;
  if (!route) return null;
  let line = lines.get(route.path);
  if (!line) {
    line = document.createElementNS(SVG, 'path');
    line.setAttribute('d', route.path);
    lines.set(route.path, line);
  }
  return line;
}

const lines = new Map<string, SVGPathElement>();
