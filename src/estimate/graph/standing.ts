/**
 * What can still answer with some parts down and everything else up: the conditions of availability as plain yes
 * or no, without chances. Load goes by it in a what-if, and cut sets are found with it. The least fixpoint in
 * cycles: what only supports itself can't answer.
 */
import type { Call, Graph, Group, Member, Node } from './graph';
import { OPERATIONS, WRITE } from './graph';
import { isKnownDown, replicasUp } from './overrides';
import type { View } from './view';
import { answersItself, enqueuesOf, groupsOf, isLeftWithBroker, isLookUp } from './view';

/** What is down beside what has an availability of 0. */
export interface Losses {
  readonly components?: ReadonlySet<number>;
  readonly groups?: ReadonlySet<string>;
  readonly calls?: ReadonlySet<number>;
}

export interface Question {
  readonly view: View;
  readonly losses?: Losses;
  /** Whether optional calls count as needed. */
  readonly optionalNeeded?: boolean;
  /** Keys of cache-aside groups whose cache must be up. */
  readonly loadBearing?: ReadonlySet<number>;
}

export interface Standing {
  /** The component answers calls of this operation, everything it needs included. */
  answers(node: number, operation: number): boolean;
  /** The component alone. */
  isUp(node: number, operation: number): boolean;
  /** Any of its replicas. */
  isUpAtAll(node: number): boolean;
  /** A call over the connection may succeed. */
  passes(call: Call, lookUp: boolean): boolean;
}

export function standingOf(question: Question): Standing {
  const { view, losses = {} } = question;
  const { nodes } = view.graph;
  const up = nodes.map((node) => replicasLeft(view.graph, node, losses));
  const ups = nodes.flatMap((node) =>
    OPERATIONS.map((_, operation) => (up[node.index] ?? 0) >= needed(node, operation)),
  );
  const calls = new Array<boolean>(nodes.length).fill(false);
  const isUp = (node: number, operation: number): boolean => ups[node * 3 + operation] ?? false;
  const answers = (node: number, operation: number): boolean => {
    if (!isUp(node, operation)) return false;
    const mayHit = operation !== WRITE && answersItself(view, node) && (nodes[node]?.hitRatio ?? 0) > 0;
    return mayHit || (calls[node] ?? false);
  };
  const reaches = (call: Call): boolean =>
    call.linkAvailability > 0 && call.errorRate < 1 && !losses.calls?.has(call.index);
  const passes = (call: Call, lookUp: boolean): boolean => {
    const targetOnly = lookUp || isLeftWithBroker(view, call);
    return reaches(call) && (targetOnly ? isUp : answers)(call.to, call.operation);
  };
  const state: State = { question, passes, reaches, isUp };
  for (const part of view.parts) {
    for (let changed = true; changed; ) {
      changed = false;
      for (const node of part.members) {
        const now = callsSucceed(state, node);
        changed ||= part.cyclic && now !== calls[node];
        calls[node] = now;
      }
    }
  }
  return { answers, isUp, passes, isUpAtAll: (node) => (up[node] ?? 0) > 0 };
}

const known = new WeakMap<View, Standing>();

/** Where failures are known: with all that has an availability of 0 down. null where they are not. */
export function knownStanding(view: View): Standing | null {
  if (!view.graph.failuresAreKnown) return null;
  const before = known.get(view);
  const standing = before ?? standingOf({ view });
  if (!before) known.set(view, standing);
  return standing;
}

interface State extends Pick<Standing, 'passes' | 'isUp'> {
  readonly question: Question;
  reaches(call: Call): boolean;
}

function replicasLeft(graph: Graph, node: Node, losses: Losses): number {
  if (losses.components?.has(node.index)) return 0;
  const isDown = isKnownDown(graph);
  return replicasUp(graph, node, (id) => isDown(id) || (losses.groups?.has(id) ?? false));
}

/** With `"auto"`, at least one. */
function needed(node: Node, operation: number): number {
  const asked = node.work[operation]?.requiredReplicas;
  const most = Math.max(1, Math.floor(node.settings.replicas));
  return typeof asked === 'number' ? Math.min(most, Math.max(1, Math.floor(asked))) : 1;
}

function callsSucceed(state: State, node: number): boolean {
  const { view, optionalNeeded = false } = state.question;
  const isAsked = (call: Call): boolean => optionalNeeded || !call.optional;
  const enqueued = enqueuesOf(view, node).every(
    (call) => call.probability < 1 || !isAsked(call) || state.passes(call, false),
  );
  return enqueued && groupsOf(view, node).every((group) => groupSucceeds(state, group, isAsked));
}

/** Whether some way its members' chances of being called fall out lets it succeed. */
function groupSucceeds(state: State, group: Group, isAsked: (call: Call) => boolean): boolean {
  const members = group.members.filter(({ call }) => call.probability > 0);
  const passes = ({ call, place }: Member): boolean => state.passes(call, isLookUp(group, place));
  const mustPass = members.filter((member) => member.call.probability >= 1);
  switch (group.how) {
    case 'sequence':
    case 'parallel':
      return mustPass.every((member) => !isAsked(member.call) || passes(member));
    case 'balance':
    case 'failover':
    case 'quorum': {
      const need = group.how === 'quorum' ? Math.max(1, group.need) : 1;
      return mustPass.every(passes) || members.filter(passes).length >= need;
    }
    case 'shard': {
      const picked = members.filter(({ weight }) => weight > 0);
      return !picked.some(({ call }) => call.probability >= 1) || picked.some(passes);
    }
    case 'cache':
      return cacheSucceeds(state, group, members);
  }
}

function cacheSucceeds(state: State, group: Group, members: readonly Member[]): boolean {
  const { view, loadBearing } = state.question;
  const lookUp = members.find((member) => member.place === 0)?.call;
  const store = members.find((member) => member.place === 1)?.call;
  const fromStore = (otherwise: boolean): boolean =>
    store ? state.passes(store, false) || (store.probability < 1 && otherwise) : otherwise;
  if (!lookUp) return fromStore(true);
  if (lookUp.probability < 1 && fromStore(true)) return true;
  const cache = state.isUp(lookUp.to, lookUp.operation);
  const mayHit =
    state.reaches(lookUp) && lookUp.operation !== WRITE && (view.graph.nodes[lookUp.to]?.hitRatio ?? 0) > 0;
  if (loadBearing?.has(group.key)) return cache && (mayHit || fromStore(false));
  return (cache && mayHit) || fromStore(false);
}
