import { expect, test } from 'vitest';
import { sayWhy } from '../../../src/editor/status/sayWhy';
import { failed, TOO_LONG } from '../../../src/state/analysis';

const said = (error: Error): string => sayWhy(failed(error).failure ?? '');

test('numbers given up say what to do, and call nothing a bug', () => {
  const text = said(new Error(TOO_LONG));
  expect(text).toContain('took more than a minute');
  expect(text).toContain('The drawing is safe');
  expect(text).toContain('Undo the last change');
  expect(text).not.toContain('bug');
});

test('a bug says so, with its message', () => {
  expect(said(new Error('a view without its availability'))).toBe(
    'No numbers: a view without its availability. The drawing is safe; this is a bug worth reporting.',
  );
});
