/**
 * What a connection's label says: two short lines and how the numbers stand against the journey's target.
 * The canvas and every exported figure print the same.
 */
import { type ConnectionMark, connectionMarks } from '../catalog/connectionMarks';
import { isBroker, modeOf } from '../catalog/effective';
import type { Diagram, Target } from '../model/diagram';
import { formatLatency, formatLatencyPair, formatRate } from '../shared/formatNumbers';
import { kept } from '../shared/kept';
import type { ConnectionEstimate, Estimate } from './answer';
import { shownAvailability } from './shownAvailability';

/** met: within the target · close: up to twice what the target allows · missed · none: no target to compare with. */
export type Standing = 'met' | 'close' | 'missed' | 'none';

export interface ConnectionLabel {
  readonly lines: readonly [strong: string, plain: string];
  readonly standing: Standing;
}

/** A label with what the user says of the connection beside its numbers. */
export interface SignedLabel extends ConnectionLabel {
  readonly name: string;
  readonly step: number | undefined;
  readonly marks: readonly ConnectionMark[];
  /** Of a line that stands for several connections: how their numbers were put together. */
  readonly combined?: string;
}

/** What connection labels say: numbers of one kind or none, and the signs of what is said of the calls, or not. */
export interface LabelChoice {
  readonly reading: 'caller' | 'load' | 'none';
  readonly marks: boolean;
}

const NO_NUMBERS: ConnectionLabel = { lines: ['', ''], standing: 'none' };
const NO_MARKS: readonly ConnectionMark[] = [];

/** undefined: nothing to say. Its name is said whatever the choice. */
export function signedLabel(
  diagram: Diagram,
  estimate: Estimate,
  connectionId: string,
  journeyId: string | null,
  { reading, marks }: LabelChoice,
): SignedLabel | undefined {
  const connection = diagram.connections.get(connectionId);
  if (!connection) return undefined;
  const numbers =
    (reading !== 'none' && connectionLabel(diagram, estimate, connectionId, journeyId, reading)) ||
    NO_NUMBERS;
  const name = connection.name?.trim() ?? '';
  const step = marks ? connection.step : undefined;
  const signs = marks ? connectionMarks(connection) : NO_MARKS;
  const isEmpty = numbers === NO_NUMBERS && name === '' && step === undefined && signs.length === 0;
  return isEmpty ? undefined : { ...numbers, name, step, marks: signs };
}

/** All that its signs stand for, in words. */
export const signWords = ({
  step,
  marks,
  combined,
}: Pick<SignedLabel, 'step' | 'marks' | 'combined'>): readonly string[] => [
  ...(combined === undefined ? [] : [combined]),
  ...(step === undefined ? [] : [`Step ${step}`]),
  ...marks.map(({ says }) => says),
];

/** The numbers of a connection within a journey, or over all of them where the journey doesn't use it. */
export function connectionNumbers(
  estimate: Estimate,
  connectionId: string,
  journeyId: string | null,
): ConnectionEstimate | undefined {
  const own =
    journeyId === null ? undefined : estimate.journeys.get(journeyId)?.connections.get(connectionId);
  return own ?? estimate.connections.get(connectionId);
}

/**
 * Of the journey in focus; without one over all of them, standing as it does in the strictest journey that waits for it.
 * undefined where there are no numbers for it.
 */
export function connectionLabel(
  diagram: Diagram,
  estimate: Estimate,
  connectionId: string,
  journeyId: string | null,
  reading: 'caller' | 'load',
): ConnectionLabel | undefined {
  const connection = diagram.connections.get(connectionId);
  const numbers = connectionNumbers(estimate, connectionId, journeyId);
  if (!connection || !numbers) return undefined;
  if (reading === 'load')
    return { lines: [formatRate(numbers.requestsPerSecond), connection.operation ?? ''], standing: 'none' };
  const standing = standingIn(
    diagram,
    estimate,
    connectionId,
    journeyId === null ? [...estimate.journeys.keys()] : [journeyId],
  );
  const nines = shownAvailability(numbers);
  const { p50, p99 } = numbers.latencyMs;
  const to = diagram.components.get(connection.to);
  if (to && isBroker(to) && modeOf(diagram, connection) === 'async')
    return { lines: [`enqueue ${formatLatency(p50)}`, nines], standing };
  return { lines: [formatLatencyPair(p50, p99), nines], standing };
}

function standingIn(
  diagram: Diagram,
  estimate: Estimate,
  connectionId: string,
  journeyIds: readonly string[],
): Standing {
  let strictest: Standing = 'none';
  for (const id of journeyIds) {
    const journey = diagram.journeys.get(id);
    const target = journey?.target;
    if (!target || !isWaitedFor(diagram, journey.entry, connectionId)) continue;
    // The numbers of a journey's parts are made when they are looked at.
    const numbers = estimate.journeys.get(id)?.connections.get(connectionId);
    const standing = numbers ? standingOf(numbers, target) : 'none';
    if (STRICTNESS[standing] > STRICTNESS[strictest]) strictest = standing;
  }
  return strictest;
}

/** Targets are about the answer: what is done after it, or beside it, has none to be held against; leaving a message has. */
function isWaitedFor(diagram: Diagram, entry: string, connectionId: string): boolean {
  const connection = diagram.connections.get(connectionId);
  const to = connection && diagram.components.get(connection.to);
  if (!to || (modeOf(diagram, connection) === 'async' && !isBroker(to))) return false;
  const inTime = kept(
    kept(reached, diagram, () => new Map<string, ReadonlySet<string>>()),
    entry,
    () => reachedInTime(diagram, entry),
  );
  return inTime.has(connection.from);
}

const reached = new WeakMap<Diagram, Map<string, ReadonlySet<string>>>();

/** The components a request gets to over calls that are waited for. */
function reachedInTime(diagram: Diagram, entry: string): ReadonlySet<string> {
  const calls = new Map<string, string[]>();
  for (const connection of diagram.connections.values()) {
    if (modeOf(diagram, connection) !== 'sync') continue;
    const targets = calls.get(connection.from);
    if (targets) targets.push(connection.to);
    else calls.set(connection.from, [connection.to]);
  }
  const found = new Set([entry]);
  for (const id of found) for (const to of calls.get(id) ?? []) found.add(to);
  return found;
}

export const STRICTNESS: Readonly<Record<Standing, number>> = { none: 0, met: 1, close: 2, missed: 3 };

function standingOf(numbers: ConnectionEstimate, target: Target | undefined): Standing {
  const marks: Standing[] = [];
  if (target?.availability !== undefined)
    marks.push(against(numbers.unavailability, 1 - target.availability));
  for (const percentile of ['p50', 'p95', 'p99'] as const) {
    const allowed = target?.[`${percentile}Ms`];
    if (allowed !== undefined) marks.push(against(numbers.latencyMs[percentile] ?? Infinity, allowed));
  }
  if (marks.includes('missed')) return 'missed';
  if (marks.includes('close')) return 'close';
  return marks.length ? 'met' : 'none';
}

const against = (value: number, allowed: number): Standing =>
  value <= allowed * (1 + 1e-12) ? 'met' : value <= allowed * 2 ? 'close' : 'missed';
