/**
 * What a pattern is: a small document like any other, with its connections and settings, and what is needed to put
 * it into a diagram: which of its parts a selected component can stand for, and which only show what is around it.
 */
import type { Role } from '../catalog/componentType';
import type { TextId } from '../rules/texts';

export interface Pattern {
  readonly id: string;
  readonly title: string;
  /** One sentence: how it works. */
  readonly summary: string;
  /** One line: what it brings, and what that costs. Its document says so in a note. */
  readonly tradeOff: string;
  /** Words people also search it by. */
  readonly keywords: readonly string[];
  /** The texts that name it. */
  readonly named: readonly TextId[];
  /** Its name in `src/library/patterns/`. */
  readonly file: string;
  /** What a selection can take the place of, callers before what they call. */
  readonly slots: readonly Slot[];
  /** Parts that show what is around it; left out, unless they are filled, where what they hang on is the user's own. */
  readonly scenery: readonly string[];
}

export interface Slot {
  /** Its id in the pattern's document. */
  readonly component: string;
  /** What can stand there; plain shapes can anywhere. */
  readonly takes: readonly Role[];
}

/** Patterns people look for together, in the order they see them. */
export interface PatternFamily {
  readonly id: string;
  readonly label: string;
  readonly patterns: readonly Pattern[];
}
