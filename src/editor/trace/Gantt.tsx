/** The calls of a request as bars under each other: from when each leaves its caller until the answer is back. */
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { lengthOf, type Span, type Trace } from '../../estimate/trace/trace';
import { refOf } from '../../model/elements';
import { nameOf } from '../../model/queries';
import { formatLatency } from '../../shared/formatNumbers';
import { useApp, useDiagram } from '../app/hooks';
import { goTo, playStore } from './playStore';
import { spanWords } from './traceWords';

export function Gantt({ trace }: { readonly trace: Trace }) {
  const diagram = useDiagram();
  const total = lengthOf(trace);
  const place = (ms: number): string => `${total > 0 ? (ms / total) * 100 : 0}%`;
  return (
    <div className="gantt">
      <ol aria-label="Calls">
        <li className="gantt-row" data-entry>
          <span className="gantt-name">{nameOf(diagram, trace.entry)}</span>
          <span className="gantt-track">
            <i className="gantt-call" style={{ left: 0, width: place(trace.totalMs ?? 0) }} />
            <i className="gantt-work" style={{ left: 0, width: place(trace.entryMs) }} />
          </span>
          <span className="gantt-ms">{formatLatency(trace.totalMs)}</span>
        </li>
        {trace.spans.map((span) => (
          <Row key={span.id} span={span} place={place} />
        ))}
      </ol>
      <Playhead total={total} />
    </div>
  );
}

interface RowProps {
  readonly span: Span;
  readonly place: (ms: number) => string;
}

function Row({ span, place }: RowProps) {
  const app = useApp();
  const diagram = useDiagram();
  const { startMs, endMs, workFromMs, workToMs, depth, connection, to, beside, words } = span;
  const isNow = useStore(playStore, ({ atMs }) => atMs >= startMs && atMs < endMs);
  return (
    <li
      className="gantt-row"
      data-now={isNow || undefined}
      data-beside={beside}
      data-after={span.afterMs === undefined ? undefined : true}
      title={spanWords(diagram, span)}
    >
      <button
        type="button"
        className="gantt-name"
        style={{ paddingLeft: 8 + Math.min(depth + 1, 8) * 10 }}
        aria-label={`${nameOf(diagram, to)}: ${spanWords(diagram, span)}`}
        onClick={() => {
          goTo(startMs);
          app.apply({ session: { selection: new Set([refOf('connection', connection)]) } });
        }}
      >
        {nameOf(diagram, to)}
      </button>
      <span className="gantt-track">
        <i className="gantt-call" style={{ left: place(startMs), width: place(endMs - startMs) }} />
        <i className="gantt-work" style={{ left: place(workFromMs), width: place(workToMs - workFromMs) }} />
        {words.length > 0 && <Words span={span} place={place} />}
      </span>
      <span className="gantt-ms">{formatLatency(endMs - startMs)}</span>
    </li>
  );
}

/** Behind the bar, or before it where that ends late. */
function Words({ span: { startMs, endMs, words }, place }: RowProps) {
  const isLate = Number.parseFloat(place(endMs)) > 60;
  const at = isLate
    ? { right: `calc(100% - ${place(startMs)} + 6px)` }
    : { left: `calc(${place(endMs)} + 6px)` };
  return (
    <small className="gantt-words" style={at}>
      {words.join(', ')}
    </small>
  );
}

/** Moved by hand: nothing else of the table changes with each frame. */
function Playhead({ total }: { readonly total: number }) {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const move = ({ atMs }: { readonly atMs: number }) =>
      line.current?.style.setProperty('--at', String(total > 0 ? atMs / total : 0));
    move(playStore.getState());
    return playStore.subscribe(move);
  }, [total]);
  return (
    <div className="gantt-head" aria-hidden="true">
      <div ref={line} />
    </div>
  );
}
