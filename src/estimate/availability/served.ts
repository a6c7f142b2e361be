/**
 * The share of a journey's requests that is served where components are overloaded. One that is asked for u ≥ 1
 * times what it can carry serves 1/u of the requests that pass it, one draw a request, everything else up; who
 * is asked goes by load (a balancer's weights, a failover's first), so availability plays no part in it. The
 * same exact evaluation as availability, on the graph with those chances put in.
 */
import type { Call, Graph, Group, Node } from '../graph/graph';
import { GENERAL, OPERATIONS } from '../graph/graph';
import type { Standing } from '../graph/standing';
import { knownStanding } from '../graph/standing';
import { isLookUp, viewOf } from '../graph/view';
import { overload } from '../load/capacity';
import { withStandbys } from '../load/shares';
import { evaluateAvailability } from './availability';

export interface JourneyEntry {
  readonly journey: Parameters<typeof viewOf>[1];
  readonly entry: number;
}

/** For each journey; under the load of all of them. */
export function servedShares(
  graph: Graph,
  utilization: readonly (number | null)[],
  journeys: readonly JourneyEntry[],
): number[] {
  const passed = graph.nodes.map((node) => passedShare(node, utilization[node.index] ?? null));
  if (passed.every((share) => share >= 1)) return journeys.map(() => 1);
  if (!graph.failuresAreKnown) return sharesOn(graphUnderLoad(graph, passed), journeys);
  return journeys.flatMap((one) => {
    const standing = knownStanding(viewOf(graph, one.journey));
    return sharesOn(graphUnderLoad(graph, passed, standing), [one]);
  });
}

function sharesOn(underLoad: Graph, journeys: readonly JourneyEntry[]): number[] {
  const groups = underLoad.nodes.flatMap((node) => node.groups);
  const views = evaluateAvailability({
    graph: underLoad,
    views: journeys.map(({ journey }) => viewOf(underLoad, journey)),
    entries: journeys.map(({ entry }) => entry),
    required: () => 1,
    // A look-up that is stuck is no miss.
    loadBearing: new Set(groups.filter((group) => group.how === 'cache').map((group) => group.key)),
  });
  return journeys.map(({ entry }, index) => views[index]?.ok(entry, GENERAL).up ?? 1);
}

function passedShare(node: Node, used: number | null): number {
  const most = Math.max(...OPERATIONS.map((_, operation) => overload(node, operation, used)));
  return 1 / Math.max(1, most);
}

function graphUnderLoad(graph: Graph, passed: readonly number[], standing: Standing | null = null): Graph {
  const calls = graph.calls.map((call): Call => ({ ...call, linkAvailability: 1, errorRate: 0 }));
  const same = (call: Call): Call => calls[call.index] ?? call;
  const nodes = graph.nodes.map(
    (node): Node => ({
      ...node,
      settings: { ...node.settings, availability: passed[node.index] ?? 1, commonCause: 0, shards: 1 },
      units: [{ replicas: 1, together: false, site: [] }],
      groups: node.groups.map((group) => groupUnderLoad(around(group, standing), same)),
      asynchronous: node.asynchronous.map(same),
    }),
  );
  return { ...graph, nodes, calls };
}

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
