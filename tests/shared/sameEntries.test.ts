import { describe, expect, it } from 'vitest';
import { sameEntries } from '../../src/shared/sameEntries';

const mapOf = (...entries: [string, number | undefined][]) => new Map(entries);
const never = () => false;

describe('the entries of two maps', () => {
  it.each([
    ['the same', mapOf(['a', 1], ['b', 2]), mapOf(['a', 1], ['b', 2]), true],
    ['none', mapOf(), mapOf(), true],
    ['in another order', mapOf(['a', 1], ['b', 1]), mapOf(['b', 1], ['a', 1]), false],
    ['with another value at the end', mapOf(['a', 1], ['b', 2]), mapOf(['a', 1], ['b', 3]), false],
    ['with another value at the start', mapOf(['a', 0], ['b', 2]), mapOf(['a', 1], ['b', 2]), false],
    ['fewer of them', mapOf(['a', 1]), mapOf(['a', 1], ['b', 2]), false],
    ['that are undefined', mapOf(['a', undefined]), mapOf(['a', undefined]), true],
    ['one of them undefined', mapOf(['a', undefined]), mapOf(['a', 1]), false],
  ] as const)('%s', (_, a, b, same) => {
    expect(sameEntries(a, b, never)).toBe(same);
    expect(sameEntries(b, a, never)).toBe(same);
  });

  it('are the same where they are taken for it, which is asked of others alone', () => {
    const asked: (number | undefined)[] = [];
    const isSame = sameEntries(mapOf(['a', 1], ['b', 2]), mapOf(['a', 1], ['b', 4]), (x, y) => {
      asked.push(x, y);
      return true;
    });
    expect(isSame).toBe(true);
    expect(asked).toEqual([2, 4]);
  });
});
