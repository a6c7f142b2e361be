import { describe, expect, test } from 'vitest';
import { estimate } from '../../../src/estimate/estimate';
import type { Diagram } from '../../../src/model/diagram';
import { moveElements, putSetting } from '../../../src/model/edits';
import { refOf } from '../../../src/model/elements';
import { faultTree } from '../../estimate/faultTrees';
import { make } from '../../model/make';
import { inFull } from '../../support/inFull';
import { surroundings } from './surroundings';

/** Not exact at once, but soon after. */
const wound: Diagram = {
  ...faultTree(1, { gates: 100, events: 120, reach: 8 }),
  journeys: new Map([['journey', { entry: 'g0' }]]),
};
const small = make({ components: { a: {}, b: {} }, connections: { c: 'a>b' } });

const AT_REST_MS = 400;

/** With its numbers on the screen as they are at once. */
function answered() {
  const page = surroundings();
  page.live.update(wound);
  page.port().settle();
  const journey = () => page.shown().analysis.estimate.journeys.get('journey');
  expect(journey()?.exact).toBe(false);
  return { ...page, journey };
}

describe('numbers that are not exact at once', () => {
  test('are exact soon after, from a worker that is let go then', () => {
    const { ports, port, pass, journey, shown } = answered();
    const range = journey()?.availabilityRange ?? [0, 0];
    pass(AT_REST_MS - 1);
    expect(ports).toHaveLength(1);
    pass(1);
    expect(port().requests.map(({ effort, wanted }) => [effort, wanted])).toEqual([
      ['thorough', 'everything'],
    ]);
    expect(journey()?.exact).toBe(false);
    port().settle();
    expect(shown()).toMatchObject({ prompt: false, recalculating: false });
    expect(journey()).toEqual(inFull(estimate(wound)).journeys.get('journey'));
    expect(journey()?.availability).toBeGreaterThanOrEqual(range[0]);
    expect(journey()?.availability).toBeLessThanOrEqual(range[1]);
    expect(ports.map(({ closed }) => closed)).toEqual([false, true]);
  });

  test('a next edit drops what is under way', () => {
    const { live, ports, port, pass, journey } = answered();
    pass(AT_REST_MS);
    const thorough = port();
    live.update(putSetting(wound, 'e0', 'availability', 0.5));
    expect(thorough.closed).toBe(true);
    thorough.arrive();
    expect(journey()?.exact).toBe(false);
    ports[0]?.settle();
    expect(journey()?.exact).toBe(false);
    pass(AT_REST_MS);
    expect(ports).toHaveLength(3);
    port().settle();
    expect(journey()?.exact).toBe(true);
  });

  test('nothing is asked again for a move, nor while edits keep coming', () => {
    const { flow, ports, pass } = answered();
    flow(moveElements(wound, [refOf('component', 'g0')], { x: 1, y: 0 }));
    pass(AT_REST_MS - 1);
    flow(putSetting(wound, 'e0', 'availability', 0.5));
    ports[0]?.settle();
    pass(AT_REST_MS - 1);
    expect(ports).toHaveLength(1);
  });

  test('stay as they are where the worker dies or says nothing', () => {
    const { port, pass, journey, passesHere } = answered();
    const before = journey();
    pass(AT_REST_MS);
    port().died();
    pass(1000);
    expect(journey()).toBe(before);
    expect(passesHere()).toBe(0);
  });

  test('after closing nothing is looked at', () => {
    const { live, ports, pass } = answered();
    live.close();
    pass(AT_REST_MS);
    expect(ports).toHaveLength(1);
  });
});

test('exact numbers are left at that', () => {
  const { live, ports, pass } = surroundings();
  live.update(small);
  pass(10 * AT_REST_MS);
  expect(ports).toEqual([]);
});
