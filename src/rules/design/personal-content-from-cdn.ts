import type { Component } from '../../model/diagram';
import { nameOf } from '../../model/queries';
import { behindDoors } from '../entries';
import { fieldOf, saidOf } from '../fieldOf';
import { setSetting } from '../remedies';
import type { DesignRule, ReviewView, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';

const parts = (content: string) => ({
  user: part('client', 'User'),
  cdn: part('cdn', 'Edge', { content }),
  bank: part('service', 'Bank', { replicas: 2 }),
  accounts: part('sql-database', 'Accounts', { replicas: 2, dataKind: 'money' }),
});
const links = [link('user', 'cdn'), link('cdn', 'bank'), link('bank', 'accounts')];

export const rule: DesignRule = {
  id: 'personal-content-from-cdn',
  about: 'design',
  severity: 'warning',
  topic: 'edge',
  profile: 'interview',
  named: ['roadmap-notes'],
  title: 'What belongs to one person isn’t kept at the edge',
  why: 'An edge gives the next one who asks what it gave the last. A balance or a record kept there is out of date at best, and in front of a stranger at worst.',
  source:
    'IETF RFC 9111, “HTTP Caching”, on private responses; OWASP Web Security Testing Guide, on cache weaknesses',
  exceptions:
    'A CDN said to deliver files only (nobody saying anything means that), one that keeps nothing (a TTL of 0), private files behind signed links, and services that also answer from data which is everybody’s.',
  refused: sketch({ parts: parts('dynamic'), links }),
  allowed: sketch({ parts: parts('static'), links }),
  check: (review) =>
    review.facts.ofType('cdn').flatMap(([id, cdn]) => {
      if (saidOf(cdn, 'ttlSeconds') === 0) return [];
      return behindDoors(review, id).parts.flatMap((origin) => kept(review, id, cdn, origin));
    }),
};

const PERSONAL: ReadonlySet<unknown> = new Set(['money', 'identity', 'health', 'messages', 'sessions']);

function kept(review: ReviewView, cdnId: string, cdn: Component, originId: string): readonly Verdict[] {
  const { diagram, facts } = review;
  const origin = diagram.components.get(originId);
  if (!origin) return [];
  const isPersonal = (store: Component) => PERSONAL.has(fieldOf(store, 'dataKind'));
  const [edge, name] = [nameOf(diagram, cdnId), nameOf(diagram, originId)];
  if (facts.roleAt(originId) === 'store') {
    if (!isPersonal(origin) || fieldOf(origin, 'signedLinks') === true) return [];
    return [
      {
        message: `${edge} gives anybody what it has of ${name}, which belongs to single people: ask for signed links.`,
        components: [cdnId, originId],
        remedy:
          origin.type === 'object-store'
            ? setSetting('Hand out signed links only', originId, 'signedLinks', true)
            : undefined,
      },
    ];
  }
  const stores = facts.callees(originId, 'store').flatMap((id) => diagram.components.get(id) ?? []);
  const shares = SHARES.has(saidOf(cdn, 'content'));
  if (!shares || stores.length === 0 || !stores.every(isPersonal)) return [];
  return [
    {
      message: `${edge} keeps answers of ${name}, and all that one knows belongs to single people: deliver only files from the edge.`,
      components: [cdnId, originId],
      remedy: setSetting('Deliver files only', cdnId, 'content', 'static'),
    },
  ];
}

const SHARES: ReadonlySet<unknown> = new Set(['dynamic', 'both']);
