/**
 * Undo and redo over immutable diagrams. What one step is was decided by the command that made it, never by a
 * timer: `commit` is a step, `merge:<gesture>` joins the step of the same gesture, `never` is no step.
 */
import type { Diagram } from '../model/diagram';

export type Recording = 'commit' | 'never' | `merge:${string}`;

export interface History {
  readonly diagram: Diagram;
  readonly past: readonly Diagram[];
  readonly future: readonly Diagram[];
  /** The gesture the last step belongs to, while it may still grow. */
  readonly gesture: string | null;
}

const STEPS_KEPT = 500;

export const startHistory = (diagram: Diagram): History => ({ diagram, past: [], future: [], gesture: null });

export function record(history: History, next: Diagram, how: Recording): History {
  if (next === history.diagram) return history;
  if (how === 'never') return { ...history, diagram: next };
  const gesture = how === 'commit' ? null : how;
  if (gesture !== null && gesture === history.gesture) return { ...history, diagram: next, future: [] };
  return { diagram: next, past: [...history.past, history.diagram].slice(-STEPS_KEPT), future: [], gesture };
}

/** What comes next is a step of its own, even where it is the same gesture again. */
export const endGesture = (history: History): History =>
  history.gesture === null ? history : { ...history, gesture: null };

/** Takes back what the gesture in hand has done so far, as if it had never begun. */
export function cancelGesture(history: History): History {
  const before = history.past.at(-1);
  if (history.gesture === null || before === undefined) return history;
  return { diagram: before, past: history.past.slice(0, -1), future: [], gesture: null };
}

export function undo(history: History): History {
  const previous = history.past.at(-1);
  if (previous === undefined) return history;
  return {
    diagram: previous,
    past: history.past.slice(0, -1),
    future: [history.diagram, ...history.future],
    gesture: null,
  };
}

export function redo(history: History): History {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { diagram: next, past: [...history.past, history.diagram], future, gesture: null };
}
