import { settingsOf } from '../facts';
import { saidOf } from '../fieldOf';
import { counted } from '../phrases';
import { setSetting } from '../remedies';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';
import { isRunByUs, recordStores } from '../stores';

const example = (replication: string) =>
  sketch({
    parts: {
      user: part('client', 'User'),
      api: part('service', 'API', { replicas: 2 }),
      orders: part('sql-database', 'Orders', { replicas: 2, replication }),
    },
    links: [link('user', 'api'), link('api', 'orders')],
  });

export const rule: DesignRule = {
  id: 'replicas-without-replication',
  about: 'design',
  severity: 'error',
  topic: 'replication',
  profile: 'whiteboard',
  named: ['backend-engineering'],
  title: 'Replicas of a store have its data',
  why: 'An instance that nothing is copied to is an empty database: it answers wrongly, and can’t take over.',
  source: 'PostgreSQL documentation, “High Availability, Load Balancing, and Replication”',
  exceptions:
    'Only where replication is said to be none: left open it isn’t known. Instances over one shared disk copy nothing: draw the disk.',
  refused: example('none'),
  allowed: example('asynchronous'),
  check: ({ facts }) =>
    recordStores(facts).flatMap(([id, store]) => {
      const { replicas } = settingsOf(store);
      const sharesDisk = facts
        .callees(id, 'store')
        .some((to) => ['block-storage', 'file-storage'].includes(facts.typeAt(to)?.id ?? ''));
      if (replicas < 2 || saidOf(store, 'replication') !== 'none' || sharesDisk || !isRunByUs(store))
        return [];
      return [
        {
          message: `${store.name || id} runs ${counted(replicas, 'instance')} and copies nothing from one to the other: only one of them has the data.`,
          components: [id],
          remedy: setSetting('Let replicas follow', id, 'replication', 'asynchronous'),
        },
      ];
    }),
};
