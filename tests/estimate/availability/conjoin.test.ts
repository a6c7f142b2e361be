/** Factors that share literals are joined once, and tried no more often than there is anything to win by it. */
import { expect, it } from 'vitest';
import { Combine } from '../../../src/estimate/availability/combine';
import { BudgetExceeded, TRUE } from '../../../src/estimate/availability/decisionDiagram';
import { FactoredFunctions } from '../../../src/estimate/availability/factoredFunctions';
import { Rounding } from '../../../src/estimate/availability/limits';

const NONE = { exactSteps: 0, roundedSteps: 0, allRoundedSteps: 0 };
const MANY = 1e6;

/** Two of three and so on over literals that they share in part, and how to make them hold together with others. */
function sharing() {
  const f = new FactoredFunctions();
  const rounding = new Rounding(f, () => 0.9, {
    ...NONE,
    nodes: 10,
    again: NONE,
    givenSteps: 0,
    joinSteps: 0,
    allJoinSteps: 0,
  });
  const combine = new Combine(f, rounding);
  rounding.exactly(MANY);
  const literals = Array.from({ length: 20 }, (_, rank) => f.literal(f.newLiteral(rank)));
  const most = (from: number, to: number) =>
    combine.atLeast(
      4,
      literals.slice(from, to).map((answers) => ({ answers, called: TRUE })),
    );
  const both = [most(0, 12), most(6, 19)];
  const elsewhere = literals[19] ?? TRUE;
  const together = (...others: number[]) => combine.all([...both, ...others]);
  return { rounding, together, elsewhere };
}

it('knows a join that something is needed beside', () => {
  const { rounding, together, elsewhere } = sharing();
  together();
  rounding.exactly(MANY);
  const made = together(elsewhere);
  expect(rounding.stepsAllowed).toBe(MANY);
  expect(made).not.toBe(together());
});

it('tries one that came no nearer only with much more steps', () => {
  const { rounding, together, elsewhere } = sharing();
  const triedWith = (steps: number) => {
    rounding.exactly(steps);
    expect(() => together(elsewhere)).toThrow(BudgetExceeded);
    return steps - rounding.stepsAllowed;
  };
  expect(triedWith(5)).toBe(5);
  expect(triedWith(5)).toBe(0);
  expect(triedWith(4)).toBe(0);
  expect(triedWith(8)).toBe(8);
  rounding.exactly(MANY);
  expect(together(elsewhere)).toBeGreaterThan(TRUE);
});
