/** What is added to be named right away is one step: the name that is typed joins it, and ends it. */
import type { ElementRef } from '../model/elements';
import type { Recording } from './history';

export const naming = (ref: ElementRef): Recording => `merge:naming ${ref}`;
