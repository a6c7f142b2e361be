/**
 * What a command is: data that menu, shortcut, palette and help are made from, and a pure `run`. It returns the
 * next diagram and how that is recorded, changes to the session, and at most one effect for the shell to carry out.
 */
import type { Diagram } from '../model/diagram';
import type { Point } from '../shared/geometry';
import type { Recording } from './history';
import type { Session } from './sessionStore';

export interface Context {
  /** The page in view. */
  readonly diagram: Diagram;
  /** All of it, of which `diagram` is a page; the same where there is one page only. */
  readonly document: Diagram;
  readonly session: Session;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Where what is added goes: under the pointer while that is over the canvas, else in the middle of the view. */
  readonly pointed?: () => Pointed;
}

/** A point of the canvas, and where on the screen that is. */
export interface Pointed {
  readonly at: Point;
  readonly screen: Point;
}

export interface Outcome {
  /** The page in view as it is next. */
  readonly diagram?: Diagram;
  /** In place of a diagram, where more than the page in view changes. */
  readonly document?: Diagram;
  /** With one of them; `commit` unless it says otherwise. */
  readonly record?: Recording;
  readonly session?: Partial<Session>;
  readonly effect?: Effect;
}

/** What only a shell can do. */
export type Effect =
  | 'undo'
  | 'redo'
  | 'new-document'
  | 'open-file'
  | 'reopen-file'
  | 'save-file'
  | 'save-file-as'
  | 'copy'
  | 'cut'
  | 'paste'
  | 'copy-png'
  | 'copy-svg'
  | 'copy-text'
  | 'open-link'
  /** Another document is there: all of it is in view at once. */
  | 'show-document'
  | 'fit-all'
  | 'fit-selection'
  /** Brings it into view where it isn't. */
  | 'reveal-selection'
  /** The same for what has just been drawn around something: where that is far larger than the view, it stays as it is. */
  | 'reveal-frame'
  | 'zoom-in'
  | 'zoom-out'
  | 'zoom-reset'
  | 'lay-out'
  | 'lay-out-selection'
  | 'lay-out-page'
  | 'lay-out-right'
  | 'lay-out-down'
  | 'cancel-layout'
  | 'find-component'
  | 'focus-outline'
  | 'keep-in-view'
  | 'context-menu'
  | 'focus-find'
  /** About the one of what is selected that its numbers tell. */
  | 'ask-why'
  | 'focus-interview'
  | 'interview-pause'
  | 'interview-next'
  | 'interview-extend'
  | 'interview-end'
  | 'present';

export type Family = 'file' | 'edit' | 'view' | 'pages' | 'tools' | 'arrange' | 'help';

export interface Command {
  readonly id: string;
  readonly label: string;
  readonly family: Family;
  /** In `Mod+Shift+Z` notation; the first is the one shown. */
  readonly keys: readonly string[];
  /** Why it can't run now is plain from its label; absent: it always can. */
  readonly enabled?: (context: Context) => boolean;
  readonly run: (context: Context) => Outcome;
}
