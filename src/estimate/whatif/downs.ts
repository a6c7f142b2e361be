/**
 * Why a journey stopped: the failed parts that nothing stands in for, found by following from its entry what it needs
 * and can't have. `alone`: that part's loss would have stopped it by itself; else it failed together with what could
 * have stood in.
 */
import type { Call, Group } from '../graph/graph';
import { GENERAL } from '../graph/graph';
import { standingOf } from '../graph/standing';
import { enqueuesOf, groupsOf } from '../graph/view';
import type { Sight } from './side';

export interface Down {
  readonly kind: 'component' | 'connection';
  readonly id: string;
  readonly alone: boolean;
}

/** `was`: before the scenario; `is`: in it. */
export function downsOf(was: Sight, is: Sight, entry: number): Down[] {
  const { nodes, calls } = is.view.graph;
  const blocked = blockedBelow(is, entry);
  const stops = (losses: { components?: Set<number>; calls?: Set<number> }): boolean => {
    const { view } = was;
    return !standingOf({ view, losses, loadBearing: is.loadBearing }).answers(entry, GENERAL);
  };
  return [
    ...[...blocked.components].map((index): Down => {
      const alone = stops({ components: new Set([index]) });
      return { kind: 'component', id: nodes[index]?.id ?? '', alone };
    }),
    ...[...blocked.calls].map((index): Down => {
      const alone = stops({ calls: new Set([index]) });
      return { kind: 'connection', id: calls[index]?.id ?? '', alone };
    }),
  ];
}

interface Blocked {
  readonly components: Set<number>;
  readonly calls: Set<number>;
}

function blockedBelow(sight: Sight, entry: number): Blocked {
  const { view, standing } = sight;
  const found: Blocked = { components: new Set(), calls: new Set() };
  const seen = new Set<number>();
  const visit = (node: number, operation: number): void => {
    if (!standing.isUp(node, operation)) found.components.add(node);
    else if (!seen.has(node)) {
      seen.add(node);
      for (const group of groupsOf(view, node)) blocking(sight, group).forEach(follow);
      for (const call of enqueuesOf(view, node)) if (!call.optional && !sight.passes(call)) follow(call);
    }
  };
  const follow = (call: Call): void => {
    if (call.linkAvailability <= 0) found.calls.add(call.index);
    else visit(call.to, call.operation);
  };
  visit(entry, GENERAL);
  return found;
}

const isEachNeeded = ({ how }: Group): boolean => how === 'sequence' || how === 'parallel';

/** The calls that keep the group from succeeding. */
function blocking(sight: Sight, group: Group): Call[] {
  const failed = group.members.map(({ call }) => call).filter((call) => !sight.passes(call));
  if (isEachNeeded(group)) return failed.filter((call) => !call.optional && call.probability >= 1);
  const left = group.members.length - failed.length;
  const need = group.how === 'quorum' ? group.need : 1;
  return left >= need && !sight.loadBearing.has(group.key) ? [] : failed;
}
