/**
 * The shape of an explanation: of every number a subject has, the formula with the numbers put in and what adds up to
 * it; the inputs with their sources; what was assumed; what to do. The command line's `--explain --json` has the same
 * names (docs/file-format.md).
 */
import type { Source } from '../../catalog/componentType';
import type { RankedAction } from '../importance/actions/rankActions';
import type { Subject } from '../importance/basis';
import type { PartImportance } from '../importance/importance';
import type { Part } from '../importance/parts';
import type { Bar } from '../latency/histogram';

/** As the path of the number in `estimate --json`. */
export type MeasureId =
  | 'availability'
  | 'latencyMs.mean'
  | 'latencyMs.p50'
  | 'latencyMs.p95'
  | 'latencyMs.p99'
  | 'requestsPerSecond'
  | 'utilization'
  | 'timedOut'
  | 'servedShare'
  | 'successRate'
  | 'maxRequestsPerSecond';

export interface NamedPart extends Part {
  readonly name: string;
}

/** A part of the diagram, a journey, or all smaller parts together (without an id). */
export interface Contributor {
  readonly kind: Part['kind'] | 'journey' | 'others';
  readonly id: string;
  readonly name: string;
}

export interface Contribution extends Contributor {
  readonly amount: number;
}

/** How something that enters a number came about. */
export interface Step {
  readonly name: string;
  readonly formula: Explained['formula'];
}

export interface Explained {
  /** null: there is no bound. */
  readonly value: number | null;
  /** What it is, in one sentence. */
  readonly meaning: string;
  /** In words, and with the numbers put in. */
  readonly formula: { readonly symbols: string; readonly numbers: string };
  /** What some of it was computed from, where that takes a formula of its own. */
  readonly steps?: readonly Step[];
  /** What the contributions and the remainder add up to: the number itself, or what it leaves of 1. */
  readonly total: { readonly name: string; readonly amount: number } | null;
  /** The largest first. */
  readonly contributions: readonly Contribution[];
  readonly remainder: { readonly name: string; readonly amount: number; readonly meaning: string } | null;
}

export interface ExplainedInput extends NamedPart {
  readonly setting: string;
  /** As the file has it; of a default, what it would say. */
  readonly value: unknown;
  /** As people read it. */
  readonly text: string;
  /** Of what somebody set: what it would be by itself, where the catalog says. */
  readonly usual?: string;
  readonly origin: 'user' | 'technology' | 'type' | 'place';
  /** Of a default that is a number out of somebody's work. */
  readonly source: Source | null;
}

export interface Explanation {
  readonly subject: Subject;
  readonly name: string;
  readonly numbers: ReadonlyMap<MeasureId, Explained>;
  /** Where the exact method ran out of its budget. */
  readonly availabilityRange?: readonly [low: number, high: number];
  /** How its answer times are spread; none where it never answers. */
  readonly times: readonly Bar[];
  /** What its downtime hangs on, the most decisive first. */
  readonly importance: readonly (PartImportance & { readonly name: string })[];
  readonly singlePointsOfFailure: readonly NamedPart[];
  /** Zones and regions whose loss stops it. */
  readonly stoppedByLossOf: readonly NamedPart[];
  /** Pairs that stop it together; one part whose two instances do. */
  readonly pairs: readonly { readonly parts: readonly NamedPart[]; readonly instances: 1 | 2 }[];
  readonly inputs: readonly ExplainedInput[];
  /** Sentences. */
  readonly assumptions: readonly string[];
  /** The best, by the downtime they save. */
  readonly actions: readonly RankedAction[];
}
