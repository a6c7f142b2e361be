/** A collapsed group: one card with what is behind it as a whole, and a button that opens it. */
import { Handle, type NodeProps, Position } from '@xyflow/react';
import { Lock } from 'lucide-react';
import { memo } from 'react';
import { useStore } from 'zustand';
import { GROUP_CARD } from '../../layout/groupCard';
import { GROUP_CARD_SIZE } from '../../layout/visibleDiagram';
import { refOf } from '../../model/elements';
import { openFirst, openToConnect } from '../../state/collapse';
import { rename } from '../../state/gestures';
import { useApp, useSession } from '../app/hooks';
import { NodeIcon } from '../icons/NodeIcon';
import { FateSign } from '../whatif/FateBadge';
import { fateStore } from '../whatif/fateStore';
import { fateOfMany } from '../whatif/fates';
import { SeenNumbers } from '../why/SeenNumbers';
import { CollapseToggle } from './CollapseToggle';
import { connectingStore } from './connecting';
import type { GroupCardFlowNode } from './groupCards';
import { InlineName } from './InlineName';
import { SketchedBox } from './NodeOutline';
import { SeverityBadge, Utilization } from './NodeSigns';
import { useIsSketched } from './useIsSketched';

const BODY = { ...GROUP_CARD_SIZE, height: GROUP_CARD_SIZE.height - GROUP_CARD.sheets };
const SIDES = [Position.Top, Position.Right, Position.Bottom, Position.Left] as const;

export const GroupCardNode = memo(function GroupCardNode({ data, selected }: NodeProps<GroupCardFlowNode>) {
  const { id, cardId, name, about, seen, icon, group, severity, utilization, behind, holds } = data;
  const { slowest, leastUp } = data;
  const app = useApp();
  const ref = refOf('group', id);
  const renaming = useSession((session) => session.renaming === ref);
  const fate = useStore(
    fateStore,
    (fates) => fates.get(ref) ?? fateOfMany(behind.map((part) => fates.get(refOf('component', part)))),
  );
  const isSketched = useIsSketched();
  const connects = useSession((session) => session.tool === 'connect');
  const ends = useStore(connectingStore, ({ from, overCard }) =>
    from === null ? 'idle' : overCard === id ? 'refused' : 'impossible',
  );
  return (
    <div
      className="group-card"
      data-group-card={id}
      data-type={group.type}
      data-selected={selected || undefined}
      data-holds={holds || undefined}
      data-ends={ends}
      data-fate={fate}
      title={renaming ? undefined : name}
    >
      {SIDES.map((side) => (
        <Handle
          key={side}
          id={side}
          type="source"
          position={side}
          className="no-handle"
          isConnectable={false}
        />
      ))}
      {isSketched && <SketchedBox id={cardId} size={BODY} radius={11} />}
      <div className="group-card-body">
        <span className="type-tile" data-size="medium" data-category="edge">
          <NodeIcon icon={icon} size={17} />
        </span>
        <div className="component-text">
          {renaming ? (
            <InlineName
              value={group.name ?? ''}
              label={`Name of ${name}`}
              onDone={(value) => app.apply(rename(app.context(), ref, value))}
            />
          ) : (
            <strong dir="auto">{name}</strong>
          )}
          <span>{about}</span>
        </div>
        {group.locked && (
          <span className="group-card-lock" role="img" aria-label="Locked">
            <Lock size={11} strokeWidth={2.2} aria-hidden="true" />
          </span>
        )}
        <CollapseToggle id={id} name={name} collapsed />
        {seen && (
          <span className="group-card-numbers">
            <SeenNumbers seen={seen} slowest={slowest} leastUp={leastUp} />
          </span>
        )}
        {utilization !== null && <Utilization share={utilization} />}
      </div>
      {fate && <FateSign fate={fate} of={ref} />}
      {severity && <SeverityBadge severity={severity} of={ref} name={name} />}
      {connects && (
        <button
          type="button"
          className="group-card-cover nodrag"
          tabIndex={-1}
          aria-label={openToConnect(name)}
          onClick={() =>
            app.apply({ session: { tool: 'select', selection: new Set([ref]), notice: openFirst(name) } })
          }
        />
      )}
    </div>
  );
});
