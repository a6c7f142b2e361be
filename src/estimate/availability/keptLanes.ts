/** The lanes of diagrams that follow one another: enumerated again only where replicas stand otherwise. */
import type { Diagram } from '../../model/diagram';
import { changedNodes } from '../graph/changed';
import type { Graph, Node } from '../graph/graph';
import type { Lanes } from './lanes';
import { enumerateLanes } from './lanes';

export class KeptLanes {
  private groups: Diagram['groups'] | null = null;
  private nodes: readonly Node[] = [];
  private lanes: Lanes | null = null;

  of({ diagram, nodes }: Graph): Lanes {
    if (!this.lanes || this.groups !== diagram.groups || !standAlike(this.nodes, nodes))
      this.lanes = enumerateLanes(diagram, nodes);
    this.groups = diagram.groups;
    this.nodes = nodes;
    return this.lanes;
  }
}

function standAlike(a: readonly Node[], b: readonly Node[]): boolean {
  const isStandingAlike = (index: number): boolean =>
    isSameStand(a[index]?.units ?? [], b[index]?.units ?? []);
  for (let index = b.length; index < a.length; index++) if (!isStandingAlike(index)) return false;
  return changedNodes(a, b).every(isStandingAlike);
}

/** Whether as many replicas stand in the same places; where none stands anywhere their number is all one. */
export function isSameStand(a: Node['units'], b: Node['units']): boolean {
  const isNowhere = (units: Node['units']): boolean => units.every(({ site }) => site.length === 0);
  if (isNowhere(a) && isNowhere(b)) return true;
  return (
    a.length === b.length &&
    a.every(({ replicas, together, site }, at) => {
      const other = b[at];
      return (
        replicas === other?.replicas &&
        together === other.together &&
        site.length === other.site.length &&
        site.every((id, place) => id === other.site[place])
      );
    })
  );
}
