import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDiagram } from '../../src/document/parseDiagram';
import { serializeDiagram } from '../../src/document/serializeDiagram';
import { estimate } from '../../src/estimate/estimate';
import { estimateRanges } from '../../src/estimate/ranges';
import { review } from '../../src/rules/review';
import { extremeDiagram } from './extremeDiagram';
import { unboundedIn } from './unbounded';

/** Whatever a file may say, however extreme: every number is finite, or null where that is documented. */

describe('any file that opens', () => {
  it('has finite numbers only, or documented nulls, and findings that read well', {
    timeout: 240_000,
  }, () => {
    fc.assert(
      fc.property(extremeDiagram, (drawn) => {
        const read = parseDiagram(serializeDiagram(drawn));
        if (!read.ok) throw new Error(JSON.stringify(read.error));
        const numbers = estimate(read.value);
        expect(unboundedIn(numbers)).toEqual([]);
        for (const { availability, successRate, servedShare, timedOut } of numbers.journeys.values())
          for (const share of [availability, successRate, servedShare, timedOut]) {
            expect(share).toBeGreaterThanOrEqual(0);
            expect(share).toBeLessThanOrEqual(1);
          }
        for (const finding of review(read.value, numbers))
          expect(finding.message).not.toMatch(/NaN|Infinity|undefined/);
      }),
      { numRuns: 40 },
    );
  });

  it('has ranges of finite numbers, however wide', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(extremeDiagram, (drawn) => {
        const wide = {
          ...drawn,
          components: new Map(
            [...drawn.components].map(([id, it]) => [
              id,
              {
                ...it,
                settings: {
                  ...it.settings,
                  availability: { low: 0, likely: 0.5, high: 1 },
                  capacityRps: { low: 0, likely: 1, high: 1e300 },
                },
              },
            ]),
          ),
        };
        expect(unboundedIn(spreadsOf(estimateRanges(wide, { samples: 3 })))).toEqual([]);
      }),
      { numRuns: 8 },
    );
  });
});

/** The ends under the names of what they are ends of, so that the documented nulls are known by name. */
function spreadsOf(uncertainty: ReturnType<typeof estimateRanges>): unknown {
  return [...(uncertainty?.journeys.values() ?? [])].map((it) =>
    Object.entries({ ...it, ...it.latencyMs }).flatMap(([key, value]) =>
      typeof value === 'object' && 'likely' in value
        ? [{ [key]: value.low }, { [key]: value.likely }, { [key]: value.high }]
        : [],
    ),
  );
}
