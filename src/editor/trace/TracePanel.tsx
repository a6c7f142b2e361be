/** A request of the journey in focus, played: its calls in time below the canvas, one step or all at once. */
import './trace.css';
import { ChevronLeft, ChevronRight, Pause, Play, X } from 'lucide-react';
import { ToggleGroup } from 'radix-ui';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { momentsOf } from '../../estimate/trace/moments';
import { type Choice, type Chosen, lengthOf, type Trace } from '../../estimate/trace/trace';
import { nameOf } from '../../model/queries';
import { formatLatency, formatShare } from '../../shared/formatNumbers';
import { sameMeaning } from '../../state/analysis';
import type { TraceReply } from '../../state/traces';
import { focusCanvas } from '../app/focus';
import { useApp, useDiagram, useFocusedJourney, useJourneys, useSession } from '../app/hooks';
import { SelectField } from '../inspector/SelectField';
import { askTrace } from '../workers/traceEngine';
import { Gantt } from './Gantt';
import { goTo, playStore, showTrace } from './playStore';
import { traceScale } from './traceScale';
import { momentWords, totalWords } from './traceWords';
import { momentAfter, momentBefore, usePlaying } from './usePlaying';

export function TracePanel() {
  const isShown = useSession((session) => session.trace);
  return isShown && <OfFocused />;
}

function OfFocused() {
  const journey = useFocusedJourney();
  return journey !== null ? <Panel key={journey} journey={journey} /> : null;
}

function Panel({ journey }: { readonly journey: string }) {
  const app = useApp();
  const diagram = useDiagram();
  const journeys = useJourneys();
  const panel = useRef<HTMLElement>(null);
  const [chosen, setChosen] = useState<Chosen>(new Map());
  const reply = useTrace(journey, chosen);
  usePlaying();
  useEffect(() => panel.current?.focus(), []);
  const close = () => {
    app.apply({ session: { trace: false } });
    focusCanvas();
  };
  const trace = reply?.trace;
  return (
    <section
      ref={panel}
      className="trace bottom-panel panel"
      aria-label="A request, played"
      tabIndex={-1}
      onKeyDown={(event) => trace && onKeyDown(event, trace)}
    >
      <header>
        <h3 className="heading">A request of</h3>
        <SelectField
          label="Journey"
          value={journey}
          options={journeys.map(([id]) => ({
            value: id,
            label: diagram.journeys.get(id)?.name || nameOf(diagram, diagram.journeys.get(id)?.entry ?? id),
          }))}
          onChange={(next) => app.apply({ session: { journey: next } })}
        />
        {trace && trace.totalMs !== null && <Controls trace={trace} />}
        <button type="button" className="icon-button" aria-label="Close the trace" onClick={close}>
          <X size={14} aria-hidden="true" />
        </button>
      </header>
      {!reply && <p className="muted">Working it out…</p>}
      {reply?.failure != null && <p role="alert">It can’t be worked out: {reply.failure}.</p>}
      {trace && (
        <>
          <p className="trace-total">{totalWords(trace)}</p>
          <div className="trace-choices">
            {[...trace.choices, ...trace.laterChoices].map((choice) => (
              <ChoiceField
                key={choice.id}
                choice={choice}
                onChoose={(option) => setChosen(new Map(chosen).set(choice.id, option))}
              />
            ))}
          </div>
          {trace.totalMs !== null && <Gantt trace={trace} />}
        </>
      )}
    </section>
  );
}

/** What is shown is what is played. */
function useTrace(journey: string, chosen: Chosen): TraceReply | null {
  const page = useDiagram();
  const [reply, setReply] = useState<TraceReply | null>(null);
  const asked = useRef(page);
  if (asked.current !== page && !sameMeaning(asked.current, page)) asked.current = page;
  const diagram = asked.current;
  useEffect(() => {
    let isWanted = true;
    void askTrace({ diagram, journey, chosen }).then((next) => {
      if (!isWanted) return;
      setReply(next);
      showTrace(next.trace);
    });
    return () => {
      isWanted = false;
    };
  }, [diagram, journey, chosen]);
  useEffect(() => () => showTrace(null), []);
  return reply;
}

function step(trace: Trace, isForward: boolean): void {
  const { atMs } = playStore.getState();
  const next = isForward ? momentAfter(trace, atMs) : momentBefore(trace, atMs);
  if (next !== null) goTo(next);
}

function togglePlaying(trace: Trace): void {
  const { isPlaying, atMs } = playStore.getState();
  const isOver = momentAfter(trace, atMs) === null;
  playStore.setState({ isPlaying: !isPlaying, ...(isOver && !isPlaying && { atMs: 0 }) });
}

/** Of the panel itself; its fields and buttons have their own. */
function onKeyDown(event: KeyboardEvent<HTMLElement>, trace: Trace): void {
  if (event.target !== event.currentTarget) return;
  if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') step(trace, event.key === 'ArrowRight');
  else if (event.key === ' ') togglePlaying(trace);
  else if (event.key === 'Home' || event.key === 'End') goTo(event.key === 'End' ? Infinity : 0);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function Controls({ trace }: { readonly trace: Trace }) {
  const diagram = useDiagram();
  const isPlaying = useStore(playStore, (playing) => playing.isPlaying);
  const atMs = useStore(playStore, (playing) => playing.atMs);
  const total = lengthOf(trace);
  const { shareAt, msAt } = traceScale(trace);
  const last = momentsOf(trace)
    .filter((moment) => moment.atMs <= atMs + 1e-6)
    .at(-1);
  const words = last ? momentWords(diagram, trace.entry, last) : '';
  return (
    <div className="trace-controls">
      <button
        type="button"
        className="icon-button"
        aria-label="Step back"
        title="←"
        onClick={() => step(trace, false)}
      >
        <ChevronLeft size={15} aria-hidden="true" />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label={isPlaying ? 'Pause' : 'Play'}
        title="Space"
        onClick={() => togglePlaying(trace)}
      >
        {isPlaying ? <Pause size={15} aria-hidden="true" /> : <Play size={15} aria-hidden="true" />}
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label="Next step"
        title="→"
        onClick={() => step(trace, true)}
      >
        <ChevronRight size={15} aria-hidden="true" />
      </button>
      <input
        type="range"
        aria-label="Time"
        aria-valuetext={`${formatLatency(atMs)} of ${formatLatency(total)}: ${words}`}
        min={0}
        max={1}
        step="any"
        value={shareAt(atMs)}
        onChange={(event) => goTo(msAt(event.currentTarget.valueAsNumber))}
      />
      <span className="trace-time">
        {formatLatency(atMs)} of {formatLatency(total)}
      </span>
      <span className="trace-now" role={isPlaying ? undefined : 'status'} title={words}>
        {words}
      </span>
    </div>
  );
}

function ChoiceField({
  choice,
  onChoose,
}: {
  readonly choice: Choice;
  readonly onChoose: (option: string) => void;
}) {
  return (
    <ToggleGroup.Root
      type="single"
      className="why-tabs"
      aria-label="Which way"
      value={choice.chosen}
      onValueChange={(next) => next && onChoose(next)}
    >
      {choice.options.map(({ id, label, share }) => (
        <ToggleGroup.Item key={id} value={id}>
          {label} <small>{formatShare(share)}</small>
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
