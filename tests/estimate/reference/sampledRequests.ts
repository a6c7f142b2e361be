/**
 * A seeded Monte Carlo of a journey where nobody waits in line: every visit draws anew, attempts are given up,
 * made again and hedged one by one, and what fails is drawn again, because a time is given success. A mixture goes by
 * marginal availabilities (docs/estimation.md, "Latency"). NaN stands for an answer that something gave up on.
 */
import { workFor } from '../../../src/catalog/effective';
import type { Connection, Diagram, LatencyMs, Operation } from '../../../src/model/diagram';
import { likely } from '../../../src/model/ranged';
import { answerChance, callsAnswer, chanceIn, connectionHolds, upChance, worldOf } from './answered';
import { hitShare, readsThrough } from './hits';
import { type Random, randomFrom } from './random';
import { type Calls, componentOf, journeyScope, type Member } from './scope';

type Op = Operation | undefined;
const Z99 = 2.3263478740408408;
const MOST_DRAWS = 1000;
const MOST_KEPT = 2000;

/** Times of the requests that succeed, NaN where they time out. */
export function sampledRequests(
  diagram: Diagram,
  journeyId: string,
  runs: number,
  seed: number,
): Float64Array {
  const journey = diagram.journeys.get(journeyId);
  if (!journey) throw new Error(`No journey ${journeyId}`);
  const request = requestOf(diagram, journeyScope(diagram, journey), randomFrom(seed));
  return Float64Array.from({ length: runs }, () => request(journey.entry));
}

function requestOf(diagram: Diagram, scope: ReturnType<typeof journeyScope>, random: Random) {
  const world = { ...worldOf(scope), diagram };
  /** What giving up the last call took. */
  let spent = 0;
  const answered = new Map<Connection, number[]>();
  /** What a look-up in vain took last. */
  let inVain = 0;

  const answers = ({ id, connection }: Member, targetOnly = false): number => {
    const { to, operation } = connection;
    const wire = chanceIn(world, `wire ${id}`, (trial) => connectionHolds(world, trial, id, connection)).yes;
    return wire * (targetOnly ? upChance : answerChance)(world, to, operation).yes;
  };

  const time = (id: string, operation: Op): number => {
    const component = componentOf(world, id);
    const total = lognormal(random, workFor(component, operation).latencyMs);
    const through = readsThrough(component) && world.calls(id).length > 0 && operation !== 'write';
    if (!through) return total + callsTime(id);
    const made = chanceIn(world, `calls ${id}`, (trial) => callsAnswer(world, trial, id, [id])).yes;
    return (
      total +
      drawn(() => {
        if (random.chance(hitShare(component, operation))) return 0;
        return random.chance(made) ? callsTime(id) : undefined;
      })
    );
  };

  const callsTime = (id: string): number => {
    let total = 0;
    for (const group of world.calls(id)) total += groupTime(group);
    for (const [connectionId, connection] of world.enqueues(id))
      total += neededTime({ id: connectionId, connection, weight: 1, place: 0 }, true);
    return total;
  };

  /** One attempt: what it took, and whether it answered, met an error, or was late. */
  const attempt = (
    connection: Connection,
    targetOnly: boolean,
  ): readonly [number, 'answer' | 'error' | 'late'] => {
    const { timeoutMs = Infinity, hedgeAfterMs = Infinity } = connection;
    const once = () => {
      const work = componentOf(world, connection.to);
      const target = targetOnly
        ? lognormal(random, workFor(work, connection.operation).latencyMs)
        : time(connection.to, connection.operation);
      return lognormal(random, likely(connection.latencyMs ?? { p50: 0, p99: 0 })) + target;
    };
    const both = () => {
      const first = once();
      if (hedgeAfterMs >= timeoutMs || first <= hedgeAfterMs) return first;
      const second = hedgeAfterMs + once();
      return Number.isNaN(first) ? second : Number.isNaN(second) ? first : Math.min(first, second);
    };
    const full = both();
    const error = random.chance(likely(connection.errorRate ?? 0));
    // What fails takes a full answer's time: any of those drawn before.
    const pool = answered.get(connection) ?? [];
    answered.set(connection, pool);
    const before = pool[random.whole(0, pool.length - 1)] ?? timeoutMs;
    const took = Math.min(timeoutMs, Number.isNaN(full) ? before : full);
    if (!Number.isNaN(full))
      pool[pool.length < MOST_KEPT ? pool.length : random.whole(0, MOST_KEPT - 1)] = full;
    if (error) return [took, 'error'];
    if (Number.isNaN(full)) return [took, 'late'];
    return full > timeoutMs ? [timeoutMs, 'late'] : [full, 'answer'];
  };

  /** Given that not errors alone ended it. */
  const once = (connection: Connection, targetOnly: boolean): number =>
    drawn(() => {
      const { retries } = connection;
      let waited = 0;
      let errorsOnly = true;
      for (let number = 0; number <= (retries?.max ?? 0); number++) {
        const pause = number === 0 ? 0 : (retries?.backoffMs ?? 0) * 2 ** (number - 1);
        waited += retries?.jitter ? pause * random.next() : pause;
        const [took, how] = attempt(connection, targetOnly);
        waited += took;
        if (how === 'answer') return waited;
        if (how === 'late') errorsOnly = false;
      }
      spent = waited;
      return errorsOnly ? undefined : Number.NaN;
    });

  const callTime = ({ connection }: Member, targetOnly = false): number => {
    let total = 0;
    for (let times = connection.timesPerRequest ?? 1; times > 0; times--) {
      const one = once(connection, targetOnly);
      if (Number.isNaN(one)) {
        spent += total;
        return one;
      }
      total += one;
    }
    return total;
  };

  const neededTime = (member: Member, targetOnly = false): number => {
    const { probability = 1, optional, timeoutMs = 0 } = member.connection;
    if (!optional)
      return drawn(() => {
        if (!random.chance(likely(probability))) return 0;
        return likely(probability) === 1 || random.chance(answers(member, targetOnly))
          ? callTime(member, targetOnly)
          : undefined;
      });
    if (!random.chance(likely(probability))) return 0;
    if (!random.chance(answers(member, targetOnly))) return timeoutMs;
    const took = callTime(member, targetOnly);
    return Number.isNaN(took) ? spent : took;
  };

  const groupTime = (group: Calls): number => {
    if (group.how === 'sequence') return group.members.reduce((sum, member) => sum + neededTime(member), 0);
    if (group.how === 'parallel') return Math.max(...group.members.map((member) => neededTime(member)));
    return drawn(() => {
      const present = group.members.filter(({ connection }) =>
        random.chance(likely(connection.probability ?? 1)),
      );
      if (present.length === 0) return 0;
      if (group.how === 'quorum') return quorumTime(present, Math.min(group.need, present.length));
      if (group.how === 'failover') return failoverTime(present);
      if (group.how === 'cache') return cacheTime(present);
      return pickedTime(group, present);
    });
  };

  const pickedTime = (group: Calls, present: readonly Member[]): number | undefined => {
    const total = present.reduce((sum, { weight }) => sum + weight, 0);
    if (total === 0 && group.how === 'shard') return 0;
    const byWeight = group.how === 'shard' || present.some((member) => member.weight * answers(member) > 0);
    const weights = present.map((member) => (byWeight ? member.weight : 1) * answers(member));
    const up = weights.reduce((sum, weight) => sum + weight, 0);
    const none = present.reduce((all, member) => all * (1 - answers(member)), 1);
    if (!random.chance(group.how === 'shard' ? up / total : 1 - none)) return undefined;
    let left = random.next() * up;
    for (const [index, member] of present.entries()) {
      left -= weights[index] ?? 0;
      if (left < 0) return callTime(member);
    }
    return undefined;
  };

  const quorumTime = (present: readonly Member[], need: number): number | undefined => {
    const up = present.filter((member) => random.chance(answers(member)));
    if (up.length < need) return undefined;
    const times = up.map((member) => callTime(member)).filter((took) => !Number.isNaN(took));
    return times.sort((a, b) => a - b)[need - 1] ?? Number.NaN;
  };

  const failoverTime = (present: readonly Member[]): number | undefined => {
    let waited = 0;
    let late = false;
    for (const member of present) {
      if (!random.chance(answers(member))) waited += member.connection.timeoutMs ?? 0;
      else {
        const took = callTime(member);
        if (!Number.isNaN(took)) return waited + took;
        waited += spent;
        late = true;
      }
    }
    return late ? Number.NaN : undefined;
  };

  const cacheTime = (present: readonly Member[]): number | undefined => {
    const lookup = present.find(({ place }) => place === 0);
    const store = present.find(({ place }) => place === 1);
    const stored = () => (store && random.chance(answers(store)) ? callTime(store) : undefined);
    if (!lookup) return stored();
    const { to, operation } = lookup.connection;
    const up = random.chance(answers(lookup, true));
    const bearsLoad = store !== undefined && world.bearsLoad(to, store.connection.to);
    if (!up && bearsLoad) return undefined;
    let took = callTime(lookup, true);
    // A cache that is down is looked up in vain, for as long as an answer takes.
    if (!up && Number.isNaN(took)) took = inVain;
    else if (!up) inVain = took;
    const late = Number.isNaN(took);
    if (late) took = spent;
    if (up && !late && random.chance(hitShare(componentOf(world, to), operation))) return took;
    const after = stored();
    if (after === undefined) return undefined;
    return late && bearsLoad ? Number.NaN : took + after;
  };

  return (entry: string): number => time(entry, undefined);
}

/** Drawn again until it succeeds. */
function drawn(draw: () => number | undefined): number {
  for (let tries = 0; tries < MOST_DRAWS; tries++) {
    const value = draw();
    if (value !== undefined) return value;
  }
  return Number.NaN;
}

function lognormal(random: Random, { p50, p99 }: LatencyMs): number {
  return p50 === p99 ? p50 : p50 * Math.exp((random.normal() * Math.log(p99 / p50)) / Z99);
}
