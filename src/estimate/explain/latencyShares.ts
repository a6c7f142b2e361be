/**
 * Where a subject's time goes, adding up to each percentile: E[time spent at a part | total = that percentile]. A
 * percentile is homogeneous in the parts' times, so by Euler it is the sum of its derivatives as each part's times are
 * scaled, and each derivative is that conditional mean (Tasche 1999, for risk). Taken as central differences of the
 * estimate itself, under the load and availabilities as they are. The mean is split the same way.
 */
import type { Overrides } from '../graph/overrides';
import type { Asked } from '../importance/basis';
import type { Part } from '../importance/parts';
import { neededBy } from '../importance/parts';
import { quantile } from '../latency/cumulative';
import type { Distribution } from '../latency/distribution';
import { meanOf } from '../latency/distribution';
import { pushLoad } from '../load/load';
import type { LatencyAsItIs } from './latencyAsItIs';

export type Reading = 'mean' | 'p50' | 'p95' | 'p99';
export const READINGS: readonly Reading[] = ['mean', 'p50', 'p95', 'p99'];

export type Readings = Readonly<Record<Reading, number | null>>;

export interface PartTime extends Part {
  /** Milliseconds of each reading that are spent there; null where the reading has no bound. */
  readonly ms: Readings;
}

/** By what a part's times are made longer and shorter: a bin of the grid that times live on. */
const STEP = 10 ** (1 / 24);
const WIDTH = 2 * Math.log(STEP);

/** What a part without a row of its own is counted with. */
export interface OtherTimes {
  readonly parts: number;
  readonly ms: Readings;
}

export interface LatencyShares {
  readonly parts: readonly PartTime[];
  /** All smaller parts as one. */
  readonly others: OtherTimes | null;
}

/** Parts that are asked apart; of a large diagram the others are scaled together. */
const MOST_APART = 40;

/** Of the components and connections the answer waits for. */
export function latencyShares(asked: Asked, asItIs: LatencyAsItIs): LatencyShares {
  const readings = (overrides: Overrides): Readings => {
    const timed = asItIs.timed(overrides);
    return timed ? read(timed.time) : mapReadings(() => null);
  };
  const all = partsBySize(asked);
  const between = (of: readonly Part[]): Readings => {
    const [longer, shorter] = [readings(scaledBy(of, STEP)), readings(scaledBy(of, 1 / STEP))];
    return mapReadings((reading) => {
      const [most, least] = [longer[reading], shorter[reading]];
      return most === null || least === null ? null : (most - least) / WIDTH;
    });
  };
  const others = all.slice(MOST_APART);
  return addingUp(readings({}), {
    parts: all.slice(0, MOST_APART).map((part): PartTime => ({ ...part, ms: between([part]) })),
    others: others.length > 0 ? { parts: others.length, ms: between(others) } : null,
  });
}

/** More than this is lacking only to sums of many that are narrow next to the grid, and from all of them alike. */
const ROUNDING = 0.02;

function addingUp(totals: Readings, { parts, others }: LatencyShares): LatencyShares {
  const factors = mapReadings((reading) => {
    const each = [...parts.map(({ ms }) => ms), ...(others ? [others.ms] : [])];
    const sum = each.reduce((all, ms) => all + (ms[reading] ?? 0), 0);
    const total = totals[reading];
    return total !== null && sum > 0 && Math.abs(sum / total - 1) > ROUNDING ? total / sum : 1;
  });
  const fitted = (ms: Readings): Readings =>
    mapReadings((reading) => {
      const [amount, factor] = [ms[reading], factors[reading]];
      return amount === null ? null : amount * (factor ?? 1);
    });
  return {
    parts: parts.map((part) => ({ ...part, ms: fitted(part.ms) })),
    others: others && { ...others, ms: fitted(others.ms) },
  };
}

const scaledBy = (parts: readonly Part[], factor: number): Overrides => {
  const of = (kind: Part['kind']): Map<string, number> =>
    new Map(parts.filter((part) => part.kind === kind).map(({ id }) => [id, factor]));
  return { componentTimes: of('component'), connectionTimes: of('connection') };
};

/** The largest first, by visits a request and what one takes at most. */
function partsBySize(asked: Asked): Part[] {
  const { nodes, calls } = asked.view.graph;
  const needed = neededBy(asked.view, asked);
  const load = pushLoad(asked.view, asked.node, 1);
  const sized = [
    ...nodes
      .filter(({ index }) => needed.nodes.has(index))
      .map(({ id, index, work }): [number, Part] => {
        const size = work.map(({ latencyMs }, at) => (load.arrivals[index * 3 + at] ?? 0) * latencyMs.p99);
        return [Math.max(...size), { kind: 'component', id }];
      }),
    ...calls
      .filter(({ index }) => needed.calls.has(index))
      .map(({ id, index, wire, timeoutMs }): [number, Part] => {
        const size = (load.calls[index] ?? 0) * Math.max(wire.p99, timeoutMs ?? 0);
        return [size, { kind: 'connection', id }];
      }),
  ];
  return sized.sort(([a], [b]) => b - a).map(([, part]) => part);
}

const read = (time: Distribution): Readings => ({
  mean: meanOf(time),
  p50: quantile(time, 0.5),
  p95: quantile(time, 0.95),
  p99: quantile(time, 0.99),
});

const mapReadings = (of: (reading: Reading) => number | null): Readings => ({
  mean: of('mean'),
  p50: of('p50'),
  p95: of('p95'),
  p99: of('p99'),
});
