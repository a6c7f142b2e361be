/**
 * Which value a setting has on a component, who set it and on what ground: what the inspector shows beside
 * "default", "source" and "reset". `defaultInForce` is what a reset would leave. With an operation: the value
 * for calls of that operation.
 */
import type { Component, Operation } from '../model/diagram';
import type { ComponentType, Source, Sourced } from './componentType';
import {
  type DefaultLayer,
  defaultLayers,
  findAvailability,
  findColdStart,
  findDefault,
  findDiscipline,
  findWork,
  managedScope,
  presetFieldValue,
  technologyOf,
} from './defaults';
import { typeOf } from './effective';
import { UNIVERSAL_FIELDS } from './fieldsFor';

export type SettingOrigin = 'user' | 'technology' | 'type';

export interface SettingInForce {
  /** Undefined: neither the user nor the catalog says. */
  readonly value: unknown;
  readonly origin: SettingOrigin;
  /** Of a default that is a number out of somebody's work. */
  readonly source?: Source;
}

export function settingInForce(
  component: Component,
  fieldId: string,
  operation?: Operation,
  type = typeOf(component),
): SettingInForce {
  const set = component.settings;
  const own = operation ? set?.[operation]?.[fieldId] : undefined;
  const value = own !== undefined ? own : set?.[fieldId];
  if (value !== undefined) return { value, origin: 'user' };
  return defaultInForce(component, fieldId, operation, type);
}

/** The value without the user's word on this setting; their other settings count (managed, layer, …). */
export function defaultInForce(
  component: Component,
  fieldId: string,
  operation?: Operation,
  type = typeOf(component),
): SettingInForce {
  const sourced = sourcedDefault(component, fieldId, operation, type);
  if (sourced) return { value: sourced.value, origin: sourced.origin, source: sourced.source };
  const preset = presetFieldValue(technologyOf(component), fieldId);
  const kind = [...UNIVERSAL_FIELDS, ...type.fields].find((field) => field.id === fieldId)?.kind;
  if (preset !== undefined && kind) return { value: preset, origin: 'technology' };
  const source = kind?.type === 'number' ? kind.source : undefined;
  return {
    value: kind && 'default' in kind ? kind.default : undefined,
    origin: 'type',
    ...(source ? { source } : {}),
  };
}

function sourcedDefault(
  component: Component,
  fieldId: string,
  operation: Operation | undefined,
  type: ComponentType,
): (Sourced<unknown> & { readonly origin: DefaultLayer['origin'] }) | undefined {
  const layers = defaultLayers(component, type);
  switch (fieldId) {
    case 'availability':
      return findAvailability(layers, managedScope(component, type));
    case 'latencyMs':
    case 'capacityRps':
      return findWork(layers, fieldId, operation);
    case 'hitRatio':
      return findDefault(layers, (defaults) => defaults.hitRatio);
    case 'managed':
      return findDefault(layers, (defaults) => defaults.managed);
    case 'discipline':
      return findDiscipline(layers);
    case 'coldStartShare':
    case 'coldStartLatencyMs':
      return findColdStart(component, layers, fieldId);
    default:
      return undefined;
  }
}
