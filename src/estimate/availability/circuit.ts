/**
 * Functions as one flat program over typed arrays: cells are literals, products of cells, and choices "if this
 * then that, else that other", children before parents. A change of numbers alone runs it again as it is; further
 * functions are put behind what is there.
 */
import { FALSE, TRUE } from './decisionDiagram';
import type { FactoredFunctions } from './factoredFunctions';
import { EMPTY_SET, longer } from './literalSets';

const CONSTANTS = 2;

export class Circuit {
  /** Cells in all; the first two are the constants. */
  count = CONSTANTS;
  /** Where each cell's arguments begin, and how many it has: none for a literal, a negative number for a choice. */
  starts = new Int32Array(1 << 10);
  sizes = new Int32Array(1 << 10);
  args = new Int32Array(1 << 12);
  /** Of each cell the last place among the arguments where it stands, of each such place the one before; −1: none. */
  lastUses = new Int32Array(1 << 10).fill(-1);
  usesBefore = new Int32Array(1 << 12);
  /** Of each place the cell whose argument stands there. */
  users = new Int32Array(1 << 12);
  private argsUsed = 0;
  private literalsAdded = 0;
  private literals = new Int32Array(1 << 10);
  private readonly ofFunction = new Map<number, number>();
  private readonly ofNode = new Map<number, number>();
  private readonly ofSet = new Map<number, number>([[EMPTY_SET, TRUE]]);
  private readonly f: FactoredFunctions;

  constructor(f: FactoredFunctions) {
    this.f = f;
  }

  /** A cell for every literal there is. */
  addLiterals(): void {
    for (; this.literalsAdded < this.f.literalCount; this.literalsAdded++) this.literal(this.literalsAdded);
  }

  literal(literal: number): number {
    const known = this.literals[literal];
    if (known) return known;
    if (literal >= this.literals.length) this.literals = longer(this.literals, literal + 1);
    const made = this.emit([], 0);
    this.literals[literal] = made;
    return made;
  }

  /** The cell of a function, put in if it is not there yet. */
  cell(f: number): number {
    if (f <= TRUE) return f;
    const known = this.ofFunction.get(f);
    if (known !== undefined) return known;
    const parts = [this.setCell(this.f.required(f))];
    for (const factor of this.f.factors(f)) parts.push(this.nodeCell(factor));
    const made = this.product(parts);
    this.ofFunction.set(f, made);
    return made;
  }

  private product(parts: readonly number[]): number {
    const factors = parts.filter((part) => part !== TRUE);
    const [only] = factors;
    if (only === undefined) return TRUE;
    return factors.length === 1 ? only : this.emit(factors, factors.length);
  }

  private setCell(set: number): number {
    const open: number[] = [];
    let known = this.ofSet.get(set);
    for (let at = set; known === undefined; known = this.ofSet.get(at)) {
      open.push(at);
      at = this.f.sets.base(at);
    }
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const added = this.f.sets.added(at).map((literal) => this.literal(literal));
      known = this.product([known, ...added]);
      this.ofSet.set(at, known);
    }
    return known;
  }

  private nodeCell(root: number): number {
    const { diagram } = this.f;
    const stack = [root];
    for (let node = stack.at(-1); node !== undefined; node = stack.at(-1)) {
      const high = this.knownNode(diagram.high(node));
      const low = this.knownNode(diagram.low(node));
      if (this.ofNode.has(node)) stack.pop();
      else if (high === undefined) stack.push(diagram.high(node));
      else if (low === undefined) stack.push(diagram.low(node));
      else {
        stack.pop();
        const label = this.cell(diagram.label(node));
        const isLabel = high === TRUE && low === FALSE;
        this.ofNode.set(node, isLabel ? label : this.emit([label, high, low], -3));
      }
    }
    return this.knownNode(root) ?? FALSE;
  }

  private knownNode(node: number): number | undefined {
    return node <= TRUE ? node : this.ofNode.get(node);
  }

  private emit(args: readonly number[], size: number): number {
    if (this.count >= this.starts.length) {
      this.starts = longer(this.starts, 0);
      this.sizes = longer(this.sizes, 0);
      this.lastUses = longer(this.lastUses, 0);
      this.lastUses.fill(-1, this.count);
    }
    if (this.argsUsed + args.length > this.args.length) {
      this.args = longer(this.args, this.argsUsed + args.length);
      this.usesBefore = longer(this.usesBefore, this.argsUsed + args.length);
      this.users = longer(this.users, this.argsUsed + args.length);
    }
    this.starts[this.count] = this.argsUsed;
    this.sizes[this.count] = size;
    for (const arg of args) {
      const place = this.argsUsed++;
      this.args[place] = arg;
      this.users[place] = this.count;
      this.usesBefore[place] = this.lastUses[arg] ?? -1;
      this.lastUses[arg] = place;
    }
    return this.count++;
  }
}
