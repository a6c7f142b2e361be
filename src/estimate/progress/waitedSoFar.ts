/**
 * How long a request has been under way when it has got over each connection, from its entry: the work of the
 * components on its way, what they call before, and the round trips, each a sum of random variables. Where several ways
 * lead to a component they are mixed by how many requests take each.
 */
import { throughChance } from '../availability/variables';
import { type Call, GENERAL, type Member, WRITE } from '../graph/graph';
import type { Stop, Way } from '../graph/ways';
import { outcomeOf } from '../latency/callTimes';
import type { Distribution } from '../latency/distribution';
import { NO_TIME } from '../latency/distribution';
import { type Outcome, oneCall } from '../latency/groups';
import type { Times } from '../latency/times';
import type { Scope } from '../summaries';

type Weighted = readonly [weight: number, time: Distribution];

/** By index of the call; `rates`: how many go over each. */
export function waitedSoFar(
  { availability, latency, view }: Scope,
  times: Times,
  stops: readonly Stop[],
  rates: ArrayLike<number>,
): ReadonlyMap<number, Distribution> {
  const over = new Map<number, Distribution>();

  const outcome = (member: Member, isLookUp: boolean): Outcome | null => {
    const { call } = member;
    const attempts = latency.call(call, isLookUp);
    if (!attempts) return null;
    const alone = isLookUp || call.kind === 'enqueue';
    const { up } = alone
      ? availability.up(call.to, call.operation)
      : availability.ok(call.to, call.operation);
    const through = throughChance(call, call.timesPerRequest).up;
    return outcomeOf(times, member, attempts, through, up);
  };

  const inTurn = (member: Member, isLookUp = false): Distribution =>
    oneCall(times, member, outcome(member, isLookUp))?.time ?? NO_TIME;

  /** Gone over: down, in error, or given up. */
  const failed = (member: Member): Distribution => {
    const one = outcome(member, false);
    const { probability } = member.call;
    if (!one) return NO_TIME;
    const { answers, late } = one;
    const gone: Weighted[] = [
      [1 - probability, NO_TIME],
      [probability * (1 - answers), one.failed()],
    ];
    return mix(times, late > 0 ? [...gone, [probability * answers * late, one.gaveUp()]] : gone);
  };

  /** A look-up that found nothing, or was given up. */
  const missed = (member: Member): Distribution => {
    const one = outcome(member, true);
    const { call } = member;
    if (!one) return NO_TIME;
    const gaveUp = one.answers * one.late;
    const hitRatio = call.operation === WRITE ? 0 : (view.graph.nodes[call.to]?.hitRatio ?? 0);
    const found = 1 - gaveUp - (one.answers - gaveUp) * hitRatio;
    const asked: Weighted[] = [
      [1 - call.probability, NO_TIME],
      [call.probability * found, one.time],
    ];
    return mix(times, gaveUp > 0 ? [...asked, [call.probability * gaveUp, one.gaveUp()]] : asked);
  };

  const before = (node: number, { groups, enqueues, group, earlier }: Way): Distribution[] => [
    ...groups.map((one) => latency.group(node, one)?.time ?? NO_TIME),
    ...enqueues.map((call) => inTurn(alone(call))),
    ...earlier.map((member) =>
      group?.how === 'failover' ? failed(member) : group?.how === 'cache' ? missed(member) : inTurn(member),
    ),
  ];

  for (const { node, enteredBy, arriving, leaving } of stops) {
    const worked = (since: Distribution, operation: number): Distribution =>
      times.sum(since, latency.own(node, operation).time);
    const ways: Weighted[] = arriving.flatMap(({ call }) => {
      const since = over.get(call.index);
      return since ? [[rates[call.index] ?? 0, worked(since, call.operation)] as const] : [];
    });
    const here = enteredBy.length > 0 ? worked(NO_TIME, GENERAL) : mix(times, ways);
    for (const way of leaving) {
      const parts = [...before(node, way), times.of(way.call.wire)];
      over.set(
        way.call.index,
        parts.reduce((sum, time) => times.sum(sum, time), here),
      );
    }
  }
  return over;
}

/** Where nobody takes any, as if all were taken alike. */
function mix(times: Times, parts: readonly Weighted[]): Distribution {
  if (parts.length === 0) return NO_TIME;
  return times.mix(
    parts.some(([weight]) => weight > 0) ? parts : parts.map(([, time]) => [1, time] as const),
  );
}

const alone = (call: Call): Member => ({ call, weight: 1, place: 0 });
