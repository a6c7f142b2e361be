/** What is not worked out would not have been among the best: against every action, each by an estimate of its own. */
import { expect, it } from 'vitest';
import { estimate } from '../../../src/estimate/estimate';
import { actionsFor } from '../../../src/estimate/importance/actions/actionsFor';
import { chanceAfter, mostGained } from '../../../src/estimate/importance/actions/chanceAfter';
import { rankActions } from '../../../src/estimate/importance/actions/rankActions';
import type { Subject } from '../../../src/estimate/importance/basis';
import { askedOf, basisOf } from '../../../src/estimate/importance/basis';
import { changedChances } from '../../../src/estimate/importance/changedChance';
import { importanceOf } from '../../../src/estimate/importance/importance';
import { diagramOf, service, wires, zone } from '../documents';
import { randomDiagram } from '../reference/randomDiagram';

const SEEDS = Array.from({ length: 24 }, (_, index) => 5200 + index);

it('no action gains more than it may, and slopes say what an estimate says', () => {
  const compared = { exact: 0, limited: 0 };
  for (const seed of SEEDS) {
    const { diagram } = randomDiagram(seed);
    const before = estimate(diagram);
    const [id] = before.journeys.keys();
    const basis = basisOf(diagram);
    const subject: Subject = { kind: 'journey', id: id ?? '' };
    const asked = askedOf(basis, subject);
    const was = before.journeys.get(id ?? '');
    if (id === undefined || !asked || !was?.exact) continue;
    const changed = changedChances(basis, asked);
    const best: number[] = [];
    for (const action of actionsFor(diagram, before, asked, importanceOf(diagram, subject, basis))) {
      const after = estimate(action.apply(diagram)).journeys.get(id);
      const gain = was.unavailability - (after?.unavailability ?? 1);
      const label = `seed ${seed}, ${action.id}`;
      const quick = chanceAfter(diagram, basis, changed, action);
      if (quick) {
        expect(Math.abs(quick.down - (after?.unavailability ?? 1)), label).toBeLessThan(1e-12);
        compared.exact++;
      }
      const limit = mostGained(basis, changed, action);
      expect(gain, label).toBeLessThanOrEqual(limit + 1e-12);
      if (limit < 1) compared.limited++;
      best.push(gain);
    }
    const isInTime = was.servedShare >= 1 && was.timedOut <= 0;
    const found = rankActions({ diagram, subject, before, most: 3 }).map(({ gain }) => gain);
    const expected = best.filter((gain) => gain > 1e-12).sort((a, b) => b - a);
    if (isInTime)
      expected.slice(0, 3).forEach((gain, place) => {
        expect(Math.abs((found[place] ?? 0) - gain), `seed ${seed}, ${place}`).toBeLessThan(1e-12);
      });
  }
  expect(compared.exact).toBeGreaterThan(40);
  expect(compared.limited).toBeGreaterThan(40);
});

it('tells zones apart that were alike to what stands in them so far', () => {
  const diagram = diagramOf({
    components: { lb: service(1), api: service(0.9, { replicas: 2, requiredReplicas: 1 }, ['za', 'zb']) },
    connections: wires('lb>api'),
    groups: { za: zone(0.9), zb: zone(0.9) },
    journeys: { j: { entry: 'lb' } },
  });
  const actions = rankActions({ diagram, subject: { kind: 'journey', id: 'j' }, most: 5 });
  expect(actions.map(({ id }) => id)).toEqual(['zone:api', 'fallback:api', 'replica:api']);
  const was = estimate(diagram).journeys.get('j')?.unavailability ?? 0;
  for (const { apply, gain } of actions)
    expect(gain).toBeCloseTo(was - (estimate(apply(diagram)).journeys.get('j')?.unavailability ?? 1), 12);
});
