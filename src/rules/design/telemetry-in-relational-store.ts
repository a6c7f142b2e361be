import { fieldOf } from '../fieldOf';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';
import { keepIn } from '../storeRemedies';

const example = (type: string) =>
  sketch({
    parts: {
      sensor: part('client', 'Sensors'),
      intake: part('service', 'Intake', { replicas: 2 }),
      readings: part(type, 'Readings', { replicas: 2, dataKind: 'telemetry' }),
    },
    links: [link('sensor', 'intake'), link('intake', 'readings', { operation: 'write' })],
  });

export const rule: DesignRule = {
  id: 'telemetry-in-relational-store',
  about: 'design',
  severity: 'info',
  topic: 'data',
  profile: 'interview',
  named: ['backend-engineering', 'interview-guide'],
  title: 'Values over time are kept in a store that is made for them',
  why: 'Endless rows in order of time are cheap to append, to squeeze and to drop by the day where a store expects them; in tables every one of them is an update of an index and stays for ever.',
  source:
    'Pelkonen et al., “Gorilla: A Fast, Scalable, In-Memory Time Series Database” (VLDB 2015); Microsoft, Azure Architecture Center, “Understand data store models”',
  exceptions: 'Only where the kind of data is said to be telemetry, in tables, documents or graphs.',
  refused: example('sql-database'),
  allowed: example('time-series-store'),
  check: ({ facts }) =>
    ['sql-database', 'document-store', 'graph-store']
      .flatMap((type) => facts.ofType(type))
      .flatMap(([id, store]) =>
        fieldOf(store, 'dataKind') !== 'telemetry'
          ? []
          : [
              {
                message: `${store.name || id} keeps telemetry, which grows without end and is read by spans of time: a time-series store thins it out and drops it by age.`,
                components: [id],
                remedy: keepIn(id, 'time-series-store'),
              },
            ],
      ),
};
