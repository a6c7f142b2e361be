/**
 * What the number on a connection is made of, to be shown: of what its caller sees, everything the call waits for; so far, the
 * ways there and what is called before; of its load, the ways there of all journeys.
 */
import type { Diagram } from '../../model/diagram';
import { type ElementRef, refOf } from '../../model/elements';
import { kept } from '../../shared/kept';
import type { Estimate } from '../answer';
import { type NumberReading, soFarJourney } from '../connectionLabel';
import { buildGraph } from '../graph/buildGraph';
import type { Call, Graph } from '../graph/graph';
import { enqueuesOf, groupsOf, isLeftWithBroker, isLookUp, type View, viewOf } from '../graph/view';
import { type Stop, type Way, waysFrom } from '../graph/ways';
import { measuredJourneys } from '../journeys';

/** With the connection itself. */
export function numberPath(
  diagram: Diagram,
  estimate: Estimate,
  connectionId: string,
  journeyId: string | null,
  reading: NumberReading,
): ReadonlySet<ElementRef> {
  const graph = kept(graphs, diagram, () => buildGraph(diagram));
  const call = graph.calls[graph.callIndexOf.get(connectionId) ?? -1];
  if (!call) return new Set();
  const path = new Path(graph);
  const { journeys } = measuredJourneys(diagram);
  const own = new Map(journeys).get(
    (reading === 'so-far' ? soFarJourney(estimate, journeyId) : journeyId) ?? '',
  );
  if (reading === 'caller') {
    const isOnIt = own !== undefined && estimate.journeys.get(journeyId ?? '')?.connections.has(connectionId);
    path.behind(viewOf(graph, isOnIt ? own : {}), call);
    return path.refs;
  }
  for (const journey of own ? [own] : reading === 'load' ? journeys.map(([, one]) => one) : []) {
    const entry = graph.indexOf.get(journey.entry);
    if (entry === undefined) continue;
    const view = viewOf(graph, journey);
    path.before(view, waysFrom(view, entry), call, reading === 'so-far');
  }
  path.add(call);
  return path.refs;
}

const graphs = new WeakMap<Diagram, Graph>();

class Path {
  readonly refs = new Set<ElementRef>();
  private readonly graph: Graph;
  private readonly entered = new Set<number>();

  constructor(graph: Graph) {
    this.graph = graph;
  }

  add(call: Call): void {
    this.refs.add(refOf('connection', call.id));
  }

  /** The call and all it waits for. */
  behind(view: View, call: Call): void {
    const among = groupsOf(view, call.from);
    const isAlone = among.some((group) =>
      group.members.some((member) => member.call === call && isLookUp(group, member.place)),
    );
    this.follow(view, call, isAlone || isLeftWithBroker(view, call));
  }

  /** The ways to it, with what is called before on them where that is waited for. */
  before(view: View, stops: readonly Stop[], call: Call, isWaited: boolean): void {
    const byNode = new Map(stops.map((stop) => [stop.node, stop]));
    const last = byNode.get(call.from)?.leaving.find((way) => way.call === call);
    const open = last ? [last] : [];
    const seen = new Set(open);
    for (const way of open) {
      this.add(way.call);
      this.node(way.call.from);
      if (isWaited) this.doneBefore(view, way);
      for (const earlier of byNode.get(way.call.from)?.arriving ?? []) {
        if (seen.has(earlier)) continue;
        seen.add(earlier);
        open.push(earlier);
      }
    }
  }

  private doneBefore(view: View, { groups, enqueues, earlier }: Way): void {
    for (const { call } of [...groups.flatMap(({ members }) => members), ...earlier]) this.behind(view, call);
    for (const call of enqueues) this.follow(view, call, true);
  }

  private follow(view: View, call: Call, isAlone: boolean): void {
    const open = [{ call, isAlone }];
    for (const one of open) {
      this.add(one.call);
      const { to } = one.call;
      this.node(to);
      if (one.isAlone || this.entered.has(to)) continue;
      this.entered.add(to);
      for (const group of groupsOf(view, to)) {
        for (const { call: next, place } of group.members)
          open.push({ call: next, isAlone: isLookUp(group, place) });
      }
      for (const next of enqueuesOf(view, to)) open.push({ call: next, isAlone: true });
    }
  }

  private node(index: number): void {
    const id = this.graph.nodes[index]?.id;
    if (id !== undefined) this.refs.add(refOf('component', id));
  }
}
