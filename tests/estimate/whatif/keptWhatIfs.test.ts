/** Scenario after scenario, and edit after edit, gives what each would alone. */
import { expect, it } from 'vitest';
import { createWhatIfs, whatIf } from '../../../src/estimate/whatif/whatIf';
import type { Diagram } from '../../../src/model/diagram';
import { putSetting } from '../../../src/model/edits';
import type { Scenario } from '../../../src/model/scenario';
import { randomDiagram } from '../reference/randomDiagram';

function scenariosOf(diagram: Diagram): Scenario[] {
  const components = [...diagram.components.keys()];
  const connections = [...diagram.connections.keys()].slice(0, 2);
  return [
    ...components.slice(0, 4).map((component): Scenario => [{ kind: 'component-down', component }]),
    ...components.slice(0, 2).map((component): Scenario => [{ kind: 'instance-down', component }]),
    ...connections.map((connection): Scenario => [{ kind: 'connection-down', connection }]),
    [{ kind: 'load', factor: 3 }],
  ];
}

it('are what they would be alone', () => {
  let compared = 0;
  for (let seed = 300; seed < 304; seed++) {
    const whatIfs = createWhatIfs('live');
    const { diagram } = randomDiagram(seed);
    const [first = ''] = diagram.components.keys();
    for (const edited of [diagram, putSetting(diagram, first, 'availability', 0.5)]) {
      for (const scenario of scenariosOf(edited)) {
        const [kept, alone] = [whatIfs.ask(edited, scenario), whatIf(edited, scenario, undefined, 'live')];
        for (const [id, change] of alone.journeys) {
          const label = `seed ${seed}, ${JSON.stringify(scenario)}, ${id}`;
          const same = kept.journeys.get(id);
          expect([same?.verdict, same?.reasons], label).toEqual([change.verdict, change.reasons]);
          for (const side of ['before', 'after'] as const) {
            const [is, was] = [same?.[side], change[side]];
            expect(is?.unavailability, label).toBeCloseTo(was.unavailability, 12);
            expect(is?.successRate, label).toBeCloseTo(was.successRate, 9);
            expect(is?.maxRequestsPerSecond ?? -1, label).toBeCloseTo(was.maxRequestsPerSecond ?? -1, 6);
            expect(is?.latencyMs.p99 ?? -1, label).toBeCloseTo(was.latencyMs.p99 ?? -1, 6);
          }
          for (const [part, { verdict }] of alone.components)
            expect(kept.components.get(part)?.verdict, `${label}, ${part}`).toBe(verdict);
          compared++;
        }
      }
    }
  }
  expect(compared).toBeGreaterThan(50);
});
