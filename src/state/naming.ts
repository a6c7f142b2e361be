/** What is added to be named right away is one step: the name that is typed joins it, and ends it. */
import type { ElementRef } from '../model/elements';
import type { History, Recording } from './history';

const STEM = 'merge:naming ';

export const naming = (ref: ElementRef): Recording => `${STEM}${ref}`;

/** Whether the step in hand is of something that was added and has no name of its own yet. */
export const isBeingAdded = ({ gesture }: Pick<History, 'gesture'>): boolean =>
  gesture?.startsWith(STEM) ?? false;
