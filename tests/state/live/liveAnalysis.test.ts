import { describe, expect, test } from 'vitest';
import { moveElements } from '../../../src/model/edits';
import { refOf } from '../../../src/model/elements';
import { createAnalyser, NO_ANALYSIS } from '../../../src/state/analysis';
import { plainFindings } from '../../../src/state/live/plainFindings';
import { make } from '../../model/make';
import { alone, cold, sent, withNines } from './standing';
import { surroundings } from './surroundings';

/** Small enough to be done on the spot. */
const small = make({ components: { a: {}, b: {} }, connections: { c: 'a>b' } });
/** Too large for that, and yet quick to do, as its parts stand alone. */
const large = alone(310);

describe('a small diagram', () => {
  test('has its numbers in the same event, and no worker', () => {
    const { live, ports, availabilityOf, shown } = surroundings();
    live.update(small);
    live.update(withNines(small, 'b', 0.5));
    expect(availabilityOf('b')).toBe(0.5);
    expect(shown()).toMatchObject({ prompt: true, recalculating: false });
    expect(ports).toEqual([]);
  });

  test('has its findings with its numbers, but while changes flow, when they follow', () => {
    const { live, flow, pass, shown, wantedHere } = surroundings();
    live.update(small);
    expect(wantedHere()).toEqual(['everything']);
    const { findings } = shown().analysis;
    flow(withNines(small, 'b', 0.5));
    pass(16);
    flow(withNines(small, 'b', 0.2));
    expect(shown().analysis.findings).toBe(findings);
    expect(wantedHere()).toEqual(['everything', 'numbers', 'numbers']);
    pass(99);
    expect(wantedHere()).toHaveLength(3);
    pass(1);
    expect(wantedHere().slice(3)).toEqual(['everything']);
    expect(plainFindings(shown().analysis.findings)).toEqual(
      plainFindings(createAnalyser()(withNines(small, 'b', 0.2)).findings),
    );
  });

  test('is not done again for a move', () => {
    const { live, shown, passesHere } = surroundings();
    live.update(small);
    const { analysis } = shown();
    live.update(moveElements(small, [refOf('component', 'a')], { x: 30, y: 0 }));
    expect(shown().analysis).toBe(analysis);
    expect(passesHere()).toBe(1);
  });

  test('goes to the worker when it was slow three times in a row while changes flow, not before', () => {
    const { live, flow, ports, availabilityOf, passesHere } = surroundings({ analysisMs: 9 });
    for (const nines of [0.7, 0.8, 0.9]) live.update(withNines(small, 'b', nines));
    for (const nines of [0.1, 0.2, 0.3]) flow(withNines(small, 'b', nines));
    expect([availabilityOf('b'), ports.length]).toEqual([0.3, 0]);
    flow(withNines(small, 'b', 0.4));
    expect([availabilityOf('b'), ports.length, passesHere()]).toEqual([0.3, 1, 6]);
    ports[0]?.settle();
    expect(availabilityOf('b')).toBe(0.4);
  });
});

describe('a large diagram', () => {
  test('keeps its last numbers until the worker has the next', () => {
    const { live, port, shown, availabilityOf } = surroundings();
    live.update(large);
    expect(shown().analysis.estimate.components.size).toBe(0);
    port().settle();
    expect(shown()).toMatchObject({ prompt: false, recalculating: false });
    expect(sent(shown().analysis.estimate)).toEqual(cold(large));
    const before = availabilityOf('s1');
    live.update(withNines(large, 's1', 0.5));
    expect(availabilityOf('s1')).toBe(before);
    port().settle();
    expect(availabilityOf('s1')).toBe(0.5);
  });

  test('of what waits only the newest is asked, and the last answer is that of the last diagram', () => {
    const { live, port, shown, availabilityOf } = surroundings();
    live.update(large);
    port().settle();
    let diagram = large;
    for (let step = 1; step <= 30; step++) {
      diagram = withNines(diagram, `s${step}`, step / 100);
      live.update(diagram);
    }
    expect(port().wanted()).toEqual(['1 numbers', '2 numbers']);
    port().arrive();
    expect(availabilityOf('s1')).toBe(0.01);
    expect(port().wanted().slice(2)).toEqual(['31 numbers']);
    const { findings } = shown().analysis;
    port().arrive();
    expect(availabilityOf('s30')).toBe(0.3);
    expect(shown().analysis.findings).toBe(findings);
    expect(port().wanted().slice(3)).toEqual(['31 everything']);
    port().arrive();
    expect(port().wanted()).toHaveLength(4);
    expect(sent(shown().analysis.estimate)).toEqual(cold(diagram));
    expect(plainFindings(shown().analysis.findings)).toEqual(
      plainFindings(createAnalyser()(diagram).findings),
    );
  });

  test('while changes flow findings wait for their end, numbers never', () => {
    const { live, flow, pass, port, availabilityOf } = surroundings();
    live.update(large);
    port().settle();
    flow(withNines(large, 's1', 0.4));
    port().settle();
    pass(16);
    flow(withNines(large, 's1', 0.5));
    port().settle();
    expect(availabilityOf('s1')).toBe(0.5);
    expect(port().wanted()).toEqual(['1 numbers', '2 numbers', '3 numbers']);
    pass(99);
    expect(port().wanted()).toHaveLength(3);
    pass(1);
    expect(port().wanted().slice(3)).toEqual(['3 everything']);
  });

  test('only what changed is sent', () => {
    const { live, port } = surroundings();
    live.update(large);
    port().settle();
    live.update(moveElements(withNines(large, 's7', 0.5), [refOf('component', 's8')], { x: 1, y: 1 }));
    expect(port().wanted()).toEqual(['1 numbers', '2 numbers']);
    expect(port().requests[1]?.delta.components.set.map(([id]) => id)).toEqual(['s7']);
  });

  test('says that it is at work only when that takes a while', () => {
    const { live, port, shown, pass } = surroundings();
    live.update(large);
    pass(149);
    expect(shown().recalculating).toBe(false);
    pass(1);
    expect(shown().recalculating).toBe(true);
    live.update(withNines(large, 's1', 0.5));
    port().arrive();
    expect(shown().recalculating).toBe(false);
    pass(149);
    expect(shown().recalculating).toBe(false);
    pass(1);
    expect(shown().recalculating).toBe(true);
    port().settle();
    expect(shown().recalculating).toBe(false);
    pass(1000);
    expect(shown().recalculating).toBe(false);
  });
});

test('another document doesn’t show the last one’s numbers', () => {
  const { live, port, shown } = surroundings();
  live.update(large);
  port().settle();
  const another = alone(311);
  live.update(another);
  expect(shown().analysis).toBe(NO_ANALYSIS);
  port().settle();
  expect(sent(shown().analysis.estimate)).toEqual(cold(another));
});

describe('an answer older than what is shown', () => {
  test('replaces nothing, and what follows still builds on it', () => {
    const { live, port, shown } = surroundings();
    live.update(large);
    port().settle();
    const changed = withNines(large, 's1', 0.5);
    live.update(changed);
    // Meanwhile another, small document is opened and answered on the spot.
    live.update(small);
    const { analysis } = shown();
    port().settle();
    expect(shown().analysis).toBe(analysis);
    live.update(changed);
    port().settle();
    expect(sent(shown().analysis.estimate)).toEqual(cold(changed));
  });

  test('a worker that answers what was not asked is let go', () => {
    const { live, ports, port, pass, shown } = surroundings();
    live.update(large);
    const first = port();
    const [request] = first.requests;
    first.hear({ ...request, version: 7 });
    expect(first.closed).toBe(true);
    pass(0);
    expect(sent(shown().analysis.estimate)).toEqual(cold(large));
    first.arrive();
    live.update(withNines(large, 's1', 0.5));
    expect(ports).toHaveLength(2);
    expect(sent(shown().analysis.estimate)).toEqual(cold(large));
  });
});

describe('without a worker', () => {
  test('a large diagram is done here, between events, once for all that changed in one', () => {
    const { live, pass, passesHere, shown, availabilityOf } = surroundings({
      workers: false,
      analysisMs: 20,
    });
    live.update(large);
    live.update(withNines(large, 's1', 0.5));
    expect(passesHere()).toBe(0);
    pass(0);
    expect(passesHere()).toBe(1);
    expect(availabilityOf('s1')).toBe(0.5);
    expect(shown()).toMatchObject({ prompt: false, recalculating: false });
  });

  test('one that dies is replaced; its request is answered here', () => {
    const { live, ports, port, pass, availabilityOf } = surroundings();
    live.update(large);
    port().settle();
    live.update(withNines(large, 's1', 0.5));
    port().died();
    expect(port().closed).toBe(true);
    pass(0);
    expect(availabilityOf('s1')).toBe(0.5);
    live.update(withNines(large, 's1', 0.6));
    expect(ports).toHaveLength(2);
    expect(port().requests[0]?.delta.components.set).toHaveLength(310);
    port().settle();
    expect(availabilityOf('s1')).toBe(0.6);
  });

  test('two deaths in a row, and none is started any more', () => {
    const { live, ports, port, pass, availabilityOf } = surroundings();
    for (const nines of [0.1, 0.2, 0.3, 0.4]) {
      live.update(withNines(large, 's1', nines));
      if (ports.length > 0 && !port().closed) port().died();
      pass(0);
      expect(availabilityOf('s1')).toBe(nines);
    }
    expect(ports).toHaveLength(2);
  });

  test('one that can’t be posted to is as good as dead', () => {
    const { live, port, pass, availabilityOf } = surroundings();
    live.update(large);
    port().settle();
    port().broken = true;
    live.update(withNines(large, 's1', 0.5));
    pass(0);
    expect(availabilityOf('s1')).toBe(0.5);
  });
});

describe('a worker that says nothing', () => {
  const HUNG_MS = 60_000;

  test('is replaced and asked again, and what it still says is not heard', () => {
    const { live, ports, port, pass, availabilityOf, passesHere } = surroundings();
    live.update(withNines(large, 's1', 0.5));
    const first = port();
    pass(HUNG_MS - 1);
    expect(first.closed).toBe(false);
    pass(1);
    expect(first.closed).toBe(true);
    expect(ports).toHaveLength(2);
    first.arrive();
    expect(availabilityOf('s1')).toBeNaN();
    port().settle();
    expect(availabilityOf('s1')).toBe(0.5);
    expect(passesHere()).toBe(0);
  });

  test('twice: a diagram that is not too large is done here', () => {
    const { live, ports, pass, availabilityOf } = surroundings();
    live.update(withNines(large, 's1', 0.5));
    pass(HUNG_MS);
    pass(HUNG_MS);
    pass(0);
    expect(ports.map(({ closed }) => closed)).toEqual([true, true]);
    expect(availabilityOf('s1')).toBe(0.5);
  });

  test('twice: a very large one has no numbers, and says why', () => {
    const { live, pass, shown, passesHere } = surroundings();
    live.update(alone(1001));
    pass(HUNG_MS);
    pass(HUNG_MS);
    pass(0);
    expect(passesHere()).toBe(0);
    expect(shown()).toMatchObject({ recalculating: false, analysis: { failure: expect.any(String) } });
    live.update(small);
    expect(shown().analysis.failure).toBeNull();
  });

  test('one that answers late but in time is kept', () => {
    const { live, ports, port, pass } = surroundings();
    live.update(large);
    pass(HUNG_MS - 1);
    port().settle();
    pass(HUNG_MS);
    expect(ports.map(({ closed }) => closed)).toEqual([false]);
  });
});

test('closed, it lets the worker go and begins anew with the next diagram', () => {
  const { live, ports, port, pass, shown, passesHere } = surroundings();
  live.update(large);
  const first = port();
  live.close();
  expect(first.closed).toBe(true);
  first.arrive();
  pass(1000);
  expect(shown()).toMatchObject({ recalculating: false });
  expect(passesHere()).toBe(0);
  live.update(large);
  expect(ports).toHaveLength(2);
  port().settle();
  expect(sent(shown().analysis.estimate)).toEqual(cold(large));
});

describe('the whole of it', () => {
  test('is there at once, of the diagram as it stands', async () => {
    const { live } = surroundings();
    live.update(small);
    const moved = moveElements(small, [refOf('component', 'a')], { x: 30, y: 0 });
    live.update(moved);
    const { diagram, analysis } = await live.whole();
    expect(diagram).toBe(moved);
    expect(analysis).toBe(live.store.getState().analysis);
  });

  test('waits for the worker, and for the newest edit', async () => {
    const { live, port } = surroundings();
    live.update(large);
    const edited = withNines(large, 's7', 0.25);
    const asked = live.whole();
    live.update(edited);
    port().settle();
    const { diagram, analysis } = await asked;
    expect(diagram).toBe(edited);
    expect(analysis.estimate.components.get('s7')?.availability).toBeCloseTo(0.25, 12);
  });
});
