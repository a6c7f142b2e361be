import { freshConnectionId, putConnection } from '../../model/edits';
import type { Remedy } from '../../model/finding';
import { nameOf } from '../../model/queries';
import type { DesignRule, ReviewView, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';
import { copiesOf, recordStores } from '../stores';

const parts = {
  user: part('client', 'User'),
  profiles: part('service', 'Profiles', { replicas: 2 }),
  people: part('sql-database', 'People', { replicas: 2 }),
  copy: part('read-replica', 'People copy', { replicas: 2 }),
};
const links = [
  link('user', 'profiles'),
  link('profiles', 'people', { operation: 'write' }),
  link('people', 'copy', { protocol: 'replication', mode: 'async' }),
  link('profiles', 'copy', { operation: 'read' }),
];

export const rule: DesignRule = {
  id: 'stale-read-after-write',
  about: 'design',
  severity: 'info',
  topic: 'replication',
  profile: 'interview',
  named: ['backend-engineering', 'interview-guide'],
  title: 'Who has just written reads where that is known',
  why: 'A copy is a moment behind: a user saves, the page is read from the copy, and what they typed is gone until they reload.',
  source:
    'Martin Kleppmann, “Designing Data-Intensive Applications”, chapter 5, “Reading Your Own Writes”; Terry et al., “Session Guarantees for Weakly Consistent Replicated Data” (1994)',
  exceptions:
    'A writer that also reads from the primary, for what was just written; copies that the primary waits for. Those who only read see old data too, but none of their own.',
  refused: sketch({ parts, links }),
  allowed: sketch({
    parts,
    links: [...links, link('profiles', 'people', { operation: 'read', probability: 0.1 })],
  }),
  check: (review) => recordStores(review.facts).flatMap(([id]) => writersThatReadCopies(review, id)),
};

function writersThatReadCopies(review: ReviewView, id: string): readonly Verdict[] {
  const { diagram, graph, facts } = review;
  const behind = copiesOf(review, id).filter(([, { mode, to }]) => mode !== 'sync' && to !== id);
  return behind.flatMap(([, { to: copy }]) =>
    facts.callers(copy, 'compute').flatMap((from) => {
      const toPrimary = graph.between(from, id).map(([, { operation }]) => operation);
      const reads = graph.between(from, copy).some(([, { operation }]) => operation === 'read');
      if (!reads || toPrimary.length === 0 || toPrimary.some((operation) => operation !== 'write')) return [];
      return [
        {
          message: `${nameOf(diagram, from)} writes to ${nameOf(diagram, id)} and reads only from ${nameOf(diagram, copy)}, which is a moment behind: users may miss what they just saved.`,
          components: [from, id, copy],
          remedy: readOwnWrites(from, id),
        },
      ];
    }),
  );
}

/** Some reads go to the primary: those of who has just written. */
const readOwnWrites = (from: string, to: string): Remedy => ({
  label: 'Read what was just written from the primary',
  apply: (diagram) =>
    diagram.components.has(from) && diagram.components.has(to)
      ? putConnection(diagram, freshConnectionId(diagram), {
          from,
          to,
          operation: 'read',
          probability: SHARE,
        })
      : diagram,
});

const SHARE = 0.1;
