/** Where requests come from. A client's own work isn't ours: it counts as up and instant. */
import { Monitor } from 'lucide';
import type { ComponentType, Protocol, Variant } from '../componentType';
import { choiceField, flagField, found } from '../fields';
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
  keywords: ['user', 'customer', 'app', 'web', 'frontend', 'front end', 'computer'],
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
    speaksToo('third-party', 'grpc'),
    speaksToo('partner', 'grpc', 'amqp', 'mqtt', 'smtp', 's3'),
  ],
  fields: [
    choiceField(
      'platform',
      'Kind',
      'behaviour',
      'What people hold in their hands; a browser speaks no raw gRPC, an app brings what it needs.',
      [
        ['browser', 'Browser', found('Browser', 'web client')],
        ['spa', 'Single-page app', found('Single-page app', 'spa', 'angular', 'vue')],
        ['mobile', 'Mobile app', found('Mobile app', 'phone', 'smartphone', 'tablet')],
        ['desktop', 'Desktop app', found('Desktop app', 'native app', 'electron')],
        ['device', 'Device', found('Device', 'iot', 'sensor', 'tv', 'television', 'set-top box')],
        [
          'third-party',
          'Another developer’s app',
          found('Third-party app', '3rd party', 'third-party developer', 'api consumer'),
        ],
        ['partner', 'Partner’s program', found('Partner’s program', 'b2b', 'partner system')],
      ],
    ),
    flagField(
      'clientCache',
      'Keeps a local cache',
      'behaviour',
      'Answers it has seen before may come from the device itself.',
    ),
    flagField(
      'offline',
      'Works offline',
      'behaviour',
      'Changes are kept on the device and sent later: the server has to settle conflicts.',
    ),
    choiceField(
      'tokenStorage',
      'Keeps its token',
      'reliability',
      'Where its proof of sign-in lies. What scripts of the page can read, a foreign script can steal.',
      [
        ['none', 'Has none'],
        ['cookie', 'In a cookie scripts can’t read'],
        ['memory', 'In memory'],
        ['local-storage', 'In local storage'],
        ['keychain', 'In the device’s keychain'],
      ],
    ),
  ],
  technologies: ['android', 'ios', 'react'],
};

export const clientTypes: readonly ComponentType[] = [client];
