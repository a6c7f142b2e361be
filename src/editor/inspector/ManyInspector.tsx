/** Several things, a note or a drawing: what can be done with them together. */
import { Copy, Trash2 } from 'lucide-react';
import { idOf, KINDS, type Kind, kindOf } from '../../model/elements';
import { command } from '../../state/commands/commands';
import { useApp, useDiagram, useSession } from '../app/hooks';
import { PictureName } from '../look/PictureName';
import { StyleSection } from '../look/StyleSection';
import { ArrangeSection } from './ArrangeSection';
import { LockButton } from './LockButton';

const WORDS: Readonly<Record<Kind, readonly [one: string, many: string]>> = {
  component: ['component', 'components'],
  connection: ['connection', 'connections'],
  group: ['group', 'groups'],
  note: ['note', 'notes'],
  drawing: ['drawing', 'drawings'],
};

export function ManyInspector() {
  const app = useApp();
  const selection = useSession((session) => session.selection);
  const counts = KINDS.flatMap((kind) => {
    const count = [...selection].filter((ref) => kindOf(ref) === kind).length;
    return count === 0 ? [] : [`${count} ${WORDS[kind][count === 1 ? 0 : 1]}`];
  });
  const diagram = useDiagram();
  const [only] = selection.size === 1 ? selection : [];
  const drawing = only && kindOf(only) === 'drawing' ? diagram.drawings.get(idOf(only)) : undefined;
  return (
    <>
      <header className="inspector-head">
        <div>
          <strong>{counts.join(', ')}</strong>
          <span className="muted">selected</span>
        </div>
        <LockButton />
      </header>
      <div className="inspector-actions">
        <button type="button" className="button" data-small onClick={() => app.run(command('duplicate'))}>
          <Copy size={13} aria-hidden="true" /> Duplicate
        </button>
        <button type="button" className="button" data-small onClick={() => app.run(command('delete'))}>
          <Trash2 size={13} aria-hidden="true" /> Delete
        </button>
      </div>
      {only && drawing?.kind === 'image' && <PictureName key={only} id={idOf(only)} image={drawing} />}
      <StyleSection />
      {selection.size > 1 && <ArrangeSection />}
    </>
  );
}
