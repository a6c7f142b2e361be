import { nameOf } from '../../model/queries';
import { openWays } from '../entries';
import { fieldOf } from '../fieldOf';
import { serveThroughCdn } from '../insertions';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const shop = part('service', 'Shop', { replicas: 2 });
const photos = part('object-store', 'Photos');
const cdn = part('cdn', 'Edge');
const links = [link('user', 'shop'), link('shop', 'photos')];

export const rule: DesignRule = {
  id: 'static-content-through-service',
  about: 'design',
  severity: 'info',
  topic: 'edge',
  profile: 'interview',
  named: ['interview-guide', 'roadmap-notes', 'system-design-course'],
  title: 'Files reach clients without passing through code',
  why: 'A service that carries pictures and films spends its connections and memory on bytes it doesn’t look at, and is as far away as it is. An edge or a signed link gives them from nearby.',
  source: 'Microsoft, Azure Architecture Center, “Static Content Hosting pattern” and “Valet Key pattern”',
  exceptions:
    'Stores that hand out signed links, that a client or a CDN reaches, archives, what isn’t files and media, calls that only write, and services behind a CDN.',
  refused: sketch({ parts: { user, shop, photos }, links }),
  allowed: sketch({
    parts: { user, shop, photos, cdn },
    links: [...links, link('user', 'cdn'), link('cdn', 'photos')],
  }),
  check: (review) => {
    const { diagram, facts } = review;
    const stores = facts.ofType('object-store');
    if (stores.length === 0) return [];
    const { entries } = openWays(review, (_, { id }) => id === 'cdn');
    return stores.flatMap(([id, store]) => {
      if (fieldOf(store, 'signedLinks') === true || fieldOf(store, 'dataKind') !== 'blobs') return [];
      if (ARCHIVES.has(fieldOf(store, 'storageClass'))) return [];
      if (
        facts.callers(id).some((from) => facts.roleAt(from) === 'client' || facts.typeAt(from)?.id === 'cdn')
      )
        return [];
      const carriers = facts
        .callsTo(id)
        .filter(([, { from, operation }]) => operation !== 'write' && entries.has(from));
      const carrier = carriers[0]?.[1].from;
      const client = facts.ofRole('client')[0]?.[0];
      if (carrier === undefined || client === undefined) return [];
      return [
        {
          message: `${nameOf(diagram, carrier)} carries the files of ${nameOf(diagram, id)} to people itself: let a CDN deliver them, or hand out signed links.`,
          components: [carrier, id],
          connections: carriers.map(([callId]) => callId),
          remedy: serveThroughCdn(client, id),
        },
      ];
    });
  },
};

const ARCHIVES: ReadonlySet<unknown> = new Set(['archive', 'archive-instant']);
