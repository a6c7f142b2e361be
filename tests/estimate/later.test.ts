/** Numbers made when they are first looked at: from what there is then, once, and never where nobody looks. */
import { describe, expect, it, vi } from 'vitest';
import { estimate } from '../../src/estimate/estimate';
import {
  estimateInFull,
  estimateWith,
  journeyInFull,
  laterWhile,
  ownNumbers,
} from '../../src/estimate/later';
import { NO_ANALYSIS } from '../../src/state/analysis';
import { diagramOf, part, service, wires } from './documents';

const { backlogs, effects, burstStorms: _, ...numbers } = NO_ANALYSIS.estimate;

describe('numbers made later', () => {
  it('are made once, when they are looked at', () => {
    const make = vi.fn(() => []);
    const later = laterWhile(
      () => true,
      () => NO_ANALYSIS.estimate,
    );
    const burstStorms = later(make, () => []);
    const made = estimateWith(numbers, { backlogs: () => backlogs, effects: () => effects, burstStorms });
    expect(make).not.toHaveBeenCalled();
    expect(made.burstStorms).toBe(made.burstStorms);
    expect(make).toHaveBeenCalledTimes(1);
  });

  it('come from the diagram anew once the estimator has gone on', () => {
    let isKept = true;
    const anew = vi.fn(() => NO_ANALYSIS.estimate);
    const later = laterWhile(
      () => isKept,
      () => anew(),
    );
    const [seen, unseen] = [0, 1].map(() =>
      later(
        () => 'kept',
        () => 'anew',
      ),
    );
    expect(seen?.()).toBe('kept');
    isKept = false;
    expect([seen?.(), unseen?.()]).toEqual(['kept', 'anew']);
    expect(anew).toHaveBeenCalledTimes(1);
  });

  it('are no accessors of the single record, and its own fields in full', () => {
    const whole = estimate(
      diagramOf({
        components: { a: service(1), q: part('message-queue', 1), w: service(1, { capacityRps: 5 }) },
        connections: wires('a>q', 'q>w'),
        journeys: { j: { entry: 'a', requestsPerSecond: 3 } },
      }),
    );
    const journey = whole.journeys.get('j');
    if (!journey) throw new Error('no journey');
    for (const record of [whole, journey])
      for (const [key, { get }] of Object.entries(Object.getOwnPropertyDescriptors(record)))
        expect(get, key).toBeUndefined();
    expect(Object.keys(journey)).not.toContain('components');
    const full = journeyInFull(journey);
    expect(Object.keys(full)).toEqual(
      expect.arrayContaining(['components', 'connections', 'effects', 'effectMs', 'staleness', 'soFar']),
    );
    expect(full.components).toBe(journey.components);
    expect([...full.effects.keys()]).toEqual(['a>q', 'q>w']);
    expect(Object.keys(estimateInFull(whole))).toEqual(
      expect.arrayContaining(['backlogs', 'effects', 'burstStorms']),
    );
    expect([...estimateInFull(whole).backlogs.keys()]).toEqual(['q']);
    expect(ownNumbers(full)).toEqual(ownNumbers(journey));
  });
});
