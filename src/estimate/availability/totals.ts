/**
 * The chances of functions over all lanes, from one evaluation to the next: only what hangs on a draw whose chance
 * is another is worked out again, and functions that are new are put behind the others.
 */
import { type Identity, identityOf } from '../../shared/identity';
import type { ChanceTable } from './chanceTable';
import { Circuit } from './circuit';
import { TRUE } from './decisionDiagram';
import type { FactoredFunctions } from './factoredFunctions';
import type { LaneChances } from './laneChances';
import { eachChunk } from './laneChances';
import type { Lane } from './lanes';
import { longer } from './literalSets';
import type { Chance } from './replicas';
import type { Chances } from './sweep';
import { chancesFor, sweep, sweepChanged } from './sweep';

/** Of a function itself, not of bounds on it. */
export interface SureChance extends Chance {
  readonly exact: true;
}

/** By function; where lanes are missing the two sides don't add up to 1. */
export interface Totals {
  readonly circuit: Circuit;
  of(f: number): SureChance;
  /** Writes one at a place. */
  put(f: number, table: ChanceTable, place: number): void;
  /** The same object as in the evaluation before where no function has another chance. */
  readonly found: object;
  /** The functions that have another chance than in the evaluation that found this; null: any may. */
  othersSince(found: object): readonly number[] | null;
  /** The chances of all cells, some lanes at a time; only until the next evaluation. */
  eachChunk(visit: (chances: Chances, lanes: readonly Lane[]) => void): void;
  /** Where they are kept as they are: the literals whose chances are others than in the last evaluation; null: all. */
  changedLiterals(): readonly number[] | null;
}

/** The circuit may grow to so many times the cells it began with, and these, before what nobody asks for is dropped. */
const MOST_GROWTH = 2;
const SPARE_CELLS = 100;

/** The functions that may be asked for, each with its place and its cell. */
interface Roots {
  readonly circuit: Circuit;
  readonly cellsAtFirst: number;
  readonly cells: number[];
  /** At the same places. */
  readonly functions: number[];
  /** By function, one more than its place; 0 for those that are not asked for. */
  places: Int32Array<ArrayBuffer>;
}

/** What one evaluation found. */
interface Found {
  readonly roots: Roots;
  readonly lanes: readonly Lane[];
  /** By place. */
  readonly up: Float64Array;
  readonly down: Float64Array;
  /** Those asked for, as they were handed out. */
  readonly asked: (SureChance | undefined)[];
  /** Those with other chances than in the evaluation before. */
  readonly since: { readonly before: Identity; readonly functions: readonly number[] } | null;
}

/** The chances of all cells as they were last. */
interface Swept {
  readonly circuit: Circuit;
  readonly cells: number;
  readonly chances: Chances;
  /** By cell, since the sweep before; null: all. */
  readonly changed: Uint8Array | null;
}

export class Solver {
  private readonly f: FactoredFunctions;
  private roots: Roots | null = null;
  private found: Found | null = null;
  private swept: Swept | null = null;

  constructor(f: FactoredFunctions) {
    this.f = f;
  }

  /** `functions`: every one that may be asked for; null: those of the last time. */
  solve(functions: readonly number[] | null, literals: LaneChances): Totals {
    const roots = this.rootsFor(functions);
    const { circuit } = roots;
    const found = literals.isFew(circuit.count) ? this.again(roots, literals) : this.anew(roots, literals);
    this.found = found;
    return {
      circuit,
      of: (f) => totalOf(found, f),
      put: (f, table, place) => putTotal(found, f, table, place),
      found,
      othersSince: (before) => (found.since?.before === identityOf(before) ? found.since.functions : null),
      eachChunk: (visit) => this.eachChunk(roots, literals, visit),
      changedLiterals: () => this.changedLiterals(),
    };
  }

  private changedLiterals(): number[] | null {
    const { circuit, changed } = this.swept ?? {};
    if (!circuit || !changed) return null;
    const found: number[] = [];
    for (let literal = 0; literal < this.f.literalCount; literal++)
      if (changed[circuit.literal(literal)] === 1) found.push(literal);
    return found;
  }

  private eachChunk(
    { circuit }: Roots,
    literals: LaneChances,
    visit: Parameters<Totals['eachChunk']>[0],
  ): void {
    if (this.swept?.circuit === circuit) visit(this.swept.chances, literals.lanes);
    else
      eachChunk(circuit, literals, (chances, lanes) => {
        sweep(circuit, chances);
        visit(chances, lanes);
      });
  }

  private rootsFor(functions: readonly number[] | null): Roots {
    const before = this.roots;
    before?.circuit.addLiterals();
    if (before && functions) {
      addTo(before, functions, this.f);
      if (before.circuit.count > MOST_GROWTH * before.cellsAtFirst + SPARE_CELLS) this.roots = null;
    }
    this.roots ??= rootsOf(functions ?? [], this.f);
    return this.roots;
  }

  /** All lanes, a few at a time. */
  private anew(roots: Roots, literals: LaneChances): Found {
    this.swept = null;
    const found = emptyFound(roots, literals.lanes);
    eachChunk(roots.circuit, literals, (chances, lanes) => {
      sweep(roots.circuit, chances);
      for (let place = 0; place < roots.cells.length; place++) addLanes(found, place, chances, lanes);
    });
    return found;
  }

  /** Only what is not as it was. */
  private again(roots: Roots, literals: LaneChances): Found {
    const { circuit } = roots;
    const { lanes } = literals;
    const before = this.swept?.circuit === circuit && literals.changesAreKnown ? this.swept : null;
    const chances = before
      ? withRoom(before.chances, circuit.count)
      : chancesFor(circuit.count, lanes.length);
    const changed = new Uint8Array(circuit.count);
    if (before) literals.setChanged(circuit, chances, changed);
    else literals.set(circuit, lanes, chances);
    const known = before?.cells ?? 0;
    const anyOther = known < circuit.count || changed.includes(1);
    if (anyOther) sweepChanged(circuit, chances, changed, known);
    this.swept = { circuit, cells: circuit.count, chances, changed: before ? changed : null };
    const found = this.found?.roots === roots ? this.found : null;
    if (found && !anyOther && isSameAs(found, roots, lanes)) return found;
    return foundAfter(found, roots, lanes, chances, changed);
  }
}

function rootsOf(functions: readonly number[], f: FactoredFunctions): Roots {
  const circuit = new Circuit(f);
  const roots: Roots = {
    circuit,
    cellsAtFirst: 0,
    cells: [],
    functions: [],
    places: new Int32Array(f.count),
  };
  addTo(roots, functions, f);
  return { ...roots, cellsAtFirst: circuit.count };
}

function addTo(roots: Roots, functions: readonly number[], f: FactoredFunctions): void {
  roots.circuit.addLiterals();
  if (roots.places.length < f.count) roots.places = longer(roots.places, f.count);
  for (const one of functions) {
    if (roots.places[one]) continue;
    roots.cells.push(roots.circuit.cell(one));
    roots.functions.push(one);
    roots.places[one] = roots.cells.length;
  }
}

const emptyFound = (
  roots: Roots,
  lanes: readonly Lane[],
  asked: Found['asked'] = [],
  since: Found['since'] = null,
): Found => ({
  roots,
  lanes,
  up: new Float64Array(roots.cells.length),
  down: new Float64Array(roots.cells.length),
  asked: asked.slice(),
  since,
});

/** Whether the same functions are asked for, in lanes that weigh the same. */
const isSameAs = (before: Found, roots: Roots, lanes: readonly Lane[]): boolean =>
  before.up.length === roots.cells.length && isWeighedAlike(before.lanes, lanes);

const isWeighedAlike = (before: readonly Lane[], now: readonly Lane[]): boolean =>
  before === now ||
  (before.length === now.length &&
    now.every(({ probability }, lane) => probability === before[lane]?.probability));

/** `before`: of the same roots; what is the same now is the same object. */
function foundAfter(
  before: Found | null,
  roots: Roots,
  lanes: readonly Lane[],
  chances: Chances,
  changed: Uint8Array,
): Found {
  const { cells } = roots;
  const others: number[] = [];
  const isKnown = before !== null && isWeighedAlike(before.lanes, lanes);
  const since = isKnown ? { before: identityOf(before), functions: others } : null;
  const found = emptyFound(roots, lanes, before?.asked, since);
  const known = isKnown ? before.up.length : 0;
  if (before) {
    found.up.set(before.up);
    found.down.set(before.down);
  }
  for (let place = 0; place < cells.length; place++) {
    if (place < known && changed[cells[place] ?? 0] === 0) continue;
    found.up[place] = 0;
    found.down[place] = 0;
    addLanes(found, place, chances, lanes);
    const isSame = found.up[place] === before?.up[place] && found.down[place] === before?.down[place];
    if (isSame) continue;
    found.asked[place] = undefined;
    others.push(roots.functions[place] ?? TRUE);
  }
  return found;
}

function addLanes({ roots, up, down }: Found, place: number, chances: Chances, lanes: readonly Lane[]): void {
  const at = (roots.cells[place] ?? 0) * lanes.length;
  let [isUp, isDown] = [up[place] ?? 0, down[place] ?? 0];
  for (let lane = 0; lane < lanes.length; lane++) {
    const weight = lanes[lane]?.probability ?? 0;
    isUp += weight * (chances.up[at + lane] ?? 0);
    isDown += weight * (chances.down[at + lane] ?? 0);
  }
  up[place] = isUp;
  down[place] = isDown;
}

function withRoom(chances: Chances, cells: number): Chances {
  const { lanes, up, down } = chances;
  if (cells * lanes <= up.length) return chances;
  const wider = (old: Float64Array): Float64Array => {
    const made = new Float64Array(Math.ceil(1.25 * cells) * lanes);
    made.set(old);
    return made;
  };
  return { lanes, up: wider(up), down: wider(down) };
}

function totalOf({ roots, up, down, asked }: Found, f: number): SureChance {
  if (f <= TRUE) return f === TRUE ? SURE : NEVER;
  const place = (roots.places[f] ?? 0) - 1;
  const known = asked[place];
  if (known) return known;
  const made: SureChance = { up: up[place] ?? 0, down: down[place] ?? 0, exact: true };
  asked[place] = made;
  return made;
}

function putTotal({ roots, up, down }: Found, f: number, table: ChanceTable, at: number): void {
  const place = (roots.places[f] ?? 0) - 1;
  table.up[at] = f <= TRUE ? f : (up[place] ?? 0);
  table.down[at] = f <= TRUE ? 1 - f : (down[place] ?? 0);
}

const SURE: SureChance = { up: 1, down: 0, exact: true };
const NEVER: SureChance = { up: 0, down: 1, exact: true };
