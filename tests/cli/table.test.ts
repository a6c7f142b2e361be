import { describe, expect, it } from 'vitest';
import { wantsColour } from '../../src/cli/io';
import { painter } from '../../src/cli/style';
import { table, widthOf } from '../../src/cli/table';

describe('table', () => {
  it('aligns texts left and numbers right, whatever the script', () => {
    const columns = [{ title: 'Name' }, { title: 'Load', align: 'right' as const }, { title: 'Target' }];
    const rows = [
      ['Orders', '4,000 rps', 'met'],
      ['データベース', '2 rps', ''],
      ['Cafe\u0301 🗄️', '', 'missed'],
    ];
    expect(table(columns, rows, painter(false))).toBe(
      [
        '  Name               Load  Target',
        '  Orders        4,000 rps  met',
        '  データベース      2 rps',
        '  Cafe\u0301 🗄️                  missed',
        '',
      ].join('\n'),
    );
  });

  it('leaves out a column that says nothing', () => {
    expect(table([{ title: 'A' }, { title: 'B' }, { title: 'C' }], [['1', '', '3']], painter(false))).toBe(
      '  A  C\n  1  3\n',
    );
  });

  it('cuts what is too long, and measures only that much of it', () => {
    const text = table([{ title: 'A' }], [['x'.repeat(1_000_000)]], painter(false));
    expect(text.length).toBeLessThan(100);
    expect(text).toContain('x…');
  });

  it('measures as a terminal does', () => {
    expect(['abc', '漢字', 'e\u0301', '👩‍👩‍👧', '→'].map(widthOf)).toEqual([3, 4, 1, 2, 1]);
  });
});

describe('colour', () => {
  it.each([
    [{}, true, true],
    [{}, false, false],
    [{}, undefined, false],
    [{ NO_COLOR: '1' }, true, false],
    [{ NO_COLOR: '' }, true, true],
    [{ TERM: 'dumb' }, true, false],
    [{ FORCE_COLOR: '1' }, false, true],
    [{ FORCE_COLOR: '', NO_COLOR: '1' }, false, true],
    [{ FORCE_COLOR: '0' }, true, false],
  ])('%j on a terminal: %s → %s', (env, isTerminal, expected) => {
    expect(wantsColour(env, isTerminal)).toBe(expected);
  });
});
