/** The load that a journey brings, kept until an edit changes where its requests go or how often. */
import type { View } from '../graph/view';
import { addLoads, takesPlace } from './capacity';
import type { Load } from './load';
import { hasRoom, noLoad, pushAlong, pushLoad } from './load';
import { pushAfter } from './pushAfter';
import type { Routes } from './routes';
import { isSameWay, routesOf } from './routes';
import type { Traffic } from './shares';

/** A way for load to enter. */
export interface Source {
  readonly view: View;
  readonly entry: number;
  readonly requestsPerSecond: number;
}

export interface KeptLoads {
  /** The same object where nothing it is made from has changed since it was asked for by that name. */
  of(name: string, source: Source, coldCaches?: ReadonlySet<number>, traffic?: Traffic): Load;
  /** Of sources under one load, the same object where they are the same objects as by that name before. */
  sum(name: string, loads: readonly Load[], empty: Load): Load;
  /** No load at all; the same object as long as there is room in it. */
  none(view: View): Load;
  /** Lets go of what has not been asked for since the last call. */
  forgetUnused(): void;
}

interface Kept {
  readonly source: Source;
  readonly routes: Routes;
  readonly load: Load;
}

interface KeptSum {
  readonly of: readonly Load[];
  readonly sum: Load;
}

export function createKeptLoads(): KeptLoads {
  let older = new Map<string, Kept>();
  let kept = new Map<string, Kept>();
  let olderSums = new Map<string, KeptSum>();
  let sums = new Map<string, KeptSum>();
  let none: Load | null = null;
  return {
    none(view) {
      if (none && hasRoom(none, view)) return none;
      const made = noLoad(view);
      if (none) takesPlace(made, none);
      none = made;
      return made;
    },
    forgetUnused() {
      older = kept;
      kept = new Map();
      olderSums = sums;
      sums = new Map();
    },
    sum(name, loads, empty) {
      const before = sums.get(name) ?? olderSums.get(name);
      const isSame =
        before?.sum.calls.length === empty.calls.length &&
        before.sum.arrivals.length === empty.arrivals.length &&
        before.of.length === loads.length &&
        loads.every((load, at) => load === before.of[at]);
      const now = isSame ? before : { of: [...loads], sum: addLoads(loads, empty) };
      sums.set(name, now);
      if (before) takesPlace(now.sum, before.sum);
      return now.sum;
    },
    of(name, source, coldCaches, traffic) {
      const { view, entry, requestsPerSecond } = source;
      const before = kept.get(name) ?? older.get(name);
      const routes = routesOf(view, traffic, coldCaches, before?.routes);
      const last = before && isSameEntry(before.source, source) ? before : null;
      const same = last && isSameWay(last.routes, routes) && isAsLong(last.source, source);
      const load = same
        ? last.load
        : ((last && pushAfter({ ...last, view: last.source.view }, routes, source)) ??
          pushAlong(routes, view, entry, requestsPerSecond));
      kept.set(name, { source, routes, load });
      if (before) takesPlace(load, before.load);
      return load;
    },
  };
}

const isSameEntry = (a: Source, b: Source): boolean =>
  a.entry === b.entry && a.requestsPerSecond === b.requestsPerSecond;

const isAsLong = (a: Source, b: Source): boolean => a.view.graph.calls.length === b.view.graph.calls.length;

/**
 * The load of all of them at once, where these caches have no hits. `unitOf`: that of one request a second; `sum` adds
 * loads up.
 */
export function loadWithout(
  sources: readonly Source[],
  coldCaches: ReadonlySet<number>,
  empty: Load,
  unitOf: (source: Source, index: number) => Load = ({ view, entry }) => pushLoad(view, entry, 1, coldCaches),
  sum: (loads: readonly Load[]) => Load = (loads) => addLoads(loads, empty),
): Load {
  const loads = sources.flatMap((source, index) =>
    source.requestsPerSecond > 0 ? [scaled(unitOf(source, index), source.requestsPerSecond)] : [],
  );
  return sum(loads);
}

/** The same object as the last time it was scaled by as much. */
export function scaled(load: Load, by: number): Load {
  if (by === 1) return load;
  const before = scaledLast.get(load);
  if (before?.by === by) return before.to;
  const to = { arrivals: times(load.arrivals, by), calls: times(load.calls, by) };
  scaledLast.set(load, { by, to });
  return to;
}

const scaledLast = new WeakMap<Load, { readonly by: number; readonly to: Load }>();

/** With the load there would be if no call were made twice; the same object as the last time it was put beside. */
export function withOnce(load: Load, once: Load): Load {
  const before = onceLast.get(load);
  if (before?.once === once) return before;
  const made = { ...load, once };
  onceLast.set(load, made);
  return made;
}

const onceLast = new WeakMap<Load, Load>();

function times(rates: Float64Array, by: number): Float64Array {
  const scaled = rates.slice();
  for (let index = 0; index < scaled.length; index++) scaled[index] = (scaled[index] ?? 0) * by;
  return scaled;
}
