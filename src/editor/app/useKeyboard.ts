/** The keys in force, as the screen shows them. */
import { useMemo } from 'react';
import type { Keyboard } from '../../state/bindings';
import { type Shell, useSession, useShell } from './hooks';

export function useKeyboard(): Keyboard {
  const where = useShell().platform.kind;
  const rebound = useSession((session) => session.rebound);
  return useMemo(() => ({ rebound, where }), [rebound, where]);
}

export const keyboardOf = ({ app, platform }: Shell): Keyboard => ({
  rebound: app.session.getState().rebound,
  where: platform.kind,
});
