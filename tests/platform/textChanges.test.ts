import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChanges, changesBetween } from '../../src/platform/textChanges';

/** Records a line each, as in a document: `size` characters in all. */
const lines = (count: number): string[] =>
  Array.from(
    { length: count },
    (_, index) => `  "part-${index}": { "x": ${index * 7}, "name": "Part ${index}" },\n`,
  );
const written = (before: string, after: string): number =>
  changesBetween(before, after).reduce((sum, { insert }) => sum + insert.length, 0);

describe('changes between two texts', () => {
  it('makes the one into the other, whatever they are', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '\n', 'é', '\uD83D'), maxLength: 40 });
    fc.assert(
      fc.property(letters, letters, (before, after) => {
        expect(applyChanges(before, changesBetween(before, after))).toBe(after);
      }),
      { numRuns: 2000 },
    );
  });

  it('does so for long texts with any edits anywhere', () => {
    const edit = fc.tuple(fc.nat(399), fc.constantFrom('remove', 'insert', 'change', 'double', 'swap'));
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 60 }), (edits) => {
        const before = lines(400);
        const after = [...before];
        for (const [at, kind] of edits) {
          const line = after[at] ?? '';
          if (kind === 'remove') after.splice(at, 1);
          else if (kind === 'insert') after.splice(at, 0, '  "new": {},\n');
          else if (kind === 'change') after[at] = line.replace('x', 'y');
          else if (kind === 'double') after.splice(at, 0, line);
          else after.splice(at, 1, after[at - 1] ?? '', line);
        }
        const [a, b] = [before.join(''), after.join('')];
        expect(applyChanges(a, changesBetween(a, b))).toBe(b);
        expect(applyChanges(b, changesBetween(b, a))).toBe(a);
      }),
      { numRuns: 200 },
    );
  });

  it('says nothing of texts that are the same', () => {
    expect(changesBetween('', '')).toEqual([]);
    const text = lines(5000).join('');
    expect(changesBetween(text, `${text}`)).toEqual([]);
  });

  it('is as small as the edit, far apart as its places may be', () => {
    const before = lines(5000);
    const change = before.map((line, index) => (index % 1000 === 3 ? line.replace('Part', 'Piece') : line));
    expect(written(before.join(''), change.join(''))).toBeLessThan(5 * 20);
    const removed = before.filter((_, index) => index % 1000 !== 3);
    expect(written(before.join(''), removed.join(''))).toBeLessThan(5 * 20);
    expect(written(removed.join(''), before.join(''))).toBeLessThan(5 * 80);
    const long = before.flatMap((line, index) =>
      index === 40 || index === 4000 ? [...lines(60), line] : [line],
    );
    expect(written(before.join(''), long.join(''))).toBeLessThan(2.2 * lines(60).join('').length);
  });
});
