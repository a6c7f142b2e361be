import type { Component } from '../../model/diagram';
import { settingsOf } from '../facts';
import { fieldOf } from '../fieldOf';
import { counted } from '../phrases';
import type { DesignRule, ReviewView } from '../rule';
import { link, part, sketch } from '../sketch';
import { setSettings } from '../storeRemedies';
import { isRunByUs } from '../stores';

const example = (replicas: number, requiredReplicas: number) =>
  sketch({
    parts: {
      user: part('client', 'User'),
      api: part('service', 'API', { replicas: 2 }),
      leader: part('coordination-service', 'Election', { replicas, requiredReplicas }),
    },
    links: [link('user', 'api'), link('api', 'leader')],
  });

export const rule: DesignRule = {
  id: 'even-or-small-ensemble',
  about: 'design',
  severity: 'warning',
  topic: 'replication',
  profile: 'interview',
  named: ['backend-engineering'],
  title: 'What agrees by majority has three, five or seven members',
  why: 'A majority of two is two: with either down nothing is decided. A fourth member lets no more of them fail than three do, and makes a failure likelier.',
  source:
    'Ongaro and Ousterhout, “In Search of an Understandable Consensus Algorithm” (USENIX ATC 2014); etcd documentation, “FAQ”, on cluster size',
  exceptions:
    'What a provider runs, what decides by a single machine (“Agrees by: nothing”), and parts of which nobody says how many there are, on a whiteboard.',
  refused: example(4, 3),
  allowed: example(3, 2),
  check: (review) =>
    ensembles(review).flatMap(([id, ensemble]) => {
      const { replicas } = settingsOf(ensemble);
      if (replicas < 1 || (replicas >= 3 && replicas % 2 === 1)) return [];
      const better = Math.max(3, replicas + 1 - (replicas % 2));
      const survives = Math.floor((replicas - 1) / 2);
      return [
        {
          message: `${ensemble.name || id} agrees by a majority of ${counted(replicas, 'member')}, which bears the loss of ${survives === 0 ? 'none' : survives}: ${better} bear ${Math.floor((better - 1) / 2)}.`,
          components: [id],
          remedy: setSettings(`Run ${better} members`, id, {
            replicas: better,
            requiredReplicas: Math.floor(better / 2) + 1,
          }),
        },
      ];
    }),
};

const AGREEING = ['coordination-service', 'lock-service', 'service-registry', 'configuration-store'];

const ensembles = ({ facts }: ReviewView): readonly (readonly [string, Component])[] =>
  AGREEING.flatMap((type) => facts.ofType(type)).filter(
    ([, ensemble]) =>
      isRunByUs(ensemble) && fieldOf(ensemble, 'consensus') !== 'none' && isMajority(ensemble),
  );

/** A lock lent by one machine or a database’s row agrees with nobody. */
const isMajority = (ensemble: Component): boolean =>
  ensemble.type !== 'lock-service' || fieldOf(ensemble, 'grantedBy') === 'consensus';
