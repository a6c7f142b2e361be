/**
 * The ways requests take from an entry, asynchronous work included: the components in an order in which what is on the
 * way stands first, and for each the calls that lead on to it. A call back to what stands earlier on a circle is made
 * but leads nowhere; nor does a look-up, whose target's own calls are not made.
 */
import { type Call, GENERAL, type Group, type Member } from './graph';
import { reachedFrom } from './reach';
import { backgroundOf, enqueuesOf, groupsOf, isLookUp, type View } from './view';

/** One call and what its caller does before it. */
export interface Way {
  readonly call: Call;
  readonly isLookUp: boolean;
  /** Groups and enqueues that are through before its own group begins. */
  readonly groups: readonly Group[];
  readonly enqueues: readonly Call[];
  /** Its own, and the members in it whose turn comes before; none of what is sent in no group. */
  readonly group: Group | null;
  readonly earlier: readonly Member[];
}

export interface Stop {
  readonly node: number;
  /** Operations it is entered by without a call: that of the entry. */
  readonly enteredBy: readonly number[];
  readonly arriving: readonly Way[];
  readonly leaving: readonly Way[];
}

export function waysFrom(view: View, entry: number): readonly Stop[] {
  const order = orderFrom(view, entry);
  const place = new Map(order.map((node, at) => [node, at]));
  const leaving = new Map(order.map((node) => [node, waysOut(view, node)]));
  const arriving = new Map<number, Way[]>();
  for (const [node, ways] of leaving) {
    for (const way of ways) {
      const { to } = way.call;
      if (way.isLookUp || (place.get(to) ?? 0) <= (place.get(node) ?? 0)) continue;
      const known = arriving.get(to);
      if (known) known.push(way);
      else arriving.set(to, [way]);
    }
  }
  const drawn = ranks(view.graph.diagram.connections.keys());
  const rank = ({ call }: Way): number => drawn.get(call.id) ?? 0;
  return order.map((node) => ({
    node,
    enteredBy: node === entry ? [GENERAL] : [],
    arriving: (arriving.get(node) ?? []).sort((a, b) => rank(a) - rank(b)),
    leaving: leaving.get(node) ?? [],
  }));
}

const ranks = (ids: Iterable<string>): ReadonlyMap<string, number> =>
  new Map([...ids].map((id, at) => [id, at]));

/** Callers first; on a circle as they are met from its callers, those in the diagram's order. */
function orderFrom(view: View, entry: number): readonly number[] {
  const { nodes } = reachedFrom(view, entry);
  const drawn = ranks(view.graph.diagram.components.keys());
  const rank = (node: number): number => drawn.get(view.graph.nodes[node]?.id ?? '') ?? 0;
  const order: number[] = [];
  const met = new Set([entry]);
  for (const { members, cyclic } of [...view.allParts].reverse()) {
    const here = members.filter((node) => nodes.has(node));
    if (!cyclic) order.push(...here);
    else {
      const inside = new Set(here);
      const queue = here.filter((node) => met.has(node)).sort((a, b) => rank(a) - rank(b));
      const queued = new Set(queue);
      for (const node of queue) {
        for (const { call } of waysOut(view, node)) {
          if (!inside.has(call.to) || queued.has(call.to)) continue;
          queued.add(call.to);
          queue.push(call.to);
        }
      }
      order.push(...queue);
    }
    for (const node of here) for (const { call } of waysOut(view, node)) met.add(call.to);
  }
  return order;
}

/** A call of chance 0 is never made. */
function waysOut(view: View, node: number): readonly Way[] {
  const groups = groupsOf(view, node);
  const enqueues = enqueuesOf(view, node);
  const grouped = groups.flatMap((group, at) =>
    group.members.map(
      (member, turn): Way => ({
        call: member.call,
        isLookUp: isLookUp(group, member.place),
        groups: groups.slice(0, at),
        enqueues: [],
        group,
        earlier: inTurn(group, member) ? group.members.slice(0, turn) : [],
      }),
    ),
  );
  const sent = (call: Call, before: readonly Call[]): Way => ({
    call,
    isLookUp: false,
    groups,
    enqueues: before,
    group: null,
    earlier: [],
  });
  return [
    ...grouped,
    ...enqueues.map((call, at) => sent(call, enqueues.slice(0, at))),
    ...backgroundOf(view, node).map((call) => sent(call, enqueues)),
  ].filter(({ call }) => call.probability > 0);
}

const inTurn = ({ how }: Group, { place }: Member): boolean =>
  how === 'sequence' || how === 'failover' || (how === 'cache' && place > 0);
