import { describe, expect, test } from 'vitest';
import { createAnalyser } from '../../../src/state/analysis';
import { plainFindings } from '../../../src/state/live/plainFindings';
import { alone, cold, sent, withNines } from './standing';
import { surroundings } from './surroundings';

/** Too large to be done on the spot unseen, and yet quick to do, as its parts stand alone. */
const large = alone(310);

describe('a diagram whose numbers come from a worker', () => {
  test('that was quick in a rehearsal at rest is done on the spot from then on', () => {
    const { live, flow, port, pass, shown, availabilityOf, wantedHere } = surroundings();
    live.update(large);
    port().settle();
    const { findings } = shown().analysis;
    rehearse(pass);
    const rehearsed = wantedHere().length;
    expect(rehearsed).toBeGreaterThan(5);
    expect(shown().analysis.findings).toBe(findings);
    live.update(withNines(large, 's1', 0.4));
    expect([availabilityOf('s1'), shown().prompt]).toEqual([0.4, true]);
    pass(16);
    flow(withNines(large, 's1', 0.3));
    expect(availabilityOf('s1')).toBe(0.3);
    expect(shown().analysis.findings).toBe(findings);
    expect(wantedHere().slice(rehearsed)).toEqual(['numbers', 'numbers']);
    pass(100);
    expect(wantedHere().slice(rehearsed)).toEqual(['numbers', 'numbers', 'everything']);
    expect(sent(shown().analysis.estimate)).toEqual(cold(withNines(large, 's1', 0.3)));
    expect(plainFindings(shown().analysis.findings)).toEqual(
      plainFindings(createAnalyser()(withNines(large, 's1', 0.3)).findings),
    );
    expect(port().wanted()).toEqual(['1 numbers']);
  });

  test('that was slow in its rehearsal stays with the worker, and is rehearsed no more', () => {
    const { live, port, pass, passesHere, availabilityOf } = surroundings({ analysisMs: 5 });
    live.update(large);
    port().settle();
    rehearse(pass);
    const passes = passesHere();
    expect(passes).toBeGreaterThan(10);
    live.update(withNines(large, 's1', 0.5));
    expect(availabilityOf('s1')).toBeGreaterThan(0.9);
    port().settle();
    expect(availabilityOf('s1')).toBe(0.5);
    rehearse(pass);
    expect(passesHere()).toBe(passes);
  });

  test('is rehearsed at rest alone: an edit ends it', () => {
    const { live, port, pass, passesHere } = surroundings();
    live.update(large);
    port().settle();
    pass(199);
    expect(passesHere()).toBe(0);
    pass(1);
    pass(0);
    expect(passesHere()).toBe(2);
    live.update(withNines(large, 's1', 0.5));
    for (let moment = 0; moment < 9; moment++) pass(0);
    expect(passesHere()).toBe(2);
    live.close();
    pass(1000);
    expect(passesHere()).toBe(2);
  });

  test('that is new comes from the worker first, however quick the last one was', () => {
    const { live, port, pass, passesHere } = surroundings();
    live.update(large);
    port().settle();
    rehearse(pass);
    const passes = passesHere();
    live.update(alone(309));
    expect(passesHere()).toBe(passes);
    expect(port().wanted()).toEqual(['1 numbers', '2 numbers']);
  });
});

/** Rests for so long that all of it is done. */
function rehearse(pass: (ms: number) => void): void {
  pass(200);
  for (let moment = 0; moment < 200; moment++) pass(0);
}
