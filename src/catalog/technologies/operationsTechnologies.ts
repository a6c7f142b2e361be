/** Metrics, logs, traces, alerts, pipelines and orchestrators by product. */
import {
  siArgo,
  siCircleci,
  siDatadog,
  siDocker,
  siDynatrace,
  siElasticstack,
  siFluentd,
  siGithubactions,
  siGitlab,
  siGooglecloud,
  siGrafana,
  siGraylog,
  siJaeger,
  siJenkins,
  siNewrelic,
  siNomad,
  siOpentelemetry,
  siPagerduty,
  siPrometheus,
  siRedhatopenshift,
  siSentry,
  siSpinnaker,
  siSplunk,
  siTeamcity,
  siTekton,
} from 'simple-icons';
import type { Defaults, Logo, Technology } from '../componentType';
import { judged, sourced } from '../sources';
import { logo } from './logo';

/** Run by its maker: its promise is the managed one of the type. */
const hosted: Partial<Defaults> = { managed: sourced('region', judged('run by its maker, per region')) };

const product = (
  id: string,
  label: string,
  mark: Logo | null,
  keywords: readonly string[],
  more: Partial<Technology> = {},
): Technology => ({ id, label, logo: mark, keywords, ...more });

const observability: readonly Technology[] = [
  product('prometheus', 'Prometheus', logo(siPrometheus), ['promql', 'exporter'], {
    answers: ['https', 'http', 'otlp', 'internal'],
    fields: { collection: 'pull' },
  }),
  product('grafana', 'Grafana', logo(siGrafana), ['dashboard', 'mimir']),
  product('datadog', 'Datadog', logo(siDatadog), ['apm', 'saas'], {
    defaults: hosted,
    fields: { collection: 'push' },
  }),
  product('cloudwatch', 'Amazon CloudWatch', null, ['aws'], {
    defaults: hosted,
    fields: { collection: 'push' },
  }),
  product('azure-monitor', 'Azure Monitor', null, ['microsoft', 'application insights'], {
    defaults: hosted,
    fields: { collection: 'push' },
  }),
  product(
    'google-cloud-monitoring',
    'Google Cloud Monitoring',
    logo(siGooglecloud),
    ['gcp', 'stackdriver', 'google ops suite', 'google cloud operations'],
    {
      defaults: hosted,
      fields: { collection: 'push' },
    },
  ),
  product('new-relic', 'New Relic', logo(siNewrelic), ['apm', 'saas'], { defaults: hosted }),
  product('dynatrace', 'Dynatrace', logo(siDynatrace), ['apm'], { defaults: hosted }),
  product('appdynamics', 'AppDynamics', null, ['apm', 'cisco', 'splunk'], { defaults: hosted }),
  product('zabbix', 'Zabbix', null, ['monitoring']),
  product('nagios', 'Nagios', null, ['monitoring', 'icinga']),
  product('elastic-stack', 'Elastic Stack', logo(siElasticstack), ['elk', 'kibana', 'logstash']),
  product('loki', 'Grafana Loki', null, ['grafana'], {
    answers: ['https', 'http', 'grpc', 'otlp', 'internal'],
  }),
  product('splunk', 'Splunk', logo(siSplunk), ['siem']),
  product('google-cloud-logging', 'Google Cloud Logging', logo(siGooglecloud), ['gcp', 'stackdriver'], {
    defaults: hosted,
  }),
  product('graylog', 'Graylog', logo(siGraylog), []),
  product('fluentd', 'Fluentd', logo(siFluentd), ['fluent bit', 'log shipper']),
  product('opentelemetry', 'OpenTelemetry Collector', logo(siOpentelemetry), ['otel', 'otlp'], {
    answers: ['otlp', 'grpc', 'https', 'http', 'internal'],
  }),
  product('jaeger', 'Jaeger', logo(siJaeger), ['tracing'], {
    answers: ['otlp', 'grpc', 'https', 'http', 'internal'],
  }),
  product('zipkin', 'Zipkin', null, ['tracing'], { answers: ['https', 'http', 'kafka', 'internal'] }),
  product('aws-xray', 'AWS X-Ray', null, ['amazon', 'tracing'], { defaults: hosted }),
  product('grafana-tempo', 'Grafana Tempo', null, ['grafana', 'tracing']),
  product('sentry', 'Sentry', logo(siSentry), ['errors', 'crash reports'], { defaults: hosted }),
];

const alerting: readonly Technology[] = [
  product('alertmanager', 'Prometheus Alertmanager', null, ['prometheus']),
  product('pagerduty', 'PagerDuty', logo(siPagerduty), ['on-call'], { defaults: hosted }),
  product('opsgenie', 'Opsgenie', null, ['on-call', 'atlassian'], { defaults: hosted }),
];

const pipelines: readonly Technology[] = [
  product('github-actions', 'GitHub Actions', logo(siGithubactions), ['github'], { defaults: hosted }),
  product('gitlab', 'GitLab CI', logo(siGitlab), ['gitlab']),
  product('jenkins', 'Jenkins', logo(siJenkins), []),
  product('argo-cd', 'Argo CD', logo(siArgo), ['gitops', 'flux']),
  product('circleci', 'CircleCI', logo(siCircleci), [], { defaults: hosted }),
  product('tekton', 'Tekton', logo(siTekton), ['kubernetes']),
  product('spinnaker', 'Spinnaker', logo(siSpinnaker), ['canary']),
  product('teamcity', 'TeamCity', logo(siTeamcity), ['jetbrains']),
  product('azure-devops', 'Azure DevOps', null, ['microsoft'], { defaults: hosted }),
  product('aws-codepipeline', 'AWS CodePipeline', null, ['amazon'], { defaults: hosted }),
];

const platforms: readonly Technology[] = [
  product('ecs', 'Amazon ECS', null, ['aws', 'fargate'], { defaults: hosted }),
  product('nomad', 'HashiCorp Nomad', logo(siNomad), []),
  product('docker-swarm', 'Docker Swarm', logo(siDocker), []),
  product('openshift', 'Red Hat OpenShift', logo(siRedhatopenshift), ['k8s']),
];

const chaos: readonly Technology[] = [
  product('chaos-monkey', 'Chaos Monkey', null, ['netflix', 'simian army'], {
    fields: { where: 'production' },
  }),
  product('litmus', 'LitmusChaos', null, ['kubernetes']),
  product('gremlin', 'Gremlin', null, ['fault injection']),
  product('aws-fis', 'AWS Fault Injection Service', null, ['amazon']),
];

export const operationsTechnologies: readonly Technology[] = [
  ...observability,
  ...alerting,
  ...pipelines,
  ...platforms,
  ...chaos,
];
