/**
 * What takes longer than a frame and isn't asked for all the time: how the load may grow, what saved scenarios would do,
 * the journeys of another version. Asked of a worker; plain data there and back.
 */
import { createEstimator } from '../estimate/estimator';
import { type AssumptionSheet, assumptionSheet } from '../estimate/explain/assumptionSheet';
import { type Ramp, rampOf } from '../estimate/whatif/ramp';
import {
  type JourneyNumbers,
  journeyNumbers,
  type ScenarioAnswer,
  savedScenarios,
} from '../estimate/whatif/savedScenarios';
import type { Diagram } from '../model/diagram';
import type { Scenario } from '../model/scenario';

export type AsideQuestion =
  | { readonly kind: 'ramp'; readonly diagram: Diagram; readonly scenario: Scenario }
  | { readonly kind: 'scenarios'; readonly diagram: Diagram }
  | { readonly kind: 'numbers'; readonly diagram: Diagram }
  | { readonly kind: 'assumptions'; readonly diagram: Diagram; readonly journey: string };

/** What was asked for; nothing of it where it failed. */
export interface AsideReply {
  readonly ramp?: Ramp;
  readonly scenarios?: readonly ScenarioAnswer[];
  readonly numbers?: ReadonlyMap<string, JourneyNumbers>;
  /** null: there is no such journey. */
  readonly sheet?: AssumptionSheet | null;
  /** A bug of ours, in its words. */
  readonly failure: string | null;
}

export function asideReply(question: AsideQuestion): AsideReply {
  try {
    return { ...answer(question), failure: null };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}

function answer(question: AsideQuestion): Omit<AsideReply, 'failure'> {
  switch (question.kind) {
    case 'ramp':
      return { ramp: rampOf(question.diagram, question.scenario) };
    case 'scenarios':
      return { scenarios: savedScenarios(question.diagram, 'live') };
    case 'numbers': {
      const { journeys } = createEstimator().estimate(question.diagram);
      return { numbers: new Map([...journeys].map(([id, journey]) => [id, journeyNumbers(journey)])) };
    }
    case 'assumptions':
      return { sheet: assumptionSheet(question.diagram, question.journey) };
  }
}
