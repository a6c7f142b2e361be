/** What stands between the users and the code: names, edges, balancers, proxies, gateways, limiters. */
import { CloudDownload, DoorOpen, Gauge, Globe } from 'lucide';
import type { ComponentType } from '../componentType';
import { WEB } from '../protocolSets';
import { contract, judged, measured, NAPKIN, ONE_INSTANCE, sourced } from '../sources';
import { healthChecks, loadBalancer, reverseProxy, tlsTermination } from './balancing';

const dns: ComponentType = {
  id: 'dns',
  label: 'DNS',
  category: 'edge',
  role: 'router',
  icon: Globe,
  summary: 'Turns a name into the address to call, and can spread or steer users over several.',
  keywords: ['name', 'domain', 'resolver', 'gslb', 'nameserver', 'geo routing'],
  answers: ['dns', ...WEB, 'tcp', 'udp'],
  speaks: [...WEB, 'dns', 'tcp', 'udp'],
  how: 'balance',
  defaults: {
    availability: sourced(
      0.99999,
      judged(
        'Amazon Route 53 SLA (2022) and Cloud DNS SLA promise 100 %, which is a credit term; five nines counted',
      ),
    ),
    latencyMs: sourced(
      { p50: 12, p99: 80 },
      measured('Public resolver comparisons, average 11 to 13 ms (2023); tail judged'),
    ),
    capacityRps: sourced(null, judged('anycast name servers don’t limit one system')),
    managed: sourced('global', judged('a hosted zone answers from every region')),
  },
  variants: [
    { when: { field: 'managed', value: null }, defaults: { availability: sourced(0.995, ONE_INSTANCE) } },
  ],
  fields: [
    {
      id: 'routingPolicy',
      label: 'Routing policy',
      help: 'Which of its targets an asker is sent to.',
      section: 'behaviour',
      kind: {
        type: 'choice',
        options: [
          { value: 'simple', label: 'Simple: one answer' },
          { value: 'round-robin', label: 'Round robin' },
          { value: 'weighted', label: 'Weighted' },
          { value: 'latency', label: 'Lowest latency' },
          { value: 'geolocation', label: 'Geolocation' },
          { value: 'failover', label: 'Failover' },
        ],
        default: 'round-robin',
      },
    },
    {
      id: 'ttlSeconds',
      label: 'TTL',
      help: 'How long resolvers keep an answer: a change, or a failover, takes this long to reach everyone.',
      section: 'data',
      kind: { type: 'number', min: 0, max: 604_800, integer: true, unit: 's', default: 300 },
    },
    healthChecks,
  ],
  technologies: ['route53', 'cloudflare', 'google-cloud-dns', 'azure-dns'],
};

const cdn: ComponentType = {
  id: 'cdn',
  label: 'CDN',
  category: 'edge',
  role: 'cache',
  icon: CloudDownload,
  summary: 'Answers from a place near the user; what it doesn’t have it fetches from the origin.',
  keywords: ['content delivery network', 'edge cache', 'static', 'pop', 'images', 'video', 'assets'],
  answers: [...WEB, 's3', 'tcp'],
  speaks: [...WEB, 's3', 'tcp'],
  how: 'sequence',
  answersFromItself: true,
  defaults: {
    availability: sourced(0.999, contract('Amazon CloudFront SLA, 99.9 % (2022)')),
    latencyMs: sourced({ p50: 5, p99: 40 }, judged('an edge hit, without the user’s own network')),
    capacityRps: sourced(50_000, judged('one edge location for one customer')),
    hitRatio: sourced(0.9, judged('static content with sensible cache headers')),
    managed: sourced('global', judged('edges stand in many places and back each other up')),
  },
  variants: [
    { when: { field: 'managed', value: null }, defaults: { availability: sourced(0.995, ONE_INSTANCE) } },
  ],
  fields: [
    {
      id: 'mode',
      label: 'Filled by',
      help: 'Pull: the first miss fetches from the origin. Push: you upload ahead of time.',
      section: 'behaviour',
      kind: {
        type: 'choice',
        options: [
          { value: 'pull', label: 'Pull from the origin' },
          { value: 'push', label: 'Push by the publisher' },
        ],
        default: 'pull',
      },
    },
    {
      id: 'ttlSeconds',
      label: 'TTL',
      help: 'How old an answer from the edge may be.',
      section: 'data',
      kind: {
        type: 'number',
        min: 0,
        max: 31_536_000,
        integer: true,
        unit: 's',
        default: 86_400,
        source: judged('Amazon CloudFront keeps an object for 24 hours where its origin says nothing'),
      },
    },
    {
      id: 'firewall',
      label: 'Web application firewall',
      help: 'Refuses attacks at the edge.',
      section: 'behaviour',
      kind: { type: 'flag', default: false },
    },
  ],
  technologies: ['cloudflare', 'cloudfront', 'fastly', 'akamai', 'azure-front-door', 'google-cloud-cdn'],
};

const apiGateway: ComponentType = {
  id: 'api-gateway',
  label: 'API gateway',
  category: 'edge',
  role: 'router',
  icon: DoorOpen,
  summary: 'One entry for many services: authenticates, limits, routes and translates.',
  keywords: ['gateway', 'bff', 'backend for frontend', 'edge api', 'graphql', 'auth', 'entry'],
  answers: [...WEB, 'mqtt', 'tcp', 'webrtc', 'internal'],
  speaks: [...WEB, 'tcp', 'webrtc', 'amqp', 'kafka', 'mqtt', 'nats', 'redis', 'memcached', 's3', 'internal'],
  how: 'sequence',
  defaults: {
    availability: sourced(0.9995, contract('Amazon API Gateway SLA, 99.95 % (2022)')),
    latencyMs: sourced({ p50: 5, p99: 40 }, judged('authentication, limits and routing of one request')),
    capacityRps: sourced(10_000, judged('the default account quota of Amazon API Gateway is of this size')),
    managed: sourced(null, judged('drawn as a part of ours until said otherwise')),
  },
  fields: [
    {
      id: 'auth',
      label: 'Authentication',
      help: 'How callers prove who they are.',
      section: 'behaviour',
      kind: {
        type: 'choice',
        options: [
          { value: 'none', label: 'None' },
          { value: 'api-key', label: 'API key' },
          { value: 'jwt', label: 'JWT' },
          { value: 'oauth2', label: 'OAuth 2.0' },
          { value: 'mtls', label: 'Mutual TLS' },
        ],
        default: 'none',
      },
    },
    {
      id: 'rateLimitRps',
      label: 'Rate limit',
      help: 'Requests per second it lets one caller make; empty: no limit.',
      section: 'behaviour',
      kind: { type: 'number', min: 0, unit: 'rps' },
    },
    tlsTermination,
  ],
  technologies: ['kong', 'aws-api-gateway', 'apigee', 'traefik', 'envoy', 'nginx', 'apollo'],
};

const rateLimiter: ComponentType = {
  id: 'rate-limiter',
  label: 'Rate limiter',
  category: 'edge',
  role: 'router',
  icon: Gauge,
  summary: 'Turns away what one caller asks beyond its share, before it costs anything.',
  keywords: ['throttle', 'throttling', 'quota', 'limit', 'token bucket', 'abuse', '429'],
  answers: [...WEB, 'tcp', 'internal'],
  speaks: [...WEB, 'tcp', 'redis', 'memcached', 'sql', 'internal'],
  how: 'sequence',
  defaults: {
    availability: sourced(0.995, contract(`Its host’s, as a proxy: ${ONE_INSTANCE.text}`)),
    latencyMs: sourced(
      { p50: 0.05, p99: 0.5 },
      measured(`Nearest row, a proxy hop: ${NAPKIN}, 50 µs; tail judged`),
    ),
    capacityRps: sourced(20_000, judged('nearest row, one proxy process')),
    managed: sourced(null, judged('run by us until said otherwise')),
  },
  fields: [
    {
      id: 'algorithm',
      label: 'Algorithm',
      help: 'Buckets allow short bursts; windows count within a span of time.',
      section: 'behaviour',
      kind: {
        type: 'choice',
        options: [
          { value: 'token-bucket', label: 'Token bucket' },
          { value: 'leaky-bucket', label: 'Leaky bucket' },
          { value: 'fixed-window', label: 'Fixed window' },
          { value: 'sliding-log', label: 'Sliding log' },
          { value: 'sliding-window', label: 'Sliding window' },
        ],
        default: 'token-bucket',
      },
    },
    {
      id: 'limitRps',
      label: 'Limit',
      help: 'Requests per second one caller may make; empty: not stated.',
      section: 'behaviour',
      kind: { type: 'number', min: 0, unit: 'rps' },
    },
    {
      id: 'limitPer',
      label: 'Counted per',
      help: 'Whose requests are counted together.',
      section: 'behaviour',
      kind: {
        type: 'choice',
        options: [
          { value: 'user', label: 'User' },
          { value: 'address', label: 'Address' },
          { value: 'api-key', label: 'API key' },
          { value: 'tenant', label: 'Tenant' },
          { value: 'everyone', label: 'Everyone together' },
        ],
        default: 'user',
      },
    },
    {
      id: 'failOpen',
      label: 'Lets requests through when it can’t count',
      help: 'Open: its counter store may fail without a refusal. Mark that connection as optional too.',
      section: 'reliability',
      kind: { type: 'flag', default: true },
    },
  ],
  technologies: ['envoy', 'kong', 'nginx'],
};

export const edgeTypes: readonly ComponentType[] = [
  dns,
  cdn,
  loadBalancer,
  reverseProxy,
  apiGateway,
  rateLimiter,
];
