/** What keeps a system running and stands beside its requests: no answer waits for any of it. */
import { BellRing, FlaskConical, Rocket, ShipWheel } from 'lucide';
import type { ComponentType } from '../componentType';
import { choiceField, flagField, found, numberField } from '../fields';
import { CALLED } from '../protocolSets';
import { SERVICE } from './nearestRows';
import { asOperations, logStore, metricsStore, traceCollector } from './observability';

const alerting: ComponentType = {
  ...asOperations,
  id: 'alerting',
  label: 'Alerting',
  role: 'compute',
  icon: BellRing,
  summary: 'Tells the people on duty when users are hurt, and wakes the next if nobody answers.',
  keywords: ['alerts', 'on-call', 'pager', 'paging', 'incident', 'alarm', 'monitoring', 'escalation'],
  answers: ['https', 'http', 'grpc', 'kafka', 'amqp', 'smtp', 'tcp', 'internal'],
  speaks: CALLED,
  defaults: SERVICE,
  fields: [
    choiceField(
      'alertsOn',
      'Alerts on',
      'behaviour',
      'What users feel wakes people for a reason; causes alone wake them too often.',
      [
        ['symptoms', 'What users feel'],
        ['budget', 'The error budget’s burn'],
        ['causes', 'Causes: processor, memory, disk'],
      ],
    ),
    flagField(
      'escalates',
      'Escalates',
      'reliability',
      'If nobody answers in time, the next is called.',
      true,
    ),
    flagField('groups', 'Groups alerts', 'behaviour', 'One failure, one call: not a hundred.', true),
  ],
  technologies: [
    'alertmanager',
    'pagerduty',
    'opsgenie',
    'grafana',
    'datadog',
    'cloudwatch',
    'azure-monitor',
  ],
};

const delivery: ComponentType = {
  ...asOperations,
  id: 'ci-cd',
  label: 'CI/CD pipeline',
  role: 'compute',
  icon: Rocket,
  summary: 'Builds, tests and releases every change the same way, and takes a bad one back.',
  keywords: [
    'continuous integration',
    'continuous delivery',
    'deployment',
    'build',
    'pipeline',
    'release',
    'blue-green',
    'canary',
  ],
  answers: ['https', 'http', 'grpc', 'tcp', 'internal'],
  speaks: CALLED,
  defaults: SERVICE,
  fields: [
    choiceField(
      'strategy',
      'Releases',
      'behaviour',
      'All at once, a few instances at a time, to a second set that takes over, or to some users first.',
      [
        ['rolling', 'Rolling'],
        ['blue-green', 'Blue and green', found('Blue-green release', 'blue green deployment')],
        ['canary', 'Canary', found('Canary release', 'canary deployment')],
        ['recreate', 'All at once, with downtime'],
      ],
    ),
    flagField(
      'automaticRollback',
      'Takes back by itself',
      'reliability',
      'A release that makes errors or slowness rise is taken back.',
    ),
    flagField('tests', 'Tests first', 'reliability', 'Nothing is released that fails its tests.', true),
  ],
  technologies: [
    'github-actions',
    'gitlab',
    'jenkins',
    'argo-cd',
    'circleci',
    'tekton',
    'spinnaker',
    'teamcity',
    'azure-devops',
    'aws-codepipeline',
  ],
};

const orchestrator: ComponentType = {
  ...asOperations,
  id: 'container-orchestrator',
  label: 'Container orchestrator',
  role: 'compute',
  icon: ShipWheel,
  summary:
    'Runs containers on a pool of machines: places them, starts anew what has died, adds and takes away.',
  keywords: [
    'k8s',
    'scheduler',
    'autoscaler',
    'hypervisor',
    'auto-scaling',
    'cluster manager',
    'self-healing',
    'pods',
    'swarm',
  ],
  answers: ['https', 'grpc', 'http', 'tcp', 'internal'],
  speaks: CALLED,
  defaults: SERVICE,
  fields: [
    flagField(
      'restarts',
      'Starts anew what died',
      'reliability',
      'Instances that don’t answer are replaced.',
      true,
    ),
    choiceField(
      'scaling',
      'Scales by',
      'performance',
      'What decides how many instances there are. Workers follow the length of their queue, not the processor.',
      [
        ['none', 'Nothing: a fixed number'],
        ['processor', 'Processor or memory'],
        ['requests', 'Requests'],
        ['queue', 'Length of a queue'],
        ['schedule', 'Time of day'],
      ],
    ),
    numberField(
      'startSeconds',
      'A new instance takes',
      'performance',
      'Until it takes requests: a peak that comes faster is met by what is there.',
      { unit: 's', default: 60 },
    ),
  ],
  technologies: ['kubernetes', 'ecs', 'nomad', 'docker-swarm', 'openshift'],
};

const chaosTool: ComponentType = {
  ...asOperations,
  id: 'chaos-tool',
  label: 'Chaos tool',
  role: 'compute',
  icon: FlaskConical,
  summary: 'Breaks parts on purpose, while people are there to watch whether the rest holds.',
  keywords: [
    'chaos engineering',
    'chaos monkey',
    'fault injection',
    'game day',
    'resilience test',
    'experiment',
  ],
  answers: ['https', 'http', 'grpc', 'internal'],
  speaks: CALLED,
  defaults: SERVICE,
  fields: [
    choiceField(
      'experiment',
      'Breaks',
      'behaviour',
      'What it takes away. The numbers of each are in “What if”.',
      [
        ['instance', 'An instance'],
        ['zone', 'A zone'],
        ['region', 'A region'],
        ['latency', 'The network’s speed'],
        ['dependency', 'A dependency'],
      ],
    ),
    choiceField('where', 'Where', 'behaviour', 'Only production tells how production holds.', [
      ['test', 'In a test environment'],
      ['production', 'In production'],
    ]),
  ],
  technologies: ['chaos-monkey', 'litmus', 'gremlin', 'aws-fis'],
};

export const operationsTypes: readonly ComponentType[] = [
  metricsStore,
  logStore,
  traceCollector,
  alerting,
  delivery,
  orchestrator,
  chaosTool,
];
