/** Export: as what, of what and how it looks, with a preview; remembers the last choice while the window is open. */
import './export.css';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { EXPORTERS } from '../../formats/exporters/exporters';
import { SCALES } from '../../formats/exporters/pictureSize';
import { type ExportChoice, shownAlone } from '../../state/exportChoice';
import { useApp, useSession, useShell, useWhole } from '../app/hooks';
import { exportFigure } from '../figures/exportFigure';
import { ExportPreview } from './ExportPreview';
import { Modal } from './Modal';
import { Choice, Switch } from './OptionFields';

type Work = { readonly kind: 'none' } | { readonly kind: 'busy'; readonly share: number };

export function ExportDialog() {
  const shell = useShell();
  const app = useApp();
  const whole = useWhole();
  const choice = useSession((session) => session.exportChoice);
  const canSelect = useSession((session) => shownAlone(session.selection) !== null);
  const [work, setWork] = useState<Work>({ kind: 'none' });
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);

  const choose = (change: Partial<ExportChoice>) =>
    app.apply({ session: { exportChoice: { ...choice, ...change } } });
  const close = () => app.apply({ session: { dialog: null } });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (stop.current) return;
    const control = new AbortController();
    stop.current = control;
    setWork({ kind: 'busy', share: 0 });
    const onProgress = (share: number) => setWork({ kind: 'busy', share });
    const made = await exportFigure(shell, whole, choice, { signal: control.signal, onProgress });
    stop.current = null;
    setWork({ kind: 'none' });
    if (made && app.session.getState().dialog?.kind === 'export') close();
  };

  const isFigure = choice.format !== 'markdown';
  const showsPage = choice.what === 'page' || !canSelect;
  return (
    <Modal title="Export">
      <form className="export" onSubmit={(event) => void submit(event)}>
        <ExportPreview choice={choice} />
        <div className="export-options">
          <Choice
            label="Format"
            value={choice.format}
            options={EXPORTERS.map(({ id, label }) => ({
              value: id,
              label: label.split(' ')[0] ?? label,
              title: label,
            }))}
            onChoose={(format) => choose({ format })}
          />
          <Choice
            label="What"
            value={showsPage ? 'page' : 'selection'}
            options={[
              { value: 'page', label: 'Whole page' },
              { value: 'selection', label: 'Selection', disabled: !canSelect },
            ]}
            onChoose={(what) => choose({ what })}
          />
          {choice.format === 'png' && (
            <Choice
              label="Scale"
              value={String(choice.scale)}
              options={SCALES.map((scale) => ({ value: String(scale), label: `${scale}×` }))}
              onChoose={(scale) => choose({ scale: Number(scale) })}
            />
          )}
          {!isFigure && (
            <Switch
              label="Assumptions"
              hint="Every input of the journey in focus, with its source."
              on={choice.assumptions}
              onSwitch={(assumptions) => choose({ assumptions })}
            />
          )}
          {isFigure && (
            <>
              <Choice
                label="Colours"
                value={choice.theme}
                options={[
                  { value: 'light', label: 'Light', title: 'Light: safe to print' },
                  { value: 'dark', label: 'Dark' },
                ]}
                onChoose={(theme) => choose({ theme })}
              />
              <Switch
                label="Transparent background"
                on={choice.transparent}
                onSwitch={(transparent) => choose({ transparent })}
              />
              {showsPage && (
                <Switch
                  label="Title and journeys"
                  on={choice.titled}
                  onSwitch={(titled) => choose({ titled })}
                />
              )}
              <Switch
                label="Carries the diagram"
                hint="It opens here again from the picture."
                on={choice.withDocument}
                onSwitch={(withDocument) => choose({ withDocument })}
              />
            </>
          )}
          <div className="export-actions">
            {work.kind === 'busy' ? (
              <>
                <progress aria-label="Drawing the picture" value={work.share} max={1} />
                <button type="button" className="button" onClick={() => stop.current?.abort()}>
                  Stop
                </button>
              </>
            ) : (
              <>
                <button type="button" className="button" onClick={close}>
                  Cancel
                </button>
                <button type="submit" className="button" data-primary>
                  Export
                </button>
              </>
            )}
          </div>
        </div>
      </form>
    </Modal>
  );
}
