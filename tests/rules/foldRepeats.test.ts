import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/model/finding';
import { foldRepeats } from '../../src/rules/foldRepeats';

const finding = (id: string, more: Partial<Finding> = {}): Finding => ({
  rule: 'alone',
  severity: 'warning',
  components: [id],
  connections: [],
  message: `${id} is alone.`,
  ...more,
});

describe('foldRepeats', () => {
  it('makes one of what a rule says in many places, and keeps them all', () => {
    const repeats = [finding('a', { journeys: ['j'] }), finding('b'), finding('a', { connections: ['c'] })];
    const [folded, ...others] = foldRepeats(repeats);
    expect(others).toEqual([]);
    expect(folded).toEqual({
      rule: 'alone',
      severity: 'warning',
      components: ['a', 'b'],
      connections: ['c'],
      journeys: ['j'],
      message: 'a is alone. And 2 more like it.',
      repeats,
    });
  });

  it('keeps apart what differs in rule, severity or muting, in the order of the first', () => {
    const list = [
      finding('a'),
      finding('b', { rule: 'other' }),
      finding('c', { severity: 'error' }),
      finding('d', { muted: { id: 'm', reason: 'so' } }),
      finding('e'),
    ];
    expect(foldRepeats(list).map(({ components }) => components)).toEqual([['a', 'e'], ['b'], ['c'], ['d']]);
  });

  it('names the remedy all have, and leaves one that stands alone as it is', () => {
    const remedy = { label: 'Add spare', apply: <T>(diagram: T) => diagram };
    expect(foldRepeats([finding('a', { remedy })])[0]?.remedy).toBe(remedy);
    expect(foldRepeats([finding('a', { remedy }), finding('b', { remedy })])[0]?.remedy).toEqual({
      label: 'Add spare',
    });
    expect(foldRepeats([finding('a', { remedy }), finding('b')])[0]).not.toHaveProperty('remedy');
  });
});
