/**
 * Places labels, each as it would be; one that finds no free place that way is tried in its smaller form, where it has
 * one. All are placed anew then, since what became smaller leaves room to others.
 */
import type { Rect, Size } from '../shared/geometry';
import { createLabelGround } from './labelGround';
import { type PlacedLabel, placeLabels } from './placeLabels';
import type { Route } from './routeConnections';

export interface FittedLabel extends PlacedLabel {
  readonly smaller: boolean;
}

export function fitLabels(
  routes: ReadonlyMap<string, Route>,
  sizes: ReadonlyMap<string, Size>,
  smaller: ReadonlyMap<string, Size>,
  obstacles: readonly Rect[],
): ReadonlyMap<string, FittedLabel> {
  const ground = createLabelGround(routes, obstacles);
  const first = placeLabels(routes, sizes, obstacles, ground);
  const tight = new Map([...smaller].filter(([id]) => first.get(id)?.overlapping));
  const places =
    tight.size === 0 ? first : placeLabels(routes, new Map([...sizes, ...tight]), obstacles, ground);
  return new Map([...places].map(([id, place]) => [id, { ...place, smaller: tight.has(id) }]));
}
