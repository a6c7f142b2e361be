/** What an edit did to a journey, in a line: `p50 41 → 12 ms, p99 151 → 96 ms, 99.93 → 99.95 %`. */
import type { JourneyEstimate } from '../estimate/answer';
import { shownAvailability } from '../estimate/shownAvailability';
import { formatChange, formatLatency, formatRate } from '../shared/formatNumbers';

type Numbers = Pick<
  JourneyEstimate,
  'availability' | 'unavailability' | 'exact' | 'availabilityRange' | 'latencyMs' | 'maxRequestsPerSecond'
>;

export const changeInNumbers = (before: Numbers, after: Numbers): string =>
  numbersIn(before, after)
    .map(({ text }) => text)
    .join(', ');

/** Only those that read differently. */
export const changedNumbers = (before: Numbers, after: Numbers): readonly string[] =>
  numbersIn(before, after).flatMap(({ text, isOther }) => (isOther ? [text] : []));

interface Read {
  readonly text: string;
  readonly isOther: boolean;
}

function numbersIn(before: Numbers, after: Numbers): readonly Read[] {
  const read = (name: string, wordsOf: (numbers: Numbers) => string): Read => {
    const [from, to] = [wordsOf(before), wordsOf(after)];
    return { text: `${name}${formatChange(from, to)}`, isOther: from !== to };
  };
  const most = ({ maxRequestsPerSecond: rate }: Numbers) => (rate === null ? null : formatRate(rate));
  const limited = most(before) !== null && most(after) !== null && most(before) !== most(after);
  return [
    read('p50 ', ({ latencyMs }) => formatLatency(latencyMs.p50)),
    read('p99 ', ({ latencyMs }) => formatLatency(latencyMs.p99)),
    read('', shownAvailability),
    ...(limited ? [read('takes ', (numbers) => most(numbers) ?? '')] : []),
  ];
}
