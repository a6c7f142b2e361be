/** The frame of a zone, a region or another boundary: title and border can be grabbed, its inside belongs to the canvas. */
import { type NodeProps, NodeResizer } from '@xyflow/react';
import { memo } from 'react';
import { refOf } from '../../model/elements';
import { formatAvailability } from '../../shared/formatNumbers';
import { changeGroup, rename } from '../../state/gestures';
import { useApp, useSession } from '../app/appContext';
import type { GroupFlowNode } from './flowElements';
import { InlineName } from './InlineName';

export const GroupNode = memo(function GroupNode({
  data,
  selected,
  width,
  height,
}: NodeProps<GroupFlowNode>) {
  const { id, group, chips } = data;
  const app = useApp();
  const ref = refOf('group', id);
  const renaming = useSession((session) => session.renaming === ref);
  const availability = group.settings?.availability;
  const name = group.name || id;
  const fails = group.type === 'zone' || group.type === 'region';
  return (
    <div
      className="group-node"
      data-selected={selected || undefined}
      data-type={group.type}
      style={{ width, height }}
    >
      <NodeResizer
        isVisible={selected}
        minWidth={120}
        minHeight={80}
        onResizeEnd={(_, { x, y, width: w, height: h }) =>
          app.apply(
            changeGroup(app.context(), id, {
              position: { x: Math.round(x), y: Math.round(y) },
              size: { width: Math.round(w), height: Math.round(h) },
            }),
          )
        }
      />
      {(['top', 'right', 'bottom', 'left'] as const).map((side) => (
        <i key={side} className="group-edge" data-side={side} />
      ))}
      <div className="group-title">
        {renaming ? (
          <InlineName
            value={group.name ?? ''}
            label={`Name of ${name}`}
            onDone={(value) => app.apply(rename(app.context(), ref, value))}
          />
        ) : (
          <span>
            <em>{group.type}</em> {name}
            {fails && availability !== undefined && availability < 1 && (
              <> · {formatAvailability(availability)}</>
            )}
          </span>
        )}
        {chips.length > 0 && <span className="group-chips">{chips.join('  ')}</span>}
      </div>
    </div>
  );
});
