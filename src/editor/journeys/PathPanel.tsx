/** Defining a journey by its path: what is on it, what it can go on over, and why something isn't on it. */
import './path.css';
import { Plus, X } from 'lucide-react';
import { type MouseEvent, useEffect, useMemo, useRef } from 'react';
import { refOf } from '../../model/elements';
import { connectionName, nameOf } from '../../model/queries';
import { enterAt, livePath, pointAt, stepBack, takePath, waysOn } from '../../state/path';
import type { PathInHand } from '../../state/sessionStore';
import { focusCanvas, focusDrawn } from '../app/focus';
import { useApp, useDiagram, useSession } from '../app/hooks';
import { SelectField } from '../inspector/SelectField';
import { usePathMode } from './usePathMode';

export function PathPanel() {
  const path = useSession((session) => session.path);
  return path && <Panel path={path} />;
}

function Panel({ path: inHand }: { readonly path: PathInHand }) {
  const app = useApp();
  const diagram = useDiagram();
  const path = useMemo(() => livePath(diagram, inHand), [diagram, inHand]);
  const panel = useRef<HTMLElement>(null);
  usePathMode(path);
  useEffect(() => panel.current?.focus(), []);
  const point = (id: string) => (event: MouseEvent) => {
    app.apply(pointAt(app.context(), refOf('connection', id)));
    // By the keyboard: what was pressed is gone from where it was, and the next one has its turn.
    if (event.detail === 0) focusDrawn('.path-next button', '.path-done');
  };
  const close = (outcome: Parameters<typeof app.apply>[0]) => {
    app.apply(outcome);
    focusCanvas();
  };
  const next = waysOn(diagram, path);
  return (
    <section ref={panel} className="path bottom-panel panel" aria-label="Path of a journey" tabIndex={-1}>
      <header>
        <h3 className="heading">Path</h3>
        <SelectField
          label="Enters at"
          value={path.entry ?? 'Enters at…'}
          options={[...diagram.components.keys()].map((id) => ({ value: id, label: nameOf(diagram, id) }))}
          onChange={(entry) => app.apply(enterAt(app.context(), entry))}
        />
        <span className="path-said" role="status">
          {path.refused ?? saidOf(path)}
        </span>
        <button
          type="button"
          className="button path-done"
          disabled={path.entry === null}
          title="Enter"
          onClick={() => close(takePath(app.context()))}
        >
          Done
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label="Leave the path"
          onClick={() => close({ session: { path: null } })}
        >
          <X size={14} aria-hidden="true" />
        </button>
      </header>
      <ol className="path-taken" aria-label="On the path">
        {path.connections.map((id) => (
          <li key={id}>
            <button type="button" className="chip" title="Take it off the path" onClick={point(id)}>
              {connectionName(diagram, id)} <X size={11} aria-hidden="true" />
            </button>
          </li>
        ))}
      </ol>
      {next.length > 0 && (
        <ul className="path-next" aria-label="Goes on over">
          {next.map((id) => (
            <li key={id}>
              <button type="button" className="chip" onClick={point(id)}>
                <Plus size={11} aria-hidden="true" /> {connectionName(diagram, id)}
              </button>
            </li>
          ))}
        </ul>
      )}
      {path.connections.length > 0 && (
        <button
          type="button"
          className="link-button"
          title="Backspace"
          onClick={() => app.apply(stepBack(app.context()))}
        >
          Take the last one off
        </button>
      )}
    </section>
  );
}

const saidOf = ({ entry, connections }: PathInHand): string => {
  if (entry === null) return 'Click where the journey enters.';
  if (connections.length === 0)
    return 'Click what it calls, one after another; or be done, and it goes over everything.';
  return `Over ${connections.length} ${connections.length === 1 ? 'connection' : 'connections'}. Click what it calls next; a line on it takes it off.`;
};
