/** What keeps a system running and stands beside its requests: no answer waits for any of it. */
import { BellRing, FlaskConical, Rocket, ShipWheel } from 'lucide';
import type { ComponentType } from '../componentType';
import { CALLED } from '../protocolSets';
import { choiceField, flagField, numberField } from './fieldMakers';
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
      {
        id: 'alertsOn',
        label: 'Alerts on',
        help: 'What users feel wakes people for a reason; causes alone wake them too often.',
        section: 'behaviour',
      },
      [
        ['symptoms', 'What users feel'],
        ['budget', 'The error budget’s burn'],
        ['causes', 'Causes: processor, memory, disk'],
      ],
      'symptoms',
    ),
    flagField(
      {
        id: 'escalates',
        label: 'Escalates',
        help: 'If nobody answers in time, the next is called.',
        section: 'reliability',
      },
      true,
    ),
    flagField(
      {
        id: 'groups',
        label: 'Groups alerts',
        help: 'One failure, one call: not a hundred.',
        section: 'behaviour',
      },
      true,
    ),
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
      {
        id: 'strategy',
        label: 'Releases',
        help: 'All at once, a few instances at a time, to a second set that takes over, or to some users first.',
        section: 'behaviour',
      },
      [
        ['rolling', 'Rolling'],
        ['blue-green', 'Blue and green'],
        ['canary', 'Canary'],
        ['recreate', 'All at once, with downtime'],
      ],
      'rolling',
    ),
    flagField({
      id: 'automaticRollback',
      label: 'Takes back by itself',
      help: 'A release that makes errors or slowness rise is taken back.',
      section: 'reliability',
    }),
    flagField(
      {
        id: 'tests',
        label: 'Tests first',
        help: 'Nothing is released that fails its tests.',
        section: 'reliability',
      },
      true,
    ),
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
      {
        id: 'restarts',
        label: 'Starts anew what died',
        help: 'Instances that don’t answer are replaced.',
        section: 'reliability',
      },
      true,
    ),
    choiceField(
      {
        id: 'scaling',
        label: 'Scales by',
        help: 'What decides how many instances there are. Workers follow the length of their queue, not the processor.',
        section: 'performance',
      },
      [
        ['none', 'Nothing: a fixed number'],
        ['processor', 'Processor or memory'],
        ['requests', 'Requests'],
        ['queue', 'Length of a queue'],
        ['schedule', 'Time of day'],
      ],
      'none',
    ),
    numberField(
      {
        id: 'startSeconds',
        label: 'A new instance takes',
        help: 'Until it takes requests: a peak that comes faster is met by what is there.',
        section: 'performance',
      },
      { min: 0, unit: 's', default: 60 },
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
      {
        id: 'experiment',
        label: 'Breaks',
        help: 'What it takes away. The numbers of each are in “What if”.',
        section: 'behaviour',
      },
      [
        ['instance', 'An instance'],
        ['zone', 'A zone'],
        ['region', 'A region'],
        ['latency', 'The network’s speed'],
        ['dependency', 'A dependency'],
      ],
      'instance',
    ),
    choiceField(
      {
        id: 'where',
        label: 'Where',
        help: 'Only production tells how production holds.',
        section: 'behaviour',
      },
      [
        ['test', 'In a test environment'],
        ['production', 'In production'],
      ],
      'test',
    ),
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
