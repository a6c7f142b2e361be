/** Deletes what is selected, what is locked excepted: that stays, stays selected, and is named. */
import { removeElements } from '../model/edits';
import { byLock } from '../model/locks';
import type { Context, Outcome } from './command';
import { lockedNotice } from './locks';

export function removeSelected({ diagram, session }: Context): Outcome {
  const { free, locked } = byLock(diagram, session.selection);
  return {
    diagram: removeElements(diagram, free),
    session: { selection: new Set(locked), ...lockedNotice(diagram, locked) },
  };
}
