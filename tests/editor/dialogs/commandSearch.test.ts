import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foundIn, matchOf } from '../../../src/editor/dialogs/commandSearch';
import { COMMANDS } from '../../../src/state/commands/commands';

const names = (query: string, off: readonly string[] = []): readonly string[] =>
  foundIn(
    COMMANDS.map(({ id, label }) => ({ name: label, enabled: !off.includes(id) })),
    query,
  ).map(({ name }) => name);

describe('what is typed into the command palette', () => {
  it.each([
    ['exp', 'Export…'],
    ['export', 'Export…'],
    ['dark', 'Theme: dark'],
    ['undo', 'Undo'],
    ['align', 'Align left edges'],
    ['zts', 'Zoom to selection'],
    ['overview in the corner', 'Show or hide the overview in the corner'],
    ['corner overview', 'Show or hide the overview in the corner'],
    ['GRID', 'Snap to the grid, or don’t'],
  ])('%s finds %s first', (query, first) => {
    expect(names(query)[0]).toBe(first);
  });

  it('finds nothing that only has its letters somewhere', () => {
    expect(names('align').every((name) => /\balign/i.test(name))).toBe(true);
    expect(names('xyzzy')).toEqual([]);
  });

  it('puts what can’t be done now after all that can', () => {
    expect(names('align', ['align-left']).at(-1)).toBe('Align left edges');
  });

  it('finds every command by its label, before any that is called otherwise, and with every letter of it', () => {
    for (const { label } of COMMANDS) {
      expect(names(label)[0]).toBe(label);
      for (let length = 1; length < label.length; length++)
        expect(names(label.slice(0, length))).toContain(label);
    }
  });

  it('scores between nothing and all, and never throws', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.array(fc.string()), (name, query, keywords) => {
        const score = matchOf({ name, keywords }, query);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
      }),
    );
  });
});
