/**
 * What the label of a line says that stands for several connections: how many, and the worst of each number: the latency of
 * the slowest, the availability of the least available, the strictest standing; of load the sum.
 */
import type { Diagram } from '../model/diagram';
import { formatRate } from '../shared/formatNumbers';
import type { Estimate } from './answer';
import {
  type ConnectionLabel,
  connectionLabel,
  connectionNumbers,
  type LabelChoice,
  type NumberReading,
  type SignedLabel,
  signedLabel,
  soFarNumbers,
} from './connectionLabel';
import { largest } from './groupNumbers';
import { STRICTNESS } from './standing';

/** As `signedLabel`, of all the connections a line stands for; of one alone it is that. */
export function lineLabel(
  diagram: Diagram,
  estimate: Estimate,
  connectionIds: readonly string[],
  journeyId: string | null,
  choice: LabelChoice,
): SignedLabel | undefined {
  const [first = ''] = connectionIds;
  if (connectionIds.length < 2) return signedLabel(diagram, estimate, first, journeyId, choice);
  const name = `${connectionIds.length} connections`;
  const numbers =
    choice.reading === 'none'
      ? undefined
      : worstLabel(diagram, estimate, connectionIds, journeyId, choice.reading);
  return {
    ...(numbers ?? { lines: ['', ''], standing: 'none' }),
    name,
    step: undefined,
    marks: [],
    ...(numbers && choice.reading !== 'none' && { combined: COMBINED[choice.reading] }),
  };
}

/** Whose number a line's label says, of those it stands for: of a load, which is their sum, the one with most of it. */
export function shownMember(
  estimate: Estimate,
  connectionIds: readonly string[],
  journeyId: string | null,
  measure: 'latency' | 'availability' | 'load',
  reading: NumberReading = 'caller',
): string | undefined {
  const members = connectionIds.flatMap((id) => {
    if (reading === 'so-far') {
      const so = soFarNumbers(estimate, id, journeyId);
      return so ? [{ id, p99: so.latencyMs.p99, down: so.unavailability, load: 0 }] : [];
    }
    const numbers = connectionNumbers(estimate, id, journeyId);
    if (!numbers) return [];
    const { latencyMs, unavailability: down, requestsPerSecond: load } = numbers;
    return [{ id, p99: latencyMs.p99, down, load }];
  });
  return largest(members, ({ p99, down, load }) =>
    measure === 'latency' ? (p99 ?? Infinity) : measure === 'availability' ? (down ?? 1) : load,
  )?.id;
}

const COMBINED = {
  caller: 'Of these connections: the slowest one’s latency, the least available one’s availability',
  'so-far': 'Of these connections: the latest one’s time so far, the least available one’s availability',
  load: 'The load of these connections together',
} as const;

function worstLabel(
  diagram: Diagram,
  estimate: Estimate,
  connectionIds: readonly string[],
  journeyId: string | null,
  reading: NumberReading,
): ConnectionLabel | undefined {
  const members = connectionIds.flatMap((id) => {
    const numbers =
      reading === 'so-far'
        ? soFarNumbers(estimate, id, journeyId)
        : connectionNumbers(estimate, id, journeyId);
    const label = connectionLabel(diagram, estimate, id, journeyId, reading);
    return numbers && label ? [{ numbers, label }] : [];
  });
  const [any] = members;
  if (!any) return reading === 'so-far' ? { lines: ['–', ''], standing: 'none' } : undefined;
  if (reading === 'load') {
    const rateOf = (id: string) => connectionNumbers(estimate, id, journeyId)?.requestsPerSecond ?? 0;
    const sum = connectionIds.reduce((total, id) => total + rateOf(id), 0);
    const isSame = members.every(({ label }) => label.lines[1] === any.label.lines[1]);
    return { lines: [formatRate(sum), isSame ? any.label.lines[1] : ''], standing: 'none' };
  }
  const slowest = largest(members, ({ numbers }) => numbers.latencyMs.p99 ?? Infinity) ?? any;
  const leastUp = largest(members, ({ numbers }) => numbers.unavailability ?? 1) ?? any;
  const strictest = largest(members, ({ label }) => STRICTNESS[label.standing]) ?? any;
  return {
    lines: [slowest.label.lines[0], leastUp.label.lines[1]],
    standing: strictest.label.standing,
    ...(strictest.label.budget !== undefined && { budget: strictest.label.budget }),
  };
}
