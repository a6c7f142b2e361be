import { describe, expect, it } from 'vitest';
import { parseDiagram } from '../../src/document/parseDiagram';
import { serializeDiagram } from '../../src/document/serializeDiagram';
import { estimate } from '../../src/estimate/estimate';
import type { Diagram } from '../../src/model/diagram';
import { review } from '../../src/rules/review';
import { plumbline } from '../cli/fakeIo';
import { inFull } from '../support/inFull';
import { answered, one, refused } from './badInputCases';
import { diagramOf, type Parts, service, zone } from './documents';
import { unboundedIn } from './unbounded';

/** Input that can't be meant, or hardly: either it is refused with its place, or it has an answer and a finding. */

const parsed = (parts: Parts): Diagram => {
  const read = parseDiagram(serializeDiagram(diagramOf(parts)));
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
};

describe('bad input that opens', () => {
  it.each(answered)('$name: a number and a finding', ({ parts, answer, component = {}, jobs, rule }) => {
    const diagram = parsed(parts);
    const numbers = inFull(estimate(diagram));
    const journey = numbers.journeys.get('j');
    for (const [key, expected] of Object.entries(answer)) {
      const found = Object.entries(journey ?? {}).find(([name]) => name === key)?.[1];
      if (typeof expected === 'number') expect(found, key).toBeCloseTo(expected, 12);
      else expect(found, key).toEqual(expected);
    }
    const { id = 'api', ...its } = component;
    if (Object.keys(its).length > 0) expect(numbers.components.get(id)).toMatchObject(its);
    if (jobs) expect(numbers.backlogs.get('jobs')).toEqual(jobs);
    expect(unboundedIn(numbers)).toEqual([]);
    expect(review(diagram, numbers).map((finding) => finding.rule)).toContain(rule);
    for (const finding of review(diagram, numbers))
      expect(finding.message).not.toMatch(/NaN|Infinity|undefined/);
  });

  it.each(answered)('$name: the same from the command line', async ({ parts, rule }) => {
    const files = { 'a.plumb': serializeDiagram(diagramOf(parts)) };
    const { out, err } = await plumbline(['estimate', 'a.plumb', '--json'], { files });
    expect(err).toBe('');
    expect(unboundedIn(JSON.parse(out))).toEqual([]);
    const text = (await plumbline(['estimate', 'a.plumb'], { files })).out;
    expect(text).not.toMatch(/NaN|Infinity|undefined|e\+\d/);
    const checked = JSON.parse((await plumbline(['check', 'a.plumb', '--json'], { files })).out);
    expect(checked.findings.map((finding: { rule: string }) => finding.rule)).toContain(rule);
  });
});

describe('bad input that can’t be meant', () => {
  it.each(refused)('%s: is refused with its place', (_, parts, path, found) => {
    const read = parseDiagram(serializeDiagram(diagramOf(parts)));
    expect(read.ok ? [] : read.error.map((problem) => [problem.path, problem.found])).toEqual([
      [path, found],
    ]);
  });

  it.each(refused)('%s: has finite numbers even where nobody checked it', (_, parts) => {
    expect(unboundedIn(inFull(estimate(diagramOf(parts))))).toEqual([]);
  });
});

describe('thousands of replicas', () => {
  it.each([0.5, 0.9, 0.999, 1 - 2 ** -53])('at %d are never up more than always', (availability) => {
    for (const replicas of [61, 1000, 5000, 1_000_000]) {
      const numbers = estimate(parsed(one({ availability, replicas })));
      const { availability: up = 2, unavailability: down = 2 } = numbers.journeys.get('j') ?? {};
      expect(Math.max(up, down)).toBeLessThanOrEqual(1);
      expect(Math.min(up, down)).toBeGreaterThanOrEqual(0);
    }
  });

  it('a million over six zones: as many as are left in each joint state', () => {
    const zones = ['a', 'b', 'c', 'd', 'e', 'f'];
    const settings = { replicas: 1_000_000, requiredReplicas: 600_000, read: { requiredReplicas: 300_000 } };
    const parts = one({ availability: 0.99, ...settings });
    const numbers = estimate(
      parsed({
        ...parts,
        components: { ...parts.components, api: service(0.99, settings, zones) },
        groups: Object.fromEntries(zones.map((id) => [id, zone(0.99)])),
      }),
    );
    // With 0.99 of the replicas in each zone up, give or take a few hundred, four of the six are enough.
    const down = [3, 4, 5, 6].reduce(
      (sum, k) => sum + ([20, 15, 6, 1][k - 3] ?? 0) * 0.01 ** k * 0.99 ** (6 - k),
      0,
    );
    expect(numbers.journeys.get('j')?.unavailability).toBeCloseTo(down, 15);
    expect(numbers.journeys.get('j')?.exact).toBe(true);
  });
});
