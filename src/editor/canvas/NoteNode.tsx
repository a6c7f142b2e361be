/** A sticky note: for people only, the estimate doesn't read it. */
import { type NodeProps, NodeResizer } from '@xyflow/react';
import { memo } from 'react';
import { putNote } from '../../model/edits';
import { refOf } from '../../model/elements';
import { rounded } from '../../shared/geometry';
import { rename } from '../../state/gestures';
import { useApp, useSession } from '../app/hooks';
import type { NoteFlowNode } from './flowElements';
import { InlineName } from './InlineName';

export const NoteNode = memo(function NoteNode({ data, selected }: NodeProps<NoteFlowNode>) {
  const { id, note } = data;
  const app = useApp();
  const ref = refOf('note', id);
  const renaming = useSession((session) => session.renaming === ref);
  return (
    <div className="note-node" data-selected={selected || undefined}>
      <NodeResizer
        isVisible={selected && !renaming}
        minWidth={96}
        minHeight={48}
        onResizeEnd={(_, { x, y, width, height }) => {
          const { diagram } = app.context();
          const at = rounded({ x, y });
          const size = { width: Math.round(width), height: Math.round(height) };
          app.apply({ diagram: putNote(diagram, id, { ...note, position: at, size }) });
        }}
      />
      {renaming ? (
        <InlineName
          multiline
          value={note.text}
          label="Text of the note"
          onDone={(value) => app.apply(rename(app.context(), ref, value))}
        />
      ) : (
        <p>{note.text || <span className="muted">Empty note</span>}</p>
      )}
    </div>
  );
});
