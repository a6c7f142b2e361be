import type { Component } from '../../model/diagram';
import { formatShare } from '../../shared/formatNumbers';
import type { DesignRule, ReviewView, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const names = (count: number) => Array.from({ length: count }, (_, index) => `s${index + 1}`);
const asking = (count: number) => ({
  parts: {
    user,
    search: part('service', 'Search', {
      replicas: 2,
      calls: [{ how: 'parallel', connections: names(count).map((_, index) => `c${index + 2}`) }],
    }),
    ...Object.fromEntries(
      names(count).map((id) => [id, part('search-index', id.toUpperCase(), { replicas: 2 })]),
    ),
  },
  links: [link('user', 'search'), ...names(count).map((id) => link('search', id))],
});

export const rule: DesignRule = {
  id: 'fan-out-tail',
  about: 'design',
  severity: 'warning',
  topic: 'resilience',
  profile: 'interview',
  named: ['interview-guide'],
  title: 'Few calls at once stand between a request and its answer',
  why: 'The answer is as slow as the slowest of them: with ten calls one request in ten meets a time that one call in a hundred takes, with a hundred calls two in three do.',
  source: 'Dean and Barroso, “The Tail at Scale” (Communications of the ACM, 2013)',
  exceptions:
    'Below ten calls, where calls may be left out, where enough of them suffice (quorum), and where all of them are hedged or limited by a timeout with a partial answer.',
  refused: sketch(asking(12)),
  allowed: sketch(asking(4)),
  check: (review) => review.facts.partsThatGroup.flatMap(({ id, component }) => tails(review, id, component)),
};

const MANY = 10;

function tails({ diagram }: ReviewView, id: string, component: Component): readonly Verdict[] {
  return (component.settings?.calls ?? []).flatMap(({ how, connections }) => {
    if (how !== 'parallel') return [];
    const waitedFor = connections.filter((callId) => {
      const call = diagram.connections.get(callId);
      return call && call.optional !== true && call.hedgeAfterMs === undefined;
    });
    if (waitedFor.length < MANY) return [];
    const meets = 1 - 0.99 ** waitedFor.length;
    return [
      {
        message: `${component.name || id} waits for ${waitedFor.length} calls at once: ${formatShare(meets)} of its requests meet what only 1 % of each call’s do.`,
        components: [id],
        connections: waitedFor,
      },
    ];
  });
}
