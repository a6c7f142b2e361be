/** How many replicas each limited component needs: today, and at so many times the load. */
import { effectiveSettings } from '../catalog/effective';
import type { ComponentEstimate, Estimate } from '../estimate/answer';
import type { Sizing } from '../estimate/load/requiredReplicasAt';
import { requiredReplicasAt } from '../estimate/load/requiredReplicasAt';
import type { Diagram } from '../model/diagram';
import { nameOf } from '../model/queries';
import { formatCount, formatShare } from '../shared/formatNumbers';
import type { Paint } from './style';
import { type Cell, table } from './table';

/** By component; null: nothing limits it. */
export function replicasAt(
  diagram: Diagram,
  { components }: Pick<Estimate, 'components'>,
  sizing: Sizing,
): ReadonlyMap<string, number | null> {
  return new Map(
    [...components].map(([id, it]) => [
      id,
      requiredReplicasAt(it.utilization, replicasOf(diagram, id), sizing),
    ]),
  );
}

export function replicasReport(
  diagram: Diagram,
  components: ReadonlyMap<string, ComponentEstimate>,
  sizing: Sizing,
  paint: Paint,
): string {
  const needed = replicasAt(diagram, { components }, sizing);
  const rows = [...components].flatMap(([id, it]): Cell[][] => {
    const has = replicasOf(diagram, id);
    const then = needed.get(id) ?? null;
    if (then === null || it.requestsPerSecond <= 0) return [];
    const more: Cell = then > has ? { text: formatCount(then), style: 'yellow' } : formatCount(then);
    return [[nameOf(diagram, id), formatCount(has), formatCount(it.requiredReplicas ?? 1), more]];
  });
  if (rows.length === 0) return '';
  const columns = [
    { title: 'Component' },
    { title: 'Replicas', align: 'right' as const },
    { title: 'Needed now', align: 'right' as const },
    { title: 'Needed then', align: 'right' as const },
  ];
  const title = `Replicas at ${formatCount(sizing.load)} times the load, each less than ${formatShare(sizing.ceiling)} busy`;
  return `\n${paint(title, 'bold')}\n${table(columns, rows, paint)}`;
}

function replicasOf(diagram: Diagram, id: string): number {
  const component = diagram.components.get(id);
  return component ? effectiveSettings(component).replicas : 1;
}
