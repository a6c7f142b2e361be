/**
 * The part of the graph a journey uses: only connections of its operation and in its list. What it leaves out
 * is not there: in a call group the others keep place and weight, at most the members left are needed, and an
 * empty group asks nothing.
 */
import type { Journey } from '../../model/diagram';
import type { Call, Graph, Group } from './graph';
import { OPERATIONS } from './graph';

export interface View {
  readonly graph: Graph;
  /** By component index; no group is empty. */
  readonly groups: readonly (readonly Group[])[];
  readonly enqueues: readonly (readonly Call[])[];
  readonly background: readonly (readonly Call[])[];
}

export function viewOf(graph: Graph, journey: Pick<Journey, 'operation' | 'connections'> = {}): View {
  const listed = journey.connections ? new Set(journey.connections) : null;
  const isThere = (call: Call): boolean => {
    const operation = OPERATIONS[call.operation];
    if (journey.operation && operation && operation !== journey.operation) return false;
    return !listed || listed.has(call.id);
  };
  return {
    graph,
    groups: graph.nodes.map((node) =>
      node.groups.flatMap((group) => {
        const members = group.members.filter((member) => isThere(member.call));
        return members.length > 0 ? [{ ...group, members, need: Math.min(group.need, members.length) }] : [];
      }),
    ),
    enqueues: graph.nodes.map((node) =>
      node.asynchronous.filter((call) => call.kind === 'enqueue' && isThere(call)),
    ),
    background: graph.nodes.map((node) =>
      node.asynchronous.filter((call) => call.kind === 'background' && isThere(call)),
    ),
  };
}

/** Whether a call is a look-up only: the first target of a cache-aside group, whose own calls are not made. */
export const isLookUp = (group: Group, place: number): boolean => group.how === 'cache' && place === 0;

/** Whether it answers some requests itself: a cache type that has calls to make in this view. */
export function answersItself(view: View, index: number): boolean {
  return (view.graph.nodes[index]?.mayAnswerItself ?? false) && (view.groups[index]?.length ?? 0) > 0;
}

export const groupsOf = (view: View, index: number): readonly Group[] => view.groups[index] ?? [];
export const enqueuesOf = (view: View, index: number): readonly Call[] => view.enqueues[index] ?? [];
export const backgroundOf = (view: View, index: number): readonly Call[] => view.background[index] ?? [];

/** Every component it calls and waits for, look-ups included. */
export const calledBy = (view: View, index: number): number[] =>
  groupsOf(view, index).flatMap((group) => group.members.map((member) => member.call.to));

/** Whether whoever calls waits for the target alone: a message left with a broker, from wherever. */
export const isLeftWithBroker = (view: View, call: Call): boolean =>
  call.kind !== 'call' && (view.graph.nodes[call.to]?.isBroker ?? false);
