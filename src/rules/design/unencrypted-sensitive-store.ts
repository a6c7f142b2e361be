import { nameOf } from '../../model/queries';
import { fieldOf, saidOf } from '../fieldOf';
import { setSetting } from '../remedies';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const parts = (encryptedAtRest: boolean) => ({
  user: part('client', 'User'),
  clinic: part('service', 'Clinic', { replicas: 2 }),
  records: part('sql-database', 'Records', { replicas: 2, dataKind: 'health', encryptedAtRest }),
});
const links = [link('user', 'clinic'), link('clinic', 'records')];

export const rule: DesignRule = {
  id: 'unencrypted-sensitive-store',
  about: 'design',
  severity: 'warning',
  topic: 'security',
  profile: 'production',
  named: ['interview-guide'],
  title: 'Data about people and money is encrypted where it lies',
  why: 'Disks are replaced, copied and stolen, and backups lie about for years. What is encrypted under a key kept elsewhere tells whoever finds it nothing.',
  source:
    'OWASP, “Cryptographic Storage Cheat Sheet”; AWS Well-Architected, Security pillar, “Protecting data at rest”',
  exceptions: 'Stores that don’t say that they keep money, people and sign-ins, health or messages.',
  refused: sketch({ parts: parts(false), links }),
  allowed: sketch({ parts: parts(true), links }),
  check: ({ diagram, facts }) =>
    facts.ofRole('store').flatMap(([id, store]) => {
      const subject = SENSITIVE.get(saidOf(store, 'dataKind'));
      if (subject === undefined || fieldOf(store, 'encryptedAtRest') !== false) return [];
      return [
        {
          message: `${nameOf(diagram, id)} keeps ${subject} and isn’t said to be encrypted: a disk or a backup that gets lost tells all of it.`,
          components: [id],
          remedy: setSetting('Encrypt it at rest', id, 'encryptedAtRest', true),
        },
      ];
    }),
};

const SENSITIVE: ReadonlyMap<unknown, string> = new Map([
  ['money', 'money'],
  ['identity', 'people and their sign-ins'],
  ['health', 'health records'],
  ['messages', 'people’s messages'],
]);
