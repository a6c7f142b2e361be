/** Whether a connection only carries a store's data on to another one, which follows it. */
import { isCopy } from '../catalog/protocols';
import type { Connection, Diagram } from '../model/diagram';

export function isCopyOf(diagram: Diagram, { from, to, protocol }: Connection): boolean {
  if (protocol !== undefined) return protocol === 'replication';
  const [source, target] = [diagram.components.get(from), diagram.components.get(to)];
  return source !== undefined && target !== undefined && isCopy(source, target);
}
