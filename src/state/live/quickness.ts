/**
 * Which diagrams are quick enough to be reckoned while they are drawn, learned from what passes took: three slow ones in
 * a row on the drawing's own thread lower the size for good, three quick ones anywhere raise it. A single slow pass says
 * little: the first ones run code that isn't compiled yet.
 */
import type { Diagram } from '../../model/diagram';

export interface Quickness {
  isQuick(diagram: Diagram): boolean;
  /** Whether the drawing's own thread may be held up by it where there is no other way. */
  isBearable(diagram: Diagram): boolean;
  /** `here`: on the thread that draws; elsewhere a pass can't be too slow. */
  took(diagram: Diagram, ms: number, here: boolean): void;
}

/** Half of a frame at 60 a second. */
const SLOW_MS = 8;
const QUICK_MS = 2;
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
  let quick = 0;
  return {
    isQuick: (diagram) => sizeOf(diagram) <= size,
    isBearable: (diagram) => sizeOf(diagram) <= LARGEST_SIZE,
    took(diagram, ms, here) {
      slow = here && ms > SLOW_MS ? slow + 1 : 0;
      quick = ms < QUICK_MS ? quick + 1 : 0;
      if (slow >= IN_A_ROW) {
        size = largest = Math.floor(sizeOf(diagram) * STEP_DOWN);
        slow = 0;
      }
      if (quick >= IN_A_ROW) size = Math.max(size, Math.min(largest, sizeOf(diagram)));
    },
  };
}

const sizeOf = ({ components, connections }: Diagram): number => components.size + connections.size;
