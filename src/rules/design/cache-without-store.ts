import type { Role } from '../../catalog/componentType';
import { typeOf } from '../../catalog/effective';
import type { Diagram } from '../../model/diagram';
import { freshConnectionId, freshId, putComponent, putConnection, putSetting } from '../../model/edits';
import type { Remedy } from '../../model/finding';
import { spotBeside } from '../remedies';
import type { DesignRule, ReviewView } from '../rule';
import { link, part, sketch } from '../sketch';

const parts = {
  user: part('client', 'User'),
  api: part('service', 'API', { replicas: 2, calls: [{ how: 'cache', connections: ['c2', 'c3'] }] }),
  sessions: part('cache', 'Recent orders', { replicas: 2 }),
  orders: part('sql-database', 'Orders', { replicas: 2 }),
};

export const rule: DesignRule = {
  id: 'cache-without-store',
  about: 'design',
  severity: 'warning',
  title: 'Behind every cache stands what it caches',
  why: 'A cache forgets: what it evicts or loses in a restart has to be read again from somewhere.',
  source: 'Microsoft, Azure Architecture Center, “Cache-Aside pattern” and “Caching guidance”',
  exceptions:
    'Either the cache asks the store itself (read-through), or its caller does (cache-aside). Counters of a rate limiter may be lost. What may not be lost belongs in a key-value store.',
  refused: sketch({
    parts: { user: parts.user, api: part('service', 'API', { replicas: 2 }), cache: parts.sessions },
    links: [link('user', 'api'), link('api', 'cache')],
  }),
  allowed: sketch({
    parts,
    links: [link('user', 'api'), link('api', 'sessions'), link('api', 'orders')],
  }),
  check: (review) =>
    [...review.diagram.components].flatMap(([id, component]) => {
      const type = typeOf(component);
      if (type.role !== 'cache' || hasSource(review, id)) return [];
      const isCdn = type.id === 'cdn';
      const [caller] = review.graph.incoming(id);
      return [
        {
          message: isCdn
            ? `${component.name || id} has no origin behind it: connect it to what it delivers.`
            : `${component.name || id} has no store behind it: what it forgets is gone.`,
          components: [id],
          remedy: isCdn || !caller ? undefined : addStore(caller[1].from, caller[0]),
        },
      ];
    }),
};

const SOURCES: readonly Role[] = ['store', 'compute', 'external', 'router', 'untyped', 'broker', 'cache'];
const BESIDE: readonly Role[] = ['store', 'compute', 'external', 'untyped'];

/** It fetches what it lacks, or each of its callers can; nobody calls it yet: nothing to say yet. */
function hasSource({ diagram, graph }: ReviewView, cacheId: string): boolean {
  const leadsTo = (id: string, roles: readonly Role[]) =>
    graph
      .outgoing(id)
      .some(([, { to }]) => to !== cacheId && to !== id && roles.includes(roleOf(diagram, to)));
  if (leadsTo(cacheId, SOURCES)) return true;
  return graph
    .incoming(cacheId)
    .every(
      ([, { from }]) =>
        leadsTo(from, BESIDE) ||
        diagram.components.get(from)?.type === 'rate-limiter' ||
        roleOf(diagram, from) === 'untyped' ||
        (graph.outgoing(from).length === 1 && isWarmer(diagram, from)),
    );
}

function roleOf(diagram: Diagram, id: string): Role {
  const component = diagram.components.get(id);
  return component ? typeOf(component).role : 'untyped';
}

/** A worker or a store that fills or clears the cache is no reader of it. */
const isWarmer = (diagram: Diagram, id: string): boolean =>
  diagram.components.get(id)?.type === 'worker' || ['store', 'broker'].includes(roleOf(diagram, id));

/** Cache-aside: the caller looks in the cache, then asks the store. */
function addStore(callerId: string, cacheConnectionId: string): Remedy {
  return {
    label: 'Add store',
    apply: (diagram) => {
      const id = freshId(diagram, 'sql-database');
      const position = spotBeside(diagram, diagram.connections.get(cacheConnectionId)?.to ?? callerId);
      const added = putComponent(diagram, id, {
        type: 'sql-database',
        name: 'Store',
        ...(position && { position }),
      });
      const connectionId = freshConnectionId(added);
      const connected = putConnection(added, connectionId, { from: callerId, to: id, protocol: 'sql' });
      const calls = diagram.components.get(callerId)?.settings?.calls ?? [];
      if (calls.some((group) => group.connections.includes(cacheConnectionId))) return connected;
      const aside = { how: 'cache', connections: [cacheConnectionId, connectionId] } as const;
      return putSetting(connected, callerId, 'calls', [...calls, aside]);
    },
  };
}
