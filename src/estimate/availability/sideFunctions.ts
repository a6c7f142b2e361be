/** The conditions under which each component answers, on one side: as they are, or true in fewer states or in more. */
import type { Part } from '../graph/cycles';
import { OPERATIONS, WRITE } from '../graph/graph';
import type { View } from '../graph/view';
import { answersItself, groupsOf, isLookUp } from '../graph/view';
import type { Targets } from './callsFunction';
import { callsFunction } from './callsFunction';
import type { Conditions } from './conditions';
import { budgetExceeded, FALSE, TRUE } from './decisionDiagram';
import { inputsOf } from './inputs';
import type { Made } from './remembered';
import { requiredFor } from './requiredFor';

/** Members of a cycle up to which every path through it is followed, where paths matter. */
const MOST_ON_PATHS = 10;

export class SideFunctions {
  private readonly callsOf: Int32Array;
  private readonly oks: Int32Array;
  private readonly conditions: Conditions;

  constructor(conditions: Conditions) {
    const count = conditions.view.graph.nodes.length;
    this.conditions = conditions;
    this.callsOf = new Int32Array(count).fill(FALSE);
    this.oks = new Int32Array(count * OPERATIONS.length).fill(FALSE);
  }

  /** The same under these conditions, to be gone on from; of components there are perhaps more or fewer. */
  twin(conditions = this.conditions): SideFunctions {
    const made = new SideFunctions(conditions);
    made.callsOf.set(this.callsOf.subarray(0, made.callsOf.length));
    made.oks.set(this.oks.subarray(0, made.oks.length));
    return made;
  }

  /** Components. */
  get count(): number {
    return this.callsOf.length;
  }

  calls(node: number): number {
    return this.callsOf[node] ?? FALSE;
  }

  ok(node: number, operation: number): number {
    return this.oks[node * OPERATIONS.length + operation] ?? FALSE;
  }

  forEach(visit: (f: number) => void): void {
    for (const calls of this.callsOf) visit(calls);
    for (const ok of this.oks) visit(ok);
  }

  isSame(other: SideFunctions, node: number): boolean {
    const at = node * OPERATIONS.length;
    for (let place = at; place < at + OPERATIONS.length; place++)
      if (this.oks[place] !== other.oks[place]) return false;
    return true;
  }

  isSameAs({ callsOf, oks }: SideFunctions): boolean {
    return (
      this.callsOf.every((calls, node) => calls === callsOf[node]) &&
      this.oks.every((ok, at) => ok === oks[at])
    );
  }

  give(node: number, { calls, oks }: Made): void {
    this.callsOf[node] = calls;
    for (let operation = 0; operation < oks.length; operation++) {
      this.oks[node * OPERATIONS.length + operation] = oks[operation] ?? FALSE;
    }
  }

  /** All their calls succeed always, or never. */
  giveAll(part: Part, calls: number): Made[] {
    for (const node of part.members) {
      this.set(node, calls, (operation) =>
        calls === FALSE ? FALSE : this.conditions.variables.up(node, operation),
      );
    }
    return this.allMade(part);
  }

  /** What each requires of whatever it is made of, and nothing else: true in more states, and made in no steps. */
  giveRequired(part: Part): Made[] {
    const { variables, view } = this.conditions;
    const { f } = this.conditions.combine;
    if (part.cyclic) return this.giveAll(part, TRUE);
    for (const node of part.members) {
      const calls = requiredFor(this.conditions, node, this.targets());
      this.set(node, f.product(calls, []), (operation) => {
        const up = variables.up(node, operation);
        const mayHit = operation !== WRITE && answersItself(view, node);
        return mayHit || up <= TRUE ? up : f.product(f.sets.union([f.required(up), calls]), []);
      });
    }
    return this.allMade(part);
  }

  /** `exact`: from memory where it was made of the same. */
  settle(part: Part, exact = false): Made[] {
    const [only] = part.members;
    if (exact && !part.cyclic && only !== undefined) return [this.settleOnce(only)];
    if (!pathsMatter(this.conditions.view, part)) this.raise(part);
    else if (part.members.length <= MOST_ON_PATHS) this.followPaths(part);
    else throw budgetExceeded;
    return this.allMade(part);
  }

  inputs(node: number): number[] {
    return inputsOf(this.conditions, node, this.targets());
  }

  private settleOnce(node: number): Made {
    const { remembered, slot } = this.conditions;
    const inputs = this.inputs(node);
    const known = remembered.find(slot, node, inputs);
    if (known) return known;
    const calls = callsFunction(this.conditions, node, this.targets());
    return { inputs, calls, oks: this.answeredAll(node, calls) };
  }

  private allMade({ members, cyclic }: Part): Made[] {
    return members.map((node) => ({
      inputs: cyclic ? [] : this.inputs(node),
      calls: this.calls(node),
      oks: OPERATIONS.map((_, operation) => this.ok(node, operation)),
    }));
  }

  private targets(): Targets {
    return {
      ok: (target, operation) => this.ok(target, operation),
      up: (target, operation) => this.conditions.variables.up(target, operation),
      isOnPath: () => false,
    };
  }

  /** From nothing upwards; a state that is not settled raises at least one member a round. */
  private raise(part: Part): void {
    if (part.cyclic) this.giveAll(part, FALSE);
    const rounds = part.cyclic ? part.members.length + 1 : 1;
    for (let round = 0, changed = true; changed && round < rounds; round++) {
      changed = false;
      for (const node of part.members) {
        const now = callsFunction(this.conditions, node, this.targets());
        changed ||= now !== this.calls(node);
        const oks = this.answeredAll(node, now);
        this.set(node, now, (operation) => oks[operation] ?? FALSE);
      }
    }
  }

  private followPaths(part: Part): void {
    const within = new Set(part.members);
    const kept = new Map<string, number>();
    const callsAfter = (node: number, before: readonly number[]): number => {
      const path = [...before, node].sort((a, b) => a - b);
      const key = `${node}: ${path.join(' ')}`;
      const known = kept.get(key);
      if (known !== undefined) return known;
      const made = callsFunction(this.conditions, node, {
        up: (target, operation) => this.conditions.variables.up(target, operation),
        isOnPath: (target) => path.includes(target),
        ok: (target, operation) => {
          if (path.includes(target)) return FALSE;
          if (!within.has(target)) return this.ok(target, operation);
          return this.answered(target, operation, callsAfter(target, path));
        },
      });
      kept.set(key, made);
      return made;
    };
    for (const node of part.members) {
      const calls = callsAfter(node, []);
      const oks = this.answeredAll(node, calls);
      this.set(node, calls, (operation) => oks[operation] ?? FALSE);
    }
  }

  private set(node: number, calls: number, ok: (operation: number) => number): void {
    this.callsOf[node] = calls;
    OPERATIONS.forEach((_, operation) => {
      this.oks[node * OPERATIONS.length + operation] = ok(operation);
    });
  }

  /** By operation; most need the same replicas. */
  private answeredAll(node: number, needs: number): number[] {
    const { view, variables } = this.conditions;
    const differs = answersItself(view, node);
    const oks: number[] = [];
    for (let operation = 0; operation < OPERATIONS.length; operation++) {
      const isLike = (one: number): boolean =>
        variables.up(node, one) === variables.up(node, operation) &&
        !(differs && (one === WRITE) !== (operation === WRITE));
      const like = oks.findIndex((_, one) => isLike(one));
      oks.push(oks[like] ?? this.answered(node, operation, needs));
    }
    return oks;
  }

  private answered(node: number, operation: number, needs: number): number {
    const { view, combine, variables } = this.conditions;
    const mayHit = operation !== WRITE && answersItself(view, node);
    const answer = mayHit ? combine.any([variables.hit(node), needs]) : needs;
    return combine.all([variables.up(node, operation), answer]);
  }
}

/**
 * Whether a call back differs from what the least fixpoint makes of it: a cache that would answer it from
 * itself, as a look-up or by a hit that the first call, a write, could not have.
 */
function pathsMatter(view: View, part: Part): boolean {
  if (!part.cyclic) return false;
  const within = new Set(part.members);
  return part.members.some((node) =>
    groupsOf(view, node).some((group) =>
      group.members.some(
        ({ call, place }) => within.has(call.to) && (isLookUp(group, place) || answersItself(view, call.to)),
      ),
    ),
  );
}
