/**
 * What a design costs a month, where its parts say what they do: so much for each replica of each shard, and so much
 * for a million requests at the load as given. A journey is charged for its own requests, and for the replicas in
 * proportion to the requests it brings there; what nobody asks is charged to none. In whatever currency the prices are.
 */
import type { Component, Diagram } from '../model/diagram';
import { isPriced } from '../model/isPriced';
import { formatCount } from '../shared/formatNumbers';
import type { Estimate } from './answer';
import type { Graph, Node } from './graph/graph';
import { nodesThatAre } from './graph/nodesThatAre';
import { totalArrivals } from './load/capacity';
import type { Load } from './load/load';

/** A twelfth of 8,760 hours, as providers' price lists have it. */
export const SECONDS_PER_MONTH = 730 * 3600;

/** Null: it doesn't say what it costs. */
export function monthlyCost(component: Component, requestsPerSecond: number): number | null {
  if (!component.settings || !isPriced(component.settings)) return null;
  return replicasCost(component) + requestsCost(component, requestsPerSecond);
}

/** Of all parts that say what they cost, under the load of all journeys; null: none does. */
export function totalCost(diagram: Diagram, { components }: Pick<Estimate, 'components'>): number | null {
  let total: number | null = null;
  for (const [id, component] of diagram.components) {
    const cost = monthlyCost(component, components.get(id)?.requestsPerSecond ?? 0);
    if (cost !== null) total = (total ?? 0) + cost;
  }
  return total;
}

/** Of each journey by its load among those of all; null: no part says what it costs. */
export function journeyCosts(graph: Graph, loads: readonly Load[]): readonly number[] | null {
  const priced = pricedNodes(graph);
  if (priced.length === 0) return null;
  const costs = loads.map(() => 0);
  for (const place of priced) {
    const node = graph.nodes[place];
    if (!node) continue;
    const rates = loads.map((load) => totalArrivals(node, load));
    const all = rates.reduce((sum, rate) => sum + rate, 0);
    for (const [index, rate] of rates.entries())
      costs[index] = (costs[index] ?? 0) + shareOf(node, rate, all);
  }
  return costs;
}

const pricedNodes = nodesThatAre((node) => node.isPriced);

/** `1,240 a month`. */
export const costLine = (perMonth: number): string => `${formatCount(perMonth)} a month`;

/** `3.1 for a million requests`; null: there are none. */
export function costOfMillionLine(perMonth: number, requestsPerSecond: number): string | null {
  if (requestsPerSecond <= 0) return null;
  const millions = (requestsPerSecond * SECONDS_PER_MONTH) / 1e6;
  return `${formatCount(perMonth / millions)} for a million requests`;
}

function shareOf({ component }: Node, rate: number, all: number): number {
  if (rate <= 0) return 0;
  return replicasCost(component) * (rate / all) + requestsCost(component, rate);
}

const replicasCost = ({ settings = {} }: Component): number =>
  (settings.costPerMonth ?? 0) * (settings.replicas ?? 1) * (settings.shards ?? 1);

const requestsCost = ({ settings = {} }: Component, requestsPerSecond: number): number =>
  ((settings.costPerMillion ?? 0) * requestsPerSecond * SECONDS_PER_MONTH) / 1e6;
