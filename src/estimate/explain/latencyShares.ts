/**
 * Where a subject's time goes, adding up to each percentile: E[time spent at a part | total = that percentile]. A
 * percentile is homogeneous in the parts' times, so by Euler it is the sum of its derivatives as each part's times are
 * scaled, and each derivative is that conditional mean (Tasche 1999, for risk). Taken as central differences of the
 * estimate itself, under the load and availabilities as they are. The mean is split the same way.
 */
import type { Journey } from '../../model/diagram';
import { invariant } from '../../shared/invariant';
import type { Overrides } from '../graph/overrides';
import { overridden } from '../graph/overrides';
import { viewOf } from '../graph/view';
import type { Basis, Subject } from '../importance/basis';
import { askedOf } from '../importance/basis';
import type { Part } from '../importance/parts';
import { neededBy } from '../importance/parts';
import { measuredJourneys } from '../journeys';
import { quantile } from '../latency/cumulative';
import type { Distribution } from '../latency/distribution';
import { meanOf } from '../latency/distribution';
import { createLatencies } from '../latency/latencies';
import { createTimes } from '../latency/times';
import { addLoads } from '../load/capacity';
import { noLoad } from '../load/load';
import type { Setting } from '../settle';
import { latencyUnder, settledLoads } from '../settle';

export type Reading = 'mean' | 'p50' | 'p95' | 'p99';
export const READINGS: readonly Reading[] = ['mean', 'p50', 'p95', 'p99'];

export type Readings = Readonly<Record<Reading, number | null>>;

export interface PartTime extends Part {
  /** Milliseconds of each reading that are spent there; null where the reading has no bound. */
  readonly ms: Readings;
}

/** By what a part's times are made longer and shorter: half a bin of the grid that times live on. */
const STEP = 10 ** (1 / 48);
const WIDTH = 2 * Math.log(STEP);

/** Of every component and connection the answer waits for. */
export function latencyShares(basis: Basis, subject: Subject): PartTime[] {
  const asked = askedOf(basis, subject);
  if (!asked) return [];
  const readings = readingsOf(basis, subject);
  const { nodes, calls } = basis.graph;
  const needed = neededBy(asked.view, asked);
  const components = nodes.filter(({ index }) => needed.nodes.has(index)).map(({ id }) => id);
  const connections = calls.filter(({ index }) => needed.calls.has(index)).map(({ id }) => id);
  const between = (scaledBy: (factor: number) => Overrides): Readings => {
    const [longer, shorter] = [readings(scaledBy(STEP)), readings(scaledBy(1 / STEP))];
    return mapReadings((reading) => {
      const [most, least] = [longer[reading], shorter[reading]];
      return most === null || least === null ? null : (most - least) / WIDTH;
    });
  };
  return [
    ...components.map((id): PartTime => {
      const ms = between((factor) => ({ componentTimes: new Map([[id, factor]]) }));
      return { kind: 'component', id, ms };
    }),
    ...connections.map((id): PartTime => {
      const ms = between((factor) => ({ connectionTimes: new Map([[id, factor]]) }));
      return { kind: 'connection', id, ms };
    }),
  ];
}

/** The subject's latency with some times scaled, under the load and the availabilities of the diagram as it is. */
function readingsOf(basis: Basis, subject: Subject): (overrides: Overrides) => Readings {
  const { graph, loadBearing, whole } = basis;
  const setting: Setting = { graph, loadBearing, times: createTimes(), latencies: createLatencies() };
  const offered = addLoads(settledLoads(setting, [...basis.sources.values()]), noLoad(whole));
  const asked = askedOf(basis, subject);
  invariant(asked !== null, 'a subject that isn’t there');
  const { availability, node, operation, call, isLookUp } = asked;
  return (overrides) => {
    const scaled = overridden(graph, overrides);
    const view = viewOf(scaled, journeyOf(basis, subject));
    const changed: Setting = { ...setting, graph: scaled };
    const latency = latencyUnder(changed, { view, availability }, offered, 'explained');
    const over = call && scaled.calls[call.index];
    const timed = over ? latency.call(over, isLookUp) : latency.answer(node, operation);
    return timed ? read(timed.time) : mapReadings(() => null);
  };
}

function journeyOf({ graph }: Basis, { kind, id }: Subject): Journey | undefined {
  if (kind !== 'journey') return undefined;
  return measuredJourneys(graph.diagram).journeys.find(([other]) => other === id)?.[1];
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
