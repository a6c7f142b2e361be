import type { Connection } from '../../model/diagram';
import { formatLatency } from '../../shared/formatNumbers';
import { allFoundIn, foundIn } from '../foundIn';
import type { Link } from '../parts';
import type { DesignRule, Verdict } from '../rule';
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
    allFoundIn(review.facts.parts, ({ callsTo, callsFrom }) => {
      const least = callsFrom.length > 0 ? impatient(callsTo) : undefined;
      return least ? foundIn(callsFrom, (call) => outlasting(least, call)) : NOTHING;
    }),
};

/** Who waits the shortest; the first of several. */
function impatient(calls: readonly Link[]): Link | undefined {
  let least: Link | undefined;
  for (const call of calls)
    if ((call.connection.timeoutMs ?? Infinity) < (least?.connection.timeoutMs ?? Infinity)) least = call;
  return least;
}

function outlasting({ id: outer, from, connection }: Link, inner: Link): Verdict | null {
  const { timeoutMs = Infinity } = connection;
  const longest = longestWait(inner.connection);
  if (longest <= timeoutMs) return null;
  return {
    message: `${inner.from.name} waits up to ${formatLatency(longest)} for ${inner.to.name}, but ${from.name} has given up on it after ${formatLatency(timeoutMs)}.`,
    components: [inner.from.id, inner.to.id],
    connections: [inner.id, outer],
  };
}

const NOTHING: readonly Verdict[] = [];

/** With every try timed out; 0 where it waits without limit, which is another finding. */
function longestWait({ timeoutMs, retries }: Connection): number {
  if (timeoutMs === undefined) return 0;
  const { max = 0, backoffMs = 0 } = retries ?? {};
  return (max + 1) * timeoutMs + backoffMs * (2 ** Math.min(max, MOST_DOUBLINGS) - 1);
}

const MOST_DOUBLINGS = 20;
