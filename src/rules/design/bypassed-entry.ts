import { enclosingGroups, nameOf } from '../../model/queries';
import { outermost } from '../entries';
import { saidOf } from '../fieldOf';
import { callInstead } from '../insertions';
import type { DesignRule, ReviewView, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';

const parts = {
  user: part('client', 'User'),
  gateway: part('api-gateway', 'Gateway'),
  orders: part('service', 'Orders', { replicas: 2 }),
  stock: part('service', 'Stock', { replicas: 2 }),
};
const links = [link('user', 'gateway'), link('gateway', 'orders'), link('gateway', 'stock')];

export const rule: DesignRule = {
  id: 'bypassed-entry',
  about: 'design',
  severity: 'warning',
  topic: 'topology',
  profile: 'whiteboard',
  named: ['system-design-course', 'roadmap-notes'],
  title: 'What stands behind an entry is reached through it only',
  why: 'A gateway, proxy or firewall guards what nobody can reach otherwise. A second way in goes past its limits, its checks and its balancing, and shows where the origin is.',
  source:
    'Microsoft, Azure Architecture Center, “Gatekeeper pattern”; Amazon CloudFront Developer Guide, “Restrict access to Application Load Balancers”',
  exceptions:
    'Connections that stay open (WebSocket, server-sent events, WebRTC, MQTT, UDP) and data stores that serve clients, which often have a way of their own; clients in the same network or trust boundary; a CDN that only delivers files.',
  refused: sketch({ parts, links: [...links, link('user', 'stock')] }),
  allowed: sketch({ parts, links }),
  check: (review) =>
    review.facts.partsOfRole('compute').flatMap(({ id, callsTo }) => {
      if (!callsTo.some(({ from }) => from.type.role === 'client')) return NOTHING;
      const { diagram, facts } = review;
      const direct = facts
        .callsTo(id)
        .filter(([, call]) => facts.roleAt(call.from) === 'client' && isRequest(call.protocol))
        .filter(([, call]) => !standTogether(review, call.from, id));
      if (direct.length === 0) return [];
      const entry = facts
        .callers(id)
        .find((from) => guards(review, from) && outermost(review, from) !== null);
      const door = entry === undefined ? null : outermost(review, entry);
      if (entry === undefined || door === null) return [];
      return direct.map(([callId, { from }]) => ({
        message: `${nameOf(diagram, from)} reaches ${nameOf(diagram, id)} directly, past ${nameOf(diagram, entry)} in front of it: what that guards stands open.`,
        components: [from, id, entry],
        connections: [callId],
        remedy: callInstead(`Go through ${nameOf(diagram, door)}`, callId, door),
      }));
    }),
};

const NOTHING: readonly Verdict[] = [];

const KEPT_OPEN: ReadonlySet<string> = new Set(['websocket', 'sse', 'webrtc', 'mqtt', 'udp']);
const isRequest = (protocol: string | undefined): boolean =>
  protocol === undefined || !KEPT_OPEN.has(protocol);

const GUARDS: ReadonlySet<string | undefined> = new Set([
  'reverse-proxy',
  'api-gateway',
  'waf',
  'gatekeeper',
  'rate-limiter',
  'load-balancer',
]);

function guards({ diagram, facts }: ReviewView, id: string): boolean {
  const type = facts.typeAt(id)?.id;
  const component = diagram.components.get(id);
  if (type !== 'cdn' || !component) return GUARDS.has(type);
  return saidOf(component, 'firewall') === true || saidOf(component, 'content') === 'dynamic';
}

/** Staff inside the same walls. */
function standTogether({ diagram }: ReviewView, one: string, other: string): boolean {
  const wallsOf = (id: string) =>
    enclosingGroups(diagram, diagram.components.get(id)?.in).flatMap(([groupId, { type }]) =>
      type === 'network' || type === 'trust' || type === 'data-centre' ? [groupId] : [],
    );
  const walls = new Set(wallsOf(one));
  return wallsOf(other).some((id) => walls.has(id));
}
