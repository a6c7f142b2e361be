import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_DEPTH, placeOf, scanJson } from '../../src/document/scanJson';

const accepts = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};
const brokenAt = (text: string) => {
  const problem = scanJson(text).find(({ kind }) => kind === 'broken');
  return problem?.kind === 'broken' ? [problem.offset, problem.found, problem.expected] : null;
};

describe('scanJson', () => {
  it.each([
    ['', 0, 'the end of the file', 'a value'],
    ['{"a": tru}', 6, 'tru', 'a value'],
    ['{"a": 1,}', 8, '"}"', 'a key in double quotes'],
    ["{'a': 1}", 1, '"\'"', 'a key in double quotes or "}"'],
    ['{"a" 1}', 5, '1', '":" after the key'],
    ['{"a": 1 "b": 2}', 8, '"""', '"," or "}"'],
    ['[1, 2', 5, 'the end of the file', '"," or "]"'],
    ['[1] x', 4, 'x', 'the end of the file'],
    ['[01]', 2, '1', '"," or "]"'],
    ['[1.]', 3, '"]"', 'a digit'],
    ['"a\nb"', 2, 'the control character U+000A', 'an escape like \\n instead of a bare control character'],
    ['"\\x"', 1, '"\\"', 'an escape JSON knows, like \\n or \\u00e9'],
    ['["abc', 1, '"""', 'a double quote to end the text'],
    ['// hello', 0, '"/"', 'a value'],
  ])('%s', (text, offset, found, expected) => {
    expect(brokenAt(text)).toEqual([offset, found, expected]);
  });

  it('agrees with JSON.parse on what JSON is, whatever happens to a text', () => {
    const edited = fc
      .tuple(
        fc.json(),
        fc.nat(),
        fc.nat(3),
        fc.constantFrom('', ',', '}', ']', '"', '0', '-', 'e', '\\', ':', '\u0001', ' '),
      )
      .map(
        ([json, at, cut, put]) =>
          json.slice(0, at % (json.length + 1)) + put + json.slice((at % (json.length + 1)) + cut),
      );
    fc.assert(
      fc.property(edited, (text) => {
        expect(scanJson(text).every(({ kind }) => kind !== 'broken')).toBe(accepts(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('finds keys that stand twice, however they are written, each with its path', () => {
    const found = scanJson('{"a":[{"k":1,"\\u006b":2}],"b":{"a":1},"b":3}');
    expect(found).toEqual([
      { kind: 'duplicate', offset: 13, firstOffset: 7, path: ['a', 0, 'k'] },
      { kind: 'duplicate', offset: 38, firstOffset: 26, path: ['b'] },
    ]);
  });

  it('finds no key twice where JSON.stringify wrote the text', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(scanJson(JSON.stringify(value))).toEqual([]);
      }),
    );
  });

  it('stops at the depth nobody draws', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    expect(scanJson(nested(MAX_DEPTH))).toEqual([]);
    expect(scanJson(nested(MAX_DEPTH + 1)).map(({ kind, offset }) => [kind, offset])).toEqual([
      ['deep', MAX_DEPTH],
    ]);
  });

  it('takes a text of 10 MB in one string', () => {
    expect(scanJson(`{"a":"${'x'.repeat(10_000_000)}"}`)).toEqual([]);
  });

  it('says numbers too large for a double', () => {
    expect(scanJson('[1e308, -1e309]')).toEqual([
      { kind: 'overflow', offset: 8, path: [1], found: '-1e309' },
    ]);
  });

  it('tells every key and item with its place', () => {
    const seen: unknown[] = [];
    scanJson('{"a": [1, {"b": 2}]}', (path, offset) => seen.push([...path, offset]));
    expect(seen).toEqual([
      ['a', 1],
      ['a', 0, 7],
      ['a', 1, 10],
      ['a', 1, 'b', 11],
    ]);
  });
});

describe('placeOf', () => {
  it('counts lines and columns from 1', () => {
    expect(placeOf('ab\ncd', 0)).toEqual({ line: 1, column: 1 });
    expect(placeOf('ab\ncd', 2)).toEqual({ line: 1, column: 3 });
    expect(placeOf('ab\r\ncd', 5)).toEqual({ line: 2, column: 2 });
  });
});
