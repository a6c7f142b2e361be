/** Products at the edge: names, edges, balancers, proxies, gateways. No logo is free for AWS, Azure, Apigee. */
import {
  siAkamai,
  siApache,
  siApollographql,
  siCaddy,
  siCloudflare,
  siEnvoyproxy,
  siFastly,
  siGooglecloud,
  siHaproxy,
  siKong,
  siNginx,
  siTraefikproxy,
} from 'simple-icons';
import type { Technology } from '../componentType';
import { contract, sourced } from '../sources';
import { logo } from './logo';

export const edgeTechnologies: readonly Technology[] = [
  { id: 'route53', label: 'Route 53', logo: null, keywords: ['aws', 'amazon'] },
  { id: 'google-cloud-dns', label: 'Google Cloud DNS', logo: logo(siGooglecloud), keywords: ['gcp'] },
  { id: 'azure-dns', label: 'Azure DNS', logo: null, keywords: ['microsoft'] },
  { id: 'cloudflare', label: 'Cloudflare', logo: logo(siCloudflare), keywords: [] },
  {
    id: 'cloudfront',
    label: 'CloudFront',
    logo: null,
    keywords: ['aws', 'amazon'],
    defaults: { availability: sourced(0.999, contract('Amazon CloudFront SLA, 99.9 % (2022)')) },
  },
  {
    id: 'azure-front-door',
    label: 'Azure Front Door',
    logo: null,
    keywords: ['microsoft'],
    defaults: { availability: sourced(0.9999, contract('Azure Front Door SLA, 99.99 % (2023)')) },
  },
  { id: 'google-cloud-cdn', label: 'Google Cloud CDN', logo: logo(siGooglecloud), keywords: ['gcp'] },
  { id: 'fastly', label: 'Fastly', logo: logo(siFastly), keywords: [] },
  { id: 'akamai', label: 'Akamai', logo: logo(siAkamai), keywords: [] },
  {
    id: 'aws-alb',
    label: 'AWS Application Load Balancer',
    logo: null,
    keywords: ['alb', 'elb', 'amazon'],
    fields: { layer: 'L7' },
    defaults: {
      availability: sourced(0.9999, contract('AWS Elastic Load Balancing SLA, 99.99 % (2022)')),
      managed: sourced('region', contract('AWS Elastic Load Balancing SLA, per region (2022)')),
    },
  },
  {
    id: 'aws-nlb',
    label: 'AWS Network Load Balancer',
    logo: null,
    keywords: ['nlb', 'elb', 'amazon', 'layer 4'],
    fields: { layer: 'L4' },
    defaults: {
      availability: sourced(0.9999, contract('AWS Elastic Load Balancing SLA, 99.99 % (2022)')),
      managed: sourced('region', contract('AWS Elastic Load Balancing SLA, per region (2022)')),
    },
  },
  {
    id: 'google-cloud-load-balancing',
    label: 'Google Cloud Load Balancing',
    logo: logo(siGooglecloud),
    keywords: ['gcp', 'glb'],
    defaults: {
      availability: sourced(0.9999, contract('Google Cloud Load Balancing SLA, 99.99 % (2022)')),
      managed: sourced('global', contract('Google Cloud Load Balancing SLA, global (2022)')),
    },
  },
  { id: 'nginx', label: 'nginx', logo: logo(siNginx), keywords: [] },
  { id: 'haproxy', label: 'HAProxy', logo: logo(siHaproxy), keywords: [] },
  { id: 'envoy', label: 'Envoy', logo: logo(siEnvoyproxy), keywords: ['istio', 'service mesh'] },
  { id: 'traefik', label: 'Traefik', logo: logo(siTraefikproxy), keywords: [] },
  { id: 'caddy', label: 'Caddy', logo: logo(siCaddy), keywords: [] },
  { id: 'apache-httpd', label: 'Apache HTTP Server', logo: logo(siApache), keywords: ['httpd'] },
  { id: 'kong', label: 'Kong', logo: logo(siKong), keywords: [] },
  {
    id: 'aws-api-gateway',
    label: 'Amazon API Gateway',
    logo: null,
    keywords: ['aws'],
    defaults: {
      availability: sourced(0.9995, contract('Amazon API Gateway SLA, 99.95 % (2022)')),
      managed: sourced('region', contract('Amazon API Gateway SLA, per region (2022)')),
    },
  },
  { id: 'apigee', label: 'Apigee', logo: null, keywords: ['google'] },
  {
    id: 'apollo',
    label: 'Apollo GraphQL',
    logo: logo(siApollographql),
    keywords: ['federation'],
    answers: ['graphql', 'https', 'http', 'websocket', 'sse'],
  },
];
