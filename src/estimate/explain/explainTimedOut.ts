/**
 * Which timeouts end a journey's requests: each one's share is what would still be answered without it, by the
 * estimate of the diagram with that timeout taken off. Of a large diagram the smallest are taken off together.
 */
import type { Diagram } from '../../model/diagram';
import { putConnection, withKey } from '../../model/edits';
import { formatShare } from '../../shared/formatNumbers';
import type { JourneyEstimate } from '../answer';
import type { Estimator } from '../estimator';
import type { Call } from '../graph/graph';
import type { Contribution, Explained } from './explanation';
import type { LatencyAsItIs } from './latencyAsItIs';
import { partName } from './names';

export interface TimedOutMeans {
  readonly calls: readonly Call[];
  readonly asItIs: LatencyAsItIs;
  readonly estimator: Estimator;
}

/** Timeouts asked apart, the most reached first. */
const MOST_APART = 40;
/** Contributions below are none. */
const NEGLIGIBLE = 1e-12;
/** A timeout that attempts run into more seldom is none even where a request makes hundreds of them. */
const NEVER_REACHED = 1e-15;

export function explainTimedOut(
  diagram: Diagram,
  id: string,
  journey: JourneyEstimate,
  means: TimedOutMeans,
): Explained {
  const { timedOut } = journey;
  const symbols = 'timed out = the share of requests for which something needed gives up waiting';
  const meaning = 'The share of answers that don’t come because a timeout ends the wait.';
  if (timedOut <= 0) {
    const formula = { symbols, numbers: '0 %: nothing gives up' };
    return { value: timedOut, meaning, formula, total: null, contributions: [], remainder: null };
  }
  const contributions = contributionsOf(diagram, id, journey, means);
  const rest = timedOut - contributions.reduce((sum, { amount }) => sum + amount, 0);
  const terms = contributions.map(({ name, amount }) => `${formatShare(amount)} ${name}`);
  return {
    value: timedOut,
    meaning,
    formula: { symbols, numbers: `${formatShare(timedOut)}: ${terms.join(', ')}` },
    total: { name: 'timedOut', amount: timedOut },
    contributions,
    remainder: {
      name: 'several at once',
      amount: rest,
      meaning: 'Requests that more than one timeout ends, or that a timeout saves from another.',
    },
  };
}

function contributionsOf(
  diagram: Diagram,
  id: string,
  { timedOut, connections }: JourneyEstimate,
  { calls, asItIs, estimator }: TimedOutMeans,
): Contribution[] {
  const reached = calls
    .filter((call) => call.timeoutMs !== null && connections.has(call.id))
    .map((call) => ({ id: call.id, attempts: asItIs.unanswered(call) }))
    .filter(({ attempts }) => attempts >= NEVER_REACHED)
    .sort((a, b) => b.attempts - a.attempts)
    .map((call) => call.id);
  const without = (ids: readonly string[]): number => {
    const patient = ids.reduce(withoutTimeout, diagram);
    return timedOut - (estimator.estimate(patient).journeys.get(id)?.timedOut ?? timedOut);
  };
  const apart = reached.slice(0, MOST_APART).map((connection): Contribution => {
    const part = { kind: 'connection', id: connection } as const;
    return { ...part, name: partName(diagram, part), amount: without([connection]) };
  });
  const smaller = reached.slice(MOST_APART);
  const others: Contribution[] =
    smaller.length > 0
      ? [{ kind: 'others', id: '', name: `${smaller.length} smaller timeouts`, amount: without(smaller) }]
      : [];
  return [...apart, ...others]
    .filter(({ amount }) => Math.abs(amount) >= NEGLIGIBLE)
    .sort((a, b) => b.amount - a.amount);
}

function withoutTimeout(diagram: Diagram, id: string): Diagram {
  const record = diagram.connections.get(id);
  return record ? putConnection(diagram, id, withKey(record, 'timeoutMs', undefined)) : diagram;
}
