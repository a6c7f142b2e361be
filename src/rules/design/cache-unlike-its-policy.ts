import { allFoundIn } from '../foundIn';
import type { Link, Part } from '../parts';
import { removeConnection, setSetting } from '../remedies';
import type { DesignRule, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';

const parts = {
  user: part('client', 'User'),
  shop: part('service', 'Shop', { replicas: 2 }),
  prices: part('cache', 'Prices', { readPolicy: 'cache-aside' }),
  database: part('sql-database', 'Database', { replicas: 2 }),
};
const links = [link('user', 'shop'), link('shop', 'prices'), link('shop', 'database')];

export const rule: DesignRule = {
  id: 'cache-unlike-its-policy',
  about: 'design',
  severity: 'warning',
  topic: 'caching',
  profile: 'whiteboard',
  named: ['backend-engineering'],
  title: 'A cache is drawn as it is said to work',
  why: 'Beside its store (cache-aside) the caller asks the store and fills the cache, which knows no store. Before it (read-through) the cache asks. One said and the other drawn means that two people will build two things, and the numbers follow the drawing.',
  source:
    'Microsoft, Azure Architecture Center, “Cache-Aside pattern”; Oracle, “Coherence: Read-Through, Write-Through, Write-Behind and Refresh-Ahead Caching”',
  exceptions:
    'Only caches that say what they do on a miss. What another part writes into the cache, and messages, are no asking.',
  refused: sketch({ parts, links: [...links, link('prices', 'database')] }),
  allowed: sketch({ parts, links }),
  check: ({ facts }) => allFoundIn(facts.partsOfType('cache'), unlike),
};

function unlike(cache: Part): readonly Verdict[] {
  const policy = cache.component.settings?.readPolicy;
  const asked = cache.callsFrom.filter(readsStore);
  if (policy === 'cache-aside') return asked.map((own) => asksItself(cache, own));
  if (policy !== 'read-through' && policy !== 'refresh-ahead') return NOTHING;
  if (cache.outgoing.length > 0) return NOTHING;
  return cache.callsTo.some(({ from }) => from.callsFrom.some(readsStore)) ? [asksNobody(cache)] : NOTHING;
}

const NOTHING: readonly Verdict[] = [];

const readsStore = ({ to, connection }: Link): boolean =>
  to.type.role === 'store' && connection.operation !== 'write';

function asksItself({ id, name, callsTo }: Part, { id: own, to }: Link): Verdict {
  const isAskedBeside = callsTo.some(({ from }) =>
    from.callsFrom.some((other) => other.to === to && readsStore(other)),
  );
  return {
    message: `${name} is said to be filled by who asks it (cache-aside), and asks ${to.name} itself: draw one of the two.`,
    components: [id, to.id],
    connections: [own],
    remedy: isAskedBeside
      ? removeConnection('Let who asks it fill it', own)
      : setSetting('Let it read through', id, 'readPolicy', 'read-through'),
  };
}

const asksNobody = ({ id, name }: Part): Verdict => ({
  message: `${name} is said to read what it lacks itself, and asks nobody: connect it to its store, or let its callers fill it.`,
  components: [id],
  remedy: setSetting('Let who asks it fill it', id, 'readPolicy', 'cache-aside'),
});
