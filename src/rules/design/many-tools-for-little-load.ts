import { formatRate } from '../../shared/formatNumbers';
import { byText } from '../../shared/order';
import { offeredLoad } from '../offeredLoad';
import { inSentence, listOf } from '../phrases';
import type { DesignRule, ReviewView } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const app = part('service', 'App', { replicas: 2 });
const managed = (type: string, name: string) => part(type, name, { managed: 'region' });
const stores = {
  orders: managed('sql-database', 'Orders'),
  sessions: managed('key-value-store', 'Sessions'),
  files: managed('object-store', 'Files'),
  products: managed('document-store', 'Products'),
  friends: managed('graph-store', 'Friends'),
  find: managed('search-index', 'Find'),
};
const links = [link('user', 'app'), ...Object.keys(stores).map((id) => link('app', id))];
const journeys = (requestsPerSecond: number) => ({
  shop: { name: 'Shop', entry: 'user', requestsPerSecond },
});

export const rule: DesignRule = {
  id: 'many-tools-for-little-load',
  about: 'design',
  severity: 'info',
  topic: 'over-engineering',
  profile: 'interview',
  named: ['backend-engineering', 'interview-guide'],
  title: 'As few kinds of stores and brokers as the load asks for',
  why: 'Each kind is one more thing to run, secure, back up and know at night. A relational database keeps documents, queues work and searches text well enough for a small system.',
  source: 'Dan McKinley, “Choose Boring Technology” (2015)',
  exceptions: 'From a hundred requests a second on. Without a load nothing is said.',
  refused: sketch({ parts: { user, app, ...stores }, links, journeys: journeys(10) }),
  allowed: sketch({ parts: { user, app, ...stores }, links, journeys: journeys(150) }),
  check: (review) => {
    const load = offeredLoad(review.diagram);
    const kinds = kindsOf(review);
    if (load === 0 || load >= SMALL_RPS || kinds.length < MANY_KINDS) return [];
    const example = kinds.map(({ label, name }) => `${inSentence(label)} (${name})`);
    return [
      {
        message: `${kinds.length} kinds of stores and brokers for ${formatRate(load)}: ${listOf(example, 2)}. A small system needs fewer.`,
        components: kinds.map(({ id }) => id),
      },
    ];
  },
};

const MANY_KINDS = 6;
const SMALL_RPS = 100;

/** Each kind once, by the part of the least id; in the order of their labels. */
function kindsOf({ facts }: ReviewView) {
  const kinds = new Map<string, { readonly id: string; readonly label: string; readonly name: string }>();
  for (const role of ['store', 'broker', 'cache'] as const) {
    for (const [id, component] of facts.ofRole(role)) {
      const type = facts.typeAt(id);
      if (type && id < (kinds.get(type.id)?.id ?? `${id}~`))
        kinds.set(type.id, { id, label: type.label, name: component.name || id });
    }
  }
  return [...kinds.values()].sort((a, b) => byText(a.label, b.label));
}
