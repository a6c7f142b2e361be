/**
 * What a review says of a diagram. A finding is derived, never stored: its remedy is an edit that can be
 * applied to the diagram it was found in.
 */
import type { Connection, Diagram } from './diagram';
import type { Severity } from './reviewSettings';

export { SEVERITIES, type Severity } from './reviewSettings';

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
  /** Why it is accepted, as the document says under `id`; such findings are left out unless asked for. */
  readonly muted?: { readonly id: string; readonly reason: string };
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
