/**
 * Functions of alternatives: at least so many of them, one or the other by a draw. What every alternative
 * requires stands in front and counts as true inside; only what they differ by becomes a decision diagram.
 */
import { apart } from './apart';
import { Conjoin } from './conjoin';
import { FALSE, TRUE } from './decisionDiagram';
import type { FactoredFunctions } from './factoredFunctions';
import type { Limits } from './limits';
import { EMPTY_SET } from './literalSets';

/** An alternative and whether it is there at all: TRUE, FALSE or a draw. */
export interface Alternative {
  readonly answers: number;
  readonly called: number;
}

export class Combine {
  readonly f: FactoredFunctions;
  private readonly conjoin: Conjoin;
  private readonly limits: Limits;

  constructor(f: FactoredFunctions, limits: Limits) {
    this.f = f;
    this.limits = limits;
    this.conjoin = new Conjoin(f, limits);
  }

  all(functions: readonly number[]): number {
    return this.conjoin.all(functions);
  }

  /** The function where every literal of the set is true. */
  given(f: number, set: number): number {
    return this.conjoin.given(f, set);
  }

  any(functions: readonly number[]): number {
    return this.atLeast(
      1,
      functions.map((answers) => ({ answers, called: TRUE })),
    );
  }

  /** Holds where the draw does not come up. */
  unlessDrawn(draw: number, f: number): number {
    return this.choose(draw, f, TRUE);
  }

  /** By a draw, one or the other. */
  choose(draw: number, then: number, otherwise: number): number {
    if (draw === TRUE || then === otherwise) return then;
    if (draw === FALSE) return otherwise;
    return this.between([then, otherwise], [draw], (branches, draws) =>
      this.f.diagram.ifThenElse(draws[0] ?? TRUE, branches[0] ?? TRUE, branches[1] ?? TRUE),
    );
  }

  /**
   * At least `need` of those called, or all of them where fewer are called; with none called it holds. Members
   * are decided one by one; the state is how many answered and whether one failed.
   */
  atLeast(need: number, alternatives: readonly Alternative[]): number {
    const wanted = Math.min(Math.max(need, 1), alternatives.length);
    const members = alternatives.filter((member) => member.called !== FALSE);
    const certain = members.every((member) => member.called === TRUE);
    const answers = members.map((member) => member.answers);
    if (members.length === 0) return TRUE;
    if (certain && wanted >= members.length) return this.all(answers);
    if (certain && wanted === 1) return this.anyOf(answers);
    const draws = members.map((member) => member.called);
    const inFront = certain
      ? this.requiredByMost(answers, members.length - wanted + 1)
      : members.some((member) => member.called === TRUE)
        ? this.requiredByAll(answers)
        : EMPTY_SET;
    return this.beyond(inFront, [], answers, draws, (diagrams, called) => this.row(wanted, diagrams, called));
  }

  /** A function of several that only differs in what they don't all require; true where all of them are. */
  between(
    functions: readonly number[],
    draws: readonly number[],
    build: (functions: readonly number[], draws: readonly number[]) => number,
  ): number {
    const inFront = this.requiredByAll(functions);
    const [first, ...others] = functions;
    const common = this.f
      .factors(first ?? TRUE)
      .filter((factor) => others.every((other) => this.f.factors(other).includes(factor)));
    return this.beyond(functions.includes(FALSE) ? EMPTY_SET : inFront, common, functions, draws, build);
  }

  /** A function of several that may hold where none of them does. */
  apart(
    functions: readonly number[],
    draws: readonly number[],
    build: (functions: readonly number[], draws: readonly number[]) => number,
  ): number {
    return this.beyond(EMPTY_SET, [], functions, draws, build);
  }

  private anyOf(functions: readonly number[]): number {
    if (functions.includes(TRUE)) return TRUE;
    const distinct = [...new Set(functions)].filter((one) => one !== FALSE);
    if (distinct.length <= 1) return distinct[0] ?? FALSE;
    return this.between(distinct, [], (diagrams) => {
      const { diagram } = this.f;
      const sorted = [...diagrams].sort((a, b) => diagram.level(b) - diagram.level(a));
      return sorted.reduce((rest, one) => this.limits.within(diagram.or(one, rest)), FALSE);
    });
  }

  /** `build` over what is left of the functions where the literals and factors in front are true. */
  private beyond(
    inFront: number,
    common: readonly number[],
    functions: readonly number[],
    draws: readonly number[],
    build: (functions: readonly number[], draws: readonly number[]) => number,
  ): number {
    const rests = functions.map((one) => {
      const given = this.conjoin.given(one, inFront);
      if (common.length === 0 || given <= TRUE) return given;
      return this.f.product(
        this.f.required(given),
        this.f.factors(given).filter((factor) => !common.includes(factor)),
      );
    });
    const diagrams = apart(this.f, this.limits, [...rests, ...draws]);
    const built = build(diagrams.slice(0, rests.length), diagrams.slice(rests.length));
    return this.f.assemble([inFront], common, this.limits.within(built));
  }

  private row(wanted: number, diagrams: readonly number[], called: readonly number[]): number {
    const { diagram } = this.f;
    let unfailed = Array.from({ length: wanted + 1 }, (): number => TRUE);
    let failed = Array.from({ length: wanted + 1 }, (_, count): number => (count >= wanted ? TRUE : FALSE));
    const order = diagrams.map((_, index) => index);
    order.sort((a, b) => diagram.level(diagrams[b] ?? TRUE) - diagram.level(diagrams[a] ?? TRUE));
    for (const index of order) {
      const x = diagrams[index] ?? TRUE;
      const isCalled = called[index] ?? TRUE;
      const step = (row: readonly number[], count: number): number =>
        diagram.ifThenElse(x, row[Math.min(count + 1, wanted)] ?? TRUE, failed[count] ?? TRUE);
      const next = (row: readonly number[]): number[] =>
        row.map((skip, count) => this.limits.within(diagram.ifThenElse(isCalled, step(row, count), skip)));
      [unfailed, failed] = [next(unfailed), next(failed)];
    }
    return unfailed[0] ?? TRUE;
  }

  private requiredByAll(functions: readonly number[]): number {
    const [first = TRUE, ...others] = functions;
    let common = this.f.required(first);
    for (const other of others) common = this.f.sets.intersection(common, this.f.required(other));
    return common;
  }

  private requiredByMost(functions: readonly number[], most: number): number {
    const counts = new Map<number, number>();
    for (const one of functions)
      for (const literal of this.f.sets.literals(this.f.required(one)))
        counts.set(literal, (counts.get(literal) ?? 0) + 1);
    return this.f.sets.of([...counts].flatMap(([literal, count]) => (count >= most ? [literal] : [])));
  }
}
