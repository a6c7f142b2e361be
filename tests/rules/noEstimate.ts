import type { Estimate } from '../../src/estimate/answer';

/** What is known of a diagram nobody has estimated: for rules that need no numbers. */
export const noEstimate: Estimate = {
  journeys: new Map(),
  components: new Map(),
  connections: new Map(),
  problems: [],
  backlogs: new Map(),
  effects: new Map(),
};
