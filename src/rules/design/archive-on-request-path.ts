import { nameOf } from '../../model/queries';
import { byText } from '../../shared/order';
import { fieldOf } from '../fieldOf';
import { setSetting } from '../remedies';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const example = (storageClass: string) =>
  sketch({
    parts: {
      user: part('client', 'User'),
      api: part('service', 'API', { replicas: 2 }),
      films: part('object-store', 'Films', { storageClass }),
    },
    links: [link('user', 'api'), link('api', 'films', { operation: 'read' })],
    journeys: { watch: { name: 'Watch', entry: 'user' } },
  });

export const rule: DesignRule = {
  id: 'archive-on-request-path',
  about: 'design',
  severity: 'error',
  topic: 'data',
  profile: 'whiteboard',
  named: [],
  title: 'Nobody waits for what lies in an archive',
  why: 'Archived objects must be brought back first, which takes minutes to hours: no request lives that long, and the numbers are of data that is at hand.',
  source:
    'AWS, “Amazon S3 User Guide”, on archive retrieval options; Google Cloud and Azure documentation on storage classes',
  exceptions: 'Writing into it; jobs that read without anybody waiting; classes that are read at once.',
  refused: example('archive'),
  allowed: example('archive-instant'),
  check: ({ diagram, facts }) =>
    facts.ofType('object-store').flatMap(([id, store]) => {
      if (fieldOf(store, 'storageClass') !== 'archive' || !facts.isCritical(id)) return [];
      const reads = facts.callsTo(id).filter(([, { operation }]) => operation === 'read');
      const [waiting] = reads.sort(([a], [b]) => byText(a, b));
      if (!waiting) return [];
      const [callId, { from }] = waiting;
      return [
        {
          message: `${nameOf(diagram, from)} waits for ${store.name || id}, an archive that takes hours to be read.`,
          components: [id, from],
          connections: [callId],
          remedy: setSetting('Keep it where it is read at once', id, 'storageClass', 'archive-instant'),
        },
      ];
    }),
};
