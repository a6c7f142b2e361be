/** Proxies beside each service: one of them drawn alone, or all of them as a mesh. */
import { Grid3x3, Puzzle } from 'lucide';
import type { ComponentType } from '../componentType';
import { choiceField, flagField, found, wholeField } from '../fields';
import { CALLED, SERVED } from '../protocolSets';
import { contract, judged, measured, NAPKIN, ONE_INSTANCE, sourced } from '../sources';
import { runByUs } from './computeFields';

const mutualTls = flagField(
  'mutualTls',
  'Mutual TLS',
  'behaviour',
  'Both ends of a call prove who they are, and nobody in between reads it.',
);

const retries = wholeField(
  'retries',
  'Retries',
  'reliability',
  'Times a failed call is made again. The numbers follow the connections’ own retries.',
  { min: 0, max: 100 },
);

const breaker = flagField(
  'circuitBreaker',
  'Circuit breaker',
  'reliability',
  'A target that keeps failing is left alone for a while. The numbers follow the connections’ own.',
);

export const sidecar: ComponentType = {
  id: 'sidecar',
  label: 'Sidecar',
  category: 'edge',
  role: 'router',
  icon: Puzzle,
  summary: 'A helper process beside a service: calls go through it, so that the service needn’t see to them.',
  keywords: ['proxy', 'mesh proxy', 'data plane', 'side car'],
  answers: [...CALLED],
  speaks: [...CALLED],
  how: 'sequence',
  defaults: {
    availability: sourced(0.995, contract(`Its host’s: ${ONE_INSTANCE.text}`)),
    latencyMs: sourced({ p50: 0.05, p99: 0.5 }, measured(`${NAPKIN}: a proxy hop about 50 µs; tail judged`)),
    capacityRps: sourced(20_000, judged('one proxy process on a few cores')),
    managed: sourced(null, runByUs),
  },
  fields: [
    choiceField('purpose', 'Does', 'behaviour', 'What it takes off the service’s hands.', [
      ['proxy', 'Passes its calls'],
      ['ambassador', 'Speaks for it to the outside', found('Ambassador')],
      ['adapter', 'Makes it look like the others', found('Adapter', 'exporter')],
      [
        'telemetry',
        'Collects its logs and metrics',
        found('Telemetry agent', 'log shipper', 'otel agent', 'node exporter'),
      ],
    ]),
    mutualTls,
    retries,
    breaker,
  ],
  technologies: ['envoy', 'linkerd', 'dapr', 'nginx'],
};

export const serviceMesh: ComponentType = {
  id: 'service-mesh',
  label: 'Service mesh',
  category: 'edge',
  role: 'router',
  icon: Grid3x3,
  summary:
    'A proxy beside every service: who may call whom, encryption, retries and measures, without their code.',
  keywords: ['mesh', 'control plane', 'mtls', 'east-west'],
  answers: SERVED,
  speaks: SERVED,
  how: 'sequence',
  defaults: {
    availability: sourced(
      0.995,
      contract(`Its proxies stand beside services; their host’s: ${ONE_INSTANCE.text}`),
    ),
    latencyMs: sourced(
      { p50: 0.1, p99: 1 },
      measured(`Nearest row, a proxy hop, twice: the caller’s and the target’s; ${NAPKIN}, 50 µs each`),
    ),
    capacityRps: sourced(20_000, judged('nearest row, one proxy process')),
    managed: sourced(null, runByUs),
  },
  fields: [
    { ...mutualTls, kind: { type: 'flag', default: true } },
    flagField(
      'discovery',
      'Finds services',
      'behaviour',
      'Callers name a service, the mesh knows where it runs.',
      true,
    ),
    retries,
    breaker,
    flagField(
      'tracing',
      'Measures every call',
      'behaviour',
      'Rates, errors and times come without code.',
      true,
    ),
  ],
  technologies: ['istio', 'linkerd', 'envoy'],
};
