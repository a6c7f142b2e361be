/** What gestures and commands are given, for tests of one of them. */
import type { Diagram } from '../../src/model/diagram';
import type { ElementRef } from '../../src/model/elements';
import type { Context } from '../../src/state/command';
import { emptySession } from '../../src/state/sessionStore';

export const contextOf = (diagram: Diagram, ...selection: readonly ElementRef[]): Context => ({
  diagram,
  document: diagram,
  session: { ...emptySession, selection: new Set(selection) },
  canUndo: false,
  canRedo: false,
});
