import { groupKind } from '../../catalog/groupTypes';
import { isPlain, wallBetween } from '../boundaries';
import type { ConnectionView } from '../connectionView';
import { withArticle } from '../phrases';
import { reconnect } from '../remedies';
import type { ConnectionRule } from '../rule';
import { link, part, sketch } from '../sketch';

const parts = {
  user: part('client', 'User'),
  api: { ...part('service', 'API', { replicas: 2 }), in: ['eu'] },
  stock: { ...part('service', 'Stock', { replicas: 2 }), in: ['us'] },
};
const groups = {
  eu: { type: 'region', name: 'eu-west-1' },
  us: { type: 'region', name: 'us-east-1' },
};

export const rule: ConnectionRule = {
  id: 'plain-text-across-boundary',
  about: 'connection',
  severity: 'warning',
  topic: 'security',
  profile: 'interview',
  named: ['backend-engineering', 'interview-guide'],
  title: 'What leaves a region, a network or a trust boundary is encrypted',
  why: 'Between two places lie lines and machines that others run. What crosses them in plain text can be read and changed on the way, passwords of databases included.',
  source: 'NIST SP 800-207, “Zero Trust Architecture”; OWASP, “Transport Layer Security Cheat Sheet”',
  exceptions:
    'Only connections said to be plain (http, or marked as not encrypted) between parts that both stand in such groups. What clients send has a rule of its own; a tunnel counts as encrypted: mark the connection so.',
  refused: sketch({
    parts,
    groups,
    links: [link('user', 'api'), link('api', 'stock', { protocol: 'http' })],
  }),
  allowed: sketch({
    parts,
    groups,
    links: [link('user', 'api'), link('api', 'stock', { protocol: 'https' })],
  }),
  check: (view) => {
    const { from, to, connection, diagram } = view;
    if (!isPlain(connection) || from.type.role === 'client') return null;
    const wall = wallBetween(diagram, from.component, to.component);
    if (wall === null) return null;
    return {
      message: `What ${from.name} and ${to.name} say to each other leaves ${withArticle(groupKind(wall))} in plain text: encrypt it.`,
      remedy: encrypted(view),
    };
  },
};

/** Over TLS where the protocol has one of that name; else as it is, within TLS or a tunnel. */
const encrypted = (view: ConnectionView) =>
  view.connection.protocol === 'http'
    ? reconnect(view, 'Use https', { protocol: 'https', encrypted: true })
    : reconnect(view, 'Encrypt it', { encrypted: true });
