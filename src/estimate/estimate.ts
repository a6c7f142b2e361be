/**
 * The numbers of a diagram: what every component offers, what every connection's caller sees, what every
 * journey's user gets. Pure and deterministic; docs/estimation.md says what each number means. For one diagram,
 * with seconds to find availabilities exactly where that is hard; whoever estimates it again after each edit keeps
 * an estimator.
 */
import type { Diagram } from '../model/diagram';
import type { Estimate } from './answer';
import { createEstimator } from './estimator';
import type { Overrides } from './graph/overrides';

export const estimate = (diagram: Diagram, overrides: Overrides = {}): Estimate =>
  createEstimator(overrides, 'thorough').estimate(diagram);
