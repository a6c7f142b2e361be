/** What spreads requests over targets: the load balancer, and the proxy that hides servers behind it. */
import { Shield, Split } from 'lucide';
import type { ComponentType, Field } from '../componentType';
import { choiceField, flagField, found } from '../fields';
import { WEB } from '../protocolSets';
import { contract, judged, measured, NAPKIN, ONE_INSTANCE, sourced } from '../sources';

const balancingAlgorithm: Field = {
  id: 'algorithm',
  label: 'Algorithm',
  help: 'How the next target is picked. Static ones ignore load; dynamic ones follow it.',
  section: 'behaviour',
  kind: {
    type: 'choice',
    options: [
      { value: 'round-robin', label: 'Round robin' },
      { value: 'weighted-round-robin', label: 'Weighted round robin', finds: found('Weighted round robin') },
      { value: 'least-connections', label: 'Least connections', finds: found('Least connections') },
      {
        value: 'weighted-least-connections',
        label: 'Weighted least connections',
        finds: found('Weighted least connections'),
      },
      { value: 'least-response-time', label: 'Least response time', finds: found('Least response time') },
      {
        value: 'resource-based',
        label: 'Resource based',
        finds: found('Resource-based balancing', 'resource-based'),
      },
      { value: 'least-bandwidth', label: 'Least bandwidth', finds: found('Least bandwidth') },
      {
        value: 'ip-hash',
        label: 'Hash of the caller’s address',
        finds: found('IP hash', 'source ip', 'session affinity'),
      },
      { value: 'url-hash', label: 'Hash of the URL', finds: found('URL hash') },
    ],
    default: 'round-robin',
  },
};

export const healthChecks: Field = {
  id: 'healthChecks',
  label: 'Health checks',
  help: 'Targets that are down are left out; the estimate counts on it.',
  section: 'reliability',
  kind: { type: 'flag', default: true },
};

export const tlsTermination: Field = {
  id: 'tlsTermination',
  label: 'Ends TLS',
  help: 'Decrypts here, so that it can read the request and the targets needn’t.',
  section: 'behaviour',
  kind: { type: 'flag', default: true },
};

const scope = choiceField(
  'scope',
  'Spreads over',
  'behaviour',
  'One region’s targets, or regions: then users reach the nearest one that works.',
  [
    ['regional', 'One region'],
    ['global', 'Regions', found('Global load balancer', 'gslb', 'anycast', 'geo load balancer')],
  ],
);

const redundancy = choiceField(
  'redundancy',
  'Its replicas',
  'reliability',
  'Whether all of them work at once, or one takes over when the other fails. How many there are is “Replicas”.',
  [
    ['active-active', 'All work (active-active)'],
    ['active-passive', 'One stands by (active-passive)'],
  ],
);

const form = choiceField('form', 'Is', 'behaviour', 'What it is made of.', [
  ['software', 'A program', found('Software load balancer')],
  ['hardware', 'A machine of its own', found('Hardware load balancer', 'appliance', 'f5', 'big-ip', 'adc')],
  ['cloud', 'A service of a cloud', found('Cloud load balancer')],
]);

const stickySessions = flagField(
  'stickySessions',
  'Sticky sessions',
  'behaviour',
  'A user stays with one target; a lost target loses its sessions.',
);

export const loadBalancer: ComponentType = {
  id: 'load-balancer',
  label: 'Load balancer',
  category: 'edge',
  role: 'router',
  icon: Split,
  summary: 'Spreads requests over interchangeable targets and leaves out those that are down.',
  keywords: ['lb', 'elb', 'balancer', 'traffic', 'round robin'],
  answers: [
    ...WEB,
    'tcp',
    'udp',
    'sql',
    'redis',
    'memcached',
    'mongodb',
    'cql',
    'amqp',
    'mqtt',
    'dns',
    'internal',
  ],
  speaks: [
    ...WEB,
    'tcp',
    'udp',
    'sql',
    'redis',
    'memcached',
    'mongodb',
    'cql',
    'amqp',
    'mqtt',
    'dns',
    'internal',
  ],
  how: 'balance',
  defaults: {
    availability: sourced(0.9999, contract('AWS Elastic Load Balancing SLA, 99.99 % (2022)')),
    latencyMs: sourced({ p50: 1, p99: 6 }, judged('a layer 7 balancer that ends TLS and reads the request')),
    capacityRps: sourced(50_000, judged('one layer 7 balancer')),
    managed: sourced(null, judged('drawn as a part of ours until said otherwise')),
  },
  variants: [
    {
      when: { field: 'layer', value: 'L4' },
      defaults: {
        latencyMs: sourced({ p50: 0.2, p99: 1 }, judged('a layer 4 balancer passes packets on unread')),
        capacityRps: sourced(500_000, judged('one layer 4 balancer')),
      },
    },
  ],
  fields: [
    {
      id: 'layer',
      label: 'Layer',
      help: 'Layer 7 reads the request and may route by it; layer 4 sees addresses and ports only, and is faster.',
      section: 'behaviour',
      kind: {
        type: 'choice',
        options: [
          {
            value: 'L7',
            label: 'Layer 7 (requests)',
            finds: found('Application load balancer', 'l7', 'layer 7', 'http load balancer'),
          },
          {
            value: 'L4',
            label: 'Layer 4 (connections)',
            finds: found('Network load balancer', 'l4', 'layer 4', 'tcp load balancer'),
          },
        ],
        default: 'L7',
      },
    },
    scope,
    balancingAlgorithm,
    {
      id: 'routing',
      label: 'Routes by',
      help: 'Whether the request’s host or path decides the target. Layer 4 can’t see either.',
      section: 'behaviour',
      kind: {
        type: 'choice',
        options: [
          { value: 'none', label: 'Nothing: all targets alike' },
          { value: 'host', label: 'Host' },
          { value: 'path', label: 'Path' },
        ],
        default: 'none',
      },
    },
    healthChecks,
    redundancy,
    stickySessions,
    tlsTermination,
    form,
  ],
  technologies: ['aws-alb', 'aws-nlb', 'nginx', 'haproxy', 'envoy', 'traefik', 'google-cloud-load-balancing'],
};

export const reverseProxy: ComponentType = {
  id: 'reverse-proxy',
  label: 'Reverse proxy',
  category: 'edge',
  role: 'router',
  icon: Shield,
  summary: 'Stands in front of servers and hides them: ends TLS, compresses, rewrites, passes on.',
  keywords: ['proxy', 'web server', 'tls', 'ingress', 'static files'],
  answers: [...WEB, 'tcp', 'udp', 'webrtc'],
  speaks: [...WEB, 'tcp', 'udp', 'webrtc', 'redis', 'memcached', 'nfs', 's3', 'internal'],
  how: 'balance',
  defaults: {
    availability: sourced(0.995, contract(`Its host’s: ${ONE_INSTANCE.text}`)),
    latencyMs: sourced({ p50: 0.05, p99: 0.5 }, measured(`${NAPKIN}: a proxy hop about 50 µs; tail judged`)),
    capacityRps: sourced(20_000, judged('one proxy process on a few cores')),
    managed: sourced(null, judged('run by us until said otherwise')),
  },
  fields: [
    balancingAlgorithm,
    healthChecks,
    tlsTermination,
    flagField('compression', 'Compresses', 'behaviour', 'Answers leave compressed.'),
    flagField(
      'cachesAnswers',
      'Caches answers',
      'behaviour',
      'It keeps what it has passed on; the numbers of that are a cache’s: draw one to count them.',
    ),
    flagField('servesStatic', 'Serves files', 'behaviour', 'Pages and pictures come from its own disk.'),
    stickySessions,
  ],
  technologies: ['nginx', 'envoy', 'haproxy', 'traefik', 'caddy', 'apache-httpd'],
};
