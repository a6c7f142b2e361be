import { expect, test } from 'vitest';
import { DEFAULT_EXPORT, figureOptions } from '../../src/state/exportChoice';

test('a figure says of connections what the screen says, of the journey in focus', () => {
  const shown = { selection: new Set<never>(), journey: 'buy', reading: 'so-far' } as const;
  expect(figureOptions(shown, DEFAULT_EXPORT)).toMatchObject({ reading: 'so-far', journey: 'buy' });
  expect(figureOptions({ ...shown, journey: null, reading: 'none' }, DEFAULT_EXPORT)).not.toHaveProperty(
    'journey',
  );
});
