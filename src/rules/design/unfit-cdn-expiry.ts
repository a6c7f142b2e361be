import type { Component } from '../../model/diagram';
import { nameOf } from '../../model/queries';
import { fieldOf, saidOf } from '../fieldOf';
import { counted } from '../phrases';
import { setSetting } from '../remedies';
import type { DesignRule, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';

const MONTH_SECONDS = 2_592_000;
const parts = (invalidation: string) => ({
  user: part('client', 'User'),
  cdn: part('cdn', 'Edge', { ttlSeconds: MONTH_SECONDS, invalidation }),
  files: part('object-store', 'Files'),
});
const links = [link('user', 'cdn'), link('cdn', 'files')];

export const rule: DesignRule = {
  id: 'unfit-cdn-expiry',
  about: 'design',
  severity: 'warning',
  topic: 'edge',
  profile: 'interview',
  named: ['roadmap-notes'],
  title: 'An edge keeps files for long only if a new version gets past them',
  why: 'A file that stays for weeks under its old name is what people get for weeks after it has changed. One that isn’t kept at all is fetched anew each time, and the edge saves nothing.',
  source:
    'IETF RFC 9111, “HTTP Caching”; Amazon CloudFront Developer Guide, “Manage how long content stays in the cache”',
  exceptions:
    'Files purged on change or renamed with each version may stay for ever, and what is pushed is replaced by whoever pushes it. A CDN for answers that change may keep nothing. Times nobody states.',
  refused: sketch({ parts: parts('ttl'), links }),
  allowed: sketch({ parts: parts('versioned'), links }),
  check: ({ diagram, facts }) =>
    facts.ofType('cdn').flatMap(([id, cdn]) => {
      const ttl = saidOf(cdn, 'ttlSeconds');
      if (typeof ttl !== 'number' || fieldOf(cdn, 'mode') !== 'pull') return [];
      const name = nameOf(diagram, id);
      return ttl === 0 ? keepsNothing(id, name, cdn) : keepsTooLong(id, name, cdn, ttl);
    }),
};

const WEEK_SECONDS = 604_800;
const DAY_SECONDS = 86_400;

function keepsNothing(id: string, name: string, cdn: Component): readonly Verdict[] {
  if (fieldOf(cdn, 'content') !== 'static') return [];
  return [
    {
      message: `${name} delivers files and keeps none of them: each request goes on to the origin.`,
      components: [id],
      remedy: setSetting('Keep files for a day', id, 'ttlSeconds', DAY_SECONDS),
    },
  ];
}

function keepsTooLong(id: string, name: string, cdn: Component, ttl: number): readonly Verdict[] {
  if (fieldOf(cdn, 'invalidation') !== 'ttl' || ttl < WEEK_SECONDS) return [];
  return [
    {
      message: `${name} keeps the old version for up to ${counted(Math.round(ttl / DAY_SECONDS), 'day')} after a change: give new versions new names, or purge the old ones.`,
      components: [id],
      remedy: setSetting('New names for new versions', id, 'invalidation', 'versioned'),
    },
  ];
}
