/** After any edits of who calls whom, parts kept from before are the strongly connected ones, callees first. */
import { expect, it } from 'vitest';
import { type Part, stronglyConnectedParts } from '../../../src/estimate/graph/cycles';
import { partsAfter } from '../../../src/estimate/graph/keptParts';
import type { Random } from '../reference/random';
import { randomFrom } from '../reference/random';

type Targets = readonly (readonly number[])[];

const named = (parts: readonly Part[]): string[] =>
  parts.map(({ members, cyclic }) => `${[...members].sort((a, b) => a - b).join(' ')} ${cyclic}`).sort();

/** One call more or less, or a component more or less. */
function edited(targets: Targets, random: Random): Targets {
  const at = random.whole(0, targets.length - 1);
  const to = random.whole(0, targets.length - 1);
  switch (random.whole(0, 5)) {
    case 0:
      return [...targets, random.chance(0.5) ? [to] : []];
    case 1:
      return targets.slice(0, -1).map((calls) => calls.filter((one) => one < targets.length - 1));
    case 2:
    case 3:
      return targets.map((calls, index) => (index === at ? calls.slice(1) : calls));
    default:
      return targets.map((calls, index) => (index === at ? [...calls, to] : calls));
  }
}

it('keeps the parts in an order of callees first, after any edits', () => {
  let kept = 0;
  for (let seed = 0; seed < 60; seed++) {
    const random = randomFrom(seed);
    let targets: Targets = Array.from({ length: 8 }, (_, index) => (index > 0 ? [index - 1] : []));
    let parts = partsAfter(null, targets.length, (index) => targets[index] ?? []);
    for (let edit = 0; edit < 40 && targets.length > 1; edit++) {
      const next = edited(targets, random);
      const [old, oldParts] = [targets, parts];
      const before = {
        parts: oldParts,
        count: old.length,
        targetsOf: (index: number) => old[index] ?? [],
        isSameAt: (index: number) => old[index] === next[index],
      };
      parts = partsAfter(before, next.length, (index) => next[index] ?? []);
      const what = `seed ${seed}, edit ${edit}`;
      expect(named(parts), what).toEqual(
        named(stronglyConnectedParts(next.length, (index) => next[index] ?? [])),
      );
      const places = new Map(
        parts.flatMap(({ members }, place) => members.map((one) => [one, place] as const)),
      );
      next.forEach((calls, index) => {
        for (const to of calls) expect(places.get(to), what).toBeLessThanOrEqual(places.get(index) ?? -1);
      });
      if (parts === oldParts) kept++;
      targets = next;
    }
  }
  expect(kept).toBeGreaterThan(400);
});
