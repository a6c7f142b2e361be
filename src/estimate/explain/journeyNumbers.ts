/** Why a journey is served, in time and successful as it is, and how many requests it could take. */
import { effectiveSettings, workFor } from '../../catalog/effective';
import type { Component, Diagram } from '../../model/diagram';
import { nameOf } from '../../model/queries';
import { formatAvailability, formatCount, formatRate, formatShare } from '../../shared/formatNumbers';
import type { Estimate, JourneyEstimate } from '../answer';
import { isBeyondAll } from '../graph/computable';
import { OPERATIONS } from '../graph/graph';
import type { TimedOutMeans } from './explainTimedOut';
import { explainTimedOut } from './explainTimedOut';
import type { Explained, MeasureId } from './explanation';

export function explainJourney(
  diagram: Diagram,
  whole: Estimate,
  id: string,
  means: TimedOutMeans,
): [MeasureId, Explained][] {
  const journey = whole.journeys.get(id);
  if (!journey) return [];
  return [
    ['timedOut', explainTimedOut(diagram, id, journey, means)],
    ['servedShare', explainServed(diagram, whole, journey)],
    ['successRate', explainSuccess(journey)],
    ['maxRequestsPerSecond', explainMost(diagram, id, journey)],
  ];
}

const NONE = { total: null, contributions: [], remainder: null };

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
