/** The views of a diagram's journeys, from one edit to the next: what an edit left alone is the same object. */
import type { Journey } from '../../model/diagram';
import type { Graph } from './graph';
import type { View } from './view';
import { viewOf } from './view';

export interface Views {
  /** Everything there is, whatever the journeys. */
  readonly whole: View;
  /** In the order asked for. */
  readonly ofJourneys: readonly View[];
}

export interface KeptViews {
  of(graph: Graph, journeys: readonly (readonly [id: string, journey: Journey])[]): Views;
}

interface Kept {
  readonly journey: Journey;
  readonly view: View;
}

export function keepViews(): KeptViews {
  let wholeBefore: View | null = null;
  let kept: ReadonlyMap<string, Kept> = new Map();
  return {
    of(graph, journeys) {
      const whole = viewOf(graph, {}, wholeBefore);
      const next = new Map(
        journeys.map(([id, journey]): [string, Kept] => {
          const before = kept.get(id);
          const same = before && isSameFilter(before.journey, journey) ? before.view : null;
          return [id, { journey, view: isUnfiltered(journey) ? whole : viewOf(graph, journey, same) }];
        }),
      );
      wholeBefore = whole;
      kept = next;
      return { whole, ofJourneys: journeys.map(([id]) => next.get(id)?.view ?? whole) };
    },
  };
}

const isUnfiltered = ({ operation, connections }: Journey): boolean => !operation && !connections;

const isSameFilter = (a: Journey, b: Journey): boolean =>
  a.operation === b.operation && a.connections === b.connections;
