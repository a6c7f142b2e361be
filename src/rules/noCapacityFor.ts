/** The calls for which a component is said to have a capacity of 0; "undefined" are those of no stated operation. */
import type { Component, Operation } from '../model/diagram';
import { likely } from '../model/ranged';

export function noCapacityFor({ settings = {} }: Component): readonly (Operation | undefined)[] {
  const { capacityRps, read, write } = settings;
  const said = [
    [undefined, capacityRps],
    ['read', read?.capacityRps],
    ['write', write?.capacityRps],
  ] as const;
  return said.flatMap(([operation, rate]) => (rate != null && likely(rate) === 0 ? [operation] : []));
}
