/** The calls for which a component is said to have a capacity of 0; "undefined" are those of no stated operation. */
import type { Component, Operation } from '../model/diagram';
import { likely, type Ranged } from '../model/ranged';

export function noCapacityFor({ settings }: Component): readonly (Operation | undefined)[] {
  if (!settings) return NONE;
  const { capacityRps, read, write } = settings;
  const found = isNothing(capacityRps) ? [undefined] : NONE;
  const reads = isNothing(read?.capacityRps) ? (['read'] as const) : NONE;
  const writes = isNothing(write?.capacityRps) ? (['write'] as const) : NONE;
  return reads.length + writes.length === 0 ? found : [...found, ...reads, ...writes];
}

const NONE: readonly (Operation | undefined)[] = [];

const isNothing = (rate: Ranged<number> | null | undefined): boolean => rate != null && likely(rate) === 0;
