/** Why a component or connection carries the load it does, and how busy that makes it. */
import type { Diagram } from '../../model/diagram';
import { formatCount, formatRate, formatShare } from '../../shared/formatNumbers';
import type { ComponentEstimate, ConnectionEstimate, Estimate } from '../answer';
import type { Node } from '../graph/graph';
import { OPERATIONS } from '../graph/graph';
import { measuredJourneys } from '../journeys';
import type { Contribution, Explained } from './explanation';
import { partName, subjectName } from './names';

/** By the connections it comes over, and by the journeys that enter here. */
export function explainArrivals(
  diagram: Diagram,
  estimate: Estimate,
  id: string,
  { requestsPerSecond }: ComponentEstimate,
): Explained {
  const over = [...diagram.connections].flatMap(([connection, { to }]): Contribution[] => {
    const amount = to === id ? (estimate.connections.get(connection)?.requestsPerSecond ?? 0) : 0;
    return amount > 0
      ? [
          {
            kind: 'connection',
            id: connection,
            name: partName(diagram, { kind: 'connection', id: connection }),
            amount,
          },
        ]
      : [];
  });
  const entering = measuredJourneys(diagram).journeys.flatMap(([journey, { entry }]): Contribution[] => {
    const amount =
      entry === id ? (estimate.journeys.get(journey)?.components.get(id)?.requestsPerSecond ?? 0) : 0;
    const rest = over.reduce((sum, one) => sum + one.amount, 0);
    const own = Math.min(amount, Math.max(0, requestsPerSecond - rest));
    return own > 0
      ? [
          {
            kind: 'journey',
            id: journey,
            name: subjectName(diagram, { kind: 'journey', id: journey }),
            amount: own,
          },
        ]
      : [];
  });
  const symbols = 'load = what arrives over each connection + what enters here';
  return added('The requests that arrive in a second, all journeys together.', symbols, requestsPerSecond, [
    ...entering,
    ...over,
  ]);
}

/** By the journeys that go over it. */
export function explainCalls(
  diagram: Diagram,
  estimate: Estimate,
  id: string,
  { requestsPerSecond }: ConnectionEstimate,
): Explained {
  const contributions = [...estimate.journeys].flatMap(([journey, { connections }]): Contribution[] => {
    const amount = connections.get(id)?.requestsPerSecond ?? 0;
    const name = subjectName(diagram, { kind: 'journey', id: journey });
    return amount > 0 ? [{ kind: 'journey', id: journey, name, amount }] : [];
  });
  const connection = diagram.connections.get(id);
  const caller = connection?.from ?? '';
  const arriving = estimate.components.get(caller)?.requestsPerSecond ?? 0;
  const explained = added(
    'The calls made over it in a second, tries that failed included, all journeys together.',
    'load = what arrives at its caller × calls made over it for each',
    requestsPerSecond,
    contributions,
  );
  if (arriving <= 0) return explained;
  const each = formatCount(requestsPerSecond / arriving);
  const at = partName(diagram, { kind: 'component', id: caller });
  const numbers = `${formatRate(requestsPerSecond)} = ${formatRate(arriving)} at ${at} × ${each}`;
  return { ...explained, formula: { ...explained.formula, numbers } };
}

function added(
  meaning: string,
  symbols: string,
  value: number,
  unsorted: readonly Contribution[],
): Explained {
  const contributions = [...unsorted].sort((a, b) => b.amount - a.amount);
  const sum = contributions.reduce((all, { amount }) => all + amount, 0);
  const rest = value - sum;
  const terms = contributions.map(({ amount, name }) => `${formatRate(amount)} ${name}`);
  return {
    value,
    meaning,
    formula: { symbols, numbers: `${formatRate(value)} = ${terms.join(' + ') || 'nothing'}` },
    total: { name: 'requestsPerSecond', amount: value },
    contributions,
    remainder: {
      name: 'together',
      amount: Math.abs(rest) <= 1e-9 * Math.max(1, value) ? 0 : rest,
      meaning: 'Tries that are made only because journeys make each other wait.',
    },
  };
}

/** By what arrives for each operation, where capacities differ. */
export function explainUtilization(
  diagram: Diagram,
  whole: Estimate,
  node: Node,
  { utilization, requestsPerSecond }: ComponentEstimate,
): Explained {
  const shards = node.settings.shards > 1 ? ` × ${formatCount(node.settings.shards)} shards` : '';
  const carriers = `${formatCount(node.settings.replicas)}${shards}`;
  const terms = arrivalsOf(diagram, whole, node, requestsPerSecond).map(({ rate, capacity, called }) => {
    const most = capacity === null ? 'any number' : `${carriers} × ${formatRate(capacity)}`;
    return `${formatRate(rate)}${called} ÷ (${most})`;
  });
  const numbers = `${formatShare(utilization ?? 0)} = ${terms.join(' + ') || '0 rps'}`;
  return {
    value: utilization,
    meaning: 'How much of what it can carry it is asked for; from 100 % on it is overloaded.',
    formula: {
      symbols: `utilization = load ÷ (instances × ${shards && 'shards × '}what one can carry)`,
      numbers: utilization === null ? 'nothing limits it' : numbers,
    },
    total: null,
    contributions: [],
    remainder: null,
  };
}

interface Arrivals {
  readonly rate: number;
  readonly capacity: number | null;
  /** ` of reads`; empty where all are alike. */
  readonly called: string;
}

function arrivalsOf(diagram: Diagram, whole: Estimate, node: Node, total: number): Arrivals[] {
  const rates = OPERATIONS.map((operation) =>
    [...diagram.connections].reduce(
      (sum, [id, connection]) =>
        connection.to === node.id && connection.operation === operation
          ? sum + (whole.connections.get(id)?.requestsPerSecond ?? 0)
          : sum,
      0,
    ),
  );
  const [general = 0, reads = 0, writes = 0] = rates;
  const entering = Math.max(0, total - general - reads - writes);
  const all = [general + entering, reads, writes].map((rate, operation) => ({
    rate,
    capacity: node.work[operation]?.capacityRps ?? null,
    called: ['', ' of reads', ' of writes'][operation] ?? '',
  }));
  const arriving = all.filter(({ rate }) => rate > total * 1e-12);
  const isAlike = new Set(arriving.map(({ capacity }) => capacity)).size < 2;
  const [first] = arriving;
  return isAlike && first ? [{ rate: total, capacity: first.capacity, called: '' }] : arriving;
}
