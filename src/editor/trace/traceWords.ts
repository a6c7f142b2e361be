/** A trace in words: what it is the time of, and what happens at a moment. */
import type { Moment } from '../../estimate/trace/moments';
import type { Span, Trace } from '../../estimate/trace/trace';
import type { Diagram } from '../../model/diagram';
import { nameOf } from '../../model/queries';
import { formatLatency, formatShare } from '../../shared/formatNumbers';

/** What its length is, held against the journey's own mean. */
export function totalWords({ totalMs, meanMs, share, choices, doneMs, isCut }: Trace): string {
  if (totalMs === null) return 'It takes for ever: something it needs is overloaded.';
  const mean = meanMs === null ? 'has no bound' : `is ${formatLatency(meanMs)}`;
  const cut = `${doneWords(doneMs)}${isCut ? ' More calls are made than are drawn.' : ''}`;
  if (choices.length === 0)
    return `In mean times, which add up: ${formatLatency(totalMs)}, the journey’s mean.${cut}`;
  return `In mean times, which add up: ${formatLatency(totalMs)} for the ${formatShare(share)} of requests that go this way; the mean of all ${mean}.${cut}`;
}

const doneWords = (doneMs: number | null | undefined): string => {
  if (doneMs === undefined) return '';
  if (doneMs === null) return ' What follows is never done: something it needs is overloaded.';
  return ` What nobody waits for is done after ${formatLatency(doneMs)}.`;
};

/** `Browser calls Load balancer`, `Links answers Redirect API`. */
export function momentWords(diagram: Diagram, entry: string, { atMs, begins, ends }: Moment): string {
  const name = (id: string) => nameOf(diagram, id);
  const said = [
    ...ends.map(({ from, to, afterMs, depth }) =>
      afterMs !== undefined && depth === 0 ? `${name(to)} is done` : `${name(to)} answers ${name(from)}`,
    ),
    ...begins.map(({ from, to }) => `${name(from)} calls ${name(to)}`),
  ];
  if (said.length > 0) return said.join('; ');
  return atMs === 0 ? `A request begins at ${name(entry)}` : `${name(entry)} is done`;
}

/** `Redirect API → Links, 12 to 31 ms, 5 ms its own work`. */
export function spanWords(diagram: Diagram, span: Span): string {
  const { from, to, startMs, endMs, workFromMs, workToMs, words } = span;
  return [
    `${nameOf(diagram, from)} → ${nameOf(diagram, to)}`,
    `from ${formatLatency(startMs)} to ${formatLatency(endMs)}`,
    `${formatLatency(workToMs - workFromMs)} its own work`,
    ...(span.afterMs === undefined ? [] : ['nobody waits for it']),
    ...(span.isEndless ? ['never done, as something is overloaded'] : []),
    ...words,
  ].join(', ');
}
