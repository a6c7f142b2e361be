import type { Component } from '../../model/diagram';
import { isCopyOf } from '../copies';
import { fieldOf } from '../fieldOf';
import { setSetting } from '../remedies';
import type { DesignRule, ReviewView } from '../rule';
import { link, part, sketch } from '../sketch';
import { copiesOf, recordStores } from '../stores';

const user = part('client', 'User');
const api = part('service', 'API', { replicas: 2 });
const orders = (backups: boolean) => part('sql-database', 'Orders', { replicas: 2, backups });
const links = [link('user', 'api'), link('api', 'orders')];

export const rule: DesignRule = {
  id: 'store-without-backup',
  about: 'design',
  severity: 'warning',
  topic: 'data',
  profile: 'production',
  named: ['backend-engineering'],
  title: 'What is kept nowhere else has a backup',
  why: 'Replicas copy a deleted table within milliseconds: against mistakes, bad releases and intruders only a copy from earlier helps, one whose restore somebody has practised.',
  source:
    'Google, “Site Reliability Engineering”, chapter 26, “Data Integrity”; AWS Well-Architected, Reliability pillar, “Back up data”',
  exceptions:
    'Sessions, counters, locks and other data that may be lost; stores that follow another one; a store that a backup store is drawn at. A provider’s replicas are no backup either.',
  refused: sketch({ parts: { user, api, orders: orders(false) }, links }),
  allowed: sketch({ parts: { user, api, orders: orders(true) }, links }),
  check: (review) =>
    [...recordStores(review.facts), ...review.facts.ofType('event-store')].flatMap(([id, store]) =>
      fieldOf(store, 'backups') === true || mayBeLost(store) || isCopied(review, id)
        ? []
        : [
            {
              message: `${store.name || id} has no backup: what is deleted by mistake is deleted in every copy.`,
              components: [id],
              remedy: setSetting('Keep backups', id, 'backups', true),
            },
          ],
    ),
};

const LOSABLE_KINDS: ReadonlySet<unknown> = new Set(['sessions', 'telemetry', 'search']);
const KEPT_FOR_LONG: ReadonlySet<unknown> = new Set([undefined, 'general']);

const mayBeLost = (store: Component): boolean =>
  LOSABLE_KINDS.has(fieldOf(store, 'dataKind')) || !KEPT_FOR_LONG.has(fieldOf(store, 'purpose'));

/** A backup store beside it, or it follows another store that doesn’t follow it. */
function isCopied(review: ReviewView, id: string): boolean {
  const { graph } = review;
  const store = graph.partAt(id);
  if (store?.outgoing.some(({ to }) => to.type.id === 'backup-store')) return true;
  if (store?.incoming.some(({ from }) => from.type.id === 'backup-store')) return true;
  const followed = graph.incoming(id).filter(([, connection]) => isCopyOf(review.diagram, connection));
  return followed.some(([, { from }]) => !copiesOf(review, id).some(([, { to }]) => to === from));
}
