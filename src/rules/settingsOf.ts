/** The settings in force on a component, and what its work takes, found once for each: components never change. */
import { type EffectiveSettings, effectiveSettings, type Work, workFor } from '../catalog/effective';
import type { Component } from '../model/diagram';

export function settingsOf(component: Component): EffectiveSettings {
  const before = settings.get(component);
  if (before !== undefined) return before;
  const found = effectiveSettings(component);
  settings.set(component, found);
  return found;
}

const settings = new WeakMap<Component, EffectiveSettings>();

/** Of a request of no stated operation. */
export function workOf(component: Component): Work {
  const before = works.get(component);
  if (before !== undefined) return before;
  const found = workFor(component, undefined);
  works.set(component, found);
  return found;
}

const works = new WeakMap<Component, Work>();
