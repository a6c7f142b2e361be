import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupBounds } from '../../src/layout/groupBounds';
import { labelObstacles } from '../../src/layout/labelBoxes';
import { routeConnections } from '../../src/layout/routeConnections';
import { createShapeKeeper } from '../../src/layout/sameShape';
import type { Component, Diagram } from '../../src/model/diagram';
import { make } from '../model/make';

const start = make({
  components: {
    a: { type: 'service', in: ['z'], position: { x: 0, y: 0 } },
    b: { type: 'service', position: { x: 300, y: 40 } },
    c: { type: 'relational-database', position: { x: 620, y: 0 } },
  },
  connections: { ab: { from: 'a', to: 'b' }, bc: { from: 'b', to: 'c' } },
  groups: { z: { type: 'zone' } },
  rest: { notes: new Map([['legend', { text: '', legend: true, position: { x: 0, y: 400 } }]]) },
});

const CHANGES: readonly ((component: Component, by: number) => Component)[] = [
  (component, by) => ({ ...component, settings: { ...component.settings, availability: 0.9 + by / 1000 } }),
  (component, by) => ({ ...component, settings: { ...component.settings, replicas: 1 + (by % 3) } }),
  (component, by) => ({ ...component, name: `Named ${by}` }),
  (component, by) => ({ ...component, position: { x: by * 7, y: by } }),
  (component, by) => ({ ...component, size: { width: 170 + by, height: 80 } }),
  (component, by) => ({ ...component, type: by % 2 ? 'service' : 'queue' }),
  (component, by) => ({
    ...component,
    settings: { ...component.settings, technology: by % 2 ? 'redis' : 'kafka' },
  }),
];

test('what is kept is drawn in the same places as the page itself', () => {
  const steps = fc.array(
    fc.tuple(fc.constantFrom(...start.components.keys()), fc.nat(CHANGES.length - 1), fc.nat(60)),
    { minLength: 1, maxLength: 8 },
  );
  let held = 0;
  fc.assert(
    fc.property(steps, (list) => {
      const keep = createShapeKeeper();
      let page: Diagram = start;
      keep(page);
      for (const [id, which, by] of list) {
        const component = page.components.get(id);
        if (!component) continue;
        const components = new Map(page.components).set(id, CHANGES[which]?.(component, by) ?? component);
        page = { ...page, components };
        const kept = keep(page);
        if (kept !== page) held += 1;
        expect(groupBounds(kept)).toEqual(groupBounds(page));
        expect(labelObstacles(kept)).toEqual(labelObstacles(page));
        expect([...routeConnections(kept)]).toEqual([...routeConnections(page)]);
      }
    }),
    { numRuns: 60 },
  );
  expect(held).toBeGreaterThan(20);
});
