/** Registries, configuration, locks and coordinators by product. */
import { siSpring } from 'simple-icons';
import type { Defaults, Protocol, Technology } from '../componentType';
import { contract, judged, sourced } from '../sources';
import { logo } from './logo';

const WEB_ONLY: readonly Protocol[] = ['https', 'internal'];

/** A cloud's own service: its row is that of a managed key-value store, its promise not looked at one by one. */
const managed: Partial<Defaults> = {
  availability: sourced(0.999, contract('Nearest promise, Amazon OpenSearch Service SLA, 99.9 % (2022)')),
  latencyMs: sourced({ p50: 4, p99: 15 }, judged('nearest row, a managed key-value store')),
  managed: sourced('region', judged('run by its maker, per region')),
};

export const coordinationTechnologies: readonly Technology[] = [
  {
    id: 'zookeeper',
    label: 'Apache ZooKeeper',
    logo: null,
    keywords: ['zk', 'ensemble', 'curator'],
    answers: ['tcp', 'internal'],
    fields: { consensus: 'zab' },
  },
  {
    id: 'eureka',
    label: 'Netflix Eureka',
    logo: null,
    keywords: ['spring cloud', 'discovery'],
    answers: ['https', 'http', 'internal'],
    fields: { consistency: 'eventual', consensus: 'none' },
  },
  {
    id: 'nacos',
    label: 'Nacos',
    logo: null,
    keywords: ['alibaba', 'discovery'],
    answers: ['grpc', 'http', 'https', 'internal'],
  },
  {
    id: 'aws-cloud-map',
    label: 'AWS Cloud Map',
    logo: null,
    keywords: ['amazon', 'discovery'],
    answers: ['https', 'dns', 'internal'],
    fields: { registration: 'third-party' },
    defaults: managed,
  },
  {
    id: 'spring-cloud-config',
    label: 'Spring Cloud Config',
    logo: logo(siSpring),
    keywords: ['java', 'config server'],
    answers: ['https', 'http', 'internal'],
    fields: { versioned: true },
  },
  {
    id: 'aws-appconfig',
    label: 'AWS AppConfig',
    logo: null,
    keywords: ['amazon', 'parameter store', 'feature flags'],
    answers: WEB_ONLY,
    defaults: managed,
  },
  {
    id: 'azure-app-configuration',
    label: 'Azure App Configuration',
    logo: null,
    keywords: ['microsoft', 'feature flags'],
    answers: WEB_ONLY,
    defaults: managed,
  },
  {
    id: 'launchdarkly',
    label: 'LaunchDarkly',
    logo: null,
    keywords: ['feature flags', 'unleash'],
    answers: ['https', 'internal'],
    fields: { featureFlags: true, updates: 'watch' },
    defaults: { managed: sourced('global', judged('run by its maker')) },
  },
  {
    id: 'narayana',
    label: 'Narayana',
    logo: null,
    keywords: ['jta', 'java', 'xa'],
    fields: { protocol: 'xa' },
  },
  {
    id: 'atomikos',
    label: 'Atomikos',
    logo: null,
    keywords: ['jta', 'java', 'xa'],
    fields: { protocol: 'xa' },
  },
  { id: 'seata', label: 'Apache Seata', logo: null, keywords: ['java', 'tcc'] },
  {
    id: 'confluent-schema-registry',
    label: 'Confluent Schema Registry',
    logo: null,
    keywords: ['kafka', 'avro'],
    answers: ['https', 'http', 'internal'],
  },
  {
    id: 'apicurio',
    label: 'Apicurio Registry',
    logo: null,
    keywords: ['red hat', 'openapi'],
    answers: ['https', 'http', 'internal'],
  },
  {
    id: 'aws-glue-schema-registry',
    label: 'AWS Glue Schema Registry',
    logo: null,
    keywords: ['amazon'],
    answers: WEB_ONLY,
    defaults: managed,
  },
  {
    id: 'buf',
    label: 'Buf Schema Registry',
    logo: null,
    keywords: ['protobuf', 'grpc'],
    answers: ['grpc', 'https', 'internal'],
    fields: { format: 'protobuf' },
  },
];
