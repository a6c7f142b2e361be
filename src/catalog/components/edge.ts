/** What stands between the users and the code: names and edges; gateways, guards, balancers have files of their own. */
import { CloudDownload, Globe } from 'lucide';
import type { ComponentType } from '../componentType';
import { choiceField, flagField, found, wholeField } from '../fields';
import { WEB } from '../protocolSets';
import { contract, judged, measured, ONE_INSTANCE, sourced } from '../sources';
import { healthChecks, loadBalancer, reverseProxy } from './balancing';
import { apiGateway, backendForFrontend, connectionGateway, graphqlServer } from './gateways';
import { forwardProxy, rateLimiter, webApplicationFirewall } from './guards';
import { serviceMesh, sidecar } from './mesh';

const dns: ComponentType = {
  id: 'dns',
  label: 'DNS',
  category: 'edge',
  role: 'router',
  icon: Globe,
  summary: 'Turns a name into the address to call, and can spread or steer users over several.',
  keywords: ['name', 'domain', 'nameserver', 'domain name system', 'reverse lookup', 'dns load balancing'],
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
    choiceField(
      'role',
      'Role',
      'behaviour',
      'Which part of the name system it is. The numbers are of a resolver that has the answer: nearest row for all.',
      [
        ['all', 'All of it'],
        ['resolver', 'Resolver', found('DNS resolver', 'recursive resolver', 'local dns')],
        ['root', 'Root server', found('Root name server')],
        ['tld', 'Top-level domain', found('TLD name server', 'top-level domain')],
        ['authoritative', 'Authoritative', found('Authoritative name server', 'dns zone', 'hosted zone')],
      ],
    ),
    {
      id: 'routingPolicy',
      label: 'Routing policy',
      help: 'Which of its targets an asker is sent to.',
      section: 'behaviour',
      kind: {
        type: 'choice',
        options: [
          { value: 'simple', label: 'Simple: one answer' },
          { value: 'round-robin', label: 'Round robin', finds: found('Round-robin DNS') },
          { value: 'weighted', label: 'Weighted', finds: found('Weighted DNS') },
          { value: 'latency', label: 'Lowest latency', finds: found('Latency-based DNS') },
          {
            value: 'geolocation',
            label: 'Geolocation',
            finds: found('Geo DNS', 'geodns', 'geo routing', 'geolocation'),
          },
          { value: 'failover', label: 'Failover', finds: found('Failover DNS') },
        ],
        default: 'round-robin',
      },
    },
    wholeField(
      'ttlSeconds',
      'Record TTL',
      'data',
      'How long resolvers keep an answer: a change, or a failover, takes this long to reach everyone.',
      { min: 0, max: 604_800, unit: 's', default: 300 },
    ),
    choiceField('recordType', 'Record', 'data', 'What the name stands for; a CNAME costs a second look-up.', [
      ['address', 'Address (A, AAAA)'],
      ['cname', 'Another name (CNAME)'],
      ['alias', 'A target of the provider (ALIAS)'],
      ['mx', 'Mail server (MX)'],
      ['ns', 'Name server (NS)'],
      ['srv', 'Service and port (SRV)'],
      ['txt', 'Text (TXT)'],
    ]),
    healthChecks,
    flagField(
      'dnssec',
      'Signed (DNSSEC)',
      'reliability',
      'Answers carry a signature: forged ones are noticed.',
    ),
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
    choiceField(
      'mode',
      'Filled by',
      'behaviour',
      'Pull: the first miss fetches from the origin. Push: you upload ahead of time.',
      [
        ['pull', 'Pull from the origin', found('Pull CDN')],
        ['push', 'Push by the publisher', found('Push CDN')],
        ['hybrid', 'Both', found('Hybrid CDN')],
      ],
    ),
    choiceField(
      'content',
      'Delivers',
      'data',
      'Files alike for all, or answers that change but may be shared.',
      [
        ['static', 'Files'],
        ['dynamic', 'Answers that may be cached'],
        ['both', 'Both'],
      ],
    ),
    choiceField('invalidation', 'Goes stale by', 'data', 'How a new version reaches the edges.', [
      ['ttl', 'TTL'],
      ['purge', 'Purged on change'],
      ['versioned', 'New names for new versions'],
    ]),
    wholeField('ttlSeconds', 'TTL', 'data', 'How old an answer from the edge may be.', {
      min: 0,
      max: 31_536_000,
      unit: 's',
      default: 86_400,
      source: judged('Amazon CloudFront keeps an object for 24 hours where its origin says nothing'),
    }),
    flagField('firewall', 'Web application firewall', 'behaviour', 'Refuses attacks at the edge.'),
  ],
  technologies: ['cloudflare', 'cloudfront', 'fastly', 'akamai', 'azure-front-door', 'google-cloud-cdn'],
};

export const edgeTypes: readonly ComponentType[] = [
  dns,
  cdn,
  loadBalancer,
  reverseProxy,
  forwardProxy,
  apiGateway,
  backendForFrontend,
  graphqlServer,
  connectionGateway,
  rateLimiter,
  webApplicationFirewall,
  sidecar,
  serviceMesh,
];
