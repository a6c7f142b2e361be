/**
 * Which default holds on a component, and who brings it. Layers, nearest first: the technology (its variants,
 * then its own), the type (its variants, then its own). The technology's defaults for the stated operation
 * come first, then its general ones, then the type's likewise: file-format.md's order of precedence.
 */
import type { Component, Discipline, Operation, Scope } from '../model/diagram';
import { technology } from './catalog';
import type { ComponentType, Defaults, Sourced, Technology, Variant } from './componentType';
import { judged, sourced } from './sources';

export interface DefaultLayer {
  readonly origin: 'technology' | 'type';
  readonly defaults: Partial<Defaults>;
}

const ORIGINS: readonly DefaultLayer['origin'][] = ['technology', 'type'];

export interface FoundDefault<T> extends Sourced<T> {
  readonly origin: DefaultLayer['origin'];
}

/** The preset named by the component's settings; undefined where none is, or none we know. */
export function technologyOf(component: Component): Technology | undefined {
  const id = component.settings?.technology;
  return typeof id === 'string' ? technology(id) : undefined;
}

/** Components never change, so their layers are found once; a slider asks for all of them at every step. */
const known = new WeakMap<
  Component,
  { readonly type: ComponentType; readonly layers: readonly DefaultLayer[] }
>();

export function defaultLayers(component: Component, type: ComponentType): readonly DefaultLayer[] {
  const before = known.get(component);
  if (before?.type === type) return before.layers;
  const layers = findLayers(component, type);
  known.set(component, { type, layers });
  return layers;
}

/** The first layer's default that there is; of one origin only, if asked. */
export function findDefault<T>(
  layers: readonly DefaultLayer[],
  read: (defaults: Partial<Defaults>) => Sourced<T> | undefined,
  only?: DefaultLayer['origin'],
): FoundDefault<T> | undefined {
  for (const { origin, defaults } of layers) {
    if (only && origin !== only) continue;
    const found = read(defaults);
    if (found) return { value: found.value, source: found.source, origin };
  }
  return undefined;
}

/** Of one instance; of the service, where it is managed. */
export function findAvailability(
  layers: readonly DefaultLayer[],
  managed: Scope | null,
): FoundDefault<number> | undefined {
  return findDefault(layers, (defaults) =>
    managed ? (defaults.managedAvailability ?? defaults.availability) : defaults.availability,
  );
}

/** Of one request's work: the default for the stated operation before the general one, origin by origin. */
export function findWork<K extends 'latencyMs' | 'capacityRps'>(
  layers: readonly DefaultLayer[],
  key: K,
  operation: Operation | undefined,
): FoundDefault<Defaults[K]['value']> | undefined {
  type Value = Defaults[K]['value'];
  for (const origin of ORIGINS) {
    const found =
      (operation && findDefault<Value>(layers, (defaults) => defaults[operation]?.[key], origin)) ??
      findDefault<Value>(layers, (defaults) => defaults[key], origin);
    if (found) return found;
  }
  return undefined;
}

const ONE_QUEUE = sourced<Discipline>(
  'shared',
  judged(
    'balancers and pools hand requests to whoever is least busy, which comes close to one queue for all (M/M/c)',
  ),
);

export const findDiscipline = (layers: readonly DefaultLayer[]): FoundDefault<Discipline> =>
  findDefault(layers, (defaults) => defaults.discipline) ?? { ...ONE_QUEUE, origin: 'type' };

/** How often and how long; `start: "warm"` or `"cold"`, which older files say, is never or always. */
export function findColdStart<K extends 'coldStartShare' | 'coldStartLatencyMs'>(
  component: Component,
  layers: readonly DefaultLayer[],
  key: K,
): FoundDefault<NonNullable<Defaults[K]>['value']> | undefined {
  type Value = NonNullable<Defaults[K]>['value'];
  const found = findDefault<Value>(layers, (defaults) => defaults[key]);
  const start = component.settings?.start;
  if (!found || key !== 'coldStartShare' || (start !== 'warm' && start !== 'cold')) return found;
  return { value: start === 'cold' ? 1 : 0, source: judged(`its start is “${start}”`), origin: 'type' };
}

/** Whether the setting a variant waits for has that value, whoever gave it. */
export const applies = ({ when }: Variant, component: Component, type: ComponentType): boolean =>
  fieldInForce(component, type, when.field) === when.value;

/** Who runs it: the user's word, else the technology's, else the type's. */
export function managedScope(component: Component, type: ComponentType): Scope | null {
  const set = component.settings?.managed;
  if (set !== undefined) return set;
  return (technologyOf(component)?.defaults?.managed ?? type.defaults.managed)?.value ?? null;
}

/** The value a technology gives one of the type's own fields. */
export function presetFieldValue(
  preset: Technology | undefined,
  fieldId: string,
): string | number | boolean | undefined {
  return preset?.fields && Object.hasOwn(preset.fields, fieldId) ? preset.fields[fieldId] : undefined;
}

function findLayers(component: Component, type: ComponentType): readonly DefaultLayer[] {
  const preset = technologyOf(component);
  const layers: DefaultLayer[] = [];
  const add = (
    origin: DefaultLayer['origin'],
    variants: readonly Variant[] = [],
    defaults?: Partial<Defaults>,
  ) => {
    for (const variant of variants)
      if (applies(variant, component, type)) layers.push({ origin, defaults: variant.defaults });
    if (defaults) layers.push({ origin, defaults });
  };
  add('technology', preset?.variants, preset?.defaults);
  add('type', type.variants, type.defaults);
  return layers;
}

function fieldInForce(component: Component, type: ComponentType, fieldId: string): unknown {
  if (fieldId === 'managed') return managedScope(component, type);
  const kind = type.fields.find((field) => field.id === fieldId)?.kind;
  return (
    component.settings?.[fieldId] ??
    presetFieldValue(technologyOf(component), fieldId) ??
    (kind && 'default' in kind ? kind.default : undefined)
  );
}
