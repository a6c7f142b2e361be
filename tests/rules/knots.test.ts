import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reach } from '../../src/rules/graph';
import { knotsOf } from '../../src/rules/knots';

const arrows = fc
  .integer({ min: 1, max: 8 })
  .chain((size) =>
    fc.tuple(fc.constant(size), fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: 20 })),
  );

describe('knotsOf', () => {
  it('puts two parts together exactly where each reaches the other', () => {
    fc.assert(
      fc.property(arrows, ([size, pairs]) => {
        const ids = Array.from({ length: size }, (_, index) => `n${index}`);
        const next = (id: string) => pairs.filter(([from]) => `n${from}` === id).map(([, to]) => `n${to}`);
        const knots = knotsOf(ids, next);
        expect(new Set(knots.flat()).size).toBe(knots.flat().length);
        for (const a of ids)
          for (const b of ids) {
            if (a === b) continue;
            const together = knots.some((knot) => knot.includes(a) && knot.includes(b));
            expect(together).toBe(reach(a, next).has(b) && reach(b, next).has(a));
          }
      }),
    );
  });

  it('follows a chain longer than any call stack', () => {
    const length = 50_000;
    const next = (id: string) => [`${(Number(id) + 1) % length}`];
    const ids = Array.from({ length }, (_, index) => `${index}`);
    expect(knotsOf(ids, next)).toEqual([ids]);
  });
});

describe('reach', () => {
  it('finds shortest ways back to the start', () => {
    const next = (id: string) => (id === 'a' ? ['b', 'c'] : id === 'b' ? ['c'] : id === 'c' ? ['a'] : []);
    expect([...reach('a', next)]).toEqual([
      ['a', null],
      ['b', 'a'],
      ['c', 'a'],
    ]);
  });
});
