/**
 * How a document wants to be reviewed: how strictly, which rules weigh more or less than they do by themselves, and
 * which findings are known and accepted. Rules are named by id; an id nobody knows is kept and means nothing.
 */
import type { JsonObject } from '../shared/json';

export const SEVERITIES = ['error', 'warning', 'info'] as const;
/** error: can't work · warning: will hurt · info: consider. */
export type Severity = (typeof SEVERITIES)[number];

export const SEVERITIES_IN_FORCE = [...SEVERITIES, 'off'] as const;
/** A rule that is off says nothing. */
export type SeverityInForce = (typeof SEVERITIES_IN_FORCE)[number];

/** Each includes those before it. whiteboard: quiet · interview: what is asked there · production: before it goes live. */
export const PROFILES = ['whiteboard', 'interview', 'production'] as const;
export type Profile = (typeof PROFILES)[number];

export interface ReviewSettings {
  /** Absent: whiteboard. */
  readonly profile?: Profile;
  /** By rule id, in place of the severity each finding would have; a rule named here speaks in every profile. */
  readonly severities: ReadonlyMap<string, SeverityInForce>;
  readonly extra?: JsonObject;
}

export const DEFAULT_REVIEW: ReviewSettings = { severities: new Map() };

/** Findings of a rule that are known and accepted: those about any of the places; without a place all of them. */
export interface Muting {
  readonly rule: string;
  /** Why that is all right; never empty. */
  readonly reason: string;
  readonly components?: readonly string[];
  readonly connections?: readonly string[];
  readonly groups?: readonly string[];
  readonly journeys?: readonly string[];
  readonly extra?: JsonObject;
}

export const PLACE_KINDS = ['components', 'connections', 'groups', 'journeys'] as const;

/** The ids of what a finding or a muting is about, by kind. */
export type Places = Pick<Muting, (typeof PLACE_KINDS)[number]>;
