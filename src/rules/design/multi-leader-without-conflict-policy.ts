import type { Component } from '../../model/diagram';
import { nameOf } from '../../model/queries';
import { sortedIds } from '../../shared/order';
import { fieldOf, saidOf } from '../fieldOf';
import type { DesignRule, ReviewView, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';
import { setSettings } from '../storeRemedies';
import { copiesOf, recordStores } from '../stores';

const example = (settings: object) =>
  sketch({
    parts: {
      user: part('client', 'User'),
      api: part('service', 'API', { replicas: 2 }),
      notes: part('document-store', 'Notes', { replicas: 2, leadership: 'multi-leader', ...settings }),
    },
    links: [link('user', 'api'), link('api', 'notes')],
  });

export const rule: DesignRule = {
  id: 'multi-leader-without-conflict-policy',
  about: 'design',
  severity: 'warning',
  topic: 'replication',
  profile: 'interview',
  named: ['backend-engineering', 'system-design-course'],
  title: 'Where several take writes it is said what becomes of conflicts',
  why: 'Two leaders accept two changes of the same record and hear of each other later. Somebody has to decide which counts, and where nobody does the clock decides: one of them is gone without a word.',
  source:
    'Martin Kleppmann, “Designing Data-Intensive Applications”, chapter 5, “Handling Write Conflicts”; Shapiro et al., “Conflict-free Replicated Data Types” (2011)',
  exceptions:
    'Where a policy is stated, by the user or the product. Leaderless stores whose users say nothing of it.',
  refused: example({}),
  allowed: example({ conflictPolicy: 'version-vectors' }),
  check: (review) =>
    recordStores(review.facts).flatMap(([id, store]) =>
      fieldOf(store, 'conflictPolicy') === undefined ? undecided(review, id, store) : [],
    ),
};

function undecided(review: ReviewView, id: string, store: Component): readonly Verdict[] {
  const leadership = saidOf(store, 'leadership');
  const remedy = setSettings('Keep both versions to merge', id, { conflictPolicy: 'version-vectors' });
  const name = store.name || id;
  if (leadership === 'multi-leader' || store.settings?.leadership === 'leaderless')
    return [
      {
        message: `${name} takes writes in several places, and nobody says what becomes of two that contradict each other.`,
        components: [id],
        remedy,
      },
    ];
  const others = copiesOf(review, id).map(([, { to }]) => to);
  const other = sortedIds(others).find((to) => copiesOf(review, to).some(([, back]) => back.to === id));
  // Said once, of the first of the two by id.
  if (other === undefined || other < id) return [];
  return [
    {
      message: `${name} and ${nameOf(review.diagram, other)} copy each other’s writes, and nobody says what becomes of two that contradict each other.`,
      components: [id, other],
      remedy,
    },
  ];
}
