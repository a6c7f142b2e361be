/** A component's card: what it is, how much of it there is, how busy it is, and whether something is wrong with it. */
import { Handle, type NodeProps, Position } from '@xyflow/react';
import { memo } from 'react';
import { useStore } from 'zustand';
import { technology } from '../../catalog/catalog';
import { typeOf } from '../../catalog/effective';
import { nodeSize, stackHeight } from '../../layout/nodeRect';
import { shapeOutline } from '../../layout/shapeOutline';
import { refOf } from '../../model/elements';
import type { Rect } from '../../shared/geometry';
import { rename } from '../../state/gestures';
import { useApp, useSession } from '../app/hooks';
import { TypeTile } from '../icons/TypeTile';
import { TargetBadge } from '../targets/TargetBadge';
import { FateSign } from '../whatif/FateBadge';
import { useFate } from '../whatif/fateStore';
import { connectingStore } from './connecting';
import type { ComponentFlowNode } from './flowElements';
import { InlineName } from './InlineName';
import { NodeOutline, SketchedBox } from './NodeOutline';
import { SeverityBadge, Utilization } from './NodeSigns';
import { nameOffer } from './nameOffer';
import { ResizeHandles } from './ResizeHandles';
import { useIsSketched } from './useIsSketched';

const SIDES = [
  ['top', Position.Top],
  ['right', Position.Right],
  ['bottom', Position.Bottom],
  ['left', Position.Left],
] as const;

export const ComponentNode = memo(function ComponentNode({ data, selected }: NodeProps<ComponentFlowNode>) {
  const { id, component, subtitle, utilization, severity } = data;
  const app = useApp();
  const ref = refOf('component', id);
  const renaming = useSession((session) => session.renaming === ref);
  const connects = useSession((session) => session.tool === 'connect');
  const ends = useStore(connectingStore, ({ from, judgements, over }) =>
    from === null
      ? 'idle'
      : from === id
        ? 'source'
        : judgements.get(id)?.allowed
          ? over === id
            ? 'over'
            : 'possible'
          : 'impossible',
  );
  const fate = useFate(ref);
  const isSketched = useIsSketched();
  const type = typeOf(component);
  const name = component.name || id;
  const shape = shapeOutline(type.shape, nodeSize(component));
  return (
    <div
      className="component-node"
      data-component={id}
      data-selected={selected || undefined}
      data-ends={ends}
      data-stacked={
        (component.settings?.replicas ?? 1) > 1 || (component.settings?.shards ?? 1) > 1 || undefined
      }
      data-untyped={type.role === 'untyped' || undefined}
      data-hue={component.accent}
      data-fate={fate}
      data-shaped={shape ? true : undefined}
      title={renaming ? undefined : name}
    >
      {SIDES.map(([side, position]) => (
        <Handle
          key={side}
          id={side}
          type="source"
          position={position}
          className="side-handle"
          aria-hidden="true"
        />
      ))}
      {connects && (
        <Handle
          id="body"
          type="source"
          position={Position.Right}
          className="body-handle"
          aria-hidden="true"
        />
      )}
      {isSketched && !shape && (
        <SketchedBox
          id={id}
          size={nodeSize(component)}
          radius={11}
          isDashed={type.role === 'untyped'}
          standsOut={stackHeight(component)}
        />
      )}
      {shape ? (
        <NodeOutline id={id} outline={shape.outline} detail={shape.detail} isSketched={isSketched} isDashed />
      ) : (
        <TypeTile type={type} technology={technology(component.settings?.technology ?? '')} size="large" />
      )}
      <div className="component-text" style={shape ? placed(shape.text) : undefined}>
        {renaming ? (
          <InlineName
            value={component.name ?? ''}
            label={`Name of ${name}`}
            onDone={(value) => app.apply(rename(app.context(), ref, value))}
            {...(type.role === 'untyped' && { offer: (value: string) => nameOffer(app, id, value) })}
          />
        ) : (
          <strong dir="auto">{name}</strong>
        )}
        <span>{subtitle}</span>
      </div>
      {selected && !renaming && <ResizeHandles of={ref} locked={component.locked} cornersOnly />}
      {fate && <FateSign fate={fate} of={ref} />}
      <TargetBadge entry={id} />
      {severity && <SeverityBadge severity={severity} of={ref} name={name} />}
      {utilization !== null && <Utilization share={utilization} />}
    </div>
  );
});

const placed = ({ x, y, width, height }: Rect) => ({ left: x, top: y, width, height });
