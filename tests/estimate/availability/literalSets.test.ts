import { describe, expect, test } from 'vitest';
import { LiteralSets } from '../../../src/estimate/availability/literalSets';
import { type Random, randomFrom } from '../reference/random';

const LITERALS = 300;

/** Few of them and many, close together and far apart, so that some are within others and some share nothing. */
function drawn(random: Random): number[] {
  const from = random.whole(0, LITERALS);
  const width = random.whole(1, LITERALS - 1);
  return Array.from({ length: random.whole(0, 12) }, () => (from + random.whole(0, width)) % LITERALS);
}

/** The same question, asked of plain sets. */
function timesIn(lists: readonly (readonly number[])[]): Map<number, number> {
  const times = new Map<number, number>();
  for (const list of lists) for (const one of new Set(list)) times.set(one, (times.get(one) ?? 0) + 1);
  return times;
}

const inOrder = (literals: Iterable<number>): number[] => [...new Set(literals)].sort((a, b) => a - b);

describe('sets of literals', () => {
  const random = randomFrom(3);
  const sets = new LiteralSets();
  const all = Array.from({ length: 60 }, () => drawn(random));
  const several = Array.from({ length: 400 }, () =>
    Array.from({ length: random.whole(2, 5) }, () => random.pick(all)),
  );

  test('a union has what is in any of them, whatever was asked before', () => {
    for (const turn of [1, 2])
      for (const lists of several) {
        const union = sets.union(lists.map((list) => sets.of(list)));
        expect(sets.literals(union), `time ${turn}`).toEqual(inOrder(lists.flat()));
        expect(union).toBe(sets.of(lists.flat()));
      }
  });

  test('what is in two or more of them is met by those that have some of it', () => {
    for (const lists of several) {
      const shared = sets.inSeveral(lists.map((list) => sets.of(list)));
      const times = timesIn(lists);
      for (const list of all)
        expect(sets.meets(sets.of(list), shared)).toBe(list.some((one) => (times.get(one) ?? 0) > 1));
    }
  });

  test('they are apart where nothing is in two of them', () => {
    let apart = 0;
    for (const lists of several) {
      const isApart = [...timesIn(lists).values()].every((times) => times === 1);
      expect(sets.areApart(lists.map((list) => sets.of(list)))).toBe(isApart);
      if (isApart) apart++;
    }
    expect(apart).toBeGreaterThan(20);
    expect(apart).toBeLessThan(several.length - 20);
  });

  test('those taken share nothing with the first, nor with each other', () => {
    for (const [first = [], ...lists] of several) {
      const covered = new Set(first);
      const expected = lists.flatMap((list, place) => {
        if (list.some((one) => covered.has(one))) return [];
        for (const one of list) covered.add(one);
        return [place];
      });
      const taken = sets.apartFrom(
        sets.of(first),
        lists.map((list) => sets.of(list)),
      );
      expect(taken).toEqual(expected);
    }
  });

  test('what two of them share, and what one has beyond the other', () => {
    for (const [a = [], b = []] of several) {
      const [one, other] = [sets.of(a), sets.of(b)];
      expect(sets.literals(sets.intersection(one, other))).toEqual(
        inOrder(a.filter((literal) => b.includes(literal))),
      );
      expect(sets.literals(sets.minus(one, other))).toEqual(
        inOrder(a.filter((literal) => !b.includes(literal))),
      );
    }
  });
});
