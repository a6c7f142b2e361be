/**
 * Whether reads must meet the latest write: R answers asked, W copies written, of N: with R + W > N they share at
 * least one (Gifford 1979).
 */

import { typeOf } from '../../catalog/effective';
import { isCopy } from '../../catalog/protocols';
import { settingInForce } from '../../catalog/settingInForce';
import type { Call, Graph, Group, Node } from '../graph/graph';
import { OPERATIONS } from '../graph/graph';

const READ = OPERATIONS.indexOf('read');
const WRITE = OPERATIONS.indexOf('write');

export const overlap = (read: number, written: number, copies: number): boolean => read + written > copies;

/** Of a store's own copies; null: it says nothing of quorums. */
export function readsMeetWrites(graph: Graph, node: Node): boolean | null {
  const { component, settings } = node;
  const [read, written] = [READ, WRITE].map((operation) => node.work[operation]?.requiredReplicas);
  const stated = component.settings?.read?.requiredReplicas ?? component.settings?.write?.requiredReplicas;
  if (
    stated !== undefined &&
    typeof read === 'number' &&
    typeof written === 'number' &&
    settings.replicas > 1
  ) {
    return overlap(read, written, settings.replicas);
  }
  const level = settingInForce(component, 'consistencyLevel').value;
  const copies = settingInForce(component, 'replicationFactor').value;
  if (typeof level !== 'string' || typeof copies !== 'number') return null;
  // Written at the same level as it is read; a quorum of one region says nothing of another's.
  if (level === 'local-quorum' && inSeveralRegions(graph, node)) return false;
  const each = level === 'one' ? 1 : level === 'all' ? copies : Math.floor(copies / 2) + 1;
  return overlap(each, each, copies);
}

/** Whether a group reads so many stores that it must meet what another wrote to all the same ones. */
export function overlappingWrites(graph: Graph, group: Group): boolean {
  const copies = group.members.map(({ call }) => call.to);
  const stores = copies.every((index) => isStore(graph.nodes[index]));
  if (group.how !== 'quorum' || !stores || group.members.some(({ call }) => call.operation === WRITE))
    return false;
  const same = new Set(copies);
  return graph.nodes.some((node) =>
    node.groups.some((other) => {
      const written = other.members.filter(({ call }) => call.operation !== READ && same.has(call.to));
      if (written.length < same.size) return false;
      if (other.how === 'parallel' || other.how === 'sequence') return true;
      if (other.how !== 'quorum' || other.members.length > same.size) return false;
      return overlap(group.need, other.need, same.size);
    }),
  );
}

/** Copies what one store has to another; nobody reads by it. */
export function isReplicated({ diagram, nodes }: Graph, call: Call): boolean {
  const protocol = diagram.connections.get(call.id)?.protocol;
  const [from, to] = [nodes[call.from], nodes[call.to]];
  return (
    protocol === 'replication' ||
    (protocol === undefined && !!from && !!to && isCopy(from.component, to.component))
  );
}

function inSeveralRegions({ diagram }: Graph, { units }: Node): boolean {
  const ids = units.flatMap((unit) => unit.site);
  return new Set(ids.filter((id) => diagram.groups.get(id)?.type === 'region')).size > 1;
}

const isStore = (node: Node | undefined): boolean =>
  node !== undefined && typeOf(node.component).role === 'store';
