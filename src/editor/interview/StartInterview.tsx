/** Chooses what the mock interview is about, and where it is drawn. */
import { useState } from 'react';
import { PHASES } from '../../interview/phases';
import { INTERVIEW_PROMPTS } from '../../library/interviews';
import { startInterview } from '../../state/interview';
import { useApp, useDiagram } from '../app/hooks';
import { CloseButton } from '../dialogs/CloseButton';
import { Modal } from '../dialogs/Modal';

export function StartInterview() {
  const app = useApp();
  const isEmpty = useDiagram().components.size === 0;
  const [prompt, setPrompt] = useState(INTERVIEW_PROMPTS[0]?.id ?? '');
  const [onNewPage, setOnNewPage] = useState(!isEmpty);
  const minutes = PHASES.reduce((total, phase) => total + phase.minutes, 0);
  return (
    <Modal
      title="Mock interview"
      description={`${minutes} minutes in ${PHASES.length} phases, with a clock that can be stopped. You draw, the numbers answer, and at the end there is a report.`}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          app.apply(startInterview(app.context(), prompt, Date.now(), onNewPage));
        }}
      >
        <fieldset className="interview-prompts">
          <legend className="visually-hidden">What it is about</legend>
          {INTERVIEW_PROMPTS.map(({ id, title, task }) => (
            <label key={id} data-chosen={id === prompt || undefined}>
              <input
                type="radio"
                name="prompt"
                value={id}
                checked={id === prompt}
                onChange={() => setPrompt(id)}
              />
              <span>
                <strong>{title}</strong>
                <small>{task}</small>
              </span>
            </label>
          ))}
        </fieldset>
        <label className="interview-where">
          <input
            type="checkbox"
            checked={onNewPage}
            onChange={(event) => setOnNewPage(event.target.checked)}
          />
          On a new page
        </label>
        <div className="dialog-actions">
          <CloseButton />
          <button type="submit" className="button" data-primary>
            Start the clock
          </button>
        </div>
      </form>
    </Modal>
  );
}
