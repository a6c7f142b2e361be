/** The load that a journey brings, kept until an edit changes where its requests go or how often. */
import type { View } from '../graph/view';
import { addLoads } from './capacity';
import type { Load } from './load';
import { pushAlong, pushLoad } from './load';
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
  /** Lets go of what has not been asked for since the last call. */
  forgetUnused(): void;
}

interface Kept {
  readonly source: Source;
  readonly routes: Routes;
  readonly load: Load;
}

export function createKeptLoads(): KeptLoads {
  let older = new Map<string, Kept>();
  let kept = new Map<string, Kept>();
  return {
    forgetUnused() {
      older = kept;
      kept = new Map();
    },
    of(name, source, coldCaches, traffic) {
      const { view, entry, requestsPerSecond } = source;
      const before = kept.get(name) ?? older.get(name);
      const routes = routesOf(view, traffic, coldCaches);
      const same = before && isSameSource(before.source, source) && isSameWay(before.routes, routes);
      const load = same ? before.load : pushAlong(routes, view, entry, requestsPerSecond);
      kept.set(name, { source, routes, load });
      return load;
    },
  };
}

const isSameSource = (a: Source, b: Source): boolean =>
  a.entry === b.entry &&
  a.requestsPerSecond === b.requestsPerSecond &&
  a.view.graph.calls.length === b.view.graph.calls.length;

/** The load of all of them at once, where these caches have no hits. `unitOf`: that of one request a second. */
export function loadWithout(
  sources: readonly Source[],
  coldCaches: ReadonlySet<number>,
  empty: Load,
  unitOf: (source: Source, index: number) => Load = ({ view, entry }) => pushLoad(view, entry, 1, coldCaches),
): Load {
  const loads = sources.flatMap((source, index) =>
    source.requestsPerSecond > 0 ? [scaled(unitOf(source, index), source.requestsPerSecond)] : [],
  );
  return addLoads(loads, empty);
}

export function scaled(load: Load, by: number): Load {
  if (by === 1) return load;
  return { arrivals: times(load.arrivals, by), calls: times(load.calls, by) };
}

function times(rates: Float64Array, by: number): Float64Array {
  const scaled = rates.slice();
  for (let index = 0; index < scaled.length; index++) scaled[index] = (scaled[index] ?? 0) * by;
  return scaled;
}
