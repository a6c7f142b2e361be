/**
 * What a rule is. A connection rule looks at one connection, drawn or only proposed; a design rule looks at
 * the whole diagram with its estimate. Each carries what its page in docs/rules.md says, and two little
 * designs: one it fires on, and one that is complete enough for every other rule to be silent on too.
 */
import type { ComponentEstimate, Estimate } from '../estimate/answer';
import type { Diagram } from '../model/diagram';
import type { Finding, Remedy, Severity } from '../model/finding';
import type { Profile } from '../model/reviewSettings';
import type { ConnectionView } from './connectionView';
import type { Facts } from './facts';
import type { Graph } from './graph';
import type { Part } from './parts';
import type { TextId } from './texts';

/** What a rule is about, in the order docs/rules.md goes through them. */
export const TOPICS = [
  'sketch',
  'topology',
  'edge',
  'protocol',
  'caching',
  'data',
  'replication',
  'messaging',
  'services',
  'resilience',
  'security',
  'operations',
  'capacity',
  'over-engineering',
] as const;
export type Topic = (typeof TOPICS)[number];

export type Rule = ConnectionRule | DesignRule;

interface RuleText {
  /** Kebab-case; the file is named after it. */
  readonly id: string;
  /** error: can't work, and as a connection can't be drawn · warning: will hurt · info: consider. */
  readonly severity: Severity;
  readonly topic: Topic;
  /** The least strict profile it speaks in: `whiteboard` for what is wrong in any sketch, `production` for readiness. */
  readonly profile: Profile;
  /** The texts that name it; none for a rule of our own. */
  readonly named: readonly TextId[];
  /** What holds in a good design, in a few words. */
  readonly title: string;
  /** One or two sentences: what goes wrong otherwise. */
  readonly why: string;
  /** A work a person can find: author or vendor, title. */
  readonly source: string;
  /** When it does not apply. */
  readonly exceptions: string;
  readonly refused: Diagram;
  readonly allowed: Diagram;
}

export interface ConnectionRule extends RuleText {
  readonly about: 'connection';
  /** What is wrong with this connection; null: nothing. Of the errors on one connection the first counts. */
  readonly check: (view: ConnectionView) => Verdict | null;
}

export interface DesignRule extends RuleText {
  readonly about: 'design';
  readonly check: (review: ReviewView) => readonly Verdict[];
}

/** A finding before its rule signs it. A connection rule's is about that connection and its ends by default. */
export interface Verdict extends Partial<Pick<Finding, 'severity' | 'components' | 'connections'>> {
  readonly message: string;
  readonly journeys?: readonly string[] | undefined;
  readonly groups?: readonly string[] | undefined;
  readonly remedy?: Remedy | undefined;
}

export interface ReviewView {
  readonly diagram: Diagram;
  readonly graph: Graph;
  /** What is asked again and again, found once. Connection rules ask `factsOf(view.diagram)`. */
  readonly facts: Facts;
  readonly estimate: Estimate;
  /** The part's numbers in it, under the load of all journeys. */
  readonly loadOf: (part: Part) => ComponentEstimate | undefined;
}
