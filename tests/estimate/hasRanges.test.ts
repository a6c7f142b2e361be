import { expect, test } from 'vitest';
import { hasRanges, rangedInputs } from '../../src/estimate/rangedInputs';
import { putComponent, putConnection } from '../../src/model/edits';
import { architecture } from '../bench/architectures';

test('a diagram has ranges where a field of it is one, before and after others were looked at', () => {
  const plain = architecture({ components: 12, alternatives: 0.25, seed: 3 });
  const [[id, component] = ['', { type: 'service' }]] = plain.components;
  const [link] = plain.connections;
  const latencyMs = { low: { p50: 1, p99: 2 }, likely: { p50: 2, p99: 4 }, high: { p50: 4, p99: 8 } };
  const ranged = putComponent(plain, id, { ...component, settings: { ...component.settings, latencyMs } });
  const errorRate = { low: 0, likely: 0.1, high: 0.2 };
  const byLink = link ? putConnection(plain, link[0], { ...link[1], errorRate }) : plain;
  for (const diagram of [plain, ranged, plain, byLink, putComponent(ranged, id, component)])
    expect(hasRanges(diagram)).toBe(rangedInputs(diagram).length > 0);
  expect([plain, ranged, byLink].map(hasRanges)).toEqual([false, true, true]);
});
