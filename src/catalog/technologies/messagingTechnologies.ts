/** Brokers by product. A managed one is slower to take a message and promises its availability per region. */
import {
  siApachekafka,
  siApachepulsar,
  siApacherocketmq,
  siEclipsemosquitto,
  siGooglepubsub,
  siNatsdotio,
  siRabbitmq,
} from 'simple-icons';
import type { Defaults, Protocol, Technology } from '../componentType';
import { BENCHMARK, contract, judged, measured, sourced } from '../sources';
import { logo } from './logo';

/** The row of a managed queue, with that product's promise. */
const managedQueue = (availability: number, sla: string): Partial<Defaults> => ({
  availability: sourced(availability, contract(sla)),
  latencyMs: sourced({ p50: 10, p99: 80 }, judged('one call over https to a managed queue')),
  capacityRps: sourced(3000, judged('messages a second in batches; Amazon SQS limits FIFO queues to this')),
  managed: sourced('region', contract(sla)),
});

const OVER_HTTPS: readonly Protocol[] = ['https', 'internal'];
const messaging = 'Amazon SQS and SNS (Messaging) SLA, 99.9 % (2022)';

export const messagingTechnologies: readonly Technology[] = [
  {
    id: 'rabbitmq',
    label: 'RabbitMQ',
    logo: logo(siRabbitmq),
    keywords: ['amqp', 'rabbit'],
    answers: ['amqp', 'mqtt', 'websocket', 'tcp', 'internal'],
    speaks: ['amqp', 'mqtt', 'websocket', 'tcp', 'internal'],
  },
  {
    id: 'activemq',
    label: 'Apache ActiveMQ',
    logo: null,
    keywords: ['jms'],
    answers: ['amqp', 'mqtt', 'tcp', 'internal'],
    speaks: ['amqp', 'mqtt', 'tcp', 'internal'],
  },
  {
    id: 'rocketmq',
    label: 'Apache RocketMQ',
    logo: logo(siApacherocketmq),
    keywords: [],
    answers: ['tcp', 'grpc', 'internal'],
    speaks: ['tcp', 'grpc', 'internal'],
  },
  {
    id: 'sqs',
    label: 'Amazon SQS',
    logo: null,
    keywords: ['aws', 'simple queue'],
    answers: OVER_HTTPS,
    speaks: OVER_HTTPS,
    defaults: managedQueue(0.999, messaging),
  },
  {
    id: 'azure-service-bus',
    label: 'Azure Service Bus',
    logo: null,
    keywords: ['microsoft'],
    answers: ['amqp', 'https', 'internal'],
    speaks: ['amqp', 'https', 'internal'],
    defaults: managedQueue(0.999, 'Azure Service Bus SLA, 99.9 % (2023)'),
  },
  {
    id: 'sns',
    label: 'Amazon SNS',
    logo: null,
    keywords: ['aws', 'simple notification'],
    answers: OVER_HTTPS,
    speaks: ['https', 'internal', 'smtp'],
    defaults: managedQueue(0.999, messaging),
  },
  {
    id: 'google-pubsub',
    label: 'Google Cloud Pub/Sub',
    logo: logo(siGooglepubsub),
    keywords: ['gcp', 'pubsub'],
    answers: ['grpc', 'https', 'internal'],
    speaks: ['grpc', 'https', 'internal'],
    defaults: managedQueue(0.9995, 'Cloud Pub/Sub SLA, 99.95 % (2022)'),
  },
  {
    id: 'eventbridge',
    label: 'Amazon EventBridge',
    logo: null,
    keywords: ['aws', 'event bus'],
    answers: OVER_HTTPS,
    speaks: OVER_HTTPS,
    defaults: {
      availability: sourced(0.9999, contract('Amazon EventBridge SLA, 99.99 % (2022)')),
      managed: sourced('region', contract('Amazon EventBridge SLA, per region (2022)')),
    },
  },
  {
    id: 'nats',
    label: 'NATS',
    logo: logo(siNatsdotio),
    keywords: ['jetstream'],
    answers: ['nats', 'websocket', 'mqtt', 'tcp', 'internal'],
    speaks: ['nats', 'websocket', 'mqtt', 'tcp', 'internal'],
  },
  {
    id: 'mosquitto',
    label: 'Mosquitto',
    logo: logo(siEclipsemosquitto),
    keywords: ['mqtt', 'iot'],
    answers: ['mqtt', 'websocket', 'internal'],
    speaks: ['mqtt', 'websocket', 'internal'],
  },
  {
    id: 'kafka',
    label: 'Apache Kafka',
    logo: logo(siApachekafka),
    keywords: ['confluent', 'msk', 'redpanda'],
    answers: ['kafka', 'replication', 'internal'],
    speaks: ['kafka', 'replication', 'internal'],
    defaults: {
      latencyMs: sourced(
        { p50: 3, p99: 15 },
        measured(`${BENCHMARK}: p99 5 ms at 200 MB/s; acks=all over zones judged`),
      ),
      capacityRps: sourced(200_000, judged('small messages a second through one broker')),
    },
  },
  {
    id: 'pulsar',
    label: 'Apache Pulsar',
    logo: logo(siApachepulsar),
    keywords: [],
    answers: ['tcp', 'kafka', 'websocket', 'internal'],
    speaks: ['tcp', 'kafka', 'websocket', 'internal'],
  },
  {
    id: 'kinesis',
    label: 'Amazon Kinesis',
    logo: null,
    keywords: ['aws', 'data streams'],
    answers: OVER_HTTPS,
    speaks: OVER_HTTPS,
    defaults: managedQueue(0.999, 'Amazon Kinesis SLA, 99.9 % (2024)'),
  },
  {
    id: 'azure-event-hubs',
    label: 'Azure Event Hubs',
    logo: null,
    keywords: ['microsoft'],
    answers: ['kafka', 'amqp', 'https', 'internal'],
    speaks: ['kafka', 'amqp', 'https', 'internal'],
    defaults: managedQueue(0.9995, 'Azure Event Hubs SLA, 99.95 % (2023)'),
  },
];
