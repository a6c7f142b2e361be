/** Sets of protocols that many component types share; the order is the order of preference. */
import type { Protocol } from './componentType';

/** What a request over the web may travel as. */
export const WEB: readonly Protocol[] = ['https', 'http', 'grpc', 'graphql', 'websocket', 'sse'];

/** What a broker delivers messages over. */
const DELIVERY: readonly Protocol[] = ['amqp', 'kafka', 'mqtt', 'nats', 'internal'];

/** What data stores are asked over. */
export const STORAGE: readonly Protocol[] = [
  'sql',
  'redis',
  'memcached',
  'mongodb',
  'cql',
  'bolt',
  's3',
  'nfs',
];

/** What code of ours answers: requests, and messages handed to it. */
export const SERVED: readonly Protocol[] = [...WEB, ...DELIVERY, 'webrtc', 'tcp', 'udp'];

/** What code of ours can call with: everything but the stores' own replication. */
export const CALLED: readonly Protocol[] = [...SERVED, ...STORAGE, 'iscsi', 'smtp', 'dns', 'ldap', 'otlp'];

/** What leaves a data store by itself: copies and its stream of changes, asynchronous by nature; and its disks. */
export const STORE_OUT: readonly Protocol[] = ['replication', 'internal', 'kafka', 'iscsi', 'nfs', 'otlp'];
