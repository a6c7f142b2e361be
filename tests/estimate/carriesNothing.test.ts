import { describe, expect, it } from 'vitest';
import { parseDiagram } from '../../src/document/parseDiagram';
import { serializeDiagram } from '../../src/document/serializeDiagram';
import { estimate } from '../../src/estimate/estimate';
import { rankActions } from '../../src/estimate/importance/actions/rankActions';
import { whatIf } from '../../src/estimate/whatif/whatIf';
import type { Component, Diagram } from '../../src/model/diagram';
import { putJourney, putSetting } from '../../src/model/edits';
import type { Scenario } from '../../src/model/scenario';
import { review } from '../../src/rules/review';
import { plumbline } from '../cli/fakeIo';
import { one } from './badInputCases';
import { diagramOf, type Parts } from './documents';
import { randomDiagram, seedsOf } from './reference/randomDiagram';
import { unboundedIn } from './unbounded';

/** No replicas, and a capacity of 0: their numbers are in badInputCases.ts; here is what is said of them. */

const parsed = (parts: Parts): Diagram => {
  const read = parseDiagram(serializeDiagram(diagramOf(parts)));
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
};

describe('what carries nothing', () => {
  const cured = (parts: Parts) => {
    const diagram = parsed(parts);
    const finding = review(diagram, estimate(diagram)).find(({ rule }) => rule === 'carries-nothing');
    const next = finding?.remedy?.apply?.(diagram) ?? diagram;
    const left = review(next, estimate(next)).map(({ rule }) => rule);
    return { ...finding, settings: next.components.get('api')?.settings, left };
  };
  const carries: readonly (readonly [
    name: string,
    parts: Parts,
    severity: string,
    message: string,
    label: string,
    settings: Component['settings'],
  ])[] = [
    [
      'no replicas',
      one({ replicas: 0 }),
      'error',
      'api has no instance: nothing answers there.',
      'Run one instance',
      { capacityRps: null, replicas: 1 },
    ],
    [
      'no replicas where three are needed',
      one({ replicas: 0, requiredReplicas: 3 }),
      'error',
      'api has no instance: nothing answers there.',
      'Run 3 instances',
      { capacityRps: null, replicas: 3, requiredReplicas: 3 },
    ],
    [
      'a capacity of 0',
      one({ capacityRps: 0 }),
      'error',
      'api is overloaded: it gets 100 rps, and its capacity is said to be 0.',
      'Assume the usual capacity',
      {},
    ],
    [
      'a capacity of 0, unused',
      one({ capacityRps: 0 }, {}, { requestsPerSecond: 0 }),
      'warning',
      'The capacity of api is said to be 0: any load would be too much for it.',
      'Assume the usual capacity',
      {},
    ],
    [
      'capacities of 0 for reads and writes',
      one({ read: { capacityRps: 0, requiredReplicas: 1 }, write: { capacityRps: 0 } }),
      'warning',
      'The capacity of api for reads and writes is said to be 0: any load would be too much for it.',
      'Assume the usual capacity',
      { capacityRps: null, read: { requiredReplicas: 1 } },
    ],
    [
      'a capacity that is likely 0',
      one({ capacityRps: { low: 0, likely: 0, high: 500 } }),
      'error',
      'api is overloaded: it gets 100 rps, and its capacity is said to be 0.',
      'Assume the usual capacity',
      {},
    ],
  ];
  it.each(carries)('%s: one finding that goes away', (_, parts, severity, message, label, settings) => {
    const found = cured(parts);
    expect(found).toMatchObject({ severity, message, components: ['api'], remedy: { label } });
    expect(found.settings).toEqual({
      availability: 0.99,
      latencyMs: { p50: 0, p99: 0 },
      managed: null,
      ...settings,
    });
    expect(found.left).not.toContain('carries-nothing');
    const diagram = parsed(parts);
    const said = review(diagram, estimate(diagram)).map(({ rule }) => rule);
    expect(said).not.toContain('overloaded-component');
  });

  it('is down like what is never up, whatever hangs on it', () => {
    for (const seed of seedsOf('timed', 30)) {
      const { diagram } = randomDiagram(seed);
      // Without load, so that no cache bears any.
      const idle = [...diagram.journeys].reduce(
        (next, [id, journey]) => putJourney(next, id, { ...journey, requestsPerSecond: 0 }),
        diagram,
      );
      const id = [...idle.components.keys()][seed % idle.components.size] ?? '';
      const gone = estimate(putSetting(idle, id, 'replicas', 0));
      const down = estimate(putSetting(idle, id, 'availability', 0));
      for (const [journey, it] of down.journeys) {
        const now = gone.journeys.get(journey);
        expect(now?.availability, `${seed} ${id}`).toBeCloseTo(it.availability, 12);
        expect(now?.unavailability).toBeCloseTo(it.unavailability, 12);
        expect(now?.fullFunctionAvailability).toBeCloseTo(it.fullFunctionAvailability, 12);
      }
      for (const [part, it] of down.components)
        expect(gone.components.get(part)?.availability, `${seed} ${part}`).toBeCloseTo(it.availability, 12);
      expect(gone.components.get(id)?.availability).toBe(0);
    }
  });

  it('leaves the load on the others to its own finding', () => {
    const diagram = parsed(
      one({ read: { capacityRps: 0 }, write: { capacityRps: 50 } }, { operation: 'write' }),
    );
    const said = review(diagram, estimate(diagram)).map(({ rule }) => rule);
    expect(said).toEqual(expect.arrayContaining(['carries-nothing', 'overloaded-component']));
  });

  it('reads well in a report and says why', async () => {
    for (const parts of [one({ replicas: 0, capacityRps: 500 }), one({ capacityRps: 0 })]) {
      const files = { 'a.plumb': serializeDiagram(diagramOf(parts)) };
      const { out } = await plumbline(['estimate', 'a.plumb'], { files });
      expect(out).toContain('> 9,999 %');
      expect(out).toContain('serves 0 %');
      const why = await plumbline(['estimate', 'a.plumb', '--explain', 'journeys.j'], { files });
      expect(why.out).toMatch(/and serves none/);
      expect(why.out).not.toMatch(/NaN|Infinity|undefined|e[+-]\d/);
      const part = await plumbline(['estimate', 'a.plumb', '--explain', 'components.api'], { files });
      expect(part.out).not.toMatch(/NaN|Infinity|undefined|e[+-]\d/);
      const sized = await plumbline(['estimate', 'a.plumb', '--at-load', '2'], { files });
      expect(sized.out).not.toMatch(/NaN|Infinity|undefined|e[+-]\d/);
    }
  });

  it('has what-ifs and actions with finite numbers and plain words', async () => {
    for (const parts of [one({ replicas: 0, capacityRps: 500 }), one({ capacityRps: 0 })]) {
      const diagram = parsed(parts);
      const events: Scenario[] = [
        [],
        [{ kind: 'load', factor: 2 }],
        [{ kind: 'instance-down', component: 'api' }],
      ];
      for (const scenario of events) {
        const answer = whatIf(diagram, scenario);
        expect(unboundedIn(answer.after)).toEqual([]);
        const words = [...answer.journeys.values()].flatMap(({ reasons }) => reasons).join(' ');
        expect(words).not.toMatch(/NaN|Infinity|undefined|e[+-]\d/);
      }
    }
    const diagram = parsed(one({ replicas: 0, capacityRps: 500 }));
    const [best] = rankActions({ diagram, subject: { kind: 'journey', id: 'j' } });
    expect(best?.sentence).toBe('Run an instance of api');
  });
});
