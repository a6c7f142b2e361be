/**
 * What a review says of a diagram. A finding is derived, never stored: its remedy is an edit that can be
 * applied to the diagram it was found in.
 */
import type { Connection, Diagram } from './diagram';

export const SEVERITIES = ['error', 'warning', 'info'] as const;
/** error: can't work · warning: will hurt · info: consider. */
export type Severity = (typeof SEVERITIES)[number];

export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly components: readonly string[];
  readonly connections: readonly string[];
  /** Journeys and groups it is about, where it is about any. */
  readonly journeys?: readonly string[];
  readonly groups?: readonly string[];
  /** One sentence with the names put in. */
  readonly message: string;
  readonly remedy?: Remedy;
}

export interface Remedy {
  /** An imperative that fits a button: "Insert service". */
  readonly label: string;
  /** The diagram with the remedy applied; absent where only a person can do it. */
  readonly apply?: (diagram: Diagram) => Diagram;
}

/** A connection as it is proposed, before it exists. */
export type ProposedConnection = Pick<Connection, 'from' | 'to'> & Partial<Connection>;

export type Judgement =
  | { readonly allowed: true; readonly connection: ProposedConnection }
  | { readonly allowed: false; readonly rule: string; readonly reason: string; readonly remedy?: Remedy };
