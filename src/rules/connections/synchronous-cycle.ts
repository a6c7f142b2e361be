import { modeOf } from '../../catalog/effective';
import type { Diagram } from '../../model/diagram';
import type { Remedy } from '../../model/finding';
import { nameOf } from '../../model/queries';
import type { ConnectionView } from '../connectionView';
import { isUntyped } from '../connectionView';
import type { Graph, ReachSet } from '../graph';
import { isRefusedCall } from '../graph';
import { type Knot, knotsOf } from '../knots';
import { byName, listOf } from '../phrases';
import { reconnect, redraw } from '../remedies';
import type { ConnectionRule, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';

const parts = {
  user: part('client', 'User'),
  orders: part('service', 'Orders', { replicas: 2 }),
  stock: part('service', 'Stock', { replicas: 2 }),
};

export const rule: ConnectionRule = {
  id: 'synchronous-cycle',
  about: 'connection',
  severity: 'error',
  topic: 'services',
  profile: 'whiteboard',
  named: ['backend-engineering'],
  title: 'Calls don’t go round in circles',
  why: 'In a circle of calls each part waits for an answer that waits for its own: one slow part uses up the threads of all, none can start first, and none is up unless all are.',
  source:
    'Google, “Site Reliability Engineering”, chapter 22, “Addressing Cascading Failures”, on avoiding intra-layer communication and cycles',
  exceptions:
    'A circle with an asynchronous connection in it is fine. Through plain boxes it is a warning and can be drawn: types come later.',
  refused: sketch({
    parts,
    links: [link('user', 'orders'), link('orders', 'stock'), link('stock', 'orders')],
  }),
  allowed: sketch({
    parts,
    links: [link('user', 'orders'), link('orders', 'stock'), link('stock', 'orders', { mode: 'async' })],
  }),
  check: (view) => {
    const { from, to, mode } = view;
    if (mode !== 'sync' || from.id === to.id) return null;
    return view.isDrawn ? standing(view) : closing(view);
  },
};

/** A proposed call closes a circle where its target already calls its source, however far round. */
function closing(view: ConnectionView): Verdict | null {
  const { from, to, graph, anchor, diagram } = view;
  if (isUntyped(from) || isUntyped(to) || isRefusedCall(from.type.role, to.type.role)) return null;
  const reached = anchor === 'from' ? graph.callersOf(from.id) : graph.calledBy(to.id);
  const other = anchor === 'from' ? to.id : from.id;
  if (!reached.has(other)) return null;
  const steps = wayBack(reached, other);
  const way = anchor === 'from' ? steps : { ...steps, ids: [...steps.ids].reverse() };
  return {
    message: sentence(diagram, from.id, way.complete ? way.ids : [to.id], way.complete),
    remedy: reconnect(view, 'Connect asynchronously', { mode: 'async' }),
  };
}

/** A drawn call is on a circle where its ends are on one together; the whole circle is one verdict. */
function standing({ diagram, graph, from, to }: ConnectionView): Verdict | null {
  const knot = graph.knotOf(from.id);
  if (!knot || graph.knotOf(to.id) !== knot) return null;
  const verdict = verdicts.get(knot) ?? verdictOn(diagram, graph, knot);
  verdicts.set(knot, verdict);
  return verdict;
}

const verdicts = new WeakMap<Knot, Verdict>();

function verdictOn(diagram: Diagram, graph: Graph, knot: Knot): Verdict {
  const { ids, isRing } = around(diagram, knot);
  const named = (id: string): string => nameOf(diagram, id);
  const names =
    isRing && ids.length <= MOST
      ? [...ids, ...ids.slice(0, 1)].map(named).join(' → ')
      : listOf(ids.map(named));
  return {
    ...(!knot.typed && { severity: 'warning' }),
    components: knot.components,
    connections: knot.connections,
    message: `These calls go round in a circle and wait for each other: ${names}; make one of them asynchronous.`,
    remedy: loosen(diagram, graph, knot),
  };
}

const MOST = 5;

/**
 * From the first by name, in calling order where that is a ring (to the first by name of those not yet in it), else by
 * name: whatever the order they were drawn in.
 */
function around(diagram: Diagram, knot: Knot): { readonly ids: readonly string[]; readonly isRing: boolean } {
  const ids = byName(diagram, knot.components);
  const calls = new Map<string, Set<string>>(ids.map((id) => [id, new Set()]));
  for (const id of knot.connections) {
    const connection = diagram.connections.get(id);
    if (connection) calls.get(connection.from)?.add(connection.to);
  }
  const [first = ''] = ids;
  const ring = new Set([first]);
  let last = first;
  for (const at of ring) {
    last = at;
    const onward = ids.find((id) => !ring.has(id) && calls.get(at)?.has(id));
    if (onward !== undefined) ring.add(onward);
  }
  const isRing = ring.size === ids.length && calls.get(last)?.has(first) === true;
  return { ids: isRing ? [...ring] : ids, isRing };
}

/** The last connection without which the circle is open; a knot of several circles is left to the user. */
function loosen(diagram: Diagram, graph: Graph, knot: Knot): Remedy | undefined {
  if (knot.connections.length > 60) return undefined;
  const id = [...knot.connections].reverse().find((candidate) => {
    const next = (at: string) =>
      knot.connections.flatMap((other) => {
        const connection = diagram.connections.get(other);
        return connection && other !== candidate && connection.from === at ? [connection.to] : [];
      });
    return knotsOf(knot.components, next).length === 0 && !hasAsyncTwin(diagram, graph, candidate);
  });
  const loose = id === undefined ? undefined : diagram.connections.get(id);
  if (id === undefined || !loose) return undefined;
  return {
    label: `Make ${nameOf(diagram, loose.from)} → ${nameOf(diagram, loose.to)} asynchronous`,
    apply: (before) => {
      const connection = before.connections.get(id);
      return connection ? redraw(before, id, { ...connection, mode: 'async' }) : before;
    },
  };
}

/** Made asynchronous, the connection might say what another one says already. */
function hasAsyncTwin(diagram: Diagram, graph: Graph, id: string): boolean {
  const connection = diagram.connections.get(id);
  if (!connection) return true;
  const twins = graph.between(connection.from, connection.to);
  return twins.some(([other, twin]) => other !== id && modeOf(diagram, twin) === 'async');
}

/** From the other end to where the search started, a few steps at most. */
function wayBack(
  reached: ReachSet,
  start: string,
): { readonly ids: readonly string[]; readonly complete: boolean } {
  const ids = [start];
  for (let at = reached.get(start); at !== null && at !== undefined; at = reached.get(at)) {
    if (ids.length === MOST) return { ids, complete: false };
    ids.push(at);
  }
  return { ids, complete: true };
}

/** `way` leads from the target back to the source. */
function sentence(diagram: Diagram, from: string, way: readonly string[], complete: boolean): string {
  const names = way.map((id) => nameOf(diagram, id));
  const further = complete ? '' : ', some steps further on';
  const steps = complete && names.length > 2 ? ` (${names.join(' → ')})` : '';
  return `${names[0]} already calls ${nameOf(diagram, from)}${steps}${further}: a call back would go round in a circle, so make it asynchronous.`;
}
