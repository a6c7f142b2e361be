/**
 * A seeded Monte Carlo of a journey's answer time, given success, where nothing queues, times out, is retried
 * or hedged: every visit draws anew, and a mixture goes by marginal availabilities (docs/estimation.md §2
 * Fine print, §3). Every wire has to state its latency.
 */
import { workFor } from '../../../src/catalog/effective';
import type { Connection, Diagram, Journey, LatencyMs, Operation } from '../../../src/model/diagram';
import { likely } from '../../../src/model/ranged';
import { type World, worldOf } from './answered';
import { bruteForceJourneys } from './bruteForce';
import { hitShare, readsThrough } from './hits';
import { type Random, randomFrom } from './random';
import { type Calls, componentOf, journeyScope, type Member } from './scope';

export interface LatencySample {
  readonly mean: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** The 99th percentile of the standard normal. */
const Z99 = 2.3263478740408408;

export function sampledLatency(
  diagram: Diagram,
  journeyId: string,
  runs: number,
  seed: number,
): LatencySample {
  const journey = diagram.journeys.get(journeyId);
  if (!journey) throw new Error(`No journey ${journeyId}`);
  const times = new Float64Array(runs);
  const requestTime = requestOf(diagram, journey, journeyId, randomFrom(seed));
  for (let run = 0; run < runs; run++) times[run] = requestTime();
  times.sort();
  const at = (share: number) => times[Math.ceil(share * runs) - 1] ?? Number.NaN;
  const mean = times.reduce((sum, time) => sum + time, 0) / runs;
  return { mean, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

function requestOf(diagram: Diagram, journey: Journey, journeyId: string, random: Random): () => number {
  const world = worldOf(journeyScope(diagram, journey));
  const marginals = bruteForceJourneys(diagram).get(journeyId)?.connections;
  const answered = (member: Member) => marginals?.get(member.id)?.availability ?? 1;

  const time = (id: string, operation: Operation | undefined): number => {
    const component = componentOf(world, id);
    let total = lognormal(random, workFor(component, operation).latencyMs);
    const groups = world.calls(id);
    if (groups.length > 0 && readsThrough(component) && random.chance(hitShare(component, operation)))
      return total;
    for (const group of groups) total += groupTime(group);
    for (const [connectionId, connection] of world.enqueues(id))
      if (random.chance(likely(connection.probability ?? 1))) total += ownTime(connectionId, connection);
    return total;
  };

  const wire = (connectionId: string, connection: Connection): number => {
    if (!connection.latencyMs) throw new Error(`${connectionId} has to state its latency`);
    return lognormal(random, likely(connection.latencyMs));
  };

  /** A call that reaches the target alone: a look-up or an enqueue. */
  const ownTime = (connectionId: string, connection: Connection): number =>
    repeated(connection, () => {
      const { latencyMs } = workFor(componentOf(world, connection.to), connection.operation);
      return wire(connectionId, connection) + lognormal(random, latencyMs);
    });

  const callTime = ({ id, connection }: Member): number =>
    repeated(connection, () => wire(id, connection) + time(connection.to, connection.operation));

  const neededTime = (member: Member): number => {
    const given = member.connection.optional && !random.chance(answered(member));
    return given ? (member.connection.timeoutMs ?? 0) : callTime(member);
  };

  const groupTime = (group: Calls): number => {
    const present = group.members.filter((member) => random.chance(calledGivenSuccess(group, member)));
    const [first, second] = present;
    if (!first) return 0;
    if (group.how === 'sequence') return present.reduce((sum, member) => sum + neededTime(member), 0);
    if (group.how === 'parallel') return Math.max(...present.map(neededTime));
    if (group.how === 'quorum') return quorumTime(present, Math.min(group.need, present.length));
    if (group.how === 'failover') return failoverTime(present);
    if (group.how === 'cache' && first.place === 0)
      return (
        ownTime(first.id, first.connection) + (second && !hits(world, random, first) ? callTime(second) : 0)
      );
    if (group.how === 'cache') return callTime(first);
    return callTime(weighted(random, present, (member) => member.weight * answered(member)));
  };

  /** Of the requests that succeed, fewer have made a call that all had to succeed at. */
  const calledGivenSuccess = (group: Calls, member: Member): number => {
    const { optional } = member.connection;
    const probability = likely(member.connection.probability ?? 1);
    const needed = (group.how === 'sequence' || group.how === 'parallel') && !optional;
    const success = needed ? answered(member) : 1;
    return (probability * success) / (1 - probability + probability * success);
  };

  const quorumTime = (present: readonly Member[], need: number): number => {
    for (;;) {
      const answering = present.filter((member) => random.chance(answered(member)));
      const times = answering.map(callTime).sort((a, b) => a - b);
      const last = times[need - 1];
      if (last !== undefined) return last;
    }
  };

  const failoverTime = (present: readonly Member[]): number => {
    for (;;) {
      let waited = 0;
      for (const member of present) {
        if (random.chance(answered(member))) return waited + callTime(member);
        waited += member.connection.timeoutMs ?? 0;
      }
    }
  };

  return () => time(journey.entry, undefined);
}

const hits = (world: World, random: Random, lookup: Member): boolean =>
  random.chance(hitShare(componentOf(world, lookup.connection.to), lookup.connection.operation));

function repeated(connection: Connection, once: () => number): number {
  let total = 0;
  for (let times = connection.timesPerRequest ?? 1; times > 0; times--) total += once();
  return total;
}

function lognormal(random: Random, { p50, p99 }: LatencyMs): number {
  return p50 === p99 ? p50 : p50 * Math.exp((random.normal() * Math.log(p99 / p50)) / Z99);
}

function weighted(random: Random, members: readonly Member[], weight: (member: Member) => number): Member {
  const weights = members.map(weight);
  let left = random.next() * weights.reduce((sum, value) => sum + value, 0);
  for (const [index, member] of members.entries()) {
    left -= weights[index] ?? 0;
    if (left < 0) return member;
  }
  throw new Error('Nothing to pick');
}
