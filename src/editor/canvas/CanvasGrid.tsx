/** The ground: dots to see movement by, or, while things snap to it, the grid itself. */
import { Background, BackgroundVariant, useStore } from '@xyflow/react';
import { memo } from 'react';
import { GRID_STEP } from '../../layout/snapping';
import { useSession } from '../app/hooks';
import { CanvasDots } from './CanvasDots';

/** Below this zoom the lines of the grid would run together: every fifth is drawn. */
const FINE_ZOOM = 1.25;

/** `hasDots`: where a picture is painted dots would only hide in it. */
export const CanvasGrid = memo(function CanvasGrid({ hasDots }: { readonly hasDots: boolean }) {
  const grid = useSession((session) => session.grid);
  const isFine = useStore(({ transform }) => transform[2] >= FINE_ZOOM);
  if (!grid) return hasDots ? <CanvasDots /> : null;
  return (
    <Background
      variant={BackgroundVariant.Lines}
      gap={isFine ? GRID_STEP : 5 * GRID_STEP}
      lineWidth={0.5}
      className="snap-grid"
    />
  );
});
