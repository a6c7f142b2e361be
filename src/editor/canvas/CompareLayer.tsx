/**
 * What differs from the version compared with, over the canvas: a frame and a word on what was added and changed, and
 * what was removed as it stood.
 */
import { ViewportPortal } from '@xyflow/react';
import { useStore } from 'zustand';
import { typeOf } from '../../catalog/effective';
import { DIFFERENCE_WORDS } from '../../formats/exporters/svgDifferences';
import { pointAlong } from '../../layout/alongLine';
import { rectsOf } from '../../layout/bodyRects';
import { textWidth } from '../../layout/textWidth';
import type { Difference } from '../../model/compare';
import { type ElementRef, idOf, kindOf, refOf } from '../../model/elements';
import { nameOf } from '../../model/queries';
import { centerOf, type Point, type Rect } from '../../shared/geometry';
import type { Compared } from '../../state/compare';
import { useDiagram } from '../app/hooks';
import { useCompared } from '../compare/compareStore';
import { useDrawnLabels } from './drawnLabels';
import type { ConnectionFlowEdge } from './flowElements';
import { handStore } from './handStore';

interface Props {
  readonly edges: readonly ConnectionFlowEdge[];
}

export function CompareLayer(props: Props) {
  const compared = useCompared();
  return compared && compared.marks.size > 0 ? <Marks compared={compared} {...props} /> : null;
}

function Marks({ compared, edges }: Props & { readonly compared: Compared }) {
  const labels = useDrawnLabels();
  const page = useDiagram();
  const now = useStore(handStore, (hand) => hand.page) ?? page;
  const ghosts = [...compared.marks].flatMap(([ref, difference]) => (difference === 'removed' ? [ref] : []));
  const ghostRects = rectsOf(compared.diagram, ghosts);
  const rects = rectsOf(
    now,
    [...compared.marks.keys()].filter((ref) => !ghosts.includes(ref)),
  );
  const lines = new Map(edges.map((edge) => [edge.id, edge.data?.route.points]));
  const texts = new Map(labels.map(({ connectionId, rect }) => [connectionId, rect]));
  return (
    <ViewportPortal>
      <svg className="compare-layer" aria-hidden="true">
        {ghosts.map((ref) => (
          <Ghost key={ref} of={ref} compared={compared} rect={ghostRects.get(ref)} />
        ))}
        {[...compared.marks].map(([ref, difference]) => {
          if (difference === 'removed') return null;
          const points = lines.get(ref);
          const label = texts.get(idOf(ref));
          if (kindOf(ref) === 'connection') {
            if (!points) return null;
            const at = label
              ? { x: label.x + label.width / 2, y: label.y + label.height + 4 }
              : pointAlong(points, 0.5);
            return <LineMark key={ref} difference={difference} points={points} at={at} />;
          }
          return <Frame key={ref} difference={difference} rect={rects.get(ref)} />;
        })}
      </svg>
    </ViewportPortal>
  );
}

interface GhostProps {
  readonly of: ElementRef;
  readonly compared: Compared;
  readonly rect: Rect | undefined;
}

/** As it stood: a card with its name, or a line between where its ends stand or stood. */
function Ghost({ of: ref, compared: { diagram }, rect }: GhostProps) {
  const id = idOf(ref);
  const connection = kindOf(ref) === 'connection' ? diagram.connections.get(id) : undefined;
  if (connection) {
    const ends = rectsOf(diagram, [refOf('component', connection.from), refOf('component', connection.to)]);
    const [from, to] = [...ends.values()];
    if (!from || !to) return null;
    const points = [borderPoint(from, centerOf(to)), borderPoint(to, centerOf(from))];
    return <LineMark difference="removed" points={points} at={pointAlong(points, 0.5)} />;
  }
  if (!rect) return null;
  const component = kindOf(ref) === 'component' ? diagram.components.get(id) : undefined;
  const name = component ? nameOf(diagram, id) : diagram.groups.get(id)?.name || id;
  return (
    <g className="compare-ghost">
      <rect {...rect} rx={11} data-solid={component ? true : undefined} />
      <text
        x={rect.x + 14}
        y={component ? rect.y + rect.height / 2 - 1 : rect.y + 18}
        className="compare-name"
      >
        {name}
      </text>
      {component && (
        <text x={rect.x + 14} y={rect.y + rect.height / 2 + 15} className="compare-type">
          {typeOf(component).label}
        </text>
      )}
      <Frame difference="removed" rect={rect} />
    </g>
  );
}

function Frame({ difference, rect }: { readonly difference: Difference; readonly rect: Rect | undefined }) {
  if (!rect) return null;
  const { x, y, width, height } = rect;
  return (
    <g className="compare-mark" data-difference={difference}>
      <rect className="compare-frame" x={x - 4} y={y - 4} width={width + 8} height={height + 8} rx={14} />
      <Badge difference={difference} at={{ x: x + 8, y: y - 4 }} />
    </g>
  );
}

interface LineMarkProps {
  readonly difference: Difference;
  readonly points: readonly Point[];
  readonly at: Point;
}

function LineMark({ difference, points, at }: LineMarkProps) {
  const d = points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('');
  return (
    <g className="compare-mark" data-difference={difference}>
      <path className="compare-line" d={d} />
      <Badge difference={difference} at={{ x: at.x - badgeWidth(difference) / 2, y: at.y }} />
    </g>
  );
}

/** A sign and a word; its left end, its middle's height. */
function Badge({ difference, at: { x, y } }: { readonly difference: Difference; readonly at: Point }) {
  return (
    <g className="compare-badge">
      <rect x={x} y={y - 8} width={badgeWidth(difference)} height={16} rx={5} />
      <text x={x + 6} y={y + 3.5}>
        {DIFFERENCE_WORDS[difference]}
      </text>
    </g>
  );
}

const badgeWidth = (difference: Difference): number =>
  Math.ceil(textWidth(DIFFERENCE_WORDS[difference], 10, 600)) + 12;

/** Where the way from the middle of a rectangle to a point leaves it. */
function borderPoint(rect: Rect, to: Point): Point {
  const middle = centerOf(rect);
  const [dx, dy] = [to.x - middle.x, to.y - middle.y];
  const share = Math.min(
    dx === 0 ? Infinity : rect.width / 2 / Math.abs(dx),
    dy === 0 ? Infinity : rect.height / 2 / Math.abs(dy),
    1,
  );
  return { x: middle.x + dx * share, y: middle.y + dy * share };
}
