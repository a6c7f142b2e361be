/**
 * What a drop would change about where a thing stands, in words and with the frame that would take it: "In zone
 * eu-west-1b: fails with it", "Out of zone eu-west-1a: no longer fails with it".
 */
import { groupKind, groupType } from '../catalog/groupTypes';
import type { Diagram } from '../model/diagram';
import { groupsAround } from '../model/queries';
import { isSame } from './regroup';

export interface LandingHint {
  /** The frame that takes it; null: it only leaves one. */
  readonly groupId: string | null;
  readonly text: string;
}

/**
 * `directly`, `after`: the groups it stands in now and would stand in; null: nothing changes. `means`: a zone fails with
 * what stands in it, which to a note is nothing.
 */
export function landingHint(
  diagram: Diagram,
  directly: readonly string[] | undefined,
  after: readonly string[] | null,
  means = true,
): LandingHint | null {
  if (after === null || isSame(directly ?? [], after)) return null;
  const around = groupsAround(diagram, directly);
  const then = groupsAround(diagram, after);
  const taking = [...after].reverse().find((id) => !around.includes(id));
  if (taking !== undefined) {
    const spread = (directly ?? []).filter((id) => !around.includes(id));
    const isSpread = spread.length > 1 && spread.filter((id) => after.includes(id)).length < 2;
    const all = isSpread ? 'All of it in' : 'In';
    const standing = means && groupType(diagram.groups.get(taking)?.type ?? '')?.standing;
    return { groupId: taking, text: `${all} ${nameOf(diagram, taking)}${standing ? `: ${standing}` : ''}` };
  }
  const left = around.find((id) => !then.includes(id));
  if (left === undefined) return null;
  const fails = means && groupType(diagram.groups.get(left)?.type ?? '')?.failsAsOne;
  return {
    groupId: null,
    text: `Out of ${nameOf(diagram, left)}${fails ? ': no longer fails with it' : ''}`,
  };
}

/** `zone eu-west-1a`; of one that is called as its kind is, that alone. */
function nameOf(diagram: Diagram, groupId: string): string {
  const group = diagram.groups.get(groupId);
  const kind = groupKind(group?.type ?? '');
  const name = group?.name || groupId;
  return name.toLowerCase() === kind.toLowerCase() ? `the ${kind}` : `${kind} ${name}`;
}
