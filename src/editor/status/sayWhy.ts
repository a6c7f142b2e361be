/** Why there are no numbers: what happened, what is safe, and what can be done. */
import { TOO_LONG } from '../../state/analysis';

export const sayWhy = (failure: string): string =>
  failure === TOO_LONG
    ? 'No numbers: working them out took more than a minute, so it was given up. The drawing is safe. Undo the last change, or make what calls in circles simpler; every change tries again.'
    : `No numbers: ${failure}. The drawing is safe; this is a bug worth reporting.`;
