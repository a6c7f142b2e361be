/** The tables of chances of views, kept from one evaluation to the next as long as they say the same. */
import { OPERATIONS } from '../graph/graph';
import type { ChanceTable } from './chanceTable';
import { CHANCES } from './chanceTable';
import type { Functions } from './functions';
import type { Totals } from './totals';
import type { Availability, ViewAvailability } from './viewAvailability';

/** What a view's table is made from. */
interface From {
  readonly functions: Functions;
  readonly totals: Totals;
  /** Of what is not exact. */
  readonly standing: object;
  readonly numbers: Pick<ViewAvailability, 'ok' | 'calls'>;
}

interface Last extends Pick<From, 'functions' | 'standing'>, Pick<Totals, 'found'> {
  readonly table: ChanceTable;
  /** Once it has been asked for. */
  layout: Layout | null;
}

/** What stands where in the tables of some functions. */
interface Layout {
  /** Where the places of a function begin in `places`; one more for the end of the last. */
  readonly starts: Int32Array;
  readonly places: Int32Array;
  /** Components that are not exact. */
  readonly inexact: readonly number[];
}

/** By view, from one evaluation to the next. */
export class KeptTables {
  private readonly last: (Last | undefined)[] = [];

  of(view: number, from: From): ChanceTable {
    const { functions, totals, standing } = from;
    const before = this.last[view];
    const { found } = totals;
    const isAlike = before?.functions === functions && before.standing === standing;
    if (isAlike && before.found === found) return before.table;
    const others = isAlike ? totals.othersSince(before.found) : null;
    const layout = others && before ? (before.layout ?? layoutOf(functions)) : null;
    const table = before && others && layout ? tableAfter(before.table, others, layout, from) : tableOf(from);
    this.last[view] = { functions, found, standing, table, layout };
    return table;
  }
}

function tableOf({ functions, totals, numbers }: From): ChanceTable {
  const count = functions.low.count * CHANCES;
  const table = {
    up: new Float64Array(count),
    down: new Float64Array(count),
    most: new Float64Array(count),
  };
  eachPlace(functions, (f, place, node, operation) => {
    if (f !== null) totals.put(f, table, place);
    else put(table, place, operation === null ? numbers.calls(node) : numbers.ok(node, operation));
  });
  return table;
}

/** Where these functions alone, and what is not exact, may have other chances. */
function tableAfter(
  before: ChanceTable,
  others: readonly number[],
  { starts, places, inexact }: Layout,
  { functions, totals, numbers }: From,
): ChanceTable {
  if (others.length === 0 && inexact.length === 0) return before;
  const table = { up: before.up.slice(), down: before.down.slice(), most: before.most.slice() };
  for (const f of others)
    for (let at = starts[f] ?? 0; at < (starts[f + 1] ?? 0); at++) totals.put(f, table, places[at] ?? 0);
  for (const one of inexact)
    eachPlaceOf(functions, one, (f, place, node, operation) => {
      if (f === null)
        put(table, place, operation === null ? numbers.calls(node) : numbers.ok(node, operation));
    });
  return table;
}

function put(table: ChanceTable, place: number, { up, down, range }: Availability): void {
  table.up[place] = up;
  table.down[place] = down;
  table.most[place] = range?.[1] ?? 0;
}

/** `f` null: of what is not exact; `operation` null: of its calls. */
type Visit = (f: number | null, place: number, node: number, operation: number | null) => void;

function eachPlace(functions: Functions, visit: Visit): void {
  for (let node = 0; node < functions.low.count; node++) eachPlaceOf(functions, node, visit);
}

function eachPlaceOf(functions: Functions, node: number, visit: Visit): void {
  const { low, high } = functions;
  let place = node * CHANCES;
  for (let operation = 0; operation < OPERATIONS.length; operation++) {
    const f = low.ok(node, operation);
    visit(high.ok(node, operation) === f ? f : null, place++, node, operation);
    visit(functions.up(node, operation), place++, node, operation);
  }
  const f = low.calls(node);
  visit(high.calls(node) === f ? f : null, place, node, null);
}

function layoutOf(functions: Functions): Layout {
  const at = new Int32Array(functions.low.count * CHANCES);
  const inexact = new Set<number>();
  let most = 0;
  eachPlace(functions, (f, place, node) => {
    if (f === null) inexact.add(node);
    at[place] = f ?? -1;
    most = Math.max(most, f ?? 0);
  });
  const starts = new Int32Array(most + 2);
  for (const f of at) if (f >= 0) starts[f + 1] = (starts[f + 1] ?? 0) + 1;
  for (let f = 0; f <= most; f++) starts[f + 1] = (starts[f + 1] ?? 0) + (starts[f] ?? 0);
  const next = starts.slice();
  const places = new Int32Array(at.length);
  for (let place = 0; place < at.length; place++) {
    const f = at[place] ?? -1;
    if (f < 0) continue;
    const slot = next[f] ?? 0;
    places[slot] = place;
    next[f] = slot + 1;
  }
  return { starts, places, inexact: [...inexact] };
}
