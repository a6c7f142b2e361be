import { KEEPS_THE_ONLY_COPY } from '../../catalog/components/cacheFields';
import type { ComponentType, Role } from '../../catalog/componentType';
import { settingInForce } from '../../catalog/settingInForce';
import { freshConnectionId, freshId, putComponent, putConnection, putSetting } from '../../model/edits';
import type { Remedy } from '../../model/finding';
import { foundIn } from '../foundIn';
import type { Link, Part } from '../parts';
import { spotBeside } from '../remedies';
import type { DesignRule, Verdict } from '../rule';
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
  topic: 'caching',
  profile: 'whiteboard',
  named: ['system-design-course'],
  title: 'Behind every cache stands what it caches',
  why: 'A cache forgets: what it evicts or loses in a restart has to be read again from somewhere.',
  source: 'Microsoft, Azure Architecture Center, “Cache-Aside pattern” and “Caching guidance”',
  exceptions:
    'Either the cache asks the store itself (read-through), or its caller does (cache-aside). Counters of a rate limiter may be lost, and sessions, locks or queues kept in memory have nothing behind them: say what it is used for. A CDN filled by uploads has what was uploaded. What may not be lost belongs in a key-value store.',
  refused: sketch({
    parts: { user: parts.user, api: part('service', 'API', { replicas: 2 }), cache: parts.sessions },
    links: [link('user', 'api'), link('api', 'cache')],
  }),
  allowed: sketch({
    parts,
    links: [link('user', 'api'), link('api', 'sessions'), link('api', 'orders')],
  }),
  check: (review) =>
    foundIn(review.facts.partsOfRole('cache'), (one) =>
      one.component.settings?.mode !== 'push' &&
      !KEEPS_THE_ONLY_COPY.has(settingInForce(one.component, 'purpose').value)
        ? withoutSource(one)
        : null,
    ),
};

function withoutSource(cache: Part): Verdict | null {
  const lacking = callersWithoutSource(cache);
  if (lacking.length === 0) return null;
  const { id, name, component } = cache;
  if (component.type === 'cdn')
    return { message: `${name} has no origin behind it: connect it to what it delivers.`, components: [id] };
  const [only] = lacking.length === 1 ? lacking : [];
  return {
    message: `${name} has no store behind it: what it forgets is gone.`,
    components: [id],
    remedy: only && isCallOfCode(only) ? addStore(only.from.id, only.id) : undefined,
  };
}

/** Only code of ours can be told to ask the store next, and only where it waits for the cache's answer. */
const isCallOfCode = ({ from, isSync }: Link): boolean => isSync && from.type.role === 'compute';

const SOURCES: readonly Role[] = ['store', 'compute', 'external', 'router', 'untyped', 'broker', 'cache'];
const BESIDE: readonly Role[] = ['store', 'compute', 'external', 'untyped'];

/** None where it fetches what it lacks itself; else those that can't fetch it either. Without callers: none yet. */
function callersWithoutSource(cache: Part): readonly Link[] {
  const leadsTo = (one: Part, roles: readonly Role[]) =>
    one.outgoing.some(({ to }) => to !== cache && to !== one && roles.includes(to.type.role));
  if (leadsTo(cache, SOURCES)) return [];
  return cache.incoming.filter(({ from }) => {
    const { type, component, outgoing } = from;
    if (type.role === 'untyped' || component.type === 'rate-limiter') return false;
    return !leadsTo(from, BESIDE) && !(outgoing.length === 1 && isWarmer(type));
  });
}

/** A worker or a store that fills or clears the cache is no reader of it. */
const isWarmer = ({ id, role }: ComponentType): boolean =>
  id === 'worker' || role === 'store' || role === 'broker';

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
