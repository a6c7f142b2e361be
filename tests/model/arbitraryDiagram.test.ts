import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { HOWS } from '../../src/model/diagram';
import { arbitraryDiagram } from '../support/arbitraryDiagram';
import { expectSavedAndOpened } from '../support/savedAndOpened';

test('the random diagrams are valid documents', () => {
  fc.assert(fc.property(arbitraryDiagram, expectSavedAndOpened), { numRuns: 150 });
});

test('and hold, often enough to mean something, what edits may break', () => {
  const diagrams = fc.sample(arbitraryDiagram, { numRuns: 400, seed: 3 });
  const share = (has: (diagram: (typeof diagrams)[number]) => boolean) =>
    diagrams.filter(has).length / diagrams.length;
  const components = (diagram: (typeof diagrams)[number]) => [...diagram.components.values()];
  const calls = (diagram: (typeof diagrams)[number]) =>
    components(diagram).flatMap(({ settings }) => settings?.calls ?? []);

  expect(share((it) => it.components.has('__proto__') || it.components.has('10'))).toBeGreaterThan(0.2);
  expect(share((it) => [...it.components.keys()].some((id) => it.connections.has(id)))).toBeGreaterThan(0.1);
  expect(share((it) => components(it).some((one) => (one.in?.length ?? 0) > 1))).toBeGreaterThan(0.05);
  expect(share((it) => [...it.groups.values()].some((one) => one.in !== undefined))).toBeGreaterThan(0.1);
  expect(share((it) => it.journeys.size > 0)).toBeGreaterThan(0.2);
  expect(share((it) => calls(it).some(({ weights }) => weights !== undefined))).toBeGreaterThan(0.05);
  for (const how of HOWS)
    expect([how, share((it) => calls(it).some((one) => one.how === how)) > 0.01]).toEqual([how, true]);
});
