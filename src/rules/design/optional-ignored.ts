import type { How } from '../../model/diagram';
import { putConnection, withKey } from '../../model/edits';
import type { Remedy } from '../../model/finding';
import { foundIn } from '../foundIn';
import type { Link, Part } from '../parts';
import { listOf } from '../phrases';
import type { DesignRule, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';

const parts = {
  user: part('client', 'User'),
  balancer: part('load-balancer', 'Balancer', { replicas: 2 }),
  a: part('service', 'A', { replicas: 2 }),
  b: part('service', 'B', { replicas: 2 }),
};

export const rule: DesignRule = {
  id: 'optional-ignored',
  about: 'design',
  severity: 'info',
  topic: 'sketch',
  profile: 'whiteboard',
  named: [],
  title: '“Optional” is said where it matters',
  why: 'Where calls stand in for each other (balance, failover, quorum, shard, cache), each of them can be missed already: marking one as optional changes no number.',
  source: 'Plumbline, “What the numbers mean”, fine print on optional calls',
  exceptions: 'In a sequence or in parallel, optional means that the answer goes on without it.',
  refused: sketch({
    parts,
    links: [link('user', 'balancer'), link('balancer', 'a'), link('balancer', 'b', { optional: true })],
  }),
  allowed: sketch({
    parts,
    links: [
      link('user', 'balancer'),
      link('balancer', 'a'),
      link('a', 'b', { optional: true }),
      link('balancer', 'b'),
    ],
  }),
  check: (review) => foundIn(review.facts.parts, ignoredBy),
};

function ignoredBy({ id, name, outgoing }: Part): Verdict | null {
  if (!outgoing.some(isIgnored)) return null;
  const ignored = outgoing.filter(isIgnored);
  const targets = listOf(ignored.map(({ to }) => to.name));
  const connections = ignored.map((link) => link.id);
  return {
    message: `${name} chooses between its targets, so that its call to ${targets} is optional changes nothing.`,
    components: [id],
    connections,
    remedy: clearOptional(connections),
  };
}

const COUNTS: readonly How[] = ['sequence', 'parallel'];

function isIgnored({ id, connection, isSync, from }: Link): boolean {
  if (connection.optional !== true || !isSync) return false;
  const { calls, how } = from.settings;
  const group = calls.find(({ connections }) => connections.includes(id));
  return !COUNTS.includes(group?.how ?? how);
}

const clearOptional = (ids: readonly string[]): Remedy => ({
  label: 'Clear “optional”',
  apply: (diagram) =>
    ids.reduce((next, id) => {
      const connection = next.connections.get(id);
      return connection ? putConnection(next, id, withKey(connection, 'optional', undefined)) : next;
    }, diagram),
});
