/** What lines up with what is in hand, drawn over everything: lines through edges and centres, and gaps that are equal. */
import { useStore as useFlowStore, ViewportPortal } from '@xyflow/react';
import { useStore } from 'zustand';
import type { GapMark } from '../../layout/equalGaps';
import { handStore } from './handStore';
import { clipTo, viewOf } from './painted/seenArea';

export function GuideLayer() {
  const isShown = useStore(handStore, ({ lines, gaps }) => lines.length + gaps.length > 0);
  return isShown ? <Guides /> : null;
}

function Guides() {
  const { lines, gaps } = useStore(handStore);
  const zoom = useFlowStore(({ transform }) => transform[2]);
  const clip = useFlowStore((state) => clipTo(viewOf(state)));
  return (
    <ViewportPortal>
      <svg className="guides" style={{ clip }} aria-hidden="true">
        {lines.map(({ axis, at, from, to }) => (
          <path
            key={`${axis} ${at}`}
            className="guide"
            d={axis === 'x' ? `M${at} ${from}V${to}` : `M${from} ${at}H${to}`}
          />
        ))}
        {gaps.map((gap) => (
          <Gap key={`${gap.axis} ${gap.from}`} gap={gap} px={1 / zoom} />
        ))}
      </svg>
    </ViewportPortal>
  );
}

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
