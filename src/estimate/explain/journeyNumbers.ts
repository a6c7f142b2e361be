/** Why a journey is served, in time and successful as it is, and how many requests it could take. */
import { effectiveSettings, workFor } from '../../catalog/effective';
import type { Component, Diagram } from '../../model/diagram';
import { putConnection, withKey } from '../../model/edits';
import { nameOf } from '../../model/queries';
import { formatAvailability, formatCount, formatRate, formatShare } from '../../shared/formatNumbers';
import type { Estimate, JourneyEstimate } from '../answer';
import { estimate } from '../estimate';
import { isBeyondAll } from '../graph/computable';
import { OPERATIONS } from '../graph/graph';
import type { Contribution, Explained, MeasureId } from './explanation';
import { partName } from './names';

export function explainJourney(
  diagram: Diagram,
  whole: Estimate,
  id: string,
  journey: JourneyEstimate,
): [MeasureId, Explained][] {
  return [
    ['timedOut', explainTimedOut(diagram, id, journey)],
    ['servedShare', explainServed(diagram, whole, journey)],
    ['successRate', explainSuccess(journey)],
    ['maxRequestsPerSecond', explainMost(diagram, id, journey)],
  ];
}

const NONE = { total: null, contributions: [], remainder: null };

/** Each timeout's share is what would still be answered without it. */
function explainTimedOut(
  diagram: Diagram,
  id: string,
  { timedOut, connections }: JourneyEstimate,
): Explained {
  const symbols = 'timed out = the share of requests for which something needed gives up waiting';
  const meaning = 'The share of answers that don’t come because a timeout ends the wait.';
  if (timedOut <= 0)
    return { value: timedOut, meaning, formula: { symbols, numbers: '0 %: nothing gives up' }, ...NONE };
  const contributions = [...connections.keys()].flatMap((connection): Contribution[] => {
    const record = diagram.connections.get(connection);
    if (record?.timeoutMs === undefined) return [];
    const patient = putConnection(diagram, connection, withKey(record, 'timeoutMs', undefined));
    const amount = timedOut - (estimate(patient).journeys.get(id)?.timedOut ?? timedOut);
    if (Math.abs(amount) < 1e-12) return [];
    return [
      {
        kind: 'connection',
        id: connection,
        name: partName(diagram, { kind: 'connection', id: connection }),
        amount,
      },
    ];
  });
  contributions.sort((a, b) => b.amount - a.amount);
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

function explainServed(
  diagram: Diagram,
  { components: everything }: Estimate,
  { servedShare, components }: JourneyEstimate,
): Explained {
  const full = [...components.keys()].flatMap((id) => {
    const clause = servedClause(diagram.components.get(id), everything.get(id)?.utilization ?? 0);
    return clause === null ? [] : [`${nameOf(diagram, id)} ${clause}`];
  });
  return {
    value: servedShare,
    meaning: 'The share of requests that what is overloaded can carry.',
    formula: {
      symbols: 'served = the share that passes everything overloaded; each serves 1 ÷ its utilization',
      numbers:
        full.length > 0 ? `${formatShare(servedShare)}: ${full.join(', ')}` : '100 %: nothing is overloaded',
    },
    ...NONE,
  };
}

/** null: all of its requests. */
function servedClause(component: Component | undefined, used: number): string | null {
  const replicas = component ? effectiveSettings(component).replicas : 1;
  if (replicas === 0) return 'has no instance and serves none';
  if (isBeyondAll(used)) return 'can carry nothing and serves none';
  const asked = OPERATIONS.map((operation) => component && workFor(component, operation).requiredReplicas);
  const needed = Math.max(1, ...asked.map((count) => (typeof count === 'number' ? count : 1)));
  if (needed / replicas > Math.max(1, used))
    return `serves ${formatCount(replicas)} there are ÷ ${formatCount(needed)} needed = ${formatShare(replicas / needed)}`;
  return used > 1 ? `serves 1 ÷ ${formatShare(used)} = ${formatShare(1 / used)}` : null;
}

function explainSuccess(journey: JourneyEstimate): Explained {
  const { successRate, availability, unavailability, servedShare, timedOut } = journey;
  const [success, up] = [formatAvailability(successRate), formatAvailability(availability, unavailability)];
  return {
    value: successRate,
    meaning: 'The share of requests that are answered, served and in time.',
    formula: {
      symbols: 'success rate = availability × served × (1 − timed out)',
      numbers: `${success} = ${up} × ${formatShare(servedShare)} × ${formatAvailability(1 - timedOut, timedOut)}`,
    },
    ...NONE,
  };
}

function explainMost(diagram: Diagram, id: string, journey: JourneyEstimate): Explained {
  const { maxRequestsPerSecond: most, bottleneck, components } = journey;
  const meaning = 'The most of this journey alone before its first component is full.';
  const symbols = 'at most = the least, over all components, of what they can carry ÷ visits a request';
  if (most === null || bottleneck === null)
    return { value: most, meaning, formula: { symbols, numbers: 'nothing limits it' }, ...NONE };
  const used = components.get(bottleneck)?.utilization ?? 0;
  const rate = formatRate(most);
  const numbers =
    used > 0 && diagram.journeys.has(id)
      ? `${rate}: ${nameOf(diagram, bottleneck)} is full first; this journey alone takes ${formatShare(used)} of it today`
      : `${rate}: ${nameOf(diagram, bottleneck)} is full first`;
  return { value: most, meaning, formula: { symbols, numbers }, ...NONE };
}
