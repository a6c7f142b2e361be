import { describe, expect, test } from 'vitest';
import { fateOfMany } from '../../../src/editor/whatif/fates';

describe('what stands for several', () => {
  test.each([
    [['down', 'stopped'], 'down'],
    [['down', undefined], 'degraded'],
    [['stopped', 'overloaded'], 'degraded'],
    [['slower', 'degraded', undefined], 'degraded'],
    [['overloaded', 'slower'], 'overloaded'],
    [['same', undefined], undefined],
    [[], undefined],
  ] as const)('%j is %s', (fates, whole) => {
    expect(fateOfMany(fates)).toBe(whole);
  });
});
