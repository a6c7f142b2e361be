/**
 * The share of a journey's requests that is served where components are overloaded. One that is asked for u ≥ 1
 * times what it can carry serves 1/u of the requests that pass it, one draw a request, everything else up; who
 * is asked goes by load (a balancer's weights, a failover's first), so availability plays no part in it. The
 * same exact evaluation as availability, on the graph with those chances put in.
 */
import type { Journey } from '../../model/diagram';
import { kept } from '../../shared/kept';
import { changedNodes } from '../graph/changed';
import { isBeyondAll } from '../graph/computable';
import type { Call, Graph, Group, Node } from '../graph/graph';
import { GENERAL, OPERATIONS } from '../graph/graph';
import type { Standing } from '../graph/standing';
import { knownStanding } from '../graph/standing';
import { isLookUp, viewOf } from '../graph/view';
import { keepViews } from '../graph/views';
import { overload } from '../load/capacity';
import { withStandbys } from '../load/shares';
import { createAvailabilityEngine } from './engine';

export interface JourneyEntry {
  readonly id: string;
  readonly journey: Journey;
  readonly entry: number;
}

/** Of one diagram after another, keeping what the next one shares with the last. */
export interface ServedShares {
  /** For each journey; under the load of all of them. */
  of(
    graph: Graph,
    utilization: readonly (number | null)[],
    journeys: readonly JourneyEntry[],
  ): readonly number[];
}

export function createServedShares(): ServedShares {
  const sharesOf = createSharesOf();
  let passed: Passed | null = null;
  return {
    of(graph, utilization, journeys) {
      passed = passedAfter(passed, graph, utilization);
      const { shares } = passed;
      if (passed.isAll) return journeys.map(() => 1);
      if (!graph.failuresAreKnown) return sharesOf(graph, shares, journeys, null);
      return journeys.flatMap((one) => {
        const standing = knownStanding(viewOf(graph, one.journey));
        return createSharesOf()(graph, shares, [one], standing);
      });
    },
  };
}

type SharesOf = (
  graph: Graph,
  passed: readonly number[],
  journeys: readonly JourneyEntry[],
  standing: Standing | null,
) => number[];

function createSharesOf(): SharesOf {
  const underLoad = createUnderLoad();
  const views = keepViews();
  const engine = createAvailabilityEngine();
  return (graph, passed, journeys, standing) => {
    const loaded = underLoad(graph, passed, standing);
    const { ofJourneys } = views.of(
      loaded,
      journeys.map(({ id, journey }) => [id, journey] as const),
    );
    const answers = engine.evaluate({
      graph: loaded,
      views: ofJourneys,
      entries: journeys.map(({ entry }) => entry),
      required: () => 1,
      loadBearing: cacheAsides(loaded),
      answeredOnly: true,
    });
    return journeys.map(({ entry }, index) => answers[index]?.ok(entry, GENERAL).up ?? 1);
  };
}

/** All of them: a look-up that is stuck is no miss. */
function cacheAsides({ nodes }: Graph): Set<number> {
  const found = new Set<number>();
  for (const { groups } of nodes) for (const { how, key } of groups) if (how === 'cache') found.add(key);
  return found;
}

/** Of each component the share of what passes it that it serves. */
interface Passed {
  readonly nodes: Graph['nodes'];
  readonly utilization: readonly (number | null)[];
  readonly shares: readonly number[];
  /** All serve all. */
  readonly isAll: boolean;
}

function passedAfter(
  before: Passed | null,
  { nodes }: Graph,
  utilization: readonly (number | null)[],
): Passed {
  const shareOf = (node: Node): number => passedShare(node, utilization[node.index] ?? null);
  if (!before) return passedBy({ nodes, utilization, shares: nodes.map(shareOf) });
  let shares: number[] | null =
    before.nodes.length === nodes.length ? null : before.shares.slice(0, nodes.length);
  const put = (index: number): void => {
    const node = nodes[index];
    if (!node) return;
    const share = shareOf(node);
    if (before.shares[index] === share) return;
    shares ??= before.shares.slice();
    shares[index] = share;
  };
  for (const index of changedNodes(before.nodes, nodes)) put(index);
  if (utilization !== before.utilization)
    for (let index = 0; index < nodes.length; index++)
      if (utilization[index] !== before.utilization[index]) put(index);
  return shares ? passedBy({ nodes, utilization, shares }) : { ...before, nodes, utilization };
}

const passedBy = (passed: Omit<Passed, 'isAll'>): Passed => ({
  ...passed,
  isAll: passed.shares.every((share) => share >= 1),
});

function passedShare(node: Node, used: number | null): number {
  let most = 0;
  for (let operation = 0; operation < OPERATIONS.length; operation++)
    most = Math.max(most, overload(node, operation, used));
  return isBeyondAll(most) ? 0 : 1 / Math.max(1, most);
}

type UnderLoad = (graph: Graph, passed: readonly number[], standing: Standing | null) => Graph;

/** The graph with those chances put in; what an edit left alone is the same object. */
function createUnderLoad(): UnderLoad {
  const callOf = new WeakMap<Call, Call>();
  const nodeOf = new WeakMap<Node, { readonly passed: number; readonly node: Node }>();
  const groupsOf = new WeakMap<Node['groups'], Node['groups']>();
  const asynchronousOf = new WeakMap<Node['asynchronous'], Node['asynchronous']>();
  const callsOf = new WeakMap<Graph['calls'], Graph['calls']>();
  const same = (call: Call): Call =>
    kept(callOf, call, () => ({ ...call, linkAvailability: 1, errorRate: 0 }));
  return (graph, passed, standing) => {
    const nodes = graph.nodes.map((node): Node => {
      const share = passed[node.index] ?? 1;
      const before = nodeOf.get(node);
      if (before?.passed === share) return before.node;
      const made: Node = {
        ...node,
        settings: { ...node.settings, availability: share, commonCause: 0, shards: 1 },
        units: ALONE,
        groups: kept(groupsOf, node.groups, () =>
          node.groups.map((group) => groupUnderLoad(around(group, standing), same)),
        ),
        asynchronous: kept(asynchronousOf, node.asynchronous, () => node.asynchronous.map(same)),
      };
      nodeOf.set(node, { passed: share, node: made });
      return made;
    });
    return { ...graph, nodes, calls: kept(callsOf, graph.calls, () => graph.calls.map(same)) };
  };
}

const ALONE: Node['units'] = [{ replicas: 1, together: false, site: [] }];

/** Alternatives known to be down are asked for nothing. */
function around(group: Group, standing: Standing | null): Group {
  if (!standing || group.how === 'sequence' || group.how === 'parallel' || group.how === 'shard')
    return group;
  const left = group.members.filter(({ call, place }) => standing.passes(call, isLookUp(group, place)));
  if (left.length === 0 || left.length === group.members.length) return group;
  return { ...group, members: group.how === 'balance' ? withStandbys(left) : left };
}

function groupUnderLoad(group: Group, same: (call: Call) => Call): Group {
  const members = group.members.map((member, index) => ({
    ...member,
    call: same(member.call),
    weight: group.how === 'failover' ? (index === 0 ? 1 : 0) : member.weight,
  }));
  const picksOne = group.how === 'balance' || group.how === 'failover';
  return { ...group, members, how: picksOne ? 'shard' : group.how };
}
