/** Fields that kinds of our own code share, and the grounds their numbers have in common. */
import type { Defaults, Field } from '../componentType';
import { choiceField, flagField, textField, wholeField } from '../fields';
import { contract, judged, ONE_INSTANCE, sourced } from '../sources';

export const managedCompute = contract('Nearest row, AWS Lambda SLA, 99.95 % (2022)');
export const runByUs = judged('run by us until said otherwise');

/** Of a type without a row of its own; `unit` says what is counted. */
export const likeAService = (unit = 'requests'): Defaults => ({
  availability: sourced(0.995, ONE_INSTANCE),
  managedAvailability: sourced(0.9995, managedCompute),
  latencyMs: sourced({ p50: 8, p99: 80 }, judged(`nearest row, a stateless service: one of its ${unit}`)),
  capacityRps: sourced(500, judged(`nearest row, a stateless service: ${unit} a second`)),
  managed: sourced(null, runByUs),
});

export const idempotent: Field = flagField(
  'idempotent',
  'Idempotent',
  'reliability',
  'The same message or request twice does no harm, so that a retry is safe.',
);

export const owner: Field = textField('owner', 'Owner', 'behaviour', 'The team that answers for it.');

export const stateful: Field = flagField(
  'stateful',
  'Keeps state',
  'behaviour',
  'Sessions or data live in the process: another copy can’t take over without them.',
);

export const autoscaling: Field = flagField(
  'autoscaling',
  'Scales by itself',
  'performance',
  'Replicas follow the load.',
);

export const sessions: Field = choiceField(
  'sessions',
  'Sessions',
  'behaviour',
  'Where what it knows of a signed-in user lies. Sticky: in the process, so its balancer must send the user back to it.',
  [
    ['none', 'None: each request says all'],
    ['sticky', 'In the process (sticky)'],
    ['shared-store', 'In a store all replicas share'],
  ],
);

export const apiStyle: Field = choiceField(
  'apiStyle',
  'API',
  'behaviour',
  'How callers talk to it: what a change costs them, and how much they fetch.',
  [
    ['rest', 'REST'],
    ['grpc', 'gRPC'],
    ['graphql', 'GraphQL'],
    ['events', 'Events'],
    ['mixed', 'Several'],
  ],
);

export const connectionPool: Field = wholeField(
  'connectionPool',
  'Connection pool',
  'performance',
  'Connections one replica holds to its database at most; with all replicas they must fit the database’s limit.',
  { max: 100_000 },
);
