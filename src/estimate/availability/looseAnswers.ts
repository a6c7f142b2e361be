/**
 * What each component's answer needs, as a conjunction that is not joined, for those whose functions are not exact:
 * the same conditions as in callsFunction.ts. Callees first; members of a cycle are known by their two functions alone.
 */
import type { Call, Group, Member } from '../graph/graph';
import { OPERATIONS, WRITE } from '../graph/graph';
import { answersItself, enqueuesOf, groupsOf } from '../graph/view';
import type { Conditions } from './conditions';
import type { Conjunction, Conjunctions } from './conjunctions';
import { FALSE, TRUE } from './decisionDiagram';
import type { Functions } from './functions';
import { inputsOf } from './inputs';
import { pickDraws } from './pick';
import type { MadeWithin } from './remembered';

/** Members called by chance whose every way of being called is told apart. */
const MOST_BY_CHANCE = 6;

/** Numbers of conjunctions in a key, beside those of functions and of what a list of inputs says with others. */
const FIRST_NUMBER = 10;

/** What a component's conjunctions are made from; chances and weights stand in its groups and enqueues. */
interface From {
  readonly made: MadeWithin | null;
  readonly groups: readonly Group[];
  readonly enqueues: readonly Call[];
  /** Of whom it calls, in order; null: that is exact. */
  readonly called: readonly (Conjunction | null)[];
}

interface Kept {
  readonly from: From;
  /** Null: they are exact. */
  readonly calls: Conjunction | null;
  /** By operation. */
  readonly oks: readonly (Conjunction | null)[];
}

const isSameFrom = (a: From, b: From): boolean =>
  a.made !== null &&
  a.made.low === b.made?.low &&
  a.made.high === b.made.high &&
  a.groups === b.groups &&
  a.enqueues === b.enqueues &&
  a.called.every((one, place) => one === b.called[place]);

export class LooseAnswers {
  private readonly callsOf = new Map<number, Conjunction>();
  private readonly oks = new Map<number, Conjunction>();
  private readonly kept = new Map<number, Kept>();
  private readonly conditions: Conditions;
  private readonly functions: Functions;
  private readonly conjunctions: Conjunctions;

  /** `before`: the same answer's before an edit, of the same conjunctions. */
  constructor(
    conditions: Conditions,
    functions: Functions,
    conjunctions: Conjunctions,
    before: LooseAnswers | undefined,
  ) {
    this.conditions = conditions;
    this.functions = functions;
    this.conjunctions = conjunctions;
    const { parts } = conditions.view;
    // Most are exact, so that this is most of the time it takes where an edit left the others alone.
    for (let place = 0; place < parts.length; place++) {
      const part = parts[place];
      const node = part?.members[0];
      if (node === undefined || part?.cyclic || functions.isExactAt(node)) continue;
      this.add(node, before?.kept.get(node));
    }
  }

  /** null: of an answer that is exact or goes in circles. */
  ok(node: number, operation: number): Conjunction | null {
    return this.oks.get(node * OPERATIONS.length + operation) ?? null;
  }

  calls(node: number): Conjunction | null {
    return this.callsOf.get(node) ?? null;
  }

  all(): Set<Conjunction> {
    return new Set([...this.callsOf.values(), ...this.oks.values()]);
  }

  private add(node: number, before: Kept | undefined): void {
    const now = this.fromAt(node);
    const one = before && isSameFrom(before.from, now) ? before : this.made(node, now);
    this.kept.set(node, one);
    if (one.calls) this.callsOf.set(node, one.calls);
    one.oks.forEach((ok, operation) => {
      if (ok) this.oks.set(node * OPERATIONS.length + operation, ok);
    });
  }

  private fromAt(node: number): From {
    const { view, remembered, slot } = this.conditions;
    const [groups, enqueues] = [groupsOf(view, node), enqueuesOf(view, node)];
    const called = groups.flatMap(({ members }) =>
      members.map(({ call: { to, operation } }) =>
        this.isExact(to, operation) ? null : this.inexact(to, operation),
      ),
    );
    return { made: remembered.last(slot, node), groups, enqueues, called };
  }

  private made(node: number, from: From): Kept {
    const { low, high } = this.functions.calls(node);
    const { conjunctions } = this;
    const calls =
      low === high
        ? conjunctions.once(`exactly ${low}`, () => conjunctions.exactly(low))
        : conjunctions.once(this.inputsKey(node), () => this.callsConjunction(node));
    const oks = OPERATIONS.map((_, operation) =>
      this.isExact(node, operation) ? null : this.answered(node, operation, calls),
    );
    return { from, calls: low === high ? null : calls, oks };
  }

  private answered(node: number, operation: number, calls: Conjunction): Conjunction {
    const { conjunctions, conditions } = this;
    const up = this.functions.up(node, operation);
    const mayHit = operation !== WRITE && answersItself(conditions.view, node);
    const hit = mayHit ? conditions.variables.hit(node) : FALSE;
    return conjunctions.once(`${up} ${hit} ${conjunctions.numberOf(calls)}`, () => {
      const answer = hit === FALSE ? calls : conjunctions.atLeast(1, [conjunctions.exactly(hit), calls]);
      return conjunctions.all([conjunctions.exactly(up), answer]);
    });
  }

  /** Equal ones for equal conjunctions, chances and weights in them included. */
  private inputsKey(node: number): string {
    const { view, variables } = this.conditions;
    const inputs = inputsOf(this.conditions, node, {
      ok: (to, operation) =>
        this.isExact(to, operation)
          ? this.functions.ok(to, operation).low
          : -FIRST_NUMBER - this.conjunctions.numberOf(this.inexact(to, operation)),
      up: (to, operation) => variables.up(to, operation),
      isOnPath: () => false,
    });
    for (const { members } of groupsOf(view, node))
      for (const { call, weight } of members) inputs.push(call.probability, weight);
    for (const { probability } of enqueuesOf(view, node)) inputs.push(probability);
    return inputs.join(' ');
  }

  private inexact(node: number, operation: number): Conjunction {
    const { low, high } = this.functions.ok(node, operation);
    return this.ok(node, operation) ?? this.conjunctions.between(low, high);
  }

  private isExact(node: number, operation: number): boolean {
    const { low, high } = this.functions.ok(node, operation);
    return low === high;
  }

  private callsConjunction(node: number): Conjunction {
    const { view, optionalNeeded, variables } = this.conditions;
    const groups = groupsOf(view, node).map((group) => this.groupConjunction(group));
    const enqueues = enqueuesOf(view, node)
      .filter((call) => optionalNeeded || !call.optional)
      .map((call) => {
        const parts = [variables.through(call), variables.up(call.to, call.operation)];
        return this.ifCalled(
          call,
          this.conjunctions.all(parts.map((part) => this.conjunctions.exactly(part))),
        );
      });
    return this.conjunctions.all([...groups, ...enqueues]);
  }

  private groupConjunction(group: Group): Conjunction {
    const { conjunctions } = this;
    const members = group.members.filter((member) => member.call.probability > 0);
    switch (group.how) {
      case 'sequence':
      case 'parallel':
        return conjunctions.all(
          members
            .filter(({ call }) => this.conditions.optionalNeeded || !call.optional)
            .map(({ call }) => this.ifCalled(call, this.reached(call))),
        );
      case 'balance':
      case 'failover':
        return this.ofCalled(members, (called) => conjunctions.atLeast(1, this.allReached(called)));
      case 'quorum':
        return this.ofCalled(members, (called) =>
          conjunctions.atLeast(Math.min(Math.max(1, group.need), called.length), this.allReached(called)),
        );
      case 'shard': {
        const pickable = members.filter(({ weight }) => weight > 0);
        return this.ofCalled(pickable, (called) =>
          conjunctions.picked(
            called.map((member) => [member.weight, this.reached(member.call)]),
            this.literalsOf(pickDraws(this.conditions, group)),
          ),
        );
      }
      case 'cache':
        return this.ofCalled(members, (called) => this.cacheConjunction(group, called));
    }
  }

  /** Each way in which some of them are called, by its chance; with none called nothing is needed. */
  private ofCalled(
    members: readonly Member[],
    needed: (called: readonly Member[]) => Conjunction,
  ): Conjunction {
    const { conjunctions } = this;
    const byChance = members.filter(({ call }) => call.probability < 1);
    if (byChance.length === 0) return members.length > 0 ? needed(members) : conjunctions.exactly(TRUE);
    if (byChance.length > MOST_BY_CHANCE) return conjunctions.between(FALSE, TRUE);
    let ways: (readonly [chance: number, left: ReadonlySet<Member>])[] = [[1, new Set()]];
    for (const member of byChance) {
      const { probability } = member.call;
      ways = ways.flatMap(([chance, left]) => [
        [chance * probability, left],
        [chance * (1 - probability), new Set([...left, member])],
      ]);
    }
    return conjunctions.picked(
      ways.map(([chance, left]) => {
        const called = members.filter((member) => !left.has(member));
        return [chance, called.length > 0 ? needed(called) : conjunctions.exactly(TRUE)];
      }),
      this.literalsOf(byChance.map(({ call }) => this.conditions.variables.called(call))),
    );
  }

  private literalsOf(draws: readonly number[]): number {
    const { f } = this.conditions.combine;
    return f.sets.union(draws.map((draw) => f.required(draw)));
  }

  private cacheConjunction(group: Group, called: readonly Member[]): Conjunction {
    const { conjunctions, conditions } = this;
    const { variables } = conditions;
    const lookUp = called.find((member) => member.place === 0)?.call;
    const store = called.find((member) => member.place === 1)?.call;
    if (!lookUp) return store ? this.reached(store) : conjunctions.exactly(TRUE);
    const exactly = (f: number): Conjunction => conjunctions.exactly(f);
    const hits = lookUp.operation === WRITE ? FALSE : variables.hit(lookUp.to);
    const hit = conjunctions.all([exactly(variables.through(lookUp)), exactly(hits)]);
    const cache = exactly(variables.up(lookUp.to, lookUp.operation));
    const miss = store ? this.reached(store) : exactly(FALSE);
    if (conditions.loadBearing.has(group.key)) {
      return conjunctions.all([cache, conjunctions.atLeast(1, [hit, miss])]);
    }
    return conjunctions.atLeast(1, [conjunctions.all([cache, hit]), miss]);
  }

  private allReached(members: readonly Member[]): Conjunction[] {
    return members.map(({ call }) => this.reached(call));
  }

  private ifCalled(call: Call, needed: Conjunction): Conjunction {
    return this.conjunctions.byChance(call.probability, this.conditions.variables.called(call), needed);
  }

  /** The way there lets it through, and it answers. */
  private reached(call: Call): Conjunction {
    const { conjunctions, conditions, functions } = this;
    const through = conjunctions.exactly(conditions.variables.through(call));
    const answer = this.isExact(call.to, call.operation)
      ? conjunctions.exactly(functions.ok(call.to, call.operation).low)
      : this.inexact(call.to, call.operation);
    return conjunctions.all([through, answer]);
  }
}

/** Draws that help one answer and harm another, or are one of several that decide together. */
export function mixedDraws(conditions: Conditions): number[] {
  const { view, variables, combine } = conditions;
  const { f } = combine;
  const found: number[] = [];
  const add = (draw: number): void => {
    if (draw > TRUE) found.push(...f.sets.literals(f.required(draw)));
  };
  for (const groups of view.groups) {
    for (const group of groups) {
      if (group.how === 'sequence' || group.how === 'parallel') continue;
      for (const { call } of group.members) add(variables.called(call));
      if (group.how === 'shard') for (const draw of pickDraws(conditions, group)) add(draw);
    }
  }
  return found;
}
