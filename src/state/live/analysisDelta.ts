/**
 * What an analysis says that the one before didn't: most edits change few of the thousands of numbers, and only those
 * are worth carrying from one thread to another. Numbers that stay the same keep their identity on arrival.
 */
import type { ComponentEstimate, ConnectionEstimate, Estimate, JourneyEstimate } from '../../estimate/answer';
import type { Analysis } from '../analysis';
import { type EntriesDelta, entriesDelta, isNothing, withEntries } from './entriesDelta';
import { type PackedRecords, packRecords, unpackRecords } from './packedRecords';
import { type PlainFinding, plainFindings, revivedFindings } from './plainFindings';
import { sameValue } from './sameValue';
import { type Parts, type Summary, summaryOf } from './summaryOf';

type Rest = Omit<Estimate, 'journeys' | keyof Parts>;

interface PackedDelta<T> extends Omit<EntriesDelta<T>, 'set'> {
  readonly set: PackedRecords<T>;
}

interface PartsDelta {
  readonly components: PackedDelta<ComponentEstimate>;
  readonly connections: PackedDelta<ConnectionEstimate>;
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
  const rest = restOf(after.estimate);
  const findings = plainFindings(after.findings);
  return {
    ...partsDelta(before.estimate, after.estimate),
    rest: sameValue(restOf(before.estimate), rest) ? null : rest,
    summaries: entriesDelta(summariesOf(before.estimate), summariesOf(after.estimate), sameValue),
    journeys: [...after.estimate.journeys].flatMap(([id, journey]): [string, PartsDelta][] => {
      const known = before.estimate.journeys.get(id) ?? NO_PARTS;
      if (sameParts(known, journey)) return [];
      const delta = partsDelta(known, journey);
      return isEmpty(delta.components) && isEmpty(delta.connections) ? [] : [[id, delta]];
    }),
    findings:
      before.findings === after.findings || sameValue(plainFindings(before.findings), findings)
        ? null
        : findings,
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

const NO_PARTS: Parts = { components: new Map(), connections: new Map() };

const sameParts = (a: Parts, b: Parts): boolean =>
  a === b || (a.components === b.components && a.connections === b.connections);

const partsDelta = (before: Parts, after: Parts): PartsDelta => ({
  components: packed(entriesDelta(before.components, after.components, sameValue)),
  connections: packed(entriesDelta(before.connections, after.connections, sameValue)),
});

const withParts = (before: Parts, delta: PartsDelta): Parts => ({
  components: withEntries(before.components, unpacked(delta.components)),
  connections: withEntries(before.connections, unpacked(delta.connections)),
});

const packed = <T extends object>({ set, ...delta }: EntriesDelta<T>): PackedDelta<T> => ({
  ...delta,
  set: packRecords(set),
});

const isEmpty = ({ set, ...delta }: PackedDelta<unknown>): boolean => isNothing({ ...delta, set: set.ids });

const unpacked = <T extends object>({ set, ...delta }: PackedDelta<T>): EntriesDelta<T> => ({
  ...delta,
  set: unpackRecords(set),
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
      const { components, connections } = old ?? NO_PARTS;
      return [
        id,
        { ...summary, ...(parts ? withParts(old ?? NO_PARTS, parts) : { components, connections }) },
      ];
    }),
  );
}

const summariesOf = ({ journeys }: Estimate): ReadonlyMap<string, Summary> =>
  new Map([...journeys].map(([id, journey]) => [id, summaryOf(journey)]));

function restOf({ journeys: _, components: __, connections: ___, ...rest }: Estimate): Rest {
  return rest;
}
