/** What spreads requests over targets: the load balancer, and the proxy that hides servers behind it. */
import { Shield, Split } from 'lucide';
import type { ComponentType, Field } from '../componentType';
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
      { value: 'weighted-round-robin', label: 'Weighted round robin' },
      { value: 'least-connections', label: 'Least connections' },
      { value: 'weighted-least-connections', label: 'Weighted least connections' },
      { value: 'least-response-time', label: 'Least response time' },
      { value: 'resource-based', label: 'Resource based' },
      { value: 'ip-hash', label: 'Hash of the caller’s address' },
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

export const loadBalancer: ComponentType = {
  id: 'load-balancer',
  label: 'Load balancer',
  category: 'edge',
  role: 'router',
  icon: Split,
  summary: 'Spreads requests over interchangeable targets and leaves out those that are down.',
  keywords: ['lb', 'elb', 'balancer', 'layer 4', 'layer 7', 'l4', 'l7', 'traffic'],
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
          { value: 'L7', label: 'Layer 7 (requests)' },
          { value: 'L4', label: 'Layer 4 (connections)' },
        ],
        default: 'L7',
      },
    },
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
    {
      id: 'stickySessions',
      label: 'Sticky sessions',
      help: 'A user stays with one target; a lost target loses its sessions.',
      section: 'behaviour',
      kind: { type: 'flag', default: false },
    },
    tlsTermination,
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
  keywords: ['proxy', 'sidecar', 'web server', 'mesh', 'tls', 'ingress'],
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
    {
      id: 'compression',
      label: 'Compresses',
      help: 'Answers leave compressed.',
      section: 'behaviour',
      kind: { type: 'flag', default: false },
    },
  ],
  technologies: ['nginx', 'envoy', 'haproxy', 'traefik', 'caddy', 'apache-httpd'],
};
