/** The tables of chances of views, kept from one evaluation to the next as long as they say the same. */
import { OPERATIONS } from '../graph/graph';
import type { ChanceTable } from './chanceTable';
import { CHANCES } from './chanceTable';
import type { Functions } from './functions';
import type { Totals } from './totals';
import type { Availability, ViewAvailability } from './viewAvailability';

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
