/** A picture on the canvas: for people only. Shown as an image, so that nothing in it runs or is fetched. */
import './imageNode.css';
import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { refOf } from '../../model/elements';
import { nameImage } from '../../state/styling';
import { useApp, useSession } from '../app/hooks';
import type { ImageFlowNode } from './flowElements';
import { InlineName } from './InlineName';
import { ResizeHandles } from './ResizeHandles';

export const ImageNode = memo(function ImageNode({ data, selected }: NodeProps<ImageFlowNode>) {
  const { id, image } = data;
  const app = useApp();
  const ref = refOf('drawing', id);
  const renaming = useSession((session) => session.renaming === ref);
  return (
    <div className="image-node" data-drawing={id} data-selected={selected || undefined}>
      {selected && <ResizeHandles of={ref} locked={image.locked} />}
      {renaming && (
        <InlineName
          value={image.name ?? ''}
          label="What the picture shows"
          onDone={(name) => app.apply(nameImage(app.context(), id, name))}
        />
      )}
      <img src={image.source} alt={image.name || 'Image'} draggable={false} />
    </div>
  );
});
