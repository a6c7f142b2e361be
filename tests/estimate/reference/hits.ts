/** The share of a cache's lookups it answers; never applied to writes (docs/file-format.md, `hitRatio`). */
import { effectiveSettings } from '../../../src/catalog/effective';
import type { Component, Operation } from '../../../src/model/diagram';
import { likely } from '../../../src/model/ranged';

export function hitShare(component: Component, operation: Operation | undefined): number {
  if (operation === 'write') return 0;
  return effectiveSettings(component).hitRatio ?? likely(component.settings?.hitRatio ?? 0.9);
}

/** Whether it answers some of the requests for it from itself, and makes its calls for the others only. */
export const readsThrough = (component: Component): boolean => effectiveSettings(component).hitRatio !== null;
