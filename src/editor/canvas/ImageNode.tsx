/** A picture on the canvas: for people only. Shown as an image, so that nothing in it runs or is fetched. */
import './imageNode.css';
import { type NodeProps, NodeResizer } from '@xyflow/react';
import { memo } from 'react';
import { resizeImage } from '../../state/images';
import { useApp } from '../app/hooks';
import type { ImageFlowNode } from './flowElements';

export const ImageNode = memo(function ImageNode({ data, selected }: NodeProps<ImageFlowNode>) {
  const { id, image } = data;
  const app = useApp();
  return (
    <div className="image-node" data-drawing={id} data-selected={selected || undefined}>
      <NodeResizer
        isVisible={selected && !image.locked}
        keepAspectRatio
        minWidth={16}
        minHeight={16}
        onResizeEnd={(_, to) => app.apply(resizeImage(app.context(), id, to))}
      />
      <img src={image.source} alt={image.name ?? 'Image'} draggable={false} />
    </div>
  );
});
