/**
 * Dots to see movement by. They lie in the view, on ground of their own: panning moves them with everything else and paints
 * nothing, and what stands on them is one surface for whoever puts the screen together.
 */
import { useStore, ViewportPortal } from '@xyflow/react';
import { memo } from 'react';
import type { Rect } from '../../shared/geometry';
import { areaInSight } from './painted/seenArea';

const GAP = 22;
const SIZE = 1.6;
/** On the screen: closer than this every second dot is left out. */
const LEAST_GAP_PX = 14;

export function CanvasDots() {
  const zoom = useStore(({ transform }) => transform[2]);
  const area = useStore(areaInSight);
  return <Dots area={area} zoom={zoom} />;
}

const Dots = memo(function Dots({ area, zoom }: { readonly area: Rect; readonly zoom: number }) {
  let gap = GAP;
  while (gap * zoom < LEAST_GAP_PX) gap *= 2;
  const radius = ((SIZE / 2) * Math.max(zoom, LEAST_GAP_PX / GAP)) / zoom;
  const edge = 0.25 / zoom;
  const [left, top] = [Math.floor(area.x / gap) * gap, Math.floor(area.y / gap) * gap];
  return (
    <ViewportPortal>
      <div
        className="canvas-dots"
        style={{
          left,
          top,
          width: area.x + area.width - left,
          height: area.y + area.height - top,
          backgroundSize: `${gap}px ${gap}px`,
          // Where all fall on pixels alike, nothing is gained by mixing pixels, which takes a fifth of painting the view.
          imageRendering: Number.isInteger(gap * zoom) ? 'pixelated' : 'auto',
          backgroundImage: `radial-gradient(circle at center, var(--dot) ${radius - edge}px, transparent ${radius + edge}px)`,
        }}
      />
    </ViewportPortal>
  );
});
