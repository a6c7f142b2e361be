/** What the numbers of the journey in focus rest on: every input, what matters most first; a click goes to its field. */
import './assumptions.css';
import { TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import {
  type AssumptionSheet,
  MATTERS,
  type SheetInput,
  weightOf,
} from '../../estimate/explain/assumptionSheet';
import {
  assumptionsMarkdown,
  effectWords,
  inputLabel,
  originWords,
  warnings,
} from '../../formats/exporters/assumptionsMarkdown';
import { journeyName } from '../../formats/exporters/shownJourneys';
import type { Diagram } from '../../model/diagram';
import { type ElementRef, refOf } from '../../model/elements';
import type { AsideReply } from '../../state/aside';
import { useApp, useDiagram, useFocusedJourney } from '../app/hooks';
import { copyText } from '../files/copyText';
import { goToField } from '../inspector/goToField';
import { askAside } from '../workers/asideEngine';
import { Modal } from './Modal';
import { Choice } from './OptionFields';

const SHOWN = ['all', 'set', 'defaults'] as const;
type Shown = (typeof SHOWN)[number];

const LABELS: Readonly<Record<Shown, string>> = { all: 'All', set: 'Set here', defaults: 'Defaults' };

export function AssumptionsDialog() {
  const app = useApp();
  const diagram = useDiagram();
  const journey = useFocusedJourney();
  const reply = useSheet(diagram, journey);
  const sheet = reply?.sheet ?? null;
  const name = journey === null ? '' : journeyName(diagram, journey);
  return (
    <Modal
      title={`Assumptions: ${name}`}
      description="Every input of its numbers, and how much they move when that input alone is a fifth worse."
    >
      <div className="assumptions">
        {reply === null && <p className="muted">Trying each…</p>}
        {reply?.failure != null && <p role="alert">It can’t be worked out: {reply.failure}.</p>}
        {sheet && <Sheet sheet={sheet} />}
        <div className="assumptions-actions">
          {sheet && (
            <button
              type="button"
              className="button"
              onClick={() => void copyText(app, assumptionsMarkdown(diagram, sheet), 'Copied as Markdown.')}
            >
              Copy as Markdown
            </button>
          )}
          <button
            type="button"
            className="button"
            data-primary
            onClick={() => app.apply({ session: { dialog: null } })}
          >
            Close
          </button>
        </div>
      </div>
    </Modal>
  );
}

function useSheet(diagram: Diagram, journey: string | null): AsideReply | null {
  const [reply, setReply] = useState<AsideReply | null>(null);
  useEffect(() => {
    let isWanted = true;
    if (journey !== null)
      void askAside({ kind: 'assumptions', diagram, journey }).then((answered) => {
        if (isWanted) setReply(answered);
      });
    return () => {
      isWanted = false;
    };
  }, [diagram, journey]);
  return reply;
}

function Sheet({ sheet }: { readonly sheet: AssumptionSheet }) {
  const [shown, setShown] = useState<Shown>('all');
  const inputs = sheet.inputs.filter(
    ({ origin }) => shown === 'all' || (origin === 'user') === (shown === 'set'),
  );
  const warned = warnings(useDiagram(), sheet);
  return (
    <>
      {warned.length > 0 && (
        <ul className="assumptions-warnings" aria-label="What matters most">
          {warned.map((sentence) => (
            <li key={sentence}>
              <TriangleAlert size={14} aria-hidden="true" />
              {sentence}
            </li>
          ))}
        </ul>
      )}
      <Choice
        label="Show"
        value={shown}
        options={SHOWN.map((value) => ({ value, label: LABELS[value] }))}
        onChoose={setShown}
      />
      <div className="assumptions-table">
        <table>
          <thead>
            <tr>
              <th scope="col">Part</th>
              <th scope="col">Value</th>
              <th scope="col">By default</th>
              <th scope="col">From</th>
              <th scope="col">If worse</th>
            </tr>
          </thead>
          <tbody>
            {inputs.map((input) => (
              <Row key={`${input.kind} ${input.id} ${input.setting}`} input={input} />
            ))}
          </tbody>
        </table>
      </div>
      <details className="assumptions-more">
        <summary>Taken for granted ({sheet.assumptions.length})</summary>
        <ul>
          {sheet.assumptions.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </details>
    </>
  );
}

function Row({ input }: { readonly input: SheetInput }) {
  const app = useApp();
  const diagram = useDiagram();
  const label = inputLabel(diagram, input);
  const go = () => {
    const ref = refFor(input);
    const { panels } = app.session.getState();
    app.apply({
      session: {
        dialog: null,
        selection: new Set(ref ? [ref] : []),
        panels: { ...panels, inspector: true },
        zen: false,
        ...(input.kind === 'journey' && { journey: input.id }),
      },
      effect: 'reveal-selection',
    });
    goToField(label);
  };
  const matters = weightOf(input) >= MATTERS;
  return (
    <tr data-matters={matters || undefined} data-set={input.origin === 'user' || undefined}>
      <th scope="row">
        <button type="button" className="link-button" onClick={go}>
          {input.name}
        </button>
        <small>{label}</small>
      </th>
      <td>{input.text}</td>
      <td>{input.origin === 'user' ? (input.usual ?? '–') : 'this'}</td>
      <td>{originWords(input)}</td>
      <td>{effectWords(input.effect)}</td>
    </tr>
  );
}

const refFor = ({ kind, id }: SheetInput): ElementRef | null => (kind === 'journey' ? null : refOf(kind, id));
