/** What the editor says of files that can't be read or written: what happened, where, and what to do. */
import { describe, expect, test } from 'vitest';
import { fileProblemText, journalProblemText, problemInShort } from '../../src/editor/problemText';
import type { FileProblem } from '../../src/platform/contract';

const name = 'shop.plumb';
const cause = 'permission denied';
const PROBLEMS: readonly FileProblem[] = [
  { kind: 'not-found', name, cause },
  { kind: 'not-readable', name, cause },
  { kind: 'not-writable', name, cause },
  { kind: 'disk-full', name, cause },
  { kind: 'changed-on-disk', name, modifiedAt: 0 },
  { kind: 'too-large', name, bytes: 80_000_000, maximumBytes: 64_000_000 },
  { kind: 'not-text', name },
  { kind: 'unknown-handle', name },
  { kind: 'refused', name, cause },
];

describe.each(PROBLEMS)('$kind', (problem) => {
  const text = fileProblemText(problem);

  test('names the file, in whole sentences', () => {
    expect(text).toContain(name);
    expect(text).toMatch(/\.$/);
    expect(text).not.toMatch(/undefined|'/);
  });

  test('says what to do', () => {
    expect(text).toMatch(/\b(?:Save|save|open|Open|Choose|choose|Check|Try|try|make room)\b/);
  });

  test('says its cause where that helps, and has a short form', () => {
    if (/not-readable|not-writable|refused/.test(problem.kind)) expect(text).toContain(cause);
    expect(problemInShort(problem).length).toBeLessThan(40);
  });
});

test('a file too large says how large it may be', () => {
  expect(fileProblemText({ kind: 'too-large', name, bytes: 80_000_000, maximumBytes: 64_000_000 })).toMatch(
    /80 MB.*64 MB/,
  );
});

test('a draft that can’t be kept is to be saved', () => {
  expect(journalProblemText({ kind: 'disk-full', name: 'draft', cause })).toMatch(
    /the disk is full.*Save to a file/,
  );
});
