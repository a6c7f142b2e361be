/** What others run for us, and we can neither see into nor repair. */
import { Cloud } from 'lucide';
import type { ComponentType } from '../componentType';
import { WEB } from '../protocolSets';
import { contract, judged, sourced } from '../sources';

const externalService: ComponentType = {
  id: 'external-service',
  label: 'External service',
  category: 'external',
  role: 'external',
  icon: Cloud,
  summary: 'A service of another company: payments, mail, push messages, sign-in, maps.',
  keywords: [
    'third party',
    '3rd party',
    'vendor',
    'saas',
    'payment',
    'email',
    'smtp',
    'sms',
    'push',
    'identity',
    'idp',
    'oauth',
    'webhook',
    'maps',
    'partner api',
  ],
  answers: [...WEB, 'smtp', 'tcp', 'udp', 'amqp', 'mqtt', 's3', 'internal'],
  speaks: [...WEB, 'smtp', 'tcp', 'udp', 'amqp', 'mqtt', 'internal'],
  how: 'sequence',
  defaults: {
    availability: sourced(
      0.999,
      contract('Nearest row, identity providers: Amazon Cognito SLA, 99.9 % (2022)'),
    ),
    latencyMs: sourced({ p50: 20, p99: 150 }, judged('nearest row, an identity provider’s answer')),
    capacityRps: sourced(2000, judged('nearest row, an identity provider’s usual quota')),
    managed: sourced('global', judged('run by others: none of our zones or regions takes it down')),
  },
  fields: [
    {
      id: 'kind',
      label: 'Kind',
      help: 'What it does for us.',
      section: 'behaviour',
      kind: {
        type: 'choice',
        options: [
          { value: 'other', label: 'Other' },
          { value: 'payment', label: 'Payments' },
          { value: 'email', label: 'Mail' },
          { value: 'sms', label: 'Text messages' },
          { value: 'push', label: 'Push messages' },
          { value: 'identity', label: 'Sign-in' },
          { value: 'maps', label: 'Maps' },
          { value: 'ai', label: 'Language or vision model' },
        ],
        default: 'other',
      },
    },
    {
      id: 'slaName',
      label: 'SLA',
      help: 'The contract its availability is taken from: title and date.',
      section: 'reliability',
      kind: { type: 'text' },
    },
    {
      id: 'webhooks',
      label: 'Calls back',
      help: 'It tells us of results by calling us.',
      section: 'behaviour',
      kind: { type: 'flag', default: false },
    },
  ],
  technologies: [
    'stripe',
    'paypal',
    'twilio',
    'sendgrid',
    'mailgun',
    'auth0',
    'okta',
    'keycloak',
    'firebase-cloud-messaging',
    'apple-push',
    'google-maps',
    'openai',
  ],
};

export const externalTypes: readonly ComponentType[] = [externalService];
