import { nameOf } from '../../model/queries';
import { fieldOf } from '../fieldOf';
import { setSetting } from '../remedies';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const parts = (signedLinks: boolean) => ({
  user: part('client', 'User'),
  photos: part('object-store', 'Photos', { signedLinks }),
});
const links = [link('user', 'photos', { operation: 'write' })];

export const rule: DesignRule = {
  id: 'upload-without-grant',
  about: 'design',
  severity: 'warning',
  topic: 'security',
  profile: 'interview',
  named: ['roadmap-notes'],
  title: 'A client that uploads by itself has a right to that one object',
  why: 'A store that lets clients write lets anybody write, anything and as much as they like, unless each upload needs a link signed for it that soon expires.',
  source: 'Microsoft, Azure Architecture Center, “Valet Key pattern”',
  exceptions: 'A gatekeeper that hands out valet keys, and clients that only read.',
  refused: sketch({ parts: parts(false), links }),
  allowed: sketch({ parts: parts(true), links }),
  check: ({ diagram, facts }) => {
    const grants = facts.ofType('gatekeeper').some(([, keeper]) => keeper.settings?.valetKeys === true);
    if (grants) return [];
    return facts.ofType('object-store').flatMap(([id, store]) => {
      if (fieldOf(store, 'signedLinks') === true) return [];
      const uploads = facts
        .callsTo(id)
        .filter(([, { from, operation }]) => operation === 'write' && facts.roleAt(from) === 'client');
      const client = uploads[0]?.[1].from;
      if (client === undefined) return [];
      return [
        {
          message: `${nameOf(diagram, client)} writes to ${nameOf(diagram, id)} with nobody to let it: hand out signed links, each for one object and a short while.`,
          components: [...new Set(uploads.map(([, { from }]) => from)), id],
          connections: uploads.map(([callId]) => callId),
          remedy: setSetting('Hand out signed links', id, 'signedLinks', true),
        },
      ];
    });
  },
};
