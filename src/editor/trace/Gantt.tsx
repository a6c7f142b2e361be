/** The calls of a request as bars under each other: from when each leaves its caller until the answer is back. */
import { useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { lengthOf, type Span, type Trace } from '../../estimate/trace/trace';
import { refOf } from '../../model/elements';
import { nameOf } from '../../model/queries';
import { formatLatency } from '../../shared/formatNumbers';
import { useApp, useDiagram } from '../app/hooks';
import { goTo, playStore } from './playStore';
import { type TraceScale, traceScale } from './traceScale';
import { spanWords } from './traceWords';

export function Gantt({ trace }: { readonly trace: Trace }) {
  const diagram = useDiagram();
  const scale = useMemo(() => traceScale(trace), [trace]);
  const { shareAt, breakAt } = scale;
  return (
    <div className="gantt" data-broken={breakAt !== null || undefined}>
      <ol aria-label="Calls">
        <li className="gantt-row" data-entry>
          <span className="gantt-name">{nameOf(diagram, trace.entry)}</span>
          <span className="gantt-track">
            <i className="gantt-call" style={barOf(shareAt, 0, trace.totalMs ?? 0)} />
            <i className="gantt-work" style={barOf(shareAt, 0, trace.entryMs)} />
          </span>
          <span className="gantt-ms">{formatLatency(trace.totalMs)}</span>
        </li>
        {trace.spans.map((span) => (
          <Row key={span.id} span={span} shareAt={shareAt} />
        ))}
      </ol>
      {breakAt !== null && <Break at={breakAt} trace={trace} />}
      <Playhead scale={scale} />
    </div>
  );
}

type ShareAt = TraceScale['shareAt'];

const percent = (share: number): string => `${share * 100}%`;

const barOf = (shareAt: ShareAt, fromMs: number, toMs: number) => ({
  left: percent(shareAt(fromMs)),
  width: percent(shareAt(toMs) - shareAt(fromMs)),
});

/** Where the answer is there, and what follows is drawn smaller. */
function Break({ at, trace }: { readonly at: number; readonly trace: Trace }) {
  return (
    <div className="gantt-break" aria-hidden="true">
      <div style={{ left: percent(at) }} />
      <small style={{ right: percent(1 - at) }}>answer after {formatLatency(trace.totalMs)}</small>
      <small style={{ left: percent(at) }}>then to {formatLatency(lengthOf(trace))}, drawn shorter</small>
    </div>
  );
}

interface RowProps {
  readonly span: Span;
  readonly shareAt: ShareAt;
}

function Row({ span, shareAt }: RowProps) {
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
        <i className="gantt-call" style={barOf(shareAt, startMs, endMs)} />
        <i className="gantt-work" style={barOf(shareAt, workFromMs, workToMs)} />
        {words.length > 0 && <Words span={span} shareAt={shareAt} />}
      </span>
      <span className="gantt-ms">{formatLatency(endMs - startMs)}</span>
    </li>
  );
}

/** Beside the bar where there is more room, behind it or before; on it where there is none on either side. */
function Words({ span: { startMs, endMs, words }, shareAt }: RowProps) {
  const [before, behind] = [shareAt(startMs), 1 - shareAt(endMs)];
  const said = words.join(', ');
  const room = Math.max(before, behind);
  const side = room < LEAST_FOR_WORDS ? 'on' : behind >= before ? 'behind' : 'before';
  const at = {
    behind: { left: `calc(${percent(1 - behind)} + 2px)`, maxWidth: `calc(${percent(behind)} - 2px)` },
    before: { right: `calc(${percent(1 - before)} + 2px)`, maxWidth: `calc(${percent(before)} - 2px)` },
    on: { right: `calc(${percent(behind)} + 4px)`, maxWidth: percent(1 - behind - before) },
  };
  return (
    <small className="gantt-words" data-side={side} style={at[side]}>
      {said}
    </small>
  );
}

/** Of the width. */
const LEAST_FOR_WORDS = 0.2;

/** Moved by hand: nothing else of the table changes with each frame. */
function Playhead({ scale }: { readonly scale: TraceScale }) {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const move = ({ atMs }: { readonly atMs: number }) =>
      line.current?.style.setProperty('--at', String(scale.shareAt(atMs)));
    move(playStore.getState());
    return playStore.subscribe(move);
  }, [scale]);
  return (
    <div className="gantt-head" aria-hidden="true">
      <div ref={line} />
    </div>
  );
}
