/** The reference is right about the worked table, and the estimator agrees with the reference. */
import { describe, expect, it } from 'vitest';
import { bruteForceJourneys } from './reference/bruteForce';
import { diagramOf } from './reference/diagramOf';
import { USUAL } from './reference/features';
import { randomDiagram } from './reference/randomDiagram';
import { WORKED_CASES } from './reference/workedCases';

const DIAGRAMS = 1600;

describe('the reference', () => {
  it.each(WORKED_CASES)('$name: $exact', ({ sketch, exact }) => {
    const [journey] = bruteForceJourneys(diagramOf(sketch)).values();
    expect(Math.abs((journey?.availability ?? 0) - exact)).toBeLessThan(1e-12);
    expect(Math.abs((journey?.unavailability ?? 0) - (1 - exact))).toBeLessThan(1e-12);
  });

  it('meets every feature in a twentieth of the random diagrams or more', () => {
    const diagrams = Array.from({ length: DIAGRAMS }, (_, seed) => randomDiagram(seed));
    const share = (feature: (typeof USUAL)[number]) =>
      diagrams.filter(({ features }) => features.has(feature)).length / DIAGRAMS;
    const rare = USUAL.filter((feature) => share(feature) < 0.05);
    expect(rare).toEqual([]);
  });
});
