/** A sticky note: for people only, the estimate doesn't read it. */
import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { legendTitle } from '../../layout/legend';
import { plainFont } from '../../layout/plainText';
import { refOf } from '../../model/elements';
import { rename } from '../../state/gestures';
import { linksIn } from '../../state/links';
import { useApp, useSession } from '../app/hooks';
import type { NoteFlowNode } from './flowElements';
import { InlineName } from './InlineName';
import { LegendRows } from './LegendRows';
import { SketchedBox } from './NodeOutline';
import { NoteLink } from './NoteLink';
import { ResizeHandles } from './ResizeHandles';
import { useIsSketched } from './useIsSketched';

export const NoteNode = memo(function NoteNode({ data, selected, width, height }: NodeProps<NoteFlowNode>) {
  const { id, note, legend } = data;
  const app = useApp();
  const ref = refOf('note', id);
  const renaming = useSession((session) => session.renaming === ref);
  const isSketched = useIsSketched();
  const font = note.plain && !legend ? plainFont(note) : undefined;
  const [link] = legend ? [] : linksIn(note.text);
  return (
    <div
      className="note-node"
      data-selected={selected || undefined}
      data-legend={legend ? true : undefined}
      data-plain={note.plain || undefined}
      data-hue={legend ? undefined : note.accent}
      style={font && { fontSize: font.size, lineHeight: `${font.line}px` }}
    >
      {isSketched && !note.plain && width !== undefined && height !== undefined && (
        <SketchedBox id={id} size={{ width, height }} radius={8} />
      )}
      {selected && !renaming && (note.locked || !note.plain) && (
        <ResizeHandles of={ref} locked={note.locked} />
      )}
      {link !== undefined && !renaming && <NoteLink address={link} />}
      {renaming ? (
        <InlineName
          multiline
          value={note.text}
          label={legend ? 'Title of the legend' : note.plain ? 'Text' : 'Text of the note'}
          onDone={(value) => app.apply(rename(app.context(), ref, value))}
        />
      ) : legend ? (
        <LegendRows title={legendTitle(note)} entries={legend} />
      ) : (
        <p>{note.text || <span className="muted">Empty note</span>}</p>
      )}
    </div>
  );
});
