import { settingsOf } from '../facts';
import { fieldOf } from '../fieldOf';
import { setSetting } from '../remedies';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';
import { isRunByUs } from '../stores';

const example = (settings: object) =>
  sketch({
    parts: {
      user: part('client', 'User'),
      api: part('service', 'API', { replicas: 2 }),
      leader: part('coordination-service', 'Election', { replicas: 3, ...settings }),
    },
    links: [link('user', 'api'), link('api', 'leader')],
  });

export const rule: DesignRule = {
  id: 'majority-not-required',
  about: 'design',
  severity: 'warning',
  topic: 'replication',
  profile: 'interview',
  named: ['backend-engineering'],
  title: 'What agrees by majority counts as up only with one',
  why: 'With one of three members left nothing is decided any more. If one is said to be enough, the availability counts states in which it answers nobody.',
  source:
    'Ongaro and Ousterhout, “In Search of an Understandable Consensus Algorithm” (USENIX ATC 2014); Apache ZooKeeper administrator’s guide, on ensembles',
  exceptions:
    'What a provider runs, and what decides by a single machine. Readers that are content with a member’s own, older word: say so under the reads.',
  refused: example({}),
  allowed: example({ requiredReplicas: 2 }),
  check: ({ facts }) =>
    ['coordination-service', 'lock-service', 'service-registry', 'configuration-store']
      .flatMap((type) => facts.ofType(type))
      .flatMap(([id, ensemble]) => {
        const { replicas } = settingsOf(ensemble);
        const { requiredReplicas = 1, read, write } = ensemble.settings ?? {};
        const perOperation = read?.requiredReplicas !== undefined || write?.requiredReplicas !== undefined;
        const majority = Math.floor(replicas / 2) + 1;
        const decides =
          fieldOf(ensemble, 'consensus') !== 'none' && fieldOf(ensemble, 'consistency') !== 'eventual';
        const byMajority = ensemble.type !== 'lock-service' || fieldOf(ensemble, 'grantedBy') === 'consensus';
        if (replicas < 3 || perOperation || !decides || !byMajority || !isRunByUs(ensemble)) return [];
        if (requiredReplicas !== 'auto' && requiredReplicas >= majority) return [];
        return [
          {
            message: `${ensemble.name || id} agrees by ${majority} of its ${replicas} members, but counts as up with ${requiredReplicas === 'auto' ? 'fewer' : requiredReplicas}.`,
            components: [id],
            remedy: setSetting(`Require ${majority}`, id, 'requiredReplicas', majority),
          },
        ];
      }),
};
