/**
 * Which diagrams are quick enough to be reckoned while they are drawn: up to a size at first, then learned from what passes
 * on the drawing's own thread took. Three slow ones in a row lower the size for good, as a single one says little: the
 * first run code that isn't compiled yet. A rehearsal says of a larger diagram which it is.
 */
import type { Diagram } from '../../model/diagram';

export interface Quickness {
  isQuick(diagram: Diagram): boolean;
  /** Quick without a rehearsal: even its first pass isn't felt. */
  isSmall(diagram: Diagram): boolean;
  /** Neither is it known to be too slow, nor so large that the drawing's own thread can't be held up by it at all. */
  maybeQuick(diagram: Diagram): boolean;
  /** Whether the drawing's own thread may be held up by it where there is no other way. */
  isBearable(diagram: Diagram): boolean;
  /** On the thread that draws, while it draws. */
  took(diagram: Diagram, ms: number): void;
  /** What a rehearsal found. */
  learned(diagram: Diagram, quick: boolean): void;
}

/** Half of a frame at 60 a second. */
const SLOW_MS = 8;
const IN_A_ROW = 3;
/** In components and connections. */
const FIRST_SIZE = 300;
/** However quick its edits are, a larger diagram's first pass would be felt. */
const LARGEST_SIZE = 1000;
const STEP_DOWN = 0.7;

/** `firstSize`: what is taken to be quick before anything is known. */
export function createQuickness(firstSize = FIRST_SIZE): Quickness {
  let size = firstSize;
  let largest = LARGEST_SIZE;
  let slow = 0;
  const lower = (diagram: Diagram): void => {
    largest = Math.floor(sizeOf(diagram) * STEP_DOWN);
    size = Math.min(size, largest);
    slow = 0;
  };
  return {
    isQuick: (diagram) => sizeOf(diagram) <= size,
    isSmall: (diagram) => sizeOf(diagram) <= Math.min(size, firstSize),
    maybeQuick: (diagram) => sizeOf(diagram) <= largest,
    isBearable: (diagram) => sizeOf(diagram) <= LARGEST_SIZE,
    took(diagram, ms) {
      slow = ms > SLOW_MS ? slow + 1 : 0;
      if (slow >= IN_A_ROW) lower(diagram);
    },
    learned(diagram, quick) {
      if (quick) size = Math.max(size, Math.min(largest, sizeOf(diagram)));
      else lower(diagram);
    },
  };
}

const sizeOf = ({ components, connections }: Diagram): number => components.size + connections.size;
