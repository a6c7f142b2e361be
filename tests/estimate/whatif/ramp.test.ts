import { describe, expect, it } from 'vitest';
import { rampOf } from '../../../src/estimate/whatif/ramp';
import { createWhatIfs } from '../../../src/estimate/whatif/whatIf';
import type { Scenario } from '../../../src/model/scenario';
import { documentText, parsed } from '../../document/documents';

const shop = (target: string) =>
  parsed(
    documentText(
      '"components":{"u":{"type":"client"},"api":{"type":"service","settings":{"capacityRps":100,"replicas":2,"latencyMs":{"p50":8,"p99":40}}},"db":{"type":"sql-database"}},' +
        `"connections":{"c":{"from":"u","to":"api"},"d":{"from":"api","to":"db"}},"journeys":{"buy":{"entry":"u","requestsPerSecond":50${target}}}`,
    ),
  );
const verdictAt = (diagram: ReturnType<typeof shop>, scenario: Scenario, factor: number) =>
  createWhatIfs('live')
    .ask(diagram, [...scenario, { kind: 'load', factor }])
    .after.journeys.get('buy')?.targets;

describe('the knee', () => {
  it('without targets is where the first component is full', () => {
    const { knee } = rampOf(shop(''), []);
    expect(knee).toMatchObject({ at: { kind: 'full', component: 'api' } });
    expect(knee?.times).toBeCloseTo(4, 9);
  });

  it('is where the first journey misses its target, met just before', () => {
    const diagram = shop(',"target":{"p99Ms":250}');
    const { knee } = rampOf(diagram, []);
    expect(knee).toMatchObject({ at: { kind: 'target', journey: 'buy' } });
    const times = knee?.times ?? 0;
    expect(times).toBeGreaterThan(1);
    expect(times).toBeLessThan(4);
    expect(verdictAt(diagram, [], times)).toEqual({ p99Ms: 'missed' });
    expect(verdictAt(diagram, [], times / 1.003)).toEqual({ p99Ms: 'met' });
  });

  it('comes sooner with an instance less, whatever load the scenario has already', () => {
    const down: Scenario = [{ kind: 'instance-down', component: 'api' }];
    expect(rampOf(shop(''), down).knee?.times).toBeCloseTo(2, 6);
    expect(rampOf(shop(''), [...down, { kind: 'load', factor: 3 }]).knee?.times).toBeCloseTo(2, 6);
  });

  it('is no part that is down', () => {
    const { knee } = rampOf(shop(''), [{ kind: 'component-down', component: 'api' }]);
    expect(knee?.at).not.toMatchObject({ component: 'api' });
  });

  it('a target that is missed today is none to leave', () => {
    expect(rampOf(shop(',"target":{"p99Ms":1}'), []).knee).toMatchObject({ at: { kind: 'full' } });
  });

  it('has the p99 of each journey on the way, as asked one by one', () => {
    const diagram = shop('');
    const { points } = rampOf(diagram, []);
    const last = points.at(-1);
    expect(last?.times).toBeCloseTo(4, 9);
    expect(last?.p99Ms.get('buy')).toBeNull();
    const middle = points[4];
    const asked = createWhatIfs('live').ask(diagram, [{ kind: 'load', factor: middle?.times ?? 0 }]);
    expect(middle?.p99Ms.get('buy')).toBeCloseTo(asked.after.journeys.get('buy')?.latencyMs.p99 ?? 0, 6);
    const times = points.flatMap(({ p99Ms }) => p99Ms.get('buy') ?? []);
    expect([...times].sort((a, b) => a - b)).toEqual(times);
  });
});
