/**
 * Functions as one flat program over typed arrays: cells are literals, products of cells, and choices "if this
 * then that, else that other", children before parents. A change of numbers alone runs it again as it is.
 */
import { FALSE, TRUE } from './decisionDiagram';
import type { FactoredFunctions } from './factoredFunctions';
import { EMPTY_SET, longer } from './literalSets';

export class Circuit {
  /** Cells 0 and 1 are the constants, then come the literals, then one cell an instruction. */
  readonly firstInstruction: number;
  count = 0;
  /** Where each instruction's arguments begin; a choice has a negative count of them. */
  starts = new Int32Array(1 << 10);
  sizes = new Int32Array(1 << 10);
  args = new Int32Array(1 << 12);
  private argsUsed = 0;
  private readonly ofFunction = new Map<number, number>();
  private readonly ofNode = new Map<number, number>();
  private readonly ofSet = new Map<number, number>([[EMPTY_SET, TRUE]]);
  private readonly places: Int32Array;
  private readonly f: FactoredFunctions;

  /** `functions`: distinct; what is asked most is found by its place among them. */
  constructor(f: FactoredFunctions, functions: readonly number[]) {
    this.f = f;
    this.firstInstruction = 2 + f.literalCount;
    this.places = new Int32Array(f.count);
    functions.forEach((one, place) => {
      this.cell(one);
      this.places[one] = place;
    });
  }

  /** The place of one of the functions it was made for. */
  rootOf(f: number): number {
    return this.places[f] ?? 0;
  }

  get cellCount(): number {
    return this.firstInstruction + this.count;
  }

  literal(literal: number): number {
    return 2 + literal;
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
    const [only, ...others] = parts.filter((part) => part !== TRUE);
    if (only === undefined) return TRUE;
    if (others.length === 0) return only;
    return this.emit([only, ...others], others.length + 1);
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
    }
    if (this.argsUsed + args.length > this.args.length) {
      this.args = longer(this.args, this.argsUsed + args.length);
    }
    this.starts[this.count] = this.argsUsed;
    this.sizes[this.count] = size;
    for (const arg of args) this.args[this.argsUsed++] = arg;
    return this.firstInstruction + this.count++;
  }
}
