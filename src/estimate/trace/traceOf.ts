/** A journey's request along one way, laid out by the engine's own times (trace.ts). */
import type { Diagram } from '../../model/diagram';
import { GENERAL } from '../graph/graph';
import type { Bases, Basis } from '../importance/basis';
import { askedOf, keepBases } from '../importance/basis';
import { meanOf } from '../latency/distribution';
import { createLatencies } from '../latency/latencies';
import { createTimes } from '../latency/times';
import { addLoads } from '../load/capacity';
import { createKeptLoads } from '../load/keptLoads';
import { noLoad } from '../load/load';
import type { Setting } from '../settle';
import { latencyUnder, settledLoads } from '../settle';
import { layOut } from './layOut';
import type { Chosen, Span, Trace } from './trace';
import { createWay } from './way';

/** null: there is no such journey. `chosen`: the way it goes, the likeliest where that says nothing. */
export function traceOf(
  diagram: Diagram,
  id: string,
  chosen: Chosen = new Map(),
  bases: Bases = keepBases(),
): Trace | null {
  const basis = bases.of(diagram);
  const asked = askedOf(basis, { kind: 'journey', id });
  const entry = asked && basis.graph.nodes[asked.node];
  if (!asked || !entry) return null;
  const { setting, load } = loaded(basis);
  const latency = latencyUnder(setting, asked, load, 'traced');
  const [way, later] = [createWay(chosen), createWay(chosen)];
  const { view, availability } = asked;
  const { admitted } = load;
  const drawn = layOut(
    {
      ...{ view, availability, latency, way, later, times: setting.times },
      loadBearing: basis.loadBearing,
      ...(admitted && { admitted }),
    },
    asked.node,
  );
  const whole = latency.answer(asked.node, GENERAL);
  const { waited, after } = apart(drawn.spans);
  return {
    journey: id,
    entry: entry.id,
    entryMs: drawn.workMs,
    spans: [...waited, ...after],
    ...(after.length > 0 && { doneMs: doneOf(after) }),
    choices: way.choices(),
    laterChoices: later.choices(),
    share: way.share(),
    totalMs: meanOf(drawn.time),
    meanMs: whole && meanOf(whole.time),
    isCut: drawn.isCut,
  };
}

function apart(spans: readonly Span[]) {
  const isAfter = ({ afterMs }: Span): boolean => afterMs !== undefined;
  return { waited: spans.filter((span) => !isAfter(span)), after: spans.filter(isAfter) };
}

const doneOf = (after: readonly Span[]): number | null =>
  after.some(({ isEndless }) => isEndless) ? null : Math.max(...after.map(({ endMs }) => endMs));

function loaded({ graph, loadBearing, whole, sources }: Basis) {
  const kept = { times: createTimes(), latencies: createLatencies(), loads: createKeptLoads() };
  const setting: Setting = { graph, loadBearing, ...kept };
  const load = addLoads(settledLoads(setting, [...sources.values()]), noLoad(whole));
  return { setting, load };
}
