/** The outline of something on the canvas: ruled, or as a hand would sketch it, by the very geometry figures draw. */
import './look.css';
import { memo } from 'react';
import { roundedRectPath, seedOf, sketchPath } from '../../layout/sketchPath';
import type { Size } from '../../shared/geometry';

interface Props {
  /** What it belongs to: its sketch trembles by it. */
  readonly id: string;
  readonly outline: string;
  readonly detail?: string | undefined;
  readonly isSketched: boolean;
  readonly isDashed?: boolean | undefined;
}

export const NodeOutline = memo(function NodeOutline({ id, outline, detail, isSketched, isDashed }: Props) {
  const drawn = (d: string) => (isSketched ? sketchPath(d, seedOf(id), isDashed) : d);
  return (
    <svg className="shape-outline" aria-hidden="true" data-dashed={isDashed || undefined}>
      {isSketched && <path className="shape-ground" d={outline} />}
      <path className="shape-line" d={drawn(outline)} />
      {detail && <path className="shape-line shape-detail" d={drawn(detail)} />}
    </svg>
  );
});

interface BoxProps {
  readonly id: string;
  readonly size: Size;
  readonly radius: number;
  readonly isDashed?: boolean | undefined;
  /** How far the next of several stands out above it. */
  readonly standsOut?: number;
}

/** A card, frame or note as a sketch; ruled ones are boxes of the style sheet. */
export function SketchedBox({ id, size, radius, isDashed, standsOut = 0 }: BoxProps) {
  const behind = { x: 6, y: -standsOut, width: size.width - 12, height: 24 };
  return (
    <>
      {standsOut > 0 && <NodeOutline id={id} outline={roundedRectPath(behind, 9)} isSketched />}
      <NodeOutline
        id={id}
        outline={roundedRectPath({ x: 0, y: 0, ...size }, radius)}
        isSketched
        isDashed={isDashed}
      />
    </>
  );
}
