/** What rules ask of stores: which they are, who runs them, what they are read and written. */
import type { Component, Connection, Diagram } from '../model/diagram';
import type { Entry } from '../model/queries';
import { kept } from '../shared/kept';
import { isCopyOf } from './copies';
import { type Facts, settingsOf } from './facts';
import { fieldOf } from './fieldOf';
import type { ReviewView } from './rule';

/** Where records are kept that nothing else has. */
const RECORD_STORES = [
  'sql-database',
  'distributed-sql-database',
  'key-value-store',
  'document-store',
  'wide-column-store',
  'graph-store',
];

export const recordStores = (facts: Facts): readonly Entry<Component>[] =>
  kept(known, facts, () => RECORD_STORES.flatMap((type) => facts.ofType(type)));

const known = new WeakMap<Facts, readonly Entry<Component>[]>();

export const isRecordStore = (facts: Facts, id: string): boolean =>
  RECORD_STORES.includes(facts.typeAt(id)?.id ?? '');

export const isRunByUs = (component: Component): boolean => settingsOf(component).managed === null;

/** Data of which a lost or doubled write costs somebody something. */
const PRECIOUS: ReadonlySet<unknown> = new Set(['money', 'inventory']);

export const keepsPrecious = (component: Component): boolean => PRECIOUS.has(fieldOf(component, 'dataKind'));

const KIND_NAMES: ReadonlyMap<unknown, string> = new Map([
  ['money', 'money'],
  ['inventory', 'stock and bookings'],
]);

/** The kind of its data inside a sentence. */
export const kindName = (component: Component): string =>
  KIND_NAMES.get(fieldOf(component, 'dataKind')) ?? 'its data';

export interface StoreLoad {
  /** Requests a second over connections said to read, to write, and those of which nobody says. */
  readonly reads: number;
  readonly writes: number;
  readonly unsaid: number;
}

/** What reaches it under the load of all journeys, copies between stores left out. */
export function loadOn({ diagram, graph, estimate }: ReviewView, id: string): StoreLoad {
  const load = { reads: 0, writes: 0, unsaid: 0 };
  for (const [connectionId, connection] of graph.incoming(id)) {
    if (isCopyOf(diagram, connection)) continue;
    const rate = estimate.connections.get(connectionId)?.requestsPerSecond ?? 0;
    load[kindOf(connection)] += rate;
  }
  return load;
}

const kindOf = ({ operation }: Connection): keyof StoreLoad =>
  operation === 'read' ? 'reads' : operation === 'write' ? 'writes' : 'unsaid';

/** Those that may change what it keeps: code that writes to it, or doesn’t say that it only reads. */
export function writersOf({ diagram, graph }: Pick<ReviewView, 'diagram' | 'graph'>, id: string) {
  return graph
    .incoming(id)
    .filter(([, connection]) => connection.operation !== 'read' && !isCopyOf(diagram, connection));
}

/** Drawn from it to a copy that follows it. */
export const copiesOf = (
  { diagram, graph }: { readonly diagram: Diagram; readonly graph: ReviewView['graph'] },
  id: string,
): readonly Entry<Connection>[] =>
  graph.outgoing(id).filter(([, connection]) => isCopyOf(diagram, connection));
