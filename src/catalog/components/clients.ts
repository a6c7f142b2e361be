/** Where requests come from. A client's own work isn't ours: it counts as up and instant. */
import { Monitor } from 'lucide';
import type { ComponentType, Protocol, Variant } from '../componentType';
import { judged, sourced } from '../sources';

const notOurs = judged('its own work and its own failures are not the system’s');

/** What a browser can call with. */
const SPOKEN: readonly Protocol[] = [
  'https',
  'http',
  'graphql',
  'websocket',
  'sse',
  'webrtc',
  'tcp',
  'udp',
  'dns',
];

/** Programs that aren't browsers bring what they need along. */
const speaksToo = (platform: string, ...more: readonly Protocol[]): Variant => ({
  when: { field: 'platform', value: platform },
  defaults: {},
  speaks: [...SPOKEN, ...more],
});

const client: ComponentType = {
  id: 'client',
  label: 'Client',
  category: 'clients',
  role: 'client',
  icon: Monitor,
  summary: 'People and their devices: a browser, a mobile app, a partner’s program.',
  keywords: [
    'user',
    'browser',
    'mobile',
    'app',
    'web',
    'frontend',
    'device',
    'desktop',
    'phone',
    'spa',
    'person',
  ],
  answers: ['websocket', 'sse', 'https', 'http', 'webrtc', 'udp', 'tcp'],
  speaks: SPOKEN,
  how: 'sequence',
  defaults: {
    availability: sourced(1, notOurs),
    latencyMs: sourced({ p50: 0, p99: 0 }, notOurs),
    capacityRps: sourced(null, notOurs),
    managed: sourced(null, notOurs),
  },
  variants: [
    speaksToo('mobile', 'grpc', 'mqtt'),
    speaksToo('desktop', 'grpc', 'mqtt', 'smtp'),
    speaksToo('device', 'grpc', 'mqtt'),
    speaksToo('partner', 'grpc', 'amqp', 'mqtt', 'smtp', 's3'),
  ],
  fields: [
    {
      id: 'platform',
      label: 'Platform',
      help: 'What people hold in their hands; a browser speaks no raw gRPC.',
      section: 'behaviour',
      kind: {
        type: 'choice',
        options: [
          { value: 'browser', label: 'Browser' },
          { value: 'mobile', label: 'Mobile app' },
          { value: 'desktop', label: 'Desktop app' },
          { value: 'device', label: 'Device' },
          { value: 'partner', label: 'Partner’s program' },
        ],
        default: 'browser',
      },
    },
    {
      id: 'clientCache',
      label: 'Keeps a local cache',
      help: 'Answers it has seen before may come from the device itself.',
      section: 'behaviour',
      kind: { type: 'flag', default: false },
    },
  ],
  technologies: ['android', 'ios', 'react'],
};

export const clientTypes: readonly ComponentType[] = [client];
