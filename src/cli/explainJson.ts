/** An explanation as other programs read it (docs/file-format.md, `estimate --explain --json`); unrounded. */
import type { Explained, ExplainedInput, Explanation } from '../estimate/explain/explanation';
import type { JourneyEffect, RankedAction } from '../estimate/importance/actions/rankActions';

type Fields = { readonly [key: string]: unknown };

export function explainJson(explanation: Explanation): string {
  const { subject, name, availabilityRange, importance, pairs } = explanation;
  return `${JSON.stringify(
    {
      subject: { kind: subject.kind, id: subject.id, name },
      numbers: Object.fromEntries([...explanation.numbers].map(([id, one]) => [id, explained(one)])),
      availabilityRange,
      importance: importance.map(({ kind, id, name: part, ...numbers }) => ({
        kind,
        id,
        name: part,
        ...numbers,
      })),
      singlePointsOfFailure: explanation.singlePointsOfFailure,
      stoppedByLossOf: explanation.stoppedByLossOf,
      pairs,
      actions: explanation.actions.map(action),
      inputs: explanation.inputs.map(input),
      assumptions: explanation.assumptions,
    },
    null,
    2,
  )}\n`;
}

const explained = ({
  value,
  meaning,
  formula,
  steps,
  total,
  contributions,
  remainder,
}: Explained): Fields => ({
  ...{ value, meaning, formula, steps, total },
  contributions: contributions.map(({ kind, id, name, amount }) => ({ kind, id, name, amount })),
  remainder,
});

const input = ({ kind, id, name, setting, value, text, origin, source }: ExplainedInput): Fields => ({
  ...{ kind, id, name, setting, value: value ?? null, text, origin },
  source: source && { kind: source.kind, text: source.text },
});

const action = (it: RankedAction): Fields => ({
  ...{
    id: it.id,
    kind: it.kind,
    sentence: it.sentence,
    gain: it.gain,
    successGain: it.successGain,
    p99GainMs: it.p99GainMs,
  },
  ...{ costPerMonth: it.costPerMonth, secondsSavedPerCost: it.secondsSavedPerCost },
  journeys: Object.fromEntries([...it.journeys].map(([id, one]) => [id, effect(one)])),
});

const effect = (it: JourneyEffect): Fields => ({
  availability: it.availability,
  unavailability: it.unavailability,
  p99Ms: it.p99Ms,
  successRate: it.successRate,
  downtimeSavedSecondsPerYear: it.downtimeSavedSecondsPerYear,
  downtimeSaved: it.downtimeSaved,
});
