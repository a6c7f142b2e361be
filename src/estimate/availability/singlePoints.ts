/**
 * The components, groups and connections without which no request succeeds. What a function cannot hold without is
 * read off its form; where several literals are lost at once, or what stands in for a part has not one replica, by
 * a sweep of the circuit in bits, a bit for each loss, set where the function can still hold.
 */
import { sortedIds } from '../../shared/order';
import type { Circuit } from './circuit';
import { FALSE, TRUE } from './decisionDiagram';
import type { FactoredFunctions } from './factoredFunctions';
import { EMPTY_SET } from './literalSets';
import type { Loss, Losses } from './losses';

export class SinglePoints {
  private readonly f: FactoredFunctions;
  private readonly losses: Losses;
  private readonly ofRoots = new Map<number, { readonly losses: readonly Loss[]; readonly ids: string[] }>();
  /** By node of a decision diagram, the literals without which it is false. */
  private readonly needed = new Map<number, number>([[TRUE, EMPTY_SET]]);

  constructor(f: FactoredFunctions, losses: Losses) {
    this.f = f;
    this.losses = losses;
  }

  /** Of what may be lost now. */
  of(circuit: Circuit, root: number): string[] {
    if (root <= TRUE) return [];
    const known = this.ofRoots.get(root);
    if (known?.losses === this.losses.all) return known.ids;
    const ids = this.find(circuit, root);
    this.ofRoots.set(root, { losses: this.losses.all, ids });
    return ids;
  }

  private find(circuit: Circuit, root: number): string[] {
    const support = this.f.support(root);
    const inSupport = (literal: number): boolean => this.f.sets.has(support, literal);
    const asked = this.losses.all.filter(({ literals }) => literals.some(inSupport));
    const lacking = this.losses.never.filter(inSupport);
    const never = lacking.length > 0 && holdsWithout(circuit, [], root, lacking) !== 0 ? lacking : [];
    const needed = never.length === 0 ? this.neededBy(root) : this.f.required(root);
    const isNeeded = (literal: number): boolean => this.f.sets.has(needed, literal);
    const found = new Set<string>();
    const open: Loss[] = [];
    for (const loss of asked) {
      if (loss.literals.some(isNeeded)) found.add(loss.id);
      else if (never.length > 0 || loss.literals.length > 1) open.push(loss);
    }
    for (let from = 0; from < open.length; from += 32) {
      const chunk = open.slice(from, from + 32);
      const holds = holdsWithout(circuit, chunk, root, never);
      chunk.forEach(({ id }, bit) => {
        if (((holds >>> bit) & 1) === 0) found.add(id);
      });
    }
    return sortedIds(found);
  }

  /** The literals each of which the function is false without. */
  private neededBy(f: number): number {
    const factors = this.f.factors(f);
    if (factors.length === 0) return this.f.required(f);
    return this.f.sets.union([this.f.required(f), ...factors.map((factor) => this.neededBelow(factor))]);
  }

  private neededBelow(root: number): number {
    const { diagram, sets } = this.f;
    if (!this.needed.has(root)) {
      for (const node of diagram.below(root)) {
        if (this.needed.has(node)) continue;
        const label = this.neededBy(diagram.label(node));
        const [high, low] = [diagram.high(node), diagram.low(node)];
        const up = high === FALSE ? null : sets.union([label, this.needed.get(high) ?? EMPTY_SET]);
        const down = low === FALSE ? null : (this.needed.get(low) ?? EMPTY_SET);
        this.needed.set(
          node,
          up === null ? (down ?? EMPTY_SET) : down === null ? up : sets.intersection(up, down),
        );
      }
    }
    return this.needed.get(root) ?? EMPTY_SET;
  }
}

/** One bit for each loss: whether the function can hold then, all other draws but those as they please. */
function holdsWithout(
  circuit: Circuit,
  lost: readonly Loss[],
  root: number,
  never: readonly number[],
): number {
  const cell = circuit.cell(root);
  const { starts, sizes, args, count } = circuit;
  const holds = new Int32Array(count).fill(-1, TRUE);
  for (const literal of never) holds[circuit.literal(literal)] = 0;
  lost.forEach(({ literals }, bit) => {
    for (const literal of literals) {
      const at = circuit.literal(literal);
      holds[at] = (holds[at] ?? 0) & ~(1 << bit);
    }
  });
  for (let at = TRUE + 1; at <= cell; at++) {
    const start = starts[at] ?? 0;
    const size = sizes[at] ?? 0;
    if (size === 0) continue;
    const first = holds[args[start] ?? 0] ?? 0;
    let able = first;
    if (size < 0) able = (first & (holds[args[start + 1] ?? 0] ?? 0)) | (holds[args[start + 2] ?? 0] ?? 0);
    else for (let arg = start + 1; arg < start + size; arg++) able &= holds[args[arg] ?? 0] ?? 0;
    holds[at] = able;
  }
  return holds[cell] ?? 0;
}
