/** What a pen drew. It is hit on its ink, not in its box. */
import './drawing.css';
import type { NodeProps } from '@xyflow/react';
import { memo, useMemo } from 'react';
import { strokePath } from '../../layout/strokeOutline';
import { refOf } from '../../model/elements';
import type { StrokeFlowNode } from './flowElements';
import { ResizeHandles } from './ResizeHandles';

export const StrokeNode = memo(function StrokeNode({ data, selected }: NodeProps<StrokeFlowNode>) {
  const { id, stroke, from } = data;
  const path = useMemo(() => strokePath(stroke), [stroke]);
  return (
    <div className="stroke-node" data-drawing={id} data-selected={selected || undefined}>
      <svg className="ink" data-hue={stroke.accent} role="img" aria-label="Pen stroke">
        <path d={path} transform={`translate(${from.x} ${from.y})`} />
      </svg>
      {selected && <ResizeHandles of={refOf('drawing', id)} locked={stroke.locked} />}
    </div>
  );
});
