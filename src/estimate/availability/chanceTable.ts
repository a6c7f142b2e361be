/**
 * The chances of all components of a view as flat numbers, so that what differs between two evaluations is found by
 * comparing arrays. Of each component: that it answers calls of an operation and that it is up for them, one after the
 * other for each operation, and that its calls succeed.
 */
import { OPERATIONS } from '../graph/graph';
import type { Functions } from './functions';
import type { Totals } from './totals';
import type { Availability, ViewAvailability } from './viewAvailability';

export interface ChanceTable {
  /** By component × CHANCES; of what is not exact the sure end. */
  readonly up: Float64Array;
  readonly down: Float64Array;
  /** At the same places the other end; 0 where it is exact. */
  readonly most: Float64Array;
}

/** Of each component. */
export const CHANCES = 2 * OPERATIONS.length + 1;

/** `exactly` writes the chance of a function at a place; what is not exact is asked for. */
function tableOf(
  functions: Functions,
  exactly: (f: number, table: ChanceTable, place: number) => void,
  { ok, calls }: Pick<ViewAvailability, 'ok' | 'calls'>,
): ChanceTable {
  const { low, high } = functions;
  const count = low.count * CHANCES;
  const table = {
    up: new Float64Array(count),
    down: new Float64Array(count),
    most: new Float64Array(count),
  };
  const put = (place: number, { up, down, range }: Availability): void => {
    table.up[place] = up;
    table.down[place] = down;
    table.most[place] = range?.[1] ?? 0;
  };
  for (let node = 0, place = 0; node < low.count; node++) {
    for (let operation = 0; operation < OPERATIONS.length; operation++) {
      const f = low.ok(node, operation);
      if (high.ok(node, operation) === f) exactly(f, table, place++);
      else put(place++, ok(node, operation));
      exactly(functions.up(node, operation), table, place++);
    }
    const f = low.calls(node);
    if (high.calls(node) === f) exactly(f, table, place++);
    else put(place++, calls(node));
  }
  return table;
}

/** What a view's table is made from. */
interface From {
  readonly functions: Functions;
  readonly totals: Totals;
  /** Of what is not exact. */
  readonly standing: object;
  readonly numbers: Pick<ViewAvailability, 'ok' | 'calls'>;
}

/** By view, from one evaluation to the next. */
export class KeptTables {
  private readonly last: (Last | undefined)[] = [];

  of(view: number, { functions, totals, standing, numbers }: From): ChanceTable {
    const before = this.last[view];
    const { found, put } = totals;
    const isSame = before?.functions === functions && before.found === found && before.standing === standing;
    if (isSame) return before.table;
    const table = tableOf(functions, put, numbers);
    this.last[view] = { functions, found, standing, table };
    return table;
  }
}

interface Last extends Pick<From, 'functions' | 'standing'>, Pick<Totals, 'found'> {
  readonly table: ChanceTable;
}

/** Marks the components any of whose chances differ. */
export function markOther(a: Float64Array, b: Float64Array, mark: (node: number) => void): void {
  if (a === b) return;
  for (let place = 0; place < b.length; place++) {
    if (a[place] === b[place]) continue;
    const node = Math.floor(place / CHANCES);
    mark(node);
    place = (node + 1) * CHANCES - 1;
  }
}
