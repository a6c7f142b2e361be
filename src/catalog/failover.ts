/**
 * How long a store with replicas answers nobody after its primary failed, until another has taken over:
 * `failoverSeconds`, for each of `failuresPerYear`. How often an instance fails follows from its availability and the
 * length of an outage where it isn't said: failures a year = (1 − availability) · year / outage.
 */
import type { Component } from '../model/diagram';
import { SECONDS_PER_YEAR } from '../shared/secondsPerYear';
import { OUTAGE_HOURS } from './components/dataFields';
import type { ComponentType } from './componentType';
import { presetFieldValue, technologyOf } from './defaults';

export interface Failover {
  readonly seconds: number;
  /** Of one instance. */
  readonly failuresPerYear: number;
  /** Not said, but what its availability comes to in outages of the usual length. */
  readonly isDerived: boolean;
  /** Of an outage of the primary: the share that is over when another has taken over. */
  readonly shareOfOutage: number;
}

const HOUR = 3600;

/** Whether the type has a time to take over at all. */
export const canFailOver = (type: ComponentType): boolean =>
  type.fields.some(({ id }) => id === 'failoverSeconds');

/** Null where no time is given, or the type has none. `availability`: of one instance. */
export function failoverOf(component: Component, type: ComponentType, availability: number): Failover | null {
  const seconds = canFailOver(type) ? numberOf(component, 'failoverSeconds') : undefined;
  if (seconds === undefined) return null;
  const downSeconds = (1 - availability) * SECONDS_PER_YEAR;
  const set = numberOf(component, 'failuresPerYear');
  const failuresPerYear = set ?? downSeconds / (OUTAGE_HOURS.value * HOUR);
  const lasts = set === undefined ? OUTAGE_HOURS.value * HOUR : downSeconds / set;
  return {
    ...{ seconds, failuresPerYear, isDerived: set === undefined },
    // By the time the primary is back nobody needs to take over.
    shareOfOutage: seconds <= 0 || set === 0 ? 0 : seconds >= lasts ? 1 : seconds / lasts,
  };
}

function numberOf(component: Component, fieldId: string): number | undefined {
  const value = component.settings?.[fieldId] ?? presetFieldValue(technologyOf(component), fieldId);
  return typeof value === 'number' ? value : undefined;
}
