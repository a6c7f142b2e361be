/**
 * What the inputs of the capacity worksheet come to, on the back of an envelope: requests a second on average and at the
 * peak, bandwidth in and out, storage, the size of a cache. Exact arithmetic of the formulas in docs/estimation.md,
 * Capacity worksheet; a day is 86,400 s, a month a twelfth of a year of 365.25 days.
 */
import type { Action, Capacity } from '../../model/capacity';
import { SECONDS_OF } from '../../shared/amounts';
import { DAYS_PER_YEAR, SECONDS_PER_DAY } from '../../shared/secondsPerYear';
import { type CapacityInForce, inForce } from './defaults';

export interface ActionNumbers {
  readonly perDay: number;
  readonly averageRps: number;
  readonly peakRps: number;
  /** Bytes a second, on average. */
  readonly inBps: number;
  readonly outBps: number;
  /** Bytes. */
  readonly storedPerDay: number;
  /** In all the years it is kept, one copy. */
  readonly stored: number;
  /** What a cache holds of it. */
  readonly hotBytes: number;
}

export interface Worksheet {
  readonly inForce: CapacityInForce;
  readonly actions: ReadonlyMap<string, ActionNumbers>;
  readonly total: ActionNumbers;
  readonly reads: ActionNumbers;
  readonly writes: ActionNumbers;
  /** Ids of actions that follow each other in a circle; they count as never done. */
  readonly circles: ReadonlySet<string>;
}

export function workOut(capacity: Capacity): Worksheet {
  const settings = inForce(capacity);
  const daily = dailyCounts(capacity);
  const actions = new Map(
    [...capacity.actions].map(([id, action]) => [id, numbersOf(action, daily.counts.get(id) ?? 0, settings)]),
  );
  const of = (operation: 'read' | 'write') =>
    [...capacity.actions].flatMap(([id, action]) => {
      const numbers = actions.get(id);
      return numbers && operationOf(action) === operation ? [numbers] : [];
    });
  return {
    inForce: settings,
    actions,
    total: sum([...actions.values()]),
    reads: sum(of('read')),
    writes: sum(of('write')),
    circles: daily.circles,
  };
}

export const operationOf = ({ operation = 'read' }: Action): 'read' | 'write' => operation;

/** Whether what it answers with is in the cache. */
export const isCached = (action: Action): boolean =>
  operationOf(action) === 'read' && action.cached !== false;

/** How often each is done in a day: its own times, by all its users or for each of what it follows. */
function dailyCounts({ users, actions }: Capacity): {
  readonly counts: ReadonlyMap<string, number>;
  readonly circles: ReadonlySet<string>;
} {
  const counts = new Map<string, number>();
  const circles = new Set<string>();
  for (const start of actions.keys()) {
    // From the first that isn't known yet back along what is followed: no recursion, however long the chain.
    const chain: string[] = [];
    let id: string | undefined = start;
    while (id !== undefined && actions.has(id) && !counts.has(id) && !chain.includes(id)) {
      chain.push(id);
      id = actions.get(id)?.follows;
    }
    const closed = id === undefined || counts.has(id) ? -1 : chain.indexOf(id);
    if (closed >= 0) for (const one of chain.slice(closed)) circles.add(one);
    for (const one of chain.reverse()) {
      const action = actions.get(one);
      if (!action) continue;
      counts.set(one, circles.has(one) ? 0 : perDayOf(action, users, counts));
    }
  }
  return { counts, circles };
}

function perDayOf(action: Action, users: Capacity['users'], counts: ReadonlyMap<string, number>): number {
  if (action.follows !== undefined) return action.times * (counts.get(action.follows) ?? 0);
  const each = action.times * (SECONDS_PER_DAY / SECONDS_OF[action.per ?? 'day']);
  return action.users === undefined ? each : each * (users.get(action.users)?.count ?? 0);
}

function numbersOf(action: Action, perDay: number, settings: CapacityInForce): ActionNumbers {
  const averageRps = perDay / SECONDS_PER_DAY;
  const { requestBytes = 0, responseBytes = 0, storedBytes = 0 } = action;
  return {
    perDay,
    averageRps,
    peakRps: averageRps * settings.peakFactor,
    inBps: averageRps * requestBytes,
    outBps: averageRps * responseBytes,
    storedPerDay: perDay * storedBytes,
    stored: perDay * storedBytes * DAYS_PER_YEAR * settings.retentionYears,
    hotBytes: isCached(action) ? settings.hotShare * perDay * responseBytes : 0,
  };
}

const NOTHING: ActionNumbers = {
  ...{ perDay: 0, averageRps: 0, peakRps: 0, inBps: 0 },
  ...{ outBps: 0, storedPerDay: 0, stored: 0, hotBytes: 0 },
};

const sum = (all: readonly ActionNumbers[]): ActionNumbers => all.reduce(plus, NOTHING);

const plus = (a: ActionNumbers, b: ActionNumbers): ActionNumbers => ({
  perDay: a.perDay + b.perDay,
  averageRps: a.averageRps + b.averageRps,
  peakRps: a.peakRps + b.peakRps,
  inBps: a.inBps + b.inBps,
  outBps: a.outBps + b.outBps,
  storedPerDay: a.storedPerDay + b.storedPerDay,
  stored: a.stored + b.stored,
  hotBytes: a.hotBytes + b.hotBytes,
});
