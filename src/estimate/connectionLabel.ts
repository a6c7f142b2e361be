/**
 * What a connection's label says: two short lines and how the numbers stand against the journey's target.
 * The canvas and every exported figure print the same.
 */
import { type ConnectionMark, connectionMarks } from '../catalog/connectionMarks';
import { isBroker, modeOf } from '../catalog/effective';
import type { Diagram } from '../model/diagram';
import { formatLatency, formatLatencyPair, formatRate } from '../shared/formatNumbers';
import type { ConnectionEstimate, Estimate, LatencyEstimate, SoFarEstimate } from './answer';
import { shownAvailability } from './shownAvailability';
import { type Standing, strictestStanding } from './standing';

export interface ConnectionLabel {
  readonly lines: readonly [strong: string, plain: string];
  readonly standing: Standing;
  /** How the numbers stand against the target, in words. */
  readonly budget?: string;
}

/**
 * What a label's numbers are: what the caller sees · what a request has been through so far on its journey · how many go
 * over it.
 */
export type NumberReading = 'caller' | 'so-far' | 'load';

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
  readonly reading: NumberReading | 'none';
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

/** Likewise, from sending a message over it until everything behind it is done; undefined: it is waited for. */
export const connectionEffect = (
  { effects, journeys }: Estimate,
  connectionId: string,
  journeyId: string | null,
): LatencyEstimate | undefined =>
  (journeyId === null ? undefined : journeys.get(journeyId)?.effects.get(connectionId)) ??
  effects.get(connectionId);

/**
 * Of the journey in focus; without one over all of them, standing as it does in the strictest journey that waits for it.
 * undefined where there are no numbers for it.
 */
export function connectionLabel(
  diagram: Diagram,
  estimate: Estimate,
  connectionId: string,
  journeyId: string | null,
  reading: NumberReading,
): ConnectionLabel | undefined {
  if (reading === 'so-far') return soFarLabel(diagram, estimate, connectionId, journeyId);
  const connection = diagram.connections.get(connectionId);
  const numbers = connectionNumbers(estimate, connectionId, journeyId);
  if (!connection || !numbers) return undefined;
  if (reading === 'load')
    return { lines: [formatRate(numbers.requestsPerSecond), connection.operation ?? ''], standing: 'none' };
  const standing = strictestStanding(
    diagram,
    connectionId,
    journeyId === null ? [...estimate.journeys.keys()] : [journeyId],
    (id) => estimate.journeys.get(id)?.connections.get(connectionId),
  );
  const nines = shownAvailability(numbers);
  const { p50, p99 } = numbers.latencyMs;
  const to = diagram.components.get(connection.to);
  if (to && isBroker(to) && modeOf(diagram, connection) === 'async')
    return { lines: [`enqueue ${formatLatency(p50)}`, nines], ...standing };
  return { lines: [formatLatencyPair(p50, p99), nines], ...standing };
}

/** Whose way it is so far: that of the journey in focus, else of the first. */
export const soFarJourney = ({ journeys }: Estimate, journeyId: string | null): string | undefined =>
  journeyId ?? [...journeys.keys()][0];

/** What it has come to on the way, if the journey goes this way. */
export function soFarNumbers(
  estimate: Estimate,
  connectionId: string,
  journeyId: string | null,
): SoFarEstimate | undefined {
  const id = soFarJourney(estimate, journeyId);
  return id === undefined ? undefined : estimate.journeys.get(id)?.soFar?.get(connectionId);
}

const NEVER_TAKEN: ConnectionLabel = { lines: ['–', ''], standing: 'none' };

function soFarLabel(
  diagram: Diagram,
  estimate: Estimate,
  connectionId: string,
  journeyId: string | null,
): ConnectionLabel | undefined {
  if (!diagram.connections.has(connectionId)) return undefined;
  const id = soFarJourney(estimate, journeyId);
  const numbers = soFarNumbers(estimate, connectionId, journeyId);
  if (id === undefined || !numbers) return NEVER_TAKEN;
  const { p50, p99 } = numbers.latencyMs;
  const { availability, unavailability } = numbers;
  const nines =
    availability === null || unavailability === null
      ? '–'
      : shownAvailability({ ...numbers, availability, unavailability });
  return {
    lines: [formatLatencyPair(p50, p99), `${nines} so far`],
    ...strictestStanding(diagram, connectionId, [id], () => numbers),
  };
}
