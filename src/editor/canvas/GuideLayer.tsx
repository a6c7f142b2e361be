/** What lines up with what is in hand, drawn over everything: lines through edges and centres, and gaps that are equal. */
import { useStore as useFlowStore, ViewportPortal } from '@xyflow/react';
import { useStore } from 'zustand';
import type { GapMark } from '../../layout/equalGaps';
import type { GuideLine } from '../../layout/guides';
import { handStore } from './handStore';
import { clipTo, viewOf } from './painted/seenArea';

export function GuideLayer() {
  const isInHand = useStore(
    handStore,
    ({ page, lines, gaps }) => page !== null || lines.length + gaps.length > 0,
  );
  return isInHand ? <Guides /> : null;
}

/** The same elements as long as something is in the hand: most of its steps line up with other things than the one before. */
function Guides() {
  const { lines, gaps } = useStore(handStore);
  const zoom = useFlowStore(({ transform }) => transform[2]);
  const clip = useFlowStore((state) => clipTo(viewOf(state)));
  return (
    <ViewportPortal>
      <svg className="guides" style={{ clip }} aria-hidden="true">
        {inPlaces(lines).map(({ place, line }) => (
          <path key={place} className="guide" d={pathOf(line)} />
        ))}
        {gaps.map((gap) => (
          <Gap key={`${gap.axis} ${gap.from}`} gap={gap} px={1 / zoom} />
        ))}
      </svg>
    </ViewportPortal>
  );
}

/** An element for each, as a path of all of them would be as large as the view to whoever paints it. */
function inPlaces(lines: readonly GuideLine[]) {
  const taken = { x: 0, y: 0 };
  return lines.map((line) => ({ place: `${line.axis} ${taken[line.axis]++}`, line }));
}

const pathOf = ({ axis, at, from, to }: GuideLine): string =>
  axis === 'x' ? `M${at} ${from}V${to}` : `M${from} ${at}H${to}`;

/** An arrow from end to end and its length; `px`: a pixel of the screen. */
function Gap({ gap: { axis, from, to, at }, px }: { readonly gap: GapMark; readonly px: number }) {
  const tip = 4 * px;
  const length = Math.round(to - from);
  const point = (along: number, across: number) =>
    axis === 'x' ? `${along} ${at + across}` : `${at + across} ${along}`;
  const middle = (from + to) / 2;
  return (
    <g>
      <path
        className="guide-gap"
        d={`M${point(from, 0)}L${point(to, 0)}M${point(from + tip, -tip)}L${point(from, 0)}L${point(from + tip, tip)}M${point(to - tip, -tip)}L${point(to, 0)}L${point(to - tip, tip)}`}
      />
      <text
        className="guide-figure"
        x={axis === 'x' ? middle : at + 7 * px}
        y={axis === 'x' ? at - 6 * px : middle + 4 * px}
        textAnchor={axis === 'x' ? 'middle' : 'start'}
        fontSize={11 * px}
        strokeWidth={3 * px}
      >
        {length}
      </text>
    </g>
  );
}
