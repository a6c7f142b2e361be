/** The capacity worksheet at the foot of the screen: what people do on the left, what that comes to on the right. */
import './worksheet.css';
import { Plus, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { workOut } from '../../estimate/capacity/worksheet';
import { totalLines } from '../../estimate/capacity/worksheetLines';
import { capacityCsv, capacityMarkdown } from '../../formats/capacityText';
import { addAction, startFromDiagram } from '../../state/capacity';
import { command } from '../../state/commands/commands';
import { focusCanvas } from '../app/focus';
import { useApp, useDiagram, useSession } from '../app/hooks';
import { copyText } from '../files/copyText';
import { ActionRow } from './ActionRow';
import { Beside } from './Beside';
import { Lines } from './Lines';
import { SheetSettings } from './SheetSettings';
import { UsersList } from './UsersList';

export function WorksheetPanel() {
  return useSession((session) => session.worksheet) && <Panel />;
}

function Panel() {
  const app = useApp();
  const diagram = useDiagram();
  const { capacity } = diagram;
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.focus(), []);
  const sheet = workOut(capacity);
  const tied = new Set([...capacity.actions.values()].map(({ journey }) => journey));
  const canStart = [...diagram.journeys].some(
    ([id, { requestsPerSecond }]) => requestsPerSecond !== undefined && !tied.has(id),
  );
  const close = () => {
    app.run(command('worksheet'));
    focusCanvas();
  };
  const lines = totalLines(capacity, sheet);
  return (
    <section
      ref={panel}
      className="worksheet panel"
      aria-label="Capacity worksheet"
      tabIndex={-1}
      data-keeps-focus
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        close();
      }}
    >
      <header className="sheet-bar">
        <h2 className="heading">Capacity worksheet</h2>
        {lines.length > 0 && (
          <>
            <button
              type="button"
              className="link-button"
              onClick={() =>
                void copyText(app, capacityMarkdown(capacity), 'The worksheet was copied as Markdown.')
              }
            >
              Copy as Markdown
            </button>
            <button
              type="button"
              className="link-button"
              onClick={() => void copyText(app, capacityCsv(capacity), 'The worksheet was copied as CSV.')}
            >
              Copy as CSV
            </button>
          </>
        )}
        <button type="button" className="icon-button" aria-label="Close the worksheet" onClick={close}>
          <X size={14} aria-hidden="true" />
        </button>
      </header>
      <div className="sheet-columns">
        <div>
          <h3 className="heading">Who there is</h3>
          <UsersList />
          <h3 className="heading">What they do</h3>
          {capacity.actions.size === 0 && (
            <p className="muted">
              Say how often, like <i>5 a day</i>, <i>100M a month</i> or <i>every 4 s</i>, and how large, like{' '}
              <i>500 KB</i>. What it comes to stands beside it, formula and all.
            </p>
          )}
          <ul className="sheet-list">
            {[...capacity.actions].map(([id, action]) => (
              <ActionRow key={id} id={id} action={action} sheet={sheet} />
            ))}
          </ul>
          <div className="sheet-row">
            <button type="button" className="link-button" onClick={() => app.apply(addAction(app.context()))}>
              <Plus size={12} aria-hidden="true" /> Add an action
            </button>
            {canStart && (
              <button
                type="button"
                className="link-button"
                onClick={() => app.apply(startFromDiagram(app.context()))}
              >
                Take the journeys’ loads
              </button>
            )}
          </div>
        </div>
        <div>
          <h3 className="heading">Altogether</h3>
          <SheetSettings />
          {lines.length === 0 ? <p className="muted">Nothing yet.</p> : <Lines lines={lines} />}
          <Beside sheet={sheet} />
        </div>
      </div>
    </section>
  );
}
