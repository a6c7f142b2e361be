/**
 * What a connection carries, in words: its requests a second (every attempt is one) times the bytes of a request and of its
 * answer, how they travel together, and what its limit refuses. The bytes of protocols and headers are not counted.
 */
import type { Connection } from '../model/diagram';
import { formatBandwidth } from '../shared/formatBytes';
import { formatCount, formatRate, formatShare } from '../shared/formatNumbers';

type Carries = Pick<Connection, 'payloadBytes' | 'responseBytes' | 'batchSize' | 'rateLimitRps'>;

/** Of `requestsPerSecond` that are asked for over it; a line each, none where nothing is said. */
export function carriedLines(connection: Carries, requestsPerSecond: number): readonly string[] {
  const { batchSize = 1 } = connection;
  const rate = letThrough(connection, requestsPerSecond);
  const lines: string[] = [];
  const data = bandwidth(connection, rate);
  if (data) lines.push(data);
  if (batchSize > 1 && rate > 0)
    lines.push(`${formatCount(rate / batchSize)} messages/s of ${formatCount(batchSize)}`);
  const refused = refusedShare(connection, requestsPerSecond);
  if (refused > 0)
    lines.push(
      `Over the limit: ${formatShare(refused)} of ${formatRate(requestsPerSecond)} are refused; the numbers count them all`,
    );
  return lines;
}

export const letThrough = ({ rateLimitRps = Infinity }: Carries, requestsPerSecond: number): number =>
  Math.min(requestsPerSecond, rateLimitRps);

/** Of what is asked for, the share above the limit. */
export const refusedShare = (connection: Carries, requestsPerSecond: number): number =>
  requestsPerSecond > 0 ? 1 - letThrough(connection, requestsPerSecond) / requestsPerSecond : 0;

/** `1.2 MB/s there · 12 MB/s back`. */
function bandwidth({ payloadBytes, responseBytes }: Carries, rate: number): string | null {
  const there = payloadBytes === undefined ? null : `${formatBandwidth(rate * payloadBytes)} there`;
  const back = responseBytes === undefined ? null : `${formatBandwidth(rate * responseBytes)} back`;
  return [there, back].filter((part) => part !== null).join(' · ') || null;
}
