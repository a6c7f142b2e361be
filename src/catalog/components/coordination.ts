/** What parts of a system agree by: who is there, what is set, who may, who leads, whether all commit. */
import { BookUser, Crown, FileCheck, Handshake, Lock, SlidersHorizontal } from 'lucide';
import type { ComponentType, Field, Protocol } from '../componentType';
import { choiceField, flagField, found, numberField } from '../fields';
import { CALLED, STORE_OUT } from '../protocolSets';
import { judged } from '../sources';
import { backups, dataKind, encryptedAtRest } from './dataFields';
import { QUORUM, SERVICE } from './nearestRows';

const ASKED: readonly Protocol[] = ['grpc', 'https', 'http', 'tcp', 'redis', 'internal'];

const consensus: Field = choiceField(
  'consensus',
  'Agrees by',
  'reliability',
  'A majority decides. Replicas are its members, an odd number; set “Needed at this load” to their majority: 2 of 3, 3 of 5.',
  [
    ['raft', 'Raft'],
    ['zab', 'ZooKeeper’s broadcast (Zab)'],
    ['paxos', 'Paxos'],
    ['none', 'Nothing: one machine decides'],
  ],
);

const seconds = (id: string, label: string, help: string, usual: number): Field =>
  numberField(id, label, 'reliability', help, { unit: 's', default: usual });

const serviceRegistry: ComponentType = {
  id: 'service-registry',
  label: 'Service registry',
  category: 'coordination',
  role: 'compute',
  icon: BookUser,
  summary: 'Knows which instances of each service are there and where; callers keep what it told them.',
  keywords: ['service discovery', 'discovery', 'registration', 'heartbeat', 'name service', 'lookup'],
  answers: ['https', 'http', 'grpc', 'dns', 'tcp', 'internal'],
  speaks: CALLED,
  how: 'sequence',
  besideRequests: true,
  defaults: QUORUM,
  fields: [
    choiceField(
      'discovery',
      'Discovery',
      'behaviour',
      'Callers ask it and pick an instance themselves, or a router asks it for them.',
      [
        ['client-side', 'By the callers', found('Client-side discovery')],
        ['server-side', 'By a router', found('Server-side discovery')],
      ],
    ),
    choiceField(
      'registration',
      'Registration',
      'behaviour',
      'Instances enter themselves, or the platform enters them.',
      [
        ['self', 'By themselves'],
        ['third-party', 'By the platform'],
      ],
    ),
    seconds('heartbeatSeconds', 'Heartbeat every', 'How often an instance says that it is there.', 30),
    seconds('expirySeconds', 'Gone after', 'An instance not heard of for this long is taken out.', 90),
    choiceField(
      'consistency',
      'Consistency',
      'data',
      'When cut in two it gives the latest word or none (strong), or rather an old list than none (eventual).',
      [
        ['strong', 'Strong'],
        ['eventual', 'Eventual'],
      ],
    ),
    consensus,
  ],
  technologies: ['consul', 'eureka', 'etcd', 'zookeeper', 'nacos', 'kubernetes', 'aws-cloud-map'],
};

const configurationStore: ComponentType = {
  id: 'configuration-store',
  label: 'Configuration store',
  category: 'coordination',
  role: 'store',
  icon: SlidersHorizontal,
  summary: 'Settings and feature flags outside the code, for all instances; they keep what they have read.',
  keywords: ['config', 'configuration', 'settings', 'toggles', 'config server', 'external config'],
  answers: ['https', 'http', 'grpc', 'tcp', 'internal'],
  speaks: [...STORE_OUT, 'https'],
  how: 'sequence',
  besideRequests: true,
  defaults: QUORUM,
  fields: [
    choiceField('updates', 'Changes arrive', 'behaviour', 'How instances learn of a change.', [
      ['poll', 'When they ask again'],
      ['watch', 'At once: they watch'],
      ['restart', 'With a restart'],
    ]),
    numberField(
      'refreshSeconds',
      'Asked every',
      'data',
      'How long a change takes to be in force everywhere.',
      { unit: 's', default: 30, source: judged('a poll twice a minute') },
    ),
    flagField(
      'versioned',
      'Versioned',
      'reliability',
      'Who changed what is known, and a change can be taken back.',
    ),
    flagField(
      'featureFlags',
      'Feature flags',
      'behaviour',
      'Features are turned on and off for some users without a release.',
      false,
      found('Feature flags', 'feature toggle', 'flag service'),
    ),
    consensus,
    dataKind('configuration'),
    backups,
    encryptedAtRest,
  ],
  technologies: [
    'consul',
    'etcd',
    'zookeeper',
    'spring-cloud-config',
    'aws-appconfig',
    'azure-app-configuration',
    'launchdarkly',
    'kubernetes',
  ],
};

const lockService: ComponentType = {
  id: 'lock-service',
  label: 'Lock service',
  category: 'coordination',
  role: 'compute',
  icon: Lock,
  summary:
    'Lets one of many do a thing at a time; a lock is lent for a while, so that a dead holder frees it.',
  keywords: ['distributed lock', 'mutex', 'lease', 'redlock', 'fencing token', 'semaphore', 'setnx'],
  answers: ASKED,
  speaks: CALLED,
  how: 'sequence',
  defaults: QUORUM,
  fields: [
    choiceField(
      'grantedBy',
      'Lends by',
      'reliability',
      'A majority’s word outlives a machine; one machine’s lock may be held twice after it fails.',
      [
        ['consensus', 'Consensus of a majority'],
        ['redlock', 'Several machines, each asked (Redlock)'],
        ['single-node', 'One machine'],
        ['database', 'A row in a database'],
      ],
    ),
    seconds('leaseSeconds', 'Lent for', 'After this long it is free again unless renewed; 0: never.', 10),
    flagField(
      'fencingTokens',
      'Fencing tokens',
      'reliability',
      'Each holder gets a higher number, and what it writes to refuses lower ones: a late holder does no harm.',
    ),
    consensus,
  ],
  technologies: ['redis', 'zookeeper', 'etcd', 'consul', 'dynamodb', 'hazelcast'],
};

const coordinationService: ComponentType = {
  id: 'coordination-service',
  label: 'Coordination service',
  category: 'coordination',
  role: 'compute',
  icon: Crown,
  summary:
    'A small ensemble that agrees by majority: who leads, who is a member, what was decided in which order.',
  keywords: ['leader', 'consensus', 'membership', 'raft', 'paxos', 'ensemble', 'quorum', 'master election'],
  answers: ['grpc', 'https', 'http', 'tcp', 'replication', 'internal'],
  speaks: CALLED,
  how: 'sequence',
  defaults: QUORUM,
  fields: [
    consensus,
    choiceField('purpose', 'Decides', 'behaviour', 'What the others ask of it.', [
      ['leader-election', 'Who leads', found('Leader election', 'elect a leader', 'master election')],
      ['membership', 'Who is a member', found('Cluster membership', 'group membership')],
      ['metadata', 'Where what is'],
      ['sequence', 'What comes next: numbers in order', found('Sequencer', 'sequence numbers')],
    ]),
    seconds(
      'sessionSeconds',
      'Member gone after',
      'A member or leader not heard of for this long is taken for dead, and another is chosen.',
      10,
    ),
    flagField('watches', 'Watched', 'behaviour', 'Others are told of a change and needn’t ask.', true),
    backups,
  ],
  technologies: ['zookeeper', 'etcd', 'consul', 'hazelcast'],
};

const transactionCoordinator: ComponentType = {
  id: 'transaction-coordinator',
  label: 'Transaction coordinator',
  category: 'coordination',
  role: 'compute',
  icon: Handshake,
  summary:
    'Has several stores or services commit together, or none of them; all must be up, and wait for each other.',
  keywords: ['two-phase', 'three-phase', 'xa', 'distributed transaction', 'atomic commit'],
  answers: ['https', 'grpc', 'http', 'tcp', 'internal'],
  speaks: CALLED,
  how: 'parallel',
  defaults: SERVICE,
  fields: [
    choiceField(
      'protocol',
      'Protocol',
      'behaviour',
      'Two phases ask every participant twice, three three times: set that as the calls per request of its connections.',
      [
        ['2pc', 'Two-phase commit', found('Two-phase commit coordinator', '2pc', 'two phase commit')],
        ['3pc', 'Three-phase commit', found('Three-phase commit coordinator', '3pc', 'three phase commit')],
        ['xa', 'XA'],
        ['tcc', 'Try, confirm, cancel'],
      ],
    ),
    flagField(
      'decisionLog',
      'Logs its decisions',
      'reliability',
      'A restart finds what was decided; without it participants hold their locks in doubt.',
      true,
    ),
    seconds(
      'decidesWithinSeconds',
      'Gives up after',
      'A participant that hasn’t answered by then: all abort.',
      30,
    ),
  ],
  technologies: ['narayana', 'atomikos', 'seata'],
};

const schemaRegistry: ComponentType = {
  id: 'schema-registry',
  label: 'Schema registry',
  category: 'coordination',
  role: 'store',
  icon: FileCheck,
  summary: 'Keeps the form of every message in its versions, and refuses one that would break its readers.',
  keywords: ['avro', 'protobuf', 'json schema', 'contract', 'compatibility', 'versions', 'events'],
  answers: ['https', 'http', 'grpc', 'internal'],
  speaks: [...STORE_OUT, 'https'],
  how: 'sequence',
  besideRequests: true,
  defaults: QUORUM,
  fields: [
    choiceField('format', 'Format', 'data', 'How messages are written.', [
      ['avro', 'Avro'],
      ['protobuf', 'Protocol Buffers'],
      ['json-schema', 'JSON Schema'],
    ]),
    choiceField(
      'compatibility',
      'Compatibility',
      'reliability',
      'Backward: new readers read old messages. Forward: old readers read new ones.',
      [
        ['backward', 'Backward'],
        ['forward', 'Forward'],
        ['full', 'Both'],
        ['none', 'None'],
      ],
    ),
    backups,
  ],
  technologies: ['confluent-schema-registry', 'apicurio', 'aws-glue-schema-registry', 'buf'],
};

export const coordinationTypes: readonly ComponentType[] = [
  serviceRegistry,
  configurationStore,
  coordinationService,
  lockService,
  transactionCoordinator,
  schemaRegistry,
];
