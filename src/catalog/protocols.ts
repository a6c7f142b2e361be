/**
 * What a call from one component to another travels over: the first protocol its target answers that its
 * source speaks, technologies considered; between two stores that is replication wherever both know it.
 * Undefined: the two have no language in common.
 */
import type { Component, Diagram } from '../model/diagram';
import type { Protocol } from './componentType';
import { answeredProtocols, spokenProtocols, typeOf } from './effective';

/** For two components of a diagram, by id; undefined too where one isn't there. */
export function protocolFor(diagram: Diagram, fromId: string, toId: string): Protocol | undefined {
  const from = diagram.components.get(fromId);
  const to = diagram.components.get(toId);
  return from && to ? protocolBetween(from, to) : undefined;
}

export function protocolBetween(from: Component, to: Component): Protocol | undefined {
  return commonProtocols(from, to)[0];
}

/** Every protocol the two could use, preferred first. */
export function commonProtocols(from: Component, to: Component): readonly Protocol[] {
  const spoken = new Set(spokenProtocols(from));
  const common = answeredProtocols(to).filter((protocol) => spoken.has(protocol));
  const areStores = typeOf(from).role === 'store' && typeOf(to).role === 'store';
  if (!areStores || !common.includes('replication')) return common;
  return ['replication', ...common.filter((protocol) => protocol !== 'replication')];
}
