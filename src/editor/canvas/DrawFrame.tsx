/** The group tool: a frame is dragged out over the canvas. */
import { useReactFlow } from '@xyflow/react';
import { type PointerEvent, useState } from 'react';
import type { Point } from '../../shared/geometry';
import { addGroup } from '../../state/gestures';
import { useApp, useSession } from '../app/hooks';
import { GroupKinds } from './GroupKinds';

export function DrawFrame() {
  const app = useApp();
  const groupType = useSession((session) => session.groupType);
  const { screenToFlowPosition } = useReactFlow();
  const [drag, setDrag] = useState<{ readonly from: Point; readonly to: Point } | null>(null);
  const here = (event: PointerEvent): Point => ({ x: event.clientX, y: event.clientY });
  const finish = () => {
    if (!drag) return;
    setDrag(null);
    const from = screenToFlowPosition(drag.from);
    const to = screenToFlowPosition(drag.to);
    const frame = {
      x: Math.min(from.x, to.x),
      y: Math.min(from.y, to.y),
      width: Math.abs(to.x - from.x),
      height: Math.abs(to.y - from.y),
    };
    if (frame.width > 8 && frame.height > 8) app.apply(addGroup(app.context(), frame, groupType));
  };
  return (
    <>
      <GroupKinds />
      <div
        className="draw-frame"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setDrag({ from: here(event), to: here(event) });
        }}
        onPointerMove={(event) => drag && setDrag({ ...drag, to: here(event) })}
        onPointerUp={finish}
        onPointerCancel={() => setDrag(null)}
      >
        {drag && (
          <div
            className="drawn-frame"
            style={{
              left: Math.min(drag.from.x, drag.to.x),
              top: Math.min(drag.from.y, drag.to.y),
              width: Math.abs(drag.to.x - drag.from.x),
              height: Math.abs(drag.to.y - drag.from.y),
            }}
          />
        )}
      </div>
    </>
  );
}
