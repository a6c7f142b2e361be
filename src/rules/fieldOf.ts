/**
 * The value of a type's own field on a component: what somebody said, the user before the technology, else the type's
 * default. Rules ask this of many stores; `settingInForce` says more of one.
 */
import type { ComponentType } from '../catalog/componentType';
import { presetFieldValue, technologyOf } from '../catalog/defaults';
import { typeOf } from '../catalog/effective';
import type { Component } from '../model/diagram';

/** Undefined: nobody says, or the type has no such field. */
export const fieldOf = (component: Component, fieldId: string): unknown =>
  saidOf(component, fieldId) ?? usualOf(typeOf(component)).get(fieldId);

/** The user's word, or the technology's; the type's default is nobody's. */
export const saidOf = (component: Component, fieldId: string): unknown =>
  component.settings?.[fieldId] ??
  (usualOf(typeOf(component)).has(fieldId) ? presetFieldValue(technologyOf(component), fieldId) : undefined);

const usual = new WeakMap<ComponentType, ReadonlyMap<string, unknown>>();

function usualOf(type: ComponentType): ReadonlyMap<string, unknown> {
  const before = usual.get(type);
  if (before !== undefined) return before;
  const found = new Map(
    type.fields.map(({ id, kind }) => [id, 'default' in kind ? kind.default : undefined]),
  );
  usual.set(type, found);
  return found;
}
