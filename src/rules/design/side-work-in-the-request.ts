import { nameOf } from '../../model/queries';
import { setConnections } from '../connectionRemedies';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const shop = part('service', 'Shop', { replicas: 2 });
const picks = part('service', 'Picks', { replicas: 2, purpose: 'recommendation' });

export const rule: DesignRule = {
  id: 'side-work-in-the-request',
  about: 'design',
  severity: 'warning',
  topic: 'resilience',
  profile: 'whiteboard',
  named: ['backend-engineering', 'roadmap-notes'],
  title: 'Requests go on without recommendations and notifications',
  why: 'Nobody would rather have no answer than one without suggestions: a side dish that must be there takes the whole meal down with it.',
  source:
    'Michael Nygard, “Release It!”, chapter 4, on coupling to what isn’t needed; AWS Well-Architected, Reliability pillar, “Implement graceful degradation”',
  exceptions:
    'Where it is asked for by itself (its caller is a client, a balancer or a gateway). Only parts whose settings say what they do.',
  refused: sketch({ parts: { user, shop, picks }, links: [link('user', 'shop'), link('shop', 'picks')] }),
  allowed: sketch({
    parts: { user, shop, picks },
    links: [link('user', 'shop'), link('shop', 'picks', { optional: true, timeoutMs: 150 })],
  }),
  check: ({ diagram, facts }) =>
    facts.ofType('service').flatMap(([id, { settings }]) => {
      const { purpose } = settings ?? {};
      if (typeof purpose !== 'string' || !SIDE_WORK.has(purpose)) return [];
      return facts.callsTo(id).flatMap(([callId, { from, optional }]) => {
        if (optional === true || facts.roleAt(from) !== 'compute') return [];
        return [
          {
            message: `${nameOf(diagram, from)} fails when ${nameOf(diagram, id)} does, though it could answer without it: make the call optional.`,
            components: [from, id],
            connections: [callId],
            remedy: setConnections('Go on without it', [callId], () => ({ optional: true })),
          },
        ];
      });
    }),
};

const SIDE_WORK: ReadonlySet<string> = new Set(['recommendation', 'notification', 'presence']);
