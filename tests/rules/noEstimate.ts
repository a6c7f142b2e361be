import { NO_ANALYSIS } from '../../src/state/analysis';

/** What is known of a diagram nobody has estimated: for rules that need no numbers. */
export const noEstimate = NO_ANALYSIS.estimate;
