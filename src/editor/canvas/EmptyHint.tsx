/** On an empty page: the ways to begin. Gone with the first thing drawn. */
import { EXAMPLES } from '../../library/examples';
import { useOfDiagram, useSession, useShell } from '../app/hooks';
import { openExample } from '../files/openExample';

export function EmptyHint() {
  const shell = useShell();
  const first = useSession(({ page }) => page === null);
  const isEmpty = useOfDiagram(
    ({ components, groups, notes, drawings }) =>
      components.size + groups.size + notes.size + drawings.size === 0,
  );
  const [example] = EXAMPLES;
  if (!isEmpty) return null;
  return (
    <div className="empty-hint">
      <p>
        <strong>Double-click</strong> for a box
      </p>
      <p>
        <kbd>/</kbd> to type a diagram: <code>user &gt; lb &gt; api x3 &gt; redis, postgres</code>
      </p>
      <p>or drag a component from the left</p>
      {first && example && (
        <button type="button" className="link" onClick={() => void openExample(shell, example.id)}>
          Open an example
        </button>
      )}
    </div>
  );
}
