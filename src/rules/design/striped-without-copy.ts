import { nameOf } from '../../model/queries';
import { sortedIds } from '../../shared/order';
import { settingsOf } from '../facts';
import { fieldOf } from '../fieldOf';
import { setSetting } from '../remedies';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const example = (raid: string) =>
  sketch({
    parts: {
      user: part('client', 'User'),
      orders: part('monolith', 'Orders'),
      disks: part('block-storage', 'Disks', { raid }),
    },
    links: [link('user', 'orders'), link('orders', 'disks')],
  });

export const rule: DesignRule = {
  id: 'striped-without-copy',
  about: 'design',
  severity: 'warning',
  topic: 'data',
  profile: 'whiteboard',
  named: ['system-design-course'],
  title: 'Striped disks hold what is also somewhere else',
  why: 'RAID 0 lays every file over all its disks: with the first of them that fails all data is lost, and with n disks that comes n times as soon.',
  source:
    'Patterson, Gibson and Katz, “A Case for Redundant Arrays of Inexpensive Disks (RAID)” (SIGMOD 1988)',
  exceptions: 'Where the store on it has further instances with their own disks, or is a cache.',
  refused: example('raid-0'),
  allowed: example('raid-10'),
  check: ({ diagram, facts }) =>
    facts.ofType('block-storage').flatMap(([id, disks]) => {
      if (fieldOf(disks, 'raid') !== 'raid-0') return [];
      const alone = sortedIds(facts.callers(id)).find((caller) => {
        const component = diagram.components.get(caller);
        return component && facts.roleAt(caller) !== 'cache' && settingsOf(component).replicas < 2;
      });
      if (alone === undefined) return [];
      return [
        {
          message: `${nameOf(diagram, alone)} has its only copy on ${disks.name || id}, which are striped: one failed disk loses all of it.`,
          components: [id, alone],
          remedy: setSetting('Mirror them (RAID 10)', id, 'raid', 'raid-10'),
        },
      ];
    }),
};
