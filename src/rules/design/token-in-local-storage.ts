import { nameOf } from '../../model/queries';
import { saidOf } from '../fieldOf';
import { setSetting } from '../remedies';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const parts = (tokenStorage: string) => ({
  shop: part('client', 'Shop', { platform: 'spa', tokenStorage }),
  api: part('service', 'API', { replicas: 2 }),
});
const links = [link('shop', 'api')];

export const rule: DesignRule = {
  id: 'token-in-local-storage',
  about: 'design',
  severity: 'warning',
  topic: 'security',
  profile: 'interview',
  named: ['backend-engineering', 'roadmap-notes'],
  title: 'Scripts of a page can’t read the proof of sign-in',
  why: 'Whatever runs in a page reads its local storage: one foreign script, through an advertisement or a package, carries the token away and is the user from then on.',
  source:
    'OWASP, “HTML5 Security Cheat Sheet”, on local storage; IETF RFC 9700, “Best Current Practice for OAuth 2.0 Security”',
  exceptions: 'Programs that are no page: their keychain is the place. Clients that say nothing of it.',
  refused: sketch({ parts: parts('local-storage'), links }),
  allowed: sketch({ parts: parts('cookie'), links }),
  check: ({ diagram, facts }) =>
    facts.ofRole('client').flatMap(([id, client]) => {
      const platform = client.settings?.platform ?? 'browser';
      if (saidOf(client, 'tokenStorage') !== 'local-storage') return [];
      if (platform !== 'browser' && platform !== 'spa') return [];
      return [
        {
          message: `${nameOf(diagram, id)} keeps its token in local storage, where any script in the page can read it: keep it in a cookie scripts can’t.`,
          components: [id],
          remedy: setSetting('Keep it in a cookie', id, 'tokenStorage', 'cookie'),
        },
      ];
    }),
};
