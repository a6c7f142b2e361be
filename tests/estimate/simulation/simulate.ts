/**
 * A seeded discrete-event simulation of one journey, as a test tool: requests arrive at random, wait in line for a
 * free replica, are worked on, make their calls with timeouts, retries and hedges. Everything is up. A replica is
 * busy for 1/capacityRps on average, in proportion to the work drawn; who gave up leaves work behind that is done.
 */
import { effectiveSettings, workFor } from '../../../src/catalog/effective';
import type { Component, Connection, Diagram, LatencyMs, Operation } from '../../../src/model/diagram';
import { likely } from '../../../src/model/ranged';
import { hitShare, readsThrough } from '../reference/hits';
import { type Random, randomFrom } from '../reference/random';
import { type Calls, callsOf, componentOf, enqueuesOf, journeyScope, type Member } from '../reference/scope';
import { createEvents } from './events';
import { createLine, type LineUp, spread } from './lineUp';

export interface Simulation {
  /** Sorted, of the requests that were answered. */
  readonly latencies: Float64Array;
  readonly timedOut: number;
  readonly waits: ReadonlyMap<string, number>;
  /** Arrivals each second, by component. */
  readonly rates: ReadonlyMap<string, number>;
}

export interface Run {
  readonly requests: number;
  readonly seed: number;
  /** Components whose work is exponential, of the mean their `latencyMs` has. */
  readonly exponential?: readonly string[];
}

type Done = (answered: boolean) => void;
type Op = Operation | undefined;
const Z99 = 2.3263478740408408;
const WARM_UP = 0.1;

export const meanWork = ({ p50, p99 }: LatencyMs): number =>
  p50 * Math.exp((Math.log(p99 / Math.max(p50, 1e-300)) / Z99) ** 2 / 2) || 0;

export function simulate(diagram: Diagram, journeyId: string, run: Run): Simulation {
  const journey = diagram.journeys.get(journeyId);
  if (!journey) throw new Error(`No journey ${journeyId}`);
  const scope = journeyScope(diagram, journey);
  const random = randomFrom(run.seed);
  const events = createEvents();
  const lines = new Map<string, LineUp>();
  const exponential = new Set(run.exponential);
  const rate = likely(journey.requestsPerSecond ?? 1);
  const measuredFrom = (1000 * WARM_UP * run.requests) / rate;

  const draw = ({ p50, p99 }: LatencyMs) =>
    p50 === p99 ? p50 : p50 * Math.exp((random.normal() * Math.log(p99 / p50)) / Z99);

  /** Waits for a replica and is worked on. */
  const workOn = (id: string, operation: Op, then: () => void) => {
    const component = componentOf(scope, id);
    const { latencyMs, capacityRps } = workFor(component, operation);
    const mean = meanWork(latencyMs);
    const work = exponential.has(id) ? -mean * Math.log(1 - random.next()) : draw(latencyMs);
    if (capacityRps === null) return events.in(work, then);
    const busy = mean > 0 ? (work / mean) * (1000 / capacityRps) : 1000 / capacityRps;
    const line = lines.get(id) ?? lineOf(component);
    lines.set(id, line);
    line.join(busy, () => events.in(work, then));
  };

  const lineOf = (component: Component): LineUp => {
    const { replicas, discipline } = effectiveSettings(component);
    if (discipline === 'shared') return createLine(events, replicas, measuredFrom);
    const each = Array.from({ length: replicas }, () => createLine(events, 1, measuredFrom));
    return spread(each, () => random.whole(0, replicas - 1));
  };

  const request = (id: string, operation: Op, done: Done) => {
    workOn(id, operation, () => {
      const component = componentOf(scope, id);
      const groups = callsOf(scope, id);
      if (groups.length > 0 && readsThrough(component) && random.chance(hitShare(component, operation)))
        return done(true);
      const steps = [
        ...groups.map((group) => (then: Done) => callGroup(group, then)),
        ...enqueuesOf(scope, id).map(([connectionId, connection]) => (then: Done) => {
          needed({ id: connectionId, connection, weight: 1, place: 0 }, true, then);
        }),
      ];
      inTurn(steps, done);
    });
  };

  const times = (member: Member, targetOnly: boolean, done: Done) => {
    const calls = Array.from({ length: member.connection.timesPerRequest ?? 1 }, () => (then: Done) => {
      patiently(
        events,
        random,
        member.connection,
        (answer) => send(member.connection, targetOnly, answer),
        then,
      );
    });
    inTurn(calls, done);
  };

  const send = (connection: Connection, targetOnly: boolean, answer: Done) => {
    const wire = likely(connection.latencyMs ?? { p50: 0, p99: 0 });
    events.in(draw(wire), () => {
      if (targetOnly) workOn(connection.to, connection.operation, () => answer(true));
      else request(connection.to, connection.operation, answer);
    });
  };

  const needed = (member: Member, targetOnly: boolean, done: Done) => {
    if (!random.chance(likely(member.connection.probability ?? 1))) return done(true);
    times(member, targetOnly, (answered) => done(answered || member.connection.optional === true));
  };

  const callGroup = (group: Calls, done: Done) => {
    const { how, members } = group;
    if (how === 'sequence')
      return inTurn(
        members.map((member) => (then: Done) => needed(member, false, then)),
        done,
      );
    if (how === 'parallel')
      return enough(
        members.map((member) => (then: Done) => needed(member, false, then)),
        members.length,
        done,
      );
    const present = members.filter(({ connection }) => random.chance(likely(connection.probability ?? 1)));
    if (present.length === 0) return done(true);
    const calls = present.map((member) => (then: Done) => times(member, false, then));
    if (how === 'quorum') return enough(calls, Math.min(group.need, present.length), done);
    if (how === 'failover') return oneOf(calls, done);
    if (how === 'cache') return lookUp(present, done);
    times(picked(random, present), false, done);
  };

  const lookUp = ([first, store]: readonly Member[], done: Done) => {
    if (!first) return done(true);
    const fromStore = () => (store ? times(store, false, done) : done(false));
    const { to, operation } = first.connection;
    times(first, true, (answered) =>
      answered && random.chance(hitShare(componentOf(scope, to), operation)) ? done(true) : fromStore(),
    );
  };

  const latencies: number[] = [];
  let timedOut = 0;
  let measured = 0;
  const arrive = (left: number) => {
    if (left === 0) return;
    const from = events.now();
    request(journey.entry, undefined, (answered) => {
      if (from < measuredFrom) return;
      measured++;
      if (answered) latencies.push(events.now() - from);
      else timedOut++;
    });
    events.in((-1000 / rate) * Math.log(1 - random.next()), () => arrive(left - 1));
  };
  arrive(run.requests);
  events.run();
  const measuredSeconds = (1 - WARM_UP) * (run.requests / rate);
  return {
    latencies: Float64Array.from(latencies).sort(),
    timedOut: timedOut / measured,
    waits: new Map([...lines].map(([id, line]) => [id, line.meanWait()])),
    rates: new Map([...lines].map(([id, line]) => [id, line.joined() / measuredSeconds])),
  };
}

type Step = (then: Done) => void;

/** One after another, until one fails. */
function inTurn(steps: readonly Step[], done: Done): void {
  const next = (index: number) => {
    const step = steps[index];
    if (!step) done(true);
    else step((answered) => (answered ? next(index + 1) : done(false)));
  };
  next(0);
}

/** One after another, until one answers. */
function oneOf(steps: readonly Step[], done: Done): void {
  const next = (index: number) => {
    const step = steps[index];
    if (!step) done(false);
    else step((answered) => (answered ? done(true) : next(index + 1)));
  };
  next(0);
}

/** All at once, until `need` have answered or no longer can. */
function enough(steps: readonly Step[], need: number, done: Done): void {
  let answers = 0;
  let failures = 0;
  if (steps.length === 0) done(true);
  for (const step of steps)
    step((answered) => {
      if (answered && ++answers === need) done(true);
      if (!answered && ++failures === steps.length - need + 1) done(false);
    });
}

function picked(random: Random, members: readonly Member[]): Member {
  const total = members.reduce((sum, { weight }) => sum + weight, 0);
  let left = random.next() * total;
  for (const member of members) {
    left -= member.weight;
    if (left < 0) return member;
  }
  throw new Error('Nothing to pick');
}

/** As its caller makes a call: hedged, given up after its timeout, made again. */
function patiently(
  events: ReturnType<typeof createEvents>,
  random: Random,
  connection: Connection,
  send: (answer: Done) => void,
  done: Done,
): void {
  const { timeoutMs, hedgeAfterMs, retries } = connection;
  const attempt = (left: number, made: number) => {
    let open = true;
    let sent = 0;
    let failed = 0;
    const end = (answered: boolean) => {
      if (!open) return;
      open = false;
      if (answered && !random.chance(likely(connection.errorRate ?? 0))) return done(true);
      if (left === 0) return done(false);
      const pause = (retries?.backoffMs ?? 0) * 2 ** made;
      events.in(retries?.jitter ? random.next() * pause : pause, () => attempt(left - 1, made + 1));
    };
    const go = () => {
      sent++;
      send((answered) => {
        if (answered) end(true);
        else if (++failed === sent) end(false);
      });
    };
    go();
    if (timeoutMs !== undefined) events.in(timeoutMs, () => end(false));
    if (hedgeAfterMs !== undefined && hedgeAfterMs < (timeoutMs ?? Infinity))
      events.in(hedgeAfterMs, () => {
        if (open) go();
      });
  };
  attempt(retries?.max ?? 0, 0);
}
