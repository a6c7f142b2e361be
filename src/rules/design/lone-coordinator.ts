import { settingsOf } from '../facts';
import { setSetting } from '../remedies';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const api = part('service', 'API', { replicas: 2 });
const registry = (replicas: number) => part('service-registry', 'Registry', { replicas });
const links = [link('user', 'api'), link('api', 'registry')];

export const rule: DesignRule = {
  id: 'lone-coordinator',
  about: 'design',
  severity: 'warning',
  topic: 'services',
  profile: 'interview',
  named: ['system-design-course', 'roadmap-notes', 'interview-guide'],
  title: 'Registries, locks and elections survive one of theirs',
  why: 'All the others ask it where to go and who may: when it is down nothing new starts, nobody takes over, and what is known grows old.',
  source:
    'Apache ZooKeeper documentation, “ZooKeeper Administrator’s Guide”; HashiCorp Consul documentation, “Consensus Protocol”',
  exceptions: 'Managed ones. Three make a majority that survives one, five survive two.',
  refused: sketch({ parts: { user, api, registry: registry(1) }, links }),
  allowed: sketch({ parts: { user, api, registry: registry(3) }, links }),
  check: ({ facts }) =>
    COORDINATORS.flatMap((type) => facts.ofType(type)).flatMap(([id, component]) => {
      const { replicas, managed } = settingsOf(component);
      if (replicas !== 1 || managed !== null) return [];
      return [
        {
          message: `${component.name || id} runs once, and all the others ask it: three instances survive the loss of one.`,
          components: [id],
          remedy: setSetting('Run 3 instances', id, 'replicas', 3),
        },
      ];
    }),
};

const COORDINATORS = ['service-registry', 'configuration-store', 'coordination-service', 'lock-service'];
