/**
 * What an analysis says that the one before didn't: most edits change few of the thousands of numbers, and only those
 * are worth carrying from one thread to another. Numbers that stay the same keep their identity on arrival.
 */
import type { ComponentEstimate, ConnectionEstimate, Estimate, JourneyEstimate } from '../../estimate/answer';
import type { Analysis } from '../analysis';
import { type EntriesDelta, entriesDelta, isNothing, withEntries } from './entriesDelta';
import { type PlainFinding, plainFindings, revivedFindings } from './plainFindings';
import { sameValue } from './sameValue';

type Summary = Omit<JourneyEstimate, 'components' | 'connections'>;
type Rest = Omit<Estimate, 'journeys' | 'components' | 'connections'>;

interface PartsDelta {
  readonly components: EntriesDelta<ComponentEstimate>;
  readonly connections: EntriesDelta<ConnectionEstimate>;
}

export interface AnalysisDelta extends PartsDelta {
  /** null, here and below: as before. */
  readonly rest: Rest | null;
  readonly summaries: EntriesDelta<Summary>;
  readonly journeys: readonly (readonly [id: string, parts: PartsDelta])[];
  readonly findings: readonly PlainFinding[] | null;
  readonly failure: string | null;
}

export function analysisDelta(before: Analysis, after: Analysis): AnalysisDelta {
  const parts = partsDelta(before.estimate, after.estimate);
  const findings = plainFindings(after.findings);
  const rest = restOf(after.estimate);
  return {
    ...parts,
    rest: sameValue(restOf(before.estimate), rest) ? null : rest,
    summaries: entriesDelta(summariesOf(before.estimate), summariesOf(after.estimate), sameValue),
    journeys: [...after.estimate.journeys].flatMap(([id, journey]): [string, PartsDelta][] => {
      const known = before.estimate.journeys.get(id);
      if (known === journey) return [];
      const delta = partsDelta(known ?? NO_PARTS, journey);
      return isNothing(delta.components) && isNothing(delta.connections) ? [] : [[id, delta]];
    }),
    findings: sameValue(plainFindings(before.findings), findings) ? null : findings,
    failure: after.failure,
  };
}

export function withAnalysisDelta(before: Analysis, delta: AnalysisDelta): Analysis {
  const estimate: Estimate = {
    ...(delta.rest ?? restOf(before.estimate)),
    ...withParts(before.estimate, delta),
    journeys: journeysWith(before.estimate, delta),
  };
  const findings = delta.findings ? revivedFindings(delta.findings, estimate) : before.findings;
  return { estimate, findings, failure: delta.failure };
}

type Parts = Pick<Estimate, 'components' | 'connections'>;

const NO_PARTS: Parts = { components: new Map(), connections: new Map() };

const partsDelta = (before: Parts, after: Parts): PartsDelta => ({
  components: entriesDelta(before.components, after.components, sameValue),
  connections: entriesDelta(before.connections, after.connections, sameValue),
});

const withParts = (before: Parts, delta: PartsDelta): Parts => ({
  components: withEntries(before.components, delta.components),
  connections: withEntries(before.connections, delta.connections),
});

function journeysWith(before: Estimate, delta: AnalysisDelta): ReadonlyMap<string, JourneyEstimate> {
  if (isNothing(delta.summaries) && delta.journeys.length === 0) return before.journeys;
  const changed = new Map(delta.journeys);
  const known = summariesOf(before);
  return new Map(
    [...withEntries(known, delta.summaries)].map(([id, summary]): [string, JourneyEstimate] => {
      const old = before.journeys.get(id);
      const parts = changed.get(id);
      if (old && !parts && known.get(id) === summary) return [id, old];
      return [id, { ...summary, ...(parts ? withParts(old ?? NO_PARTS, parts) : partsOf(old ?? NO_PARTS)) }];
    }),
  );
}

const partsOf = ({ components, connections }: Parts): Parts => ({ components, connections });

function summariesOf(estimate: Estimate): ReadonlyMap<string, Summary> {
  return new Map(
    [...estimate.journeys].map(([id, { components: _, connections: __, ...summary }]) => [id, summary]),
  );
}

function restOf({ journeys: _, components: __, connections: ___, ...rest }: Estimate): Rest {
  return rest;
}
