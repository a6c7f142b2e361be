import { isPlain, wallBetween } from '../boundaries';
import { factsOf } from '../facts';
import { reconnect } from '../remedies';
import type { ConnectionRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const api = part('service', 'API', { replicas: 2 });
const stock = part('service', 'Stock', { replicas: 2 });

export const rule: ConnectionRule = {
  id: 'plain-text-between-services',
  about: 'connection',
  severity: 'info',
  topic: 'security',
  profile: 'production',
  named: ['backend-engineering', 'interview-guide'],
  title: 'Our own parts talk over TLS too, and know each other by it',
  why: 'Whoever gets into one machine of a network that trusts itself hears all others. With mutual TLS each call is unreadable to the rest and says who makes it.',
  source: 'Google, “BeyondProd” (2019); NIST SP 800-207, “Zero Trust Architecture”',
  exceptions:
    'A service mesh or sidecars, which encrypt for the programs behind them. Only connections said to be plain: http, or marked as not encrypted. Across boundaries it is a warning of its own.',
  refused: sketch({
    parts: { user, api, stock },
    links: [link('user', 'api'), link('api', 'stock', { protocol: 'http' })],
  }),
  allowed: sketch({
    parts: { user, api, stock },
    links: [link('user', 'api'), link('api', 'stock', { protocol: 'http', encrypted: true })],
  }),
  check: (view) => {
    const { from, to, connection, diagram } = view;
    if (!isPlain(connection)) return null;
    if ([from, to].some(({ type }) => NOT_OURS.has(type.role) || MESH.includes(type.id))) return null;
    if (MESH.some((type) => factsOf(diagram).ofType(type).length > 0)) return null;
    if (wallBetween(diagram, from.component, to.component) !== null) return null;
    return {
      message: `Anyone inside hears what ${from.name} and ${to.name} say to each other: encrypt it, and let both prove who they are.`,
      remedy: reconnect(view, 'Use mutual TLS', { encrypted: true, mutualTls: true }),
    };
  },
};

const MESH: readonly string[] = ['service-mesh', 'sidecar'];
const NOT_OURS: ReadonlySet<string> = new Set(['client', 'untyped']);
