/** Deletes what is selected, with all behind a card; what is locked stays, stays selected, and is named. */
import { removeElements } from '../model/edits';
import { byLock } from '../model/locks';
import { withInside } from './collapse';
import type { Context, Outcome } from './command';
import { lockedNotice } from './locks';

export function removeSelected({ diagram, session }: Context): Outcome {
  const chosen = byLock(diagram, session.selection);
  const { free, locked: within } = byLock(diagram, withInside(diagram, chosen.free));
  const locked = [...chosen.locked, ...within];
  return {
    diagram: removeElements(diagram, free),
    session: { selection: new Set(locked), ...lockedNotice(diagram, locked) },
  };
}
