/**
 * Why a number is what it is: what it is made of, the formula with the numbers put in, how times are spread, what would
 * help most, and what it rests on.
 */
import './why.css';
import { X } from 'lucide-react';
import { ToggleGroup } from 'radix-ui';
import { type ReactNode, useEffect, useRef } from 'react';
import { actionEffects } from '../../estimate/explain/actionEffects';
import type { Explained, ExplainedInput } from '../../estimate/explain/explanation';
import { refOf } from '../../model/elements';
import { formatAvailability } from '../../shared/formatNumbers';
import { takeAction } from '../../state/takeAction';
import type { OfferedAction, Why, WhyAnswer } from '../../state/why';
import { focusCanvas } from '../app/focus';
import { useApp, useDiagram, useSession } from '../app/hooks';
import { ScenarioLine } from '../whatif/ScenarioLine';
import { MEASURE_IDS, MEASURES } from './measures';
import { SoFar } from './SoFar';
import { TimesPlot } from './TimesPlot';
import { useWhyAnswer } from './useWhyAnswer';
import { WhyBars } from './WhyBars';

export function WhyCard() {
  const why = useSession((session) => session.why);
  return why && <Card why={why} />;
}

function Card({ why }: { readonly why: Why }) {
  const app = useApp();
  const diagram = useDiagram();
  const answered = useWhyAnswer(diagram, why);
  const card = useRef<HTMLElement>(null);
  useEffect(() => card.current?.focus(), []);
  const answer = answered?.answer;
  const close = () => {
    app.apply({ session: { why: null } });
    focusCanvas();
  };
  return (
    <section
      ref={card}
      className="why-card corner-card panel"
      aria-label="Why"
      aria-busy={answered === null || answered.isStale}
      tabIndex={-1}
    >
      <button type="button" className="icon-button why-close" aria-label="Close" onClick={close}>
        <X size={14} aria-hidden="true" />
      </button>
      {why.soFar !== undefined && <SoFar journey={why.subject.id} connection={why.soFar} />}
      {answered === null && (
        <p className="muted" role="status">
          Working it out…
        </p>
      )}
      {answered?.failure != null && <p role="alert">It can’t be explained: {answered.failure}.</p>}
      {answered && answered.failure === null && !answer && <p>It isn’t on this page any more.</p>}
      {answer && <Answer why={why} answer={answer} isStale={answered.isStale} />}
    </section>
  );
}

interface AnswerProps {
  readonly why: Why;
  readonly answer: WhyAnswer;
  readonly isStale: boolean;
}

function Answer({ why, answer, isStale }: AnswerProps) {
  const app = useApp();
  const ids = MEASURE_IDS.filter((id) => answer.numbers.has(id));
  const measure = answer.numbers.has(why.measure) ? why.measure : 'availability';
  const explained = answer.numbers.get(measure);
  if (!explained) return null;
  const { asked, value, amount, parts } = MEASURES[measure];
  return (
    <div className="why-answer" data-stale={isStale || undefined}>
      <h3>
        {asked} <b>{value(explained)}</b>
      </h3>
      <p className="muted">
        {answer.name}
        {why.subject.kind !== 'journey' && ', under the load of all journeys'}
      </p>
      {why.subject.kind !== 'journey' && <ScenarioLine of={refOf(why.subject.kind, why.subject.id)} />}
      <ToggleGroup.Root
        type="single"
        className="why-tabs"
        aria-label="Number"
        value={measure}
        onValueChange={(next) => {
          const chosen = ids.find((id) => id === next);
          if (chosen) app.apply({ session: { why: { ...why, measure: chosen } } });
        }}
      >
        {ids.map((id) => (
          <ToggleGroup.Item key={id} value={id}>
            {MEASURES[id].tab}
          </ToggleGroup.Item>
        ))}
      </ToggleGroup.Root>
      <p>{explained.meaning}</p>
      {measure === 'availability' && answer.availabilityRange && (
        <p>
          Too entangled for one number at once: it is between{' '}
          {answer.availabilityRange.map((end) => formatAvailability(end)).join(' and ')}.
        </p>
      )}
      <WhyBars explained={explained} caption={parts} format={amount} />
      {measure.startsWith('latencyMs') && <TimesPlot times={answer.times} numbers={answer.numbers} />}
      <Formula explained={explained} />
      <Actions answer={answer} isStale={isStale} />
      <Details summary={`What it was worked out from (${answer.inputs.length})`}>
        <ul>
          {answer.inputs.map((input) => (
            <Input key={`${input.kind} ${input.id} ${input.setting}`} input={input} />
          ))}
        </ul>
      </Details>
      <Details summary={`Taken for granted (${answer.assumptions.length})`}>
        <ul>
          {answer.assumptions.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Details>
    </div>
  );
}

function Formula({ explained }: { readonly explained: Explained }) {
  const lines = [explained, ...(explained.steps ?? [])];
  return (
    <div className="why-formula">
      {lines.map(({ formula: { symbols, numbers } }) => (
        <p key={symbols}>
          <span>{symbols}</span>
          <code>{numbers}</code>
        </p>
      ))}
    </div>
  );
}

function Actions({ answer, isStale }: { readonly answer: WhyAnswer; readonly isStale: boolean }) {
  const app = useApp();
  if (answer.actions === null)
    return (
      <p className="muted" role="status">
        Trying what would help most… <kbd>Esc</kbd> stops it.
      </p>
    );
  if (answer.actions.length === 0)
    return <p className="muted">Nothing simple would help: no instance, zone, fallback or cache more.</p>;
  const take = (action: OfferedAction) => app.apply(takeAction(app.context(), action));
  return (
    <div className="why-actions">
      <h4>What would help most</h4>
      {answer.actions.map((action) => (
        <div key={action.id}>
          <p>
            {action.sentence}
            <small>{actionEffects(action, answer.subject.id).join(', ')}</small>
          </p>
          <button
            type="button"
            className="button"
            aria-label={`Apply: ${action.sentence}`}
            disabled={isStale}
            onClick={() => take(action)}
          >
            Apply
          </button>
        </div>
      ))}
    </div>
  );
}

const ORIGINS = {
  user: 'you',
  technology: 'its technology',
  type: 'default',
  place: 'where it runs',
} as const;

function Input({ input }: { readonly input: ExplainedInput }) {
  return (
    <li title={input.source?.text}>
      <span>
        {input.name}, {input.setting}
      </span>
      <b>{input.text}</b>
      <small>{ORIGINS[input.origin]}</small>
    </li>
  );
}

function Details({ summary, children }: { readonly summary: string; readonly children: ReactNode }) {
  return (
    <details className="why-details">
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
