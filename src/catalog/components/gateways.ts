/** Entries to the code behind them: for all clients, for one kind, for one query language, for open connections. */
import { Cable, DoorOpen, PanelsTopLeft, Waypoints } from 'lucide';
import type { ComponentType, Protocol } from '../componentType';
import { choiceField, flagField, found, numberField, wholeField } from '../fields';
import { CALLED, SERVED, WEB } from '../protocolSets';
import { contract, judged, ONE_INSTANCE, sourced } from '../sources';
import { tlsTermination } from './balancing';
import { apiStyle, likeAService, owner, runByUs } from './computeFields';

const auth = choiceField('auth', 'Authentication', 'behaviour', 'How callers prove who they are.', [
  ['none', 'None'],
  ['api-key', 'API key'],
  ['jwt', 'JWT'],
  ['oauth2', 'OAuth 2.0'],
  ['mtls', 'Mutual TLS'],
]);

const rateLimitRps = numberField(
  'rateLimitRps',
  'Rate limit',
  'behaviour',
  'Requests per second it lets one caller make; empty: no limit.',
  { unit: 'rps' },
);

export const apiGateway: ComponentType = {
  id: 'api-gateway',
  label: 'API gateway',
  category: 'edge',
  role: 'router',
  icon: DoorOpen,
  summary: 'One entry for many services: authenticates, limits, routes and translates.',
  keywords: ['gateway', 'edge api', 'authentication', 'entry', 'api management'],
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
    auth,
    rateLimitRps,
    flagField(
      'aggregation',
      'Aggregates',
      'behaviour',
      'One request of a client becomes several inside, and their answers one.',
      false,
      found('API aggregator', 'gateway aggregation', 'api composition'),
    ),
    flagField(
      'translation',
      'Translates protocols',
      'behaviour',
      'REST or GraphQL outside, gRPC or messages inside.',
      false,
      found('Protocol gateway', 'grpc-web proxy', 'protocol translation'),
    ),
    flagField(
      'cachesAnswers',
      'Caches answers',
      'behaviour',
      'It keeps what it has passed on; the numbers of that are a cache’s: draw one to count them.',
    ),
    tlsTermination,
    owner,
  ],
  technologies: [
    'kong',
    'aws-api-gateway',
    'apigee',
    'azure-api-management',
    'traefik',
    'envoy',
    'nginx',
    'apollo',
  ],
};

export const backendForFrontend: ComponentType = {
  id: 'bff',
  label: 'Backend for frontend',
  category: 'edge',
  role: 'compute',
  icon: PanelsTopLeft,
  summary: 'An entry made for one kind of client: it asks the services and answers as that client needs it.',
  keywords: ['bff', 'frontend server', 'experience api', 'client-specific api'],
  answers: SERVED,
  speaks: CALLED,
  how: 'sequence',
  defaults: likeAService(),
  fields: [
    choiceField(
      'clientKind',
      'Made for',
      'behaviour',
      'The one kind of client it serves; another kind gets its own.',
      [
        ['web', 'Browsers', found('Web BFF')],
        ['mobile', 'Mobile apps', found('Mobile BFF')],
        ['desktop', 'Desktop apps'],
        ['partner', 'Partners', found('Partner API')],
      ],
    ),
    apiStyle,
    auth,
    owner,
  ],
  technologies: ['nodejs', 'apollo', 'spring', 'go', 'dotnet'],
};

export const graphqlServer: ComponentType = {
  id: 'graphql-server',
  label: 'GraphQL server',
  category: 'edge',
  role: 'compute',
  icon: Waypoints,
  summary: 'One endpoint for typed queries: it gathers each field from the service or store that has it.',
  keywords: ['graphql', 'graph api', 'federation', 'query api', 'resolvers'],
  answers: ['graphql', 'https', 'http', 'websocket', 'sse'],
  speaks: CALLED,
  how: 'sequence',
  defaults: likeAService('queries'),
  fields: [
    wholeField(
      'maxDepth',
      'Deepest query',
      'reliability',
      'Deeper queries are refused; empty: any depth, so that one query can ask for everything.',
      { max: 1000 },
    ),
    wholeField(
      'maxComplexity',
      'Costliest query',
      'reliability',
      'Fields and lists count; costlier queries are refused. Empty: no limit.',
      { max: 10_000_000 },
    ),
    flagField(
      'batching',
      'Batches look-ups',
      'performance',
      'Look-ups of one query are gathered into one: without it, a list of n asks n times.',
    ),
    flagField(
      'persistedQueries',
      'Persisted queries only',
      'reliability',
      'Only queries known beforehand are answered: short to send, and nobody brings a costly one.',
    ),
    flagField(
      'subscriptions',
      'Subscriptions',
      'behaviour',
      'Clients are told of changes over an open connection.',
    ),
    auth,
    owner,
  ],
  technologies: ['apollo', 'hasura', 'aws-appsync', 'nodejs', 'java', 'go'],
};

const KEPT_OPEN: readonly Protocol[] = ['websocket', 'sse', 'webrtc', 'mqtt', 'https', 'http', 'grpc', 'tcp'];

export const connectionGateway: ComponentType = {
  id: 'connection-gateway',
  label: 'Connection gateway',
  category: 'edge',
  role: 'compute',
  icon: Cable,
  summary: 'Holds the open connections of clients, and passes messages to and from the services behind.',
  keywords: [
    'websocket',
    'web socket',
    'websocket gateway',
    'sse',
    'long polling',
    'server-sent events',
    'realtime',
    'real-time',
    'push',
    'push channel',
    'webrtc signaling',
  ],
  answers: [...KEPT_OPEN, 'graphql', 'amqp', 'kafka', 'nats', 'redis', 'internal'],
  speaks: CALLED,
  how: 'sequence',
  defaults: {
    availability: sourced(0.995, ONE_INSTANCE),
    latencyMs: sourced({ p50: 1, p99: 6 }, judged('nearest row, a layer 7 balancer: one message passed on')),
    capacityRps: sourced(20_000, judged('nearest row, one proxy process: messages a second')),
    managed: sourced(null, runByUs),
  },
  fields: [
    flagField(
      'stateful',
      'Keeps state',
      'behaviour',
      'A connection lives in one replica: when it goes, its clients connect anew.',
      true,
    ),
    wholeField('maxConnections', 'Connections, one', 'performance', 'Open connections one replica holds.', {
      max: 10_000_000,
      default: 100_000,
      source: judged('a few gigabytes at some tens of kilobytes a connection; tuned systems hold more'),
    }),
    wholeField(
      'heartbeatSeconds',
      'Heartbeat every',
      'reliability',
      'A client that misses some is taken for gone.',
      { max: 3600, unit: 's', default: 30 },
    ),
    choiceField(
      'whoIsWhere',
      'Who is connected where',
      'data',
      'How a message finds the replica that holds its receiver.',
      [
        ['shared-store', 'In a store all replicas share'],
        ['broadcast', 'Every replica hears every message'],
        ['hash', 'The user’s id picks the replica'],
      ],
    ),
    auth,
    owner,
  ],
  technologies: ['socket-io', 'aws-api-gateway', 'envoy', 'nodejs', 'go'],
};
