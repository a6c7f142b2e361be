/** What a journey that still answers does without now: the calls it could make before, by how they were made. */
import type { How } from '../../model/diagram';
import type { Call } from '../graph/graph';
import { backgroundOf, enqueuesOf, groupsOf } from '../graph/view';
import type { Sight } from './side';

export interface Lost {
  readonly call: Call;
  /** background: nobody waits for it. */
  readonly how: How | 'enqueue' | 'background';
  /** Its place in its call group. */
  readonly place: number;
  /** Of the picks of a shard group, the share that went there. */
  readonly share: number;
}

export function lostCalls(then: Sight, now: Sight, entry: number): Lost[] {
  const { view } = now;
  const lost: Lost[] = [];
  const seen = new Set([entry]);
  const stack = [entry];
  const consider = (call: Call, how: Lost['how'], share = 1, place = 0): void => {
    if (!now.passes(call)) {
      if (then.passes(call)) lost.push({ call, how, share, place });
    } else if (!seen.has(call.to)) {
      seen.add(call.to);
      stack.push(call.to);
    }
  };
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    for (const group of groupsOf(view, node)) {
      const total = group.members.reduce((sum, { weight }) => sum + weight, 0);
      for (const { call, weight, place } of group.members)
        consider(call, group.how, total > 0 ? weight / total : 0, place);
    }
    for (const call of enqueuesOf(view, node)) consider(call, 'enqueue');
    for (const call of backgroundOf(view, node)) consider(call, 'background');
  }
  return lost;
}
