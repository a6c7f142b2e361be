import { describe, expect, test } from 'vitest';
import { changedPreferences, preferredIn, preferredSession } from '../../../src/editor/app/preferences';
import { emptySession } from '../../../src/state/sessionStore';

describe('stored preferences', () => {
  test('become part of a session', () => {
    expect(preferredSession({ theme: 'dark', marks: false })).toEqual({ theme: 'dark', marks: false });
  });

  test('that nobody understands are left out, one by one', () => {
    expect(
      preferredSession({ theme: 'sepia', marks: 1, panels: { palette: true }, reading: 'load' }),
    ).toEqual({
      reading: 'load',
    });
    expect(preferredSession({ __proto__x: 1, selection: ['a'] })).toEqual({});
  });

  test('are what was stored of a session', () => {
    const session = { ...emptySession, theme: 'light' as const, marks: false };
    const stored = changedPreferences(session, emptySession);
    expect(stored).toEqual({ theme: 'light', marks: false });
    expect(preferredSession(stored ?? {})).toEqual({ theme: 'light', marks: false });
    expect(preferredSession(JSON.parse(JSON.stringify(preferredIn(session))))).toEqual(preferredIn(session));
  });

  test('are not written when something else changes', () => {
    expect(changedPreferences({ ...emptySession, tool: 'hand' }, emptySession)).toBeNull();
  });
});
