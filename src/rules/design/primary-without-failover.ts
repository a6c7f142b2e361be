import type { Diagram } from '../../model/diagram';
import { type Facts, settingsOf } from '../facts';
import { fieldOf } from '../fieldOf';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';
import { setSettings } from '../storeRemedies';
import { isRunByUs, recordStores } from '../stores';

const example = (settings: object) =>
  sketch({
    parts: {
      user: part('client', 'User'),
      api: part('service', 'API', { replicas: 2 }),
      orders: part('sql-database', 'Orders', { replicas: 2, ...settings }),
    },
    links: [link('user', 'api'), link('api', 'orders')],
    journeys: { order: { name: 'Order', entry: 'user', target: { availability: 0.99 } } },
  });

export const rule: DesignRule = {
  id: 'primary-without-failover',
  about: 'design',
  severity: 'warning',
  topic: 'replication',
  profile: 'production',
  named: ['backend-engineering', 'system-design-course'],
  title: 'A spare takes over without being told',
  why: 'The numbers let a replica take over at once. Done by hand it takes until somebody is awake and sure, half an hour on a good night: more than 99.99 % allows in half a year.',
  source:
    'Google, “Site Reliability Engineering”, chapter 7 on automation; PostgreSQL documentation, “Failover”',
  exceptions:
    'What a provider runs; stores without a spare; stores no journey with an availability target waits for; several leaders or none.',
  refused: example({}),
  allowed: example({ failover: 'automatic', replicas: 3 }),
  check: ({ diagram, facts }) => {
    return recordStores(facts).flatMap(([id, store]) => {
      const { replicas } = settingsOf(store);
      const isByHand =
        fieldOf(store, 'failover') === 'manual' && fieldOf(store, 'leadership') === 'single-leader';
      if (!isByHand || replicas < 2 || !isRunByUs(store) || !isPromised(diagram, facts, id)) return [];
      return [
        {
          message: `${store.name || id} counts on a spare that somebody must switch to by hand: let it take over by itself, by the word of a majority.`,
          components: [id],
          remedy: setSettings('Fail over automatically', id, {
            failover: 'automatic',
            replicas: Math.max(3, replicas),
          }),
        },
      ];
    });
  },
};

/** A journey that promises its availability waits for it. */
const isPromised = (diagram: Diagram, facts: Facts, id: string): boolean =>
  [...diagram.journeys].some(
    ([journeyId, { target }]) => target?.availability !== undefined && facts.criticalTo(journeyId).has(id),
  );
