/** Loads from one edit to the next: those an edit's parts have nothing to do with stay as they are, and none says otherwise than anew. */
import { describe, expect, it } from 'vitest';
import { buildGraph } from '../../../src/estimate/graph/buildGraph';
import type { Graph } from '../../../src/estimate/graph/graph';
import { viewOf } from '../../../src/estimate/graph/view';
import { createKeptLoads } from '../../../src/estimate/load/keptLoads';
import { pushLoad } from '../../../src/estimate/load/load';
import { routesOf } from '../../../src/estimate/load/routes';
import type { Diagram } from '../../../src/model/diagram';
import { putComponent, putConnection, removeElements } from '../../../src/model/edits';
import { refOf } from '../../../src/model/elements';
import { diagramOf, how, service, wire, wires } from '../documents';
import { randomFrom } from '../reference/random';

const drawn = diagramOf({
  components: {
    a: service(1, { calls: [how('cache', ['a>b', 'a>c'])] }),
    b: { type: 'cache', settings: { hitRatio: 0.9 } },
    c: service(1),
    d: service(1),
    e: service(1),
  },
  connections: wires('a>b', 'a>c', 'c>d', 'e>d'),
});

describe('loads from one edit to the next', () => {
  it('stay the same object where no request gets to what is another', () => {
    const { of } = following();
    const before = of(drawn);
    const added = putComponent(drawn, 'f', { type: 'service' });
    expect(of(added)).toBe(before);
    const called = putConnection(added, 'e>f', wire('e', 'f'));
    expect(of(called)).toBe(before);
    expect(of(removeElements(called, [refOf('connection', 'e>d')]))).toBe(before);
    const reached = of(putConnection(called, 'c>f', wire('c', 'f')));
    expect(reached).not.toBe(before);
  });

  it('say what they say anew, also of many parts that come and go', () => {
    const random = randomFrom(4);
    const { of, graph } = following();
    let diagram = drawn;
    of(diagram);
    for (let turn = 0; turn < 400; turn++) {
      diagram = edited(diagram, turn, random.next);
      const load = of(diagram);
      const { arrivals, calls } = pushLoad(viewOf(graph()), 0, 10);
      expect(load.arrivals, `after ${turn}`).toEqual(arrivals);
      expect(load.calls, `after ${turn}`).toEqual(calls);
    }
    expect(diagram.components.size).toBeGreaterThan(80);
  });

  it('ways without hits are kept as well', () => {
    const graph = buildGraph(drawn);
    const cold = new Set([graph.indexOf.get('b') ?? -1]);
    const a = graph.indexOf.get('a') ?? -1;
    const before = routesOf(viewOf(graph), undefined, cold);
    const sends = before.of(a);
    expect([...sends.perRequest]).toEqual([1, 1]);
    const next = buildGraph(putComponent(drawn, 'f', { type: 'service' }), graph);
    const now = routesOf(viewOf(next, {}, viewOf(graph)), undefined, cold, before);
    expect(now.of(a)).toBe(sends);
  });
});

/** What enters at `a`, of diagrams that follow one another. */
function following() {
  const loads = createKeptLoads();
  let graph: Graph | null = null;
  let view: ReturnType<typeof viewOf> | null = null;
  return {
    of(diagram: Diagram) {
      loads.forgetUnused();
      graph = buildGraph(diagram, graph);
      view = viewOf(graph, {}, view);
      return loads.of('a', { view, entry: 0, requestsPerSecond: 10 });
    },
    graph: () => graph ?? buildGraph(drawn),
  };
}

/** Mostly one more part, which something calls; else one of those goes again, or something is called by another too. */
function edited(diagram: Diagram, turn: number, next: () => number): Diagram {
  const ids = [...diagram.components.keys()];
  const callers = ids.filter((id) => id !== 'b');
  const one = ids[Math.floor(next() * ids.length)] ?? 'a';
  const caller = callers[Math.floor(next() * callers.length)] ?? 'a';
  const fresh = `n${turn}`;
  const share = next();
  if (share < 0.2 && one.startsWith('n')) return removeElements(diagram, [refOf('component', one)]);
  if (share < 0.4 && one !== caller && ids.indexOf(one) > ids.indexOf(caller))
    return putConnection(diagram, `${caller}>${one} ${turn}`, wire(caller, one));
  const added = putComponent(diagram, fresh, { type: 'service' });
  return share < 0.9 ? putConnection(added, `${caller}>${fresh}`, wire(caller, fresh)) : added;
}
