/** The frame of a zone, a region or another boundary: title and border can be grabbed, its inside belongs to the canvas. */
import { type NodeProps, NodeResizer } from '@xyflow/react';
import { memo } from 'react';
import { refOf } from '../../model/elements';
import { rounded } from '../../shared/geometry';
import { changeGroup, rename } from '../../state/gestures';
import { useApp, useSession } from '../app/hooks';
import type { GroupFlowNode } from './flowElements';
import { InlineName } from './InlineName';

export const GroupNode = memo(function GroupNode({
  data,
  selected,
  width,
  height,
}: NodeProps<GroupFlowNode>) {
  const { id, group, title } = data;
  const app = useApp();
  const ref = refOf('group', id);
  const renaming = useSession((session) => session.renaming === ref);
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
              position: rounded({ x, y }),
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
            label={`Name of ${title.name}`}
            onDone={(value) => app.apply(rename(app.context(), ref, value))}
          />
        ) : (
          <span>
            <em>{title.kind}</em> {title.name}
            {title.availability && ` · ${title.availability}`}
          </span>
        )}
        {title.chips.map((chip) => (
          <small key={chip}>{chip}</small>
        ))}
      </div>
    </div>
  );
});
