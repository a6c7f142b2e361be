/**
 * Where asynchronous work hangs: which components leave some behind when they answer, and which of them stand in
 * a circle that messages close.
 */
import type { Part } from '../graph/cycles';
import type { View } from '../graph/view';
import { backgroundOf, enqueuesOf, groupsOf, isLookUp } from '../graph/view';

export interface AsyncReach {
  /** Whether a request to the component, or to anything it calls and waits for, starts asynchronous work. */
  leavesWork(node: number): boolean;
  isOnCircle(node: number): boolean;
  /** Names the members of the component's own circle among those on the path; '' outside of circles. */
  within(node: number, path: ReadonlySet<number>): string;
}

const known = new WeakMap<View['groups'], AsyncReach>();

export function asyncReach(view: View): AsyncReach {
  const before = known.get(view.groups);
  if (before) return before;
  const made = findReach(view);
  known.set(view.groups, made);
  return made;
}

function findReach(view: View): AsyncReach {
  const count = view.graph.nodes.length;
  const leaves = new Uint8Array(count);
  const waiting: number[] = [];
  const callersOf = new Map<number, number[]>();
  for (let node = 0; node < count; node++) {
    if (enqueuesOf(view, node).length + backgroundOf(view, node).length > 0) waiting.push(node);
    for (const callee of calledWhole(view, node)) {
      callersOf.set(callee, [...(callersOf.get(callee) ?? []), node]);
    }
  }
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (leaves[node]) continue;
    leaves[node] = 1;
    waiting.push(...(callersOf.get(node) ?? []));
  }
  let circles: ReadonlyMap<number, Part> | null = null;
  const circleOf = (node: number): Part | undefined => {
    circles ??= circlesOf(view);
    return circles.get(node);
  };
  return {
    leavesWork: (node) => leaves[node] === 1,
    isOnCircle: (node) => circleOf(node) !== undefined,
    within(node, path) {
      const circle = circleOf(node);
      return circle ? circle.members.filter((member) => path.has(member)).join(' ') : '';
    },
  };
}

/** Callees that make calls of their own; a look-up goes no further. */
const calledWhole = (view: View, node: number): number[] =>
  groupsOf(view, node).flatMap((group) =>
    group.members.flatMap(({ call, place }) => (isLookUp(group, place) ? [] : [call.to])),
  );

function circlesOf(view: View): Map<number, Part> {
  const circles = view.allParts.filter((part) => part.cyclic);
  return new Map(circles.flatMap((part) => part.members.map((member) => [member, part] as const)));
}
