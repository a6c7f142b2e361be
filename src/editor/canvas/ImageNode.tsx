/** A picture on the canvas: for people only. Shown as an image, so that nothing in it runs or is fetched. */
import './imageNode.css';
import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { refOf } from '../../model/elements';
import type { ImageFlowNode } from './flowElements';
import { ResizeHandles } from './ResizeHandles';

export const ImageNode = memo(function ImageNode({ data, selected }: NodeProps<ImageFlowNode>) {
  const { id, image } = data;
  return (
    <div className="image-node" data-drawing={id} data-selected={selected || undefined}>
      {selected && <ResizeHandles of={refOf('drawing', id)} locked={image.locked} />}
      <img src={image.source} alt={image.name ?? 'Image'} draggable={false} />
    </div>
  );
});
