/**
 * What is said of asynchronous work, staleness, room and backlogs in words: the command line and the editor say the
 * same.
 */
import type { Diagram } from '../model/diagram';
import { connectionName, nameOf } from '../model/queries';
import {
  formatCount,
  formatDuration,
  formatLatency,
  formatLatencyPair,
  formatRate,
} from '../shared/formatNumbers';
import type { ComponentEstimate, LatencyEstimate } from './answer';
import type { Backlog } from './load/backlog';
import { OUTAGE_SECONDS } from './load/backlog';
import type { Headroom } from './load/headroom';
import type { Consistency, StalePart } from './staleness/sourceAge';
import type { ReadPath } from './staleness/staleness';

/** `All done after 120 · 430 ms (p50 · p99)`; null: nothing asynchronous. */
export function effectLine(effectMs: LatencyEstimate | undefined): string | null {
  if (!effectMs) return null;
  if (effectMs.p50 === null) return 'All done after: no bound, as what follows the answer is overloaded';
  return `All done after ${formatLatencyPair(effectMs.p50, effectMs.p99)} (p50 · p99)`;
}

/** `Up to 5 min old, eventually consistent: TTL of Cache 5 min (default)`; null: it reads no data. */
export function stalenessLine(diagram: Diagram, read: ReadPath | undefined): string | null {
  if (!read) return null;
  const age = ageOf(read);
  const because = read.parts.map((part) => partLine(diagram, part));
  return `${age}, ${PROMISES[read.consistency]}${because.length > 0 ? `: ${because.join(', ')}` : ''}`;
}

/** `up to date`, `up to 5 min old`, `of any age`. */
export const ageOf = ({ maxMs }: ReadPath): string =>
  maxMs === null ? 'Of any age' : maxMs === 0 ? 'Up to date' : `Up to ${span(maxMs)} old`;

export const PROMISES: Readonly<Record<Consistency, string>> = {
  strong: 'strongly consistent',
  'read-your-writes': 'at least one’s own writes',
  eventual: 'eventually consistent',
};

/** `4.2 times today's load, 160 rps more`; null: nothing limits it. */
export function headroomLine({ times, requestsPerSecond }: Headroom): string | null {
  if (requestsPerSecond === null) return null;
  if (requestsPerSecond < 0) return `${formatRate(-requestsPerSecond)} too much`;
  return `${times === null ? '' : `${formatCount(times)} times today’s load, `}${formatRate(requestsPerSecond)} more`;
}

export function backlogLine(it: Backlog): string {
  if (it.growthPerSecond > 0) {
    const full =
      it.secondsUntilBound === null ? 'no bound given' : `full after ${formatDuration(it.secondsUntilBound)}`;
    return `Grows by ${formatCount(it.growthPerSecond)} messages a second, ${full}`;
  }
  const outage = formatDuration(OUTAGE_SECONDS);
  if (it.drainSeconds === null) return `Never catches up after an outage of ${outage}`;
  return `Catches up in ${formatDuration(it.drainSeconds)} after an outage of ${outage}`;
}

/** `needs 3 of these, has 2`; null: it has enough. */
export function replicasLine({ requiredReplicas }: ComponentEstimate, replicas: number): string | null {
  if (requiredReplicas === undefined || requiredReplicas === null || requiredReplicas <= replicas)
    return null;
  return `Needs ${formatCount(requiredReplicas)} replicas at this load`;
}

function partLine(diagram: Diagram, { kind, id, ms, isDefault }: StalePart): string {
  const name = diagram.components.has(id) ? nameOf(diagram, id) : connectionName(diagram, id);
  const long = ms === null ? 'no bound' : span(ms);
  return `${KINDS[kind]} ${name} ${long}${isDefault ? ' (default)' : ''}`;
}

const KINDS: Readonly<Record<StalePart['kind'], string>> = {
  ttl: 'TTL of',
  refresh: 'refresh of',
  'replication-lag': 'lag of',
  'asynchronous-work': 'what follows',
};

const span = (ms: number): string => (ms < 60_000 ? formatLatency(ms) : formatDuration(ms / 1000));
