/**
 * The load that one request a second of a journey brings, kept until an edit changes where requests go. Load is
 * linear in it as long as nothing waits for anything.
 */
import type { View } from '../graph/view';
import { addLoads } from './capacity';
import type { Load } from './load';
import { pushLoad } from './load';
import type { Traffic } from './shares';

export interface UnitLoads {
  /** `name`: one for each journey, each set of caches without hits, and each kind of traffic. */
  of(name: string, view: View, entry: number, coldCaches?: ReadonlySet<number>, traffic?: Traffic): Load;
  /** Lets go of what has not been asked for since the last call. */
  forgetUnused(): void;
}

interface Kept {
  readonly view: View;
  readonly entry: number;
  readonly coldCaches: ReadonlySet<number> | undefined;
  readonly load: Load;
}

export function createUnitLoads(): UnitLoads {
  let older = new Map<string, Kept>();
  let kept = new Map<string, Kept>();
  return {
    forgetUnused() {
      older = kept;
      kept = new Map();
    },
    of(name, view, entry, coldCaches, traffic) {
      const before = kept.get(name) ?? older.get(name);
      const same =
        before?.entry === entry &&
        isSameRouting(before.view, view) &&
        isSameSet(before.coldCaches, coldCaches);
      const load = same ? before.load : pushLoad(view, entry, 1, coldCaches, traffic);
      kept.set(name, { view, entry, coldCaches, load });
      return load;
    },
  };
}

/** A way for load to enter. */
export interface Source {
  readonly view: View;
  readonly entry: number;
  readonly requestsPerSecond: number;
}

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
  return { arrivals: load.arrivals.map((rate) => rate * by), calls: load.calls.map((rate) => rate * by) };
}

/** Whether requests go the same ways as often. */
function isSameRouting(a: View, b: View): boolean {
  if (a.groups !== b.groups || a.enqueues !== b.enqueues || a.background !== b.background) return false;
  const [old, nodes] = [a.graph.nodes, b.graph.nodes];
  return nodes.every((node, index) => {
    const before = old[index];
    return node === before || (before !== undefined && isSameWay(before, node));
  });
}

const isSameWay = (a: View['graph']['nodes'][number], b: View['graph']['nodes'][number]): boolean =>
  a.hitRatio === b.hitRatio &&
  a.mayAnswerItself === b.mayAnswerItself &&
  a.sharesMessages === b.sharesMessages;

function isSameSet(a: ReadonlySet<number> | undefined, b: ReadonlySet<number> | undefined): boolean {
  if (a === b) return true;
  return a !== undefined && b !== undefined && a.size === b.size && [...a].every((one) => b.has(one));
}
