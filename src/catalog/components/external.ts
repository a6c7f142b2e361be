/** What others run for us, and we can neither see into nor repair. */
import { Cloud } from 'lucide';
import type { ComponentType } from '../componentType';
import { found } from '../fields';
import { WEB } from '../protocolSets';
import { contract, judged, sourced } from '../sources';
import { ONE_HOST } from './nearestRows';

const externalService: ComponentType = {
  id: 'external-service',
  label: 'External service',
  category: 'external',
  role: 'external',
  icon: Cloud,
  summary: 'A service of another company: payments, mail, push messages, sign-in, maps.',
  keywords: ['third party', '3rd party', 'third-party api', 'vendor', 'saas', 'smtp', 'sign-in', 'webhook'],
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
  variants: [
    {
      when: { field: 'kind', value: 'payment' },
      defaults: {
        latencyMs: sourced(
          { p50: 300, p99: 1500 },
          judged('a card authorisation asks the card’s bank in turn'),
        ),
      },
    },
    {
      when: { field: 'kind', value: 'ai' },
      defaults: {
        latencyMs: sourced({ p50: 1000, p99: 10_000 }, judged('a short answer of a large language model')),
      },
    },
    { when: { field: 'managed', value: null }, defaults: { availability: ONE_HOST } },
  ],
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
          {
            value: 'payment',
            label: 'Payments',
            finds: found(
              'Payment provider',
              'payments',
              'psp',
              'payment gateway',
              'payment processor',
              'card payments',
            ),
          },
          {
            value: 'email',
            label: 'Mail',
            finds: found('Mail provider', 'email service', 'mail server', 'smtp provider', 'e-mail'),
          },
          {
            value: 'sms',
            label: 'Text messages',
            finds: found('Text-message provider', 'sms gateway', 'text messages'),
          },
          {
            value: 'push',
            label: 'Push notifications',
            finds: found('Push notification service', 'push notifications', 'mobile push'),
          },
          {
            value: 'identity',
            label: 'Social or single sign-on',
            finds: found('Social login', 'social sign-in', 'single sign-on', 'sso provider'),
          },
          {
            value: 'maps',
            label: 'Maps',
            finds: found('Maps provider', 'map service', 'geocoding', 'routing api'),
          },
          {
            value: 'media',
            label: 'Images and videos, kept and delivered',
            finds: found('Media delivery', 'object cdn', 'image service', 'video hosting'),
          },
          {
            value: 'ai',
            label: 'Language or vision model',
            finds: found('Language model', 'llm', 'vision model', 'ai model'),
          },
          {
            value: 'fraud',
            label: 'Fraud and identity checks',
            finds: found('Fraud check', 'kyc', 'identity check', 'risk'),
          },
          { value: 'shipping', label: 'Shipping', finds: found('Shipping provider', 'carrier', 'parcel') },
          { value: 'analytics', label: 'Analytics' },
          {
            value: 'partner',
            label: 'A partner’s system',
            finds: found('Partner system', 'partner api', 'b2b'),
          },
          {
            value: 'legacy',
            label: 'A legacy system of ours',
            finds: found('Legacy system', 'mainframe', 'erp'),
          },
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
    {
      id: 'quotaRps',
      label: 'Quota',
      help: 'Requests per second its contract allows us; empty: not stated.',
      section: 'performance',
      kind: { type: 'number', min: 0, unit: 'rps' },
    },
    {
      id: 'sandbox',
      label: 'Can be replaced in tests',
      help: 'It has a sandbox, or we have a stand-in for it.',
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
    'adyen',
    'square',
    'klarna',
    'vonage',
    'resend',
    'whatsapp',
    'google-sign-in',
    'facebook-login',
    'mapbox',
    'here',
    'openstreetmap',
    'cloudinary',
    'anthropic',
    'google-gemini',
    'google-analytics',
    'sap',
  ],
};

export const externalTypes: readonly ComponentType[] = [externalService];
