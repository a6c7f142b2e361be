import type { Component, Diagram, Group } from '../../model/diagram';
import { freshId } from '../../model/edits';
import { type Entry, nameOf } from '../../model/queries';
import { moveInto } from '../placings';
import type { DesignRule, ReviewView, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';

const parts = (network: string) => ({
  user: part('client', 'User'),
  api: { ...part('service', 'API', { replicas: 2 }), in: ['front'] },
  orders: { ...part('sql-database', 'Orders', { replicas: 2 }), in: [network] },
});
const links = [link('user', 'api'), link('api', 'orders')];
const front = { type: 'network', name: 'Front', settings: { exposure: 'public' } };
const back = { type: 'network', name: 'Back', settings: { exposure: 'private' } };

export const rule: DesignRule = {
  id: 'exposed-internal-store',
  about: 'design',
  severity: 'warning',
  topic: 'security',
  profile: 'interview',
  named: ['system-design-course', 'roadmap-notes'],
  title: 'Data stands where nobody from outside can knock',
  why: 'A database the internet reaches is tried by everybody: one weak password or one old version, and all of it is gone. Whoever takes over a part at the rim shouldn’t stand before the data either.',
  source:
    'AWS Well-Architected, Security pillar, “Create network layers”; NIST SP 800-41, “Guidelines on Firewalls and Firewall Policy”',
  exceptions:
    'Stores that serve clients by nature (objects, dashboards). Only networks and trust boundaries that say how far they are open count, the nearest around a part.',
  refused: sketch({ parts: parts('front'), links, groups: { front, back } }),
  allowed: sketch({ parts: parts('back'), links, groups: { front, back } }),
  check: (review) =>
    review.facts.ofRole('store').flatMap(([id, store]) => {
      if (review.facts.typeAt(id)?.servesClients) return [];
      const open = groupsOf(review.diagram, store).find(([, group]) => isOpen(group));
      return open ? [inTheOpen(review.diagram, id, open)] : fromTheRim(review, id, store);
    }),
};

function inTheOpen(diagram: Diagram, id: string, [groupId, open]: Entry<Group>): Verdict {
  const sheltered = [...diagram.groups].find(([, group]) => group.type === open.type && isClosed(group));
  const [target, group] = sheltered ?? [freshId(diagram, `private-${open.type}`), shelterBeside(open)];
  return {
    message: `${nameOf(diagram, id)} stands in ${open.name || groupId}, which anybody can reach: move it where only its callers do.`,
    components: [id],
    groups: [groupId],
    remedy: moveInto(`Move it into ${group.name || target}`, [id], target, group),
  };
}

function fromTheRim({ diagram, facts }: ReviewView, id: string, store: Component): readonly Verdict[] {
  const around = groupsOf(diagram, store).filter(([, { type }]) => type === 'trust');
  if (around.length === 0) return [];
  return facts.callers(id).flatMap((from) => {
    const rim = groupsOf(diagram, diagram.components.get(from)).find(([, group]) =>
      AT_RIM.has(group.settings?.level),
    );
    if (!rim || facts.roleAt(from) === 'client' || around.some(([groupId]) => groupId === rim[0])) return [];
    return [
      {
        message: `${nameOf(diagram, from)} stands in ${rim[1].name || rim[0]} and reaches ${nameOf(diagram, id)} directly: whoever takes it over stands before the data.`,
        components: [from, id],
        groups: [rim[0]],
      },
    ];
  });
}

const AT_RIM: ReadonlySet<unknown> = new Set(['dmz', 'public']);

const isOpen = ({ type, settings }: Group): boolean =>
  type === 'network' ? settings?.exposure === 'public' : AT_RIM.has(settings?.level);

const isClosed = ({ type, settings }: Group): boolean =>
  type === 'network' ? settings?.exposure === 'private' : CLOSED.has(settings?.level);

const CLOSED: ReadonlySet<unknown> = new Set(['internal', 'restricted']);

/** As the open one is placed, but closed. */
const shelterBeside = ({ type, in: within }: Group): Group => ({
  type,
  name: type === 'network' ? 'Private network' : 'Inside',
  settings: type === 'network' ? { exposure: 'private' } : { level: 'internal' },
  ...(within && { in: within }),
});

/** Networks and trust boundaries it is placed in itself. */
const groupsOf = (diagram: Diagram, component: Component | undefined): readonly Entry<Group>[] =>
  (component?.in ?? []).flatMap((id) => {
    const group = diagram.groups.get(id);
    return group && (group.type === 'network' || group.type === 'trust') ? [[id, group] as const] : [];
  });
