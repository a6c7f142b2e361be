/** What turns requests away before they cost anything, and what lets our own out. */
import { ArrowRightFromLine, BrickWallFire, Gauge } from 'lucide';
import type { ComponentType } from '../componentType';
import { choiceField, flagField, found, numberField } from '../fields';
import { WEB } from '../protocolSets';
import { contract, judged, measured, NAPKIN, ONE_INSTANCE, sourced } from '../sources';
import { tlsTermination } from './balancing';
import { runByUs } from './computeFields';

/** Of a type that is a proxy and has no row of its own. */
const likeAProxy: ComponentType['defaults'] = {
  availability: sourced(0.995, contract(`Its host’s, as a proxy: ${ONE_INSTANCE.text}`)),
  latencyMs: sourced(
    { p50: 0.05, p99: 0.5 },
    measured(`Nearest row, a proxy hop: ${NAPKIN}, 50 µs; tail judged`),
  ),
  capacityRps: sourced(20_000, judged('nearest row, one proxy process')),
  managed: sourced(null, runByUs),
};

export const forwardProxy: ComponentType = {
  id: 'forward-proxy',
  label: 'Forward proxy',
  category: 'edge',
  role: 'router',
  icon: ArrowRightFromLine,
  summary: 'Stands in front of callers and speaks for them: filters, logs and hides who asks.',
  keywords: ['proxy', 'egress', 'outbound', 'web filter', 'nat gateway', 'corporate proxy'],
  answers: [...WEB, 'tcp', 'udp', 'dns', 'smtp', 'internal'],
  speaks: [...WEB, 'tcp', 'udp', 'dns', 'smtp', 'internal'],
  how: 'sequence',
  defaults: likeAProxy,
  fields: [
    flagField(
      'allowList',
      'Lets only known targets through',
      'behaviour',
      'Whatever isn’t listed is refused.',
    ),
    flagField('logsRequests', 'Logs requests', 'behaviour', 'Who asked for what is written down.'),
    flagField(
      'hidesCallers',
      'Hides callers',
      'behaviour',
      'Targets see its address, not the caller’s.',
      true,
    ),
    flagField(
      'cachesAnswers',
      'Caches answers',
      'behaviour',
      'It keeps what it has passed on; the numbers of that are a cache’s: draw one to count them.',
    ),
    flagField(
      'inspectsTls',
      'Reads encrypted requests',
      'behaviour',
      'It ends TLS with a certificate callers were made to trust.',
    ),
  ],
  technologies: ['squid', 'envoy', 'nginx', 'haproxy'],
};

export const rateLimiter: ComponentType = {
  id: 'rate-limiter',
  label: 'Rate limiter',
  category: 'edge',
  role: 'router',
  icon: Gauge,
  summary: 'Turns away what one caller asks beyond its share, before it costs anything.',
  keywords: ['throttle', 'throttling', 'quota', 'limit', 'abuse', '429'],
  answers: [...WEB, 'tcp', 'internal'],
  speaks: [...WEB, 'tcp', 'redis', 'memcached', 'sql', 'internal'],
  how: 'sequence',
  defaults: likeAProxy,
  fields: [
    choiceField(
      'algorithm',
      'Algorithm',
      'behaviour',
      'Buckets allow short bursts; windows count within a span of time.',
      [
        ['token-bucket', 'Token bucket', found('Token bucket')],
        ['leaky-bucket', 'Leaky bucket', found('Leaky bucket')],
        ['fixed-window', 'Fixed window', found('Fixed-window counter', 'fixed window')],
        ['sliding-log', 'Sliding log', found('Sliding-window log', 'sliding log')],
        ['sliding-window', 'Sliding window', found('Sliding-window counter', 'sliding window')],
      ],
    ),
    numberField(
      'limitRps',
      'Limit',
      'behaviour',
      'Requests per second one caller may make; empty: not stated.',
      {
        unit: 'rps',
      },
    ),
    numberField('burst', 'Burst', 'behaviour', 'Requests a bucket lets through at once; empty: not stated.'),
    choiceField('limitPer', 'Counted per', 'behaviour', 'Whose requests are counted together.', [
      ['user', 'User'],
      ['address', 'Address'],
      ['api-key', 'API key'],
      ['tenant', 'Tenant'],
      ['everyone', 'Everyone together'],
    ]),
    choiceField(
      'scope',
      'Counts',
      'behaviour',
      'Each replica its own share, or all together in a store they share: exact, for one more look-up.',
      [
        ['local', 'Each replica by itself'],
        ['shared', 'All replicas together', found('Distributed rate limiter', 'global rate limiter')],
      ],
    ),
    flagField(
      'failOpen',
      'Lets requests through when it can’t count',
      'reliability',
      'Open: its counter store may fail without a refusal. Mark that connection as optional too.',
      true,
    ),
  ],
  technologies: ['envoy', 'kong', 'nginx'],
};

export const webApplicationFirewall: ComponentType = {
  id: 'waf',
  label: 'Web application firewall',
  category: 'edge',
  role: 'router',
  icon: BrickWallFire,
  summary: 'Reads requests and refuses those that look like an attack.',
  keywords: ['waf', 'firewall', 'ddos', 'owasp', 'bot', 'sql injection', 'security'],
  answers: [...WEB, 'tcp'],
  speaks: [...WEB, 'tcp', 'internal'],
  how: 'sequence',
  defaults: {
    availability: sourced(0.995, contract(`Its host’s: ${ONE_INSTANCE.text}`)),
    managedAvailability: sourced(0.9995, contract('Nearest row, Amazon API Gateway SLA, 99.95 % (2022)')),
    latencyMs: sourced(
      { p50: 1, p99: 6 },
      judged('nearest row, a layer 7 balancer, which reads requests too'),
    ),
    capacityRps: sourced(20_000, judged('nearest row, one proxy process')),
    managed: sourced(null, runByUs),
  },
  fields: [
    choiceField('action', 'On a match', 'behaviour', 'Watching first shows what would be refused wrongly.', [
      ['block', 'Refuses'],
      ['count', 'Only counts'],
      ['challenge', 'Asks for proof of a person'],
    ]),
    choiceField('ruleSet', 'Rules', 'behaviour', 'Where what counts as an attack comes from.', [
      ['core', 'The OWASP core rules'],
      ['managed', 'A provider’s'],
      ['own', 'Our own'],
    ]),
    flagField(
      'ddosProtection',
      'Absorbs floods',
      'reliability',
      'Traffic meant to overload is soaked up before it arrives.',
    ),
    flagField(
      'botControl',
      'Tells bots from people',
      'behaviour',
      'Scrapers and credential stuffers are held back.',
    ),
    flagField(
      'failOpen',
      'Lets requests through when it fails',
      'reliability',
      'Open: everybody gets in unread. Closed: nobody does.',
    ),
    tlsTermination,
  ],
  technologies: ['cloudflare', 'aws-waf', 'akamai', 'fastly', 'azure-front-door', 'nginx'],
};
