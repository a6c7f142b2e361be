/**
 * An order in which components that call each other stand close: each moves to the middle of what it is connected
 * with, over and over, until connections get no shorter (FORCE: Aloul, Markov and Sakallah 2003). A connection
 * here is a component with all it calls.
 */
import type { Ordering } from './order';
import { calledInOrder, depthFirst } from './order';

const MOST_ROUNDS = 200;
/** Rounds without a gain after which it stops. */
const PATIENCE = 8;

export const force: Ordering = (graph, entries) => {
  const edges = graph.nodes.flatMap((node) => {
    const called = calledInOrder(node);
    return called.length > 0 ? [[...new Set([node.index, ...called])]] : [];
  });
  let best = depthFirst(graph, entries);
  let least = span(edges, placesOf(best));
  let order = best;
  for (let round = 0, since = 0; round < MOST_ROUNDS && since < PATIENCE; round++, since++) {
    order = moved(edges, order);
    const now = span(edges, placesOf(order));
    if (now >= least) continue;
    [best, least, since] = [order, now, 0];
  }
  return best;
};

/**
 * The same from its other end: where much is shared far from the entries, what is decided there first serves
 * everything above it.
 */
export const forceUp: Ordering = (graph, entries) => [...force(graph, entries)].reverse();

function moved(edges: readonly (readonly number[])[], order: readonly number[]): number[] {
  const places = placesOf(order);
  const sums = new Float64Array(order.length);
  const counts = new Uint32Array(order.length);
  for (const edge of edges) {
    let sum = 0;
    for (const index of edge) sum += places[index] ?? 0;
    for (const index of edge) {
      sums[index] = (sums[index] ?? 0) + sum / edge.length;
      counts[index] = (counts[index] ?? 0) + 1;
    }
  }
  const middle = (index: number): number =>
    counts[index] ? (sums[index] ?? 0) / (counts[index] ?? 1) : (places[index] ?? 0);
  return [...order].sort((a, b) => middle(a) - middle(b) || (places[a] ?? 0) - (places[b] ?? 0));
}

function placesOf(order: readonly number[]): Float64Array {
  const places = new Float64Array(order.length);
  order.forEach((index, place) => {
    places[index] = place;
  });
  return places;
}

/** How far the connections reach in all. */
function span(edges: readonly (readonly number[])[], places: Float64Array): number {
  let total = 0;
  for (const edge of edges) {
    let first = Infinity;
    let last = -Infinity;
    for (const index of edge) {
      first = Math.min(first, places[index] ?? 0);
      last = Math.max(last, places[index] ?? 0);
    }
    total += last - first;
  }
  return total;
}
