/**
 * Time to effect by playing requests through: an independent walk that draws every time and every choice anew, for
 * diagrams where everything is up, whose components do nothing but constant or lognormal work. It knows `sequence`,
 * `parallel` and `balance`, enqueues, queues, topics and plain asynchronous calls.
 */
import type { Component, Connection, Diagram } from '../../../src/model/diagram';
import { lognormalOf } from '../latency/sampler';
import type { Random } from '../reference/random';

const BROKERS = new Set(['message-queue', 'event-log', 'topic']);

interface Outgoing {
  readonly id: string;
  readonly connection: Connection;
}

/** When it answers, and when the last of what it started is done; both on the clock that it was asked at 0. */
interface Moments {
  readonly answered: number;
  readonly done: number;
}

export function sampledEffects(diagram: Diagram, entry: string, random: Random, runs: number): Float64Array {
  const done = Array.from({ length: runs }, () => visit(diagram, entry, random, []).done);
  return Float64Array.from(done).sort();
}

function visit(diagram: Diagram, id: string, random: Random, path: readonly string[]): Moments {
  const component = diagram.components.get(id);
  if (!component) throw new Error(`no ${id}`);
  const own = draw(component.settings?.latencyMs, random);
  return after(diagram, id, component, own, random, [...path, id]);
}

function after(
  diagram: Diagram,
  id: string,
  component: Component,
  start: number,
  random: Random,
  path: readonly string[],
): Moments {
  let now = start;
  let done = start;
  const out = outgoing(diagram, id);
  const sync = out.filter(({ connection }) => !isAsync(diagram, connection));
  for (const group of groupsOf(component, sync)) {
    const called = group.how === 'balance' ? [pick(group.members, random)] : group.members;
    const begun = now;
    for (const { connection } of called) {
      if (!random.chance(numberOf(connection.probability))) continue;
      const wire = draw(connection.latencyMs, random);
      const from = group.how === 'parallel' ? begun : now;
      const callee = visit(diagram, connection.to, random, path);
      done = Math.max(done, from + wire + callee.done);
      now = Math.max(now, from + wire + callee.answered);
    }
  }
  const enqueues = out.filter(
    ({ connection }) =>
      isAsync(diagram, connection) && isBroker(diagram, connection.to) && !BROKERS.has(component.type),
  );
  for (const { connection } of enqueues) {
    if (!random.chance(numberOf(connection.probability))) continue;
    now +=
      draw(connection.latencyMs, random) +
      draw(diagram.components.get(connection.to)?.settings?.latencyMs, random);
    done = Math.max(done, now + behind(diagram, connection.to, random, path));
  }
  const rest = out.filter(
    ({ connection }) =>
      isAsync(diagram, connection) && !enqueues.some((one) => one.connection === connection),
  );
  const sent = component.type === 'message-queue' && rest.length > 0 ? [pick(rest, random)] : rest;
  for (const { connection } of sent) {
    if (!random.chance(component.type === 'message-queue' ? 1 : numberOf(connection.probability))) continue;
    if (path.includes(connection.to)) continue;
    const wire = draw(connection.latencyMs, random);
    done = Math.max(done, now + wire + visit(diagram, connection.to, random, path).done);
  }
  return { answered: now, done: Math.max(done, now) };
}

/** A broker's own work is over when it has taken the message. */
function behind(diagram: Diagram, broker: string, random: Random, path: readonly string[]): number {
  const component = diagram.components.get(broker);
  if (!component || path.includes(broker)) return 0;
  return after(diagram, broker, component, 0, random, [...path, broker]).done;
}

const indexed = new WeakMap<Diagram, Map<string, Outgoing[]>>();

function outgoing(diagram: Diagram, from: string): readonly Outgoing[] {
  const known = indexed.get(diagram) ?? new Map<string, Outgoing[]>();
  if (!indexed.has(diagram)) {
    for (const [id, connection] of diagram.connections)
      known.set(connection.from, [...(known.get(connection.from) ?? []), { id, connection }]);
    indexed.set(diagram, known);
  }
  return known.get(from) ?? [];
}

function groupsOf(component: Component, sync: readonly Outgoing[]) {
  const stated = (component.settings?.calls ?? []).map((group) => ({
    how: group.how,
    members: group.connections.flatMap((id) => sync.filter((one) => one.id === id)),
  }));
  const rest = sync.filter((one) => !stated.some((group) => group.members.includes(one)));
  return rest.length > 0 ? [...stated, { how: 'sequence' as const, members: rest }] : stated;
}

const isBroker = (diagram: Diagram, id: string): boolean =>
  BROKERS.has(diagram.components.get(id)?.type ?? '');

const isAsync = (diagram: Diagram, { mode, from, to }: Connection): boolean =>
  mode ? mode === 'async' : isBroker(diagram, from) || isBroker(diagram, to);

function pick<T>(all: readonly T[], random: Random): T {
  const one = all[Math.floor(random.next() * all.length)];
  if (one === undefined) throw new Error('nothing to pick');
  return one;
}

const numberOf = (probability: unknown): number => (typeof probability === 'number' ? probability : 1);

function draw(latencyMs: unknown, random: Random): number {
  const { p50, p99 } = latencyMs as { p50: number; p99: number };
  return p50 <= 0 || p99 <= p50 ? p50 : lognormalOf({ p50, p99 })(random);
}
