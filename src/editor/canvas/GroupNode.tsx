/** The frame of a zone, a region or another boundary: title and border can be grabbed, its inside belongs to the canvas. */
import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { useStore } from 'zustand';
import { refOf } from '../../model/elements';
import { rename } from '../../state/gestures';
import { useApp, useSession } from '../app/hooks';
import { FateBadge } from '../whatif/FateBadge';
import { useFate } from '../whatif/fateStore';
import { CollapseToggle } from './CollapseToggle';
import type { GroupFlowNode } from './flowElements';
import { GroupChip } from './GroupChip';
import { InlineName } from './InlineName';
import { landingStore } from './landingStore';
import { SketchedBox } from './NodeOutline';
import { SeverityBadge } from './NodeSigns';
import { ResizeHandles } from './ResizeHandles';
import { useIsSketched } from './useIsSketched';

export const GroupNode = memo(function GroupNode({
  data,
  selected,
  width,
  height,
}: NodeProps<GroupFlowNode>) {
  const { id, group, title, severity } = data;
  const app = useApp();
  const ref = refOf('group', id);
  const renaming = useSession((session) => session.renaming === ref);
  const fate = useFate(ref);
  const isSketched = useIsSketched();
  const taking = useStore(landingStore, ({ hint }) => hint?.groupId === id);
  return (
    <div
      className="group-node"
      data-selected={selected || undefined}
      data-type={group.type}
      data-taking={taking || undefined}
      style={{ width, height }}
    >
      {isSketched && width !== undefined && height !== undefined && (
        <SketchedBox id={id} size={{ width, height }} radius={16} isDashed />
      )}
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
        {fate && <FateBadge fate={fate} />}
        {severity && <SeverityBadge severity={severity} of={ref} name={title.name} size={12} />}
        <CollapseToggle id={id} name={title.name} collapsed={false} />
        {title.chips.map((chip) => (
          <GroupChip key={chip.id} {...chip} />
        ))}
      </div>
      {selected && <ResizeHandles of={ref} locked={group.locked} />}
    </div>
  );
});
