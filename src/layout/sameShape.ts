/** Whether two pages are drawn in the same places: lines, frames and labels of one stand where they do on the other. */
import type { Component, Diagram } from '../model/diagram';
import { sameEntries } from '../shared/sameEntries';
import { stackHeight } from './nodeRect';

export function sameShape(a: Diagram, b: Diagram): boolean {
  return (
    a === b ||
    (a.connections === b.connections &&
      a.groups === b.groups &&
      a.notes === b.notes &&
      a.drawings === b.drawings &&
      a.style === b.style &&
      sameEntries(a.components, b.components, sameCard))
  );
}

/** A legend lists types and technologies, and is as high as its list. */
const sameCard = (a: Component, b: Component): boolean =>
  a.position === b.position &&
  a.size === b.size &&
  a.in === b.in &&
  a.type === b.type &&
  a.settings?.technology === b.settings?.technology &&
  stackHeight(a) === stackHeight(b);

/** Gives the page before again as long as pages are drawn in the same places; one for each canvas. */
export function createShapeKeeper(): (page: Diagram) => Diagram {
  let kept: Diagram | null = null;
  return (page) => {
    if (!kept || !sameShape(kept, page)) kept = page;
    return kept;
  };
}
