/** The ground: dots to see movement by, or, while things snap to it, the grid itself. */
import { Background, BackgroundVariant, useStore } from '@xyflow/react';
import { GRID_STEP } from '../../layout/snapping';
import { useSession } from '../app/hooks';
import { CanvasDots } from './CanvasDots';

/** Below this zoom the lines of the grid would run together: every fifth is drawn. */
const FINE_ZOOM = 1.25;

export function CanvasGrid() {
  const grid = useSession((session) => session.grid);
  const isFine = useStore(({ transform }) => transform[2] >= FINE_ZOOM);
  if (!grid) return <CanvasDots />;
  return (
    <Background
      variant={BackgroundVariant.Lines}
      gap={isFine ? GRID_STEP : 5 * GRID_STEP}
      lineWidth={0.5}
      className="snap-grid"
    />
  );
}
