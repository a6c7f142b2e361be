import { describe, expect, it } from 'vitest';
import { estimate } from '../../../src/estimate/estimate';
import { numberPath } from '../../../src/estimate/progress/numberPath';
import { diagramOf, how, part, service, wire, wires } from '../documents';

const diagram = diagramOf({
  components: {
    web: service(1, { calls: [how('sequence', ['web>auth', 'web>api'])] }),
    auth: service(1),
    api: service(1, { calls: [how('cache', ['api>cache', 'api>db'])] }),
    cache: part('cache', 1, { hitRatio: 0.5 }),
    warm: service(1),
    db: service(1),
    queue: part('message-queue', 1),
    worker: service(1),
    other: service(1),
  },
  connections: {
    ...wires('web>auth', 'web>api', 'api>cache', 'api>db', 'cache>warm', 'other>db'),
    'api>queue': wire('api', 'queue', { mode: 'async' }),
    'queue>worker': wire('queue', 'worker', { mode: 'async' }),
  },
  journeys: { j: { entry: 'web' }, k: { entry: 'other' } },
});
const numbers = estimate(diagram);
const ids = (connection: string, reading: 'caller' | 'so-far' | 'load', journey: string | null = 'j') =>
  [...numberPath(diagram, numbers, connection, journey, reading)].map((ref) => ref.split(':')[1]).sort();

describe('what a number on a connection is made of', () => {
  it('is all that its caller waits for: a look-up and a broker alone, nothing behind them', () => {
    expect(ids('web>api', 'caller')).toEqual(
      ['web>api', 'api', 'api>cache', 'cache', 'api>db', 'db', 'api>queue', 'queue'].sort(),
    );
    expect(ids('api>cache', 'caller')).toEqual(['api>cache', 'cache']);
    expect(ids('api>queue', 'caller')).toEqual(['api>queue', 'queue']);
    expect(ids('queue>worker', 'caller')).toEqual(['queue>worker', 'worker']);
  });

  it('is, so far, the way there and what is called before on it', () => {
    expect(ids('api>db', 'so-far')).toEqual(
      ['web', 'web>auth', 'auth', 'web>api', 'api', 'api>cache', 'cache', 'api>db'].sort(),
    );
    expect(ids('other>db', 'so-far')).toEqual(['other>db']);
    expect(ids('other>db', 'so-far', 'k')).toEqual(['other', 'other>db']);
  });

  it('is, of load, the way there alone', () => {
    expect(ids('api>db', 'load', null)).toEqual(['web', 'web>api', 'api', 'api>db'].sort());
  });
});
