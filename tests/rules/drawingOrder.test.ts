import { describe, expect, it } from 'vitest';
import { estimate } from '../../src/estimate/estimate';
import type { Diagram } from '../../src/model/diagram';
import { review } from '../../src/rules/review';
import { RULES } from '../../src/rules/rules';

const backwards = <T>(map: ReadonlyMap<string, T>): ReadonlyMap<string, T> => new Map([...map].reverse());

const drawnBackwards = (diagram: Diagram): Diagram => ({
  ...diagram,
  components: backwards(diagram.components),
  connections: backwards(diagram.connections),
  groups: backwards(diagram.groups),
  journeys: backwards(diagram.journeys),
});

const foundIn = (diagram: Diagram): readonly string[] =>
  review(diagram, estimate(diagram), { profile: 'production' })
    .map(({ rule, message, components, connections }) =>
      JSON.stringify([rule, message, [...components].sort(), [...connections].sort()]),
    )
    .sort();

describe('what is found in an example', () => {
  it.each(RULES.map((rule) => [rule.id, rule] as const))(
    'of %s is the same, in whatever order it was drawn',
    (_, rule) => {
      for (const diagram of [rule.refused, rule.allowed])
        expect(foundIn(drawnBackwards(diagram))).toEqual(foundIn(diagram));
    },
  );
});
