import type { Connection } from '../../model/diagram';
import type { Entry } from '../../model/queries';
import { nameOf } from '../../model/queries';
import { formatLatency } from '../../shared/formatNumbers';
import type { DesignRule, ReviewView, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const api = part('service', 'API', { replicas: 2 });
const prices = part('service', 'Prices', { replicas: 2 });
const tax = part('service', 'Tax', { replicas: 2 });
const patient = (timeoutMs: number) => ({
  parts: { user, api, prices, tax },
  links: [
    link('user', 'api'),
    link('api', 'prices', { timeoutMs: 1000 }),
    link('prices', 'tax', { timeoutMs }),
  ],
});

export const rule: DesignRule = {
  id: 'timeout-outlasts-caller',
  about: 'design',
  severity: 'warning',
  topic: 'resilience',
  profile: 'interview',
  named: ['interview-guide'],
  title: 'Nobody works on for a caller who has given up',
  why: 'Once the caller has timed out the answer goes nowhere, but the work for it goes on, and is asked for again: under stress a system is busy with what nobody wants any more.',
  source: 'Google, “Site Reliability Engineering”, chapter 22, “Addressing Cascading Failures”, on deadlines',
  exceptions:
    'All tries of the inner call count, with the waits between them. Work that is to be finished whatever the caller does belongs behind a queue.',
  refused: sketch(patient(1500)),
  allowed: sketch(patient(500)),
  check: (review) =>
    [...review.diagram.components.keys()].flatMap((id) => {
      const least = impatient(review.facts.callsTo(id));
      return least ? review.facts.callsFrom(id).flatMap((call) => outlasting(review, least, call)) : [];
    }),
};

/** Who waits the shortest; the first of several. */
function impatient(calls: readonly Entry<Connection>[]): Entry<Connection> | undefined {
  const limited = calls.filter(([, { timeoutMs }]) => timeoutMs !== undefined);
  return limited.reduce<Entry<Connection> | undefined>(
    (least, call) => ((call[1].timeoutMs ?? 0) < (least?.[1].timeoutMs ?? Infinity) ? call : least),
    undefined,
  );
}

function outlasting(
  { diagram }: ReviewView,
  [outer, { from, timeoutMs = Infinity }]: Entry<Connection>,
  [inner, call]: Entry<Connection>,
): readonly Verdict[] {
  const longest = longestWait(call);
  if (longest <= timeoutMs) return [];
  return [
    {
      message: `${nameOf(diagram, call.from)} waits up to ${formatLatency(longest)} for ${nameOf(diagram, call.to)}, but ${nameOf(diagram, from)} has given up on it after ${formatLatency(timeoutMs)}.`,
      components: [call.from, call.to],
      connections: [inner, outer],
    },
  ];
}

/** With every try timed out; 0 where it waits without limit, which is another finding. */
function longestWait({ timeoutMs, retries }: Connection): number {
  if (timeoutMs === undefined) return 0;
  const { max = 0, backoffMs = 0 } = retries ?? {};
  return (max + 1) * timeoutMs + backoffMs * (2 ** Math.min(max, MOST_DOUBLINGS) - 1);
}

const MOST_DOUBLINGS = 20;
