import type { Component } from '../../model/diagram';
import { nameOf } from '../../model/queries';
import { openWays } from '../entries';
import { saidOf } from '../fieldOf';
import { insertFront } from '../insertions';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const api = part('service', 'API', { replicas: 2 });
const waf = part('waf', 'Firewall', { replicas: 2 });

export const rule: DesignRule = {
  id: 'public-entry-without-waf',
  about: 'design',
  severity: 'info',
  topic: 'security',
  profile: 'production',
  named: ['roadmap-notes', 'interview-guide'],
  title: 'Attacks are read and refused before they reach code',
  why: 'Scanners try every address for known holes within hours. A firewall that reads requests turns those away, and buys time on the day a library of ours has one.',
  source:
    'OWASP ModSecurity Core Rule Set, documentation; AWS Well-Architected, Security pillar, “Implement inspection-based protection”',
  exceptions:
    'A firewall or a gatekeeper that checks requests on the way, a CDN said to have a firewall, sign-in, programs of partners, and clients that stand in a group.',
  refused: sketch({ parts: { user, api }, links: [link('user', 'api')] }),
  allowed: sketch({ parts: { user, waf, api }, links: [link('user', 'waf'), link('waf', 'api')] }),
  check: (review) =>
    [...openWays(review, isFirewall, isAnybody).fronts].flatMap(([id, callers]) => [
      {
        message: `Nothing reads requests for attacks before they reach ${nameOf(review.diagram, id)}: put a web application firewall in front, or switch the CDN’s on.`,
        components: [id],
        remedy: insertFront('Put a firewall in front', id, FIREWALL, callers),
      },
    ]),
};

const FIREWALL: Component = { type: 'waf', name: 'Web application firewall', settings: { replicas: 2 } };

const isFirewall = (component: Component): boolean =>
  component.type === 'waf' ||
  component.type === 'gatekeeper' ||
  component.type === 'identity-provider' ||
  (component.type === 'cdn' && saidOf(component, 'firewall') === true);

const isAnybody = ({ in: within = [], settings }: Component): boolean =>
  within.length === 0 && settings?.platform !== 'partner';
