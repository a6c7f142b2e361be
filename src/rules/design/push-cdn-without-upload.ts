import { nameOf } from '../../model/queries';
import { saidOf } from '../fieldOf';
import { setSetting } from '../remedies';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const editor = part('client', 'Editor');
const cdn = part('cdn', 'Edge', { mode: 'push' });
const files = part('object-store', 'Files');
const publisher = part('service', 'Publisher', { replicas: 2 });

export const rule: DesignRule = {
  id: 'push-cdn-without-upload',
  about: 'design',
  severity: 'warning',
  topic: 'edge',
  profile: 'whiteboard',
  named: ['roadmap-notes', 'system-design-course'],
  title: 'Somebody uploads to a CDN that is filled by pushing',
  why: 'Such a CDN fetches nothing by itself: what nobody uploads isn’t there, and what nobody replaces stays old.',
  source: 'Donne Martin, “The System Design Primer”, on push CDNs',
  exceptions:
    'A CDN filled both ways, or by pulling. Anything but a client, or a name that leads to it, may upload.',
  refused: sketch({ parts: { user, cdn, files }, links: [link('user', 'cdn'), link('cdn', 'files')] }),
  allowed: sketch({
    parts: { user, editor, publisher, cdn },
    links: [
      link('editor', 'publisher'),
      link('publisher', 'cdn', { operation: 'write' }),
      link('user', 'cdn'),
    ],
  }),
  check: ({ diagram, facts }) =>
    facts.ofType('cdn').flatMap(([id, cdn]) => {
      if (saidOf(cdn, 'mode') !== 'push') return [];
      const uploads = facts.callers(id).some((from) => UPLOADS.has(facts.roleAt(from)));
      if (uploads) return [];
      const origin = facts.callees(id).length > 0;
      return [
        {
          message: `${nameOf(diagram, id)} is filled by uploads and nobody uploads to it${origin ? ', though it has an origin to fetch from' : ''}: draw who does, or let it pull.`,
          components: [id],
          remedy: origin ? setSetting('Let it pull', id, 'mode', 'pull') : undefined,
        },
      ];
    }),
};

const UPLOADS: ReadonlySet<string | undefined> = new Set([
  'compute',
  'store',
  'broker',
  'external',
  'untyped',
]);
