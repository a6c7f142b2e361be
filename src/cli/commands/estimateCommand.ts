import { shorten } from '../../document/documentPath';
import type { Estimate } from '../../estimate/answer';
import { totalCost } from '../../estimate/cost';
import { estimate } from '../../estimate/estimate';
import { explain } from '../../estimate/explain/explain';
import { estimateInFull } from '../../estimate/later';
import type { Sizing } from '../../estimate/load/requiredReplicasAt';
import { estimateRanges } from '../../estimate/ranges';
import { type ScenarioAnswer, savedScenarios } from '../../estimate/whatif/savedScenarios';
import { estimateJson } from '../../formats/exporters/estimateJson';
import type { Diagram } from '../../model/diagram';
import { invariant } from '../../shared/invariant';
import { type Arguments, type Command, type ExitCode, oneFile, textOption } from '../command';
import { estimateReport } from '../estimateReport';
import { explainJson } from '../explainJson';
import { explainReport } from '../explainReport';
import { explainSubject } from '../explainSubject';
import { Failure, usage } from '../failure';
import type { Io } from '../io';
import { missesTarget } from '../missesTarget';
import { openDiagram } from '../openDiagram';
import { replicasAt, replicasReport } from '../replicasReport';
import { painter } from '../style';

export const estimateCommand: Command = {
  name: 'estimate',
  synopsis: 'FILE [--json] [--journey ID | --explain PATH] [--at-load K] [--busy-below SHARE]',
  summary: 'availability, latency and load of journeys, components and connections',
  details: [
    ['--json', 'the numbers unrounded, for other programs'],
    ['--journey ID', 'this journey only'],
    ['--explain PATH', 'why: the steps behind the numbers of journeys.ID, components.ID or connections.ID'],
    ['--at-load K', 'also the replicas needed at K times the load'],
    ['--busy-below SHARE', 'each less busy than that share, above 0 up to 1 (default 0.7)'],
  ],
  options: {
    json: { type: 'boolean' },
    journey: { type: 'string' },
    explain: { type: 'string' },
    'at-load': { type: 'string' },
    'busy-below': { type: 'string' },
  },
  run: async (args, io) => {
    const { name, diagram } = await openDiagram(oneFile(args, 'estimate'), io);
    const journey = textOption(args, 'journey');
    const sizing = sizingOf(args);
    if (args.values.explain !== undefined) return explained(diagram, name, args, io);
    const answer = onlyJourney(estimate(diagram), journey, name);
    const uncertainty = estimateRanges(diagram, { parts: true });
    const scenarios = onlyFates(savedScenarios(diagram), journey);
    io.out(
      args.values.json
        ? estimateJson(
            answer,
            uncertainty,
            sizing && replicasAt(diagram, answer, sizing),
            totalCost(diagram, answer),
            scenarios,
          )
        : estimateReport(diagram, answer, journey, painter(io.colour.out), { uncertainty, scenarios }),
    );
    if (sizing && !args.values.json) {
      io.out(replicasReport(diagram, answer.components, sizing, painter(io.colour.out)));
    }
    return missesTarget(answer) ? 1 : 0;
  },
};

function explained(diagram: Diagram, name: string, args: Arguments, io: Io): ExitCode {
  const others = ['journey', 'at-load', 'busy-below'].filter((option) => args.values[option] !== undefined);
  if (others.length > 0)
    throw usage(`estimate: --explain and --${others[0]}: found both, expected one of them.`);
  const numbers = estimate(diagram);
  const subject = explainSubject(textOption(args, 'explain') ?? '', numbers, name);
  const explanation = explain(diagram, subject, numbers);
  invariant(explanation !== null, 'a part with numbers and no explanation');
  io.out(args.values.json ? explainJson(explanation) : explainReport(explanation, painter(io.colour.out)));
  return subject.kind === 'journey' && missesTarget(onlyJourney(numbers, subject.id, name)) ? 1 : 0;
}

const COMFORTABLE = 0.7;

function sizingOf(args: Arguments): Sizing | null {
  const load = numberOption(args, 'at-load', Number.MAX_VALUE);
  const ceiling = numberOption(args, 'busy-below', 1);
  return load === null && ceiling === null ? null : { load: load ?? 1, ceiling: ceiling ?? COMFORTABLE };
}

function numberOption(args: Arguments, name: string, most: number): number | null {
  const text = textOption(args, name);
  if (text === undefined) return null;
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (value > 0 && value <= most) return value;
  const wanted = most === 1 ? 'a number above 0, at most 1' : 'a number above 0';
  throw usage(`--${name}: found "${shorten(text, 40)}", expected ${wanted}.`);
}

const onlyFates = (
  scenarios: readonly ScenarioAnswer[],
  id: string | undefined,
): readonly ScenarioAnswer[] =>
  id === undefined
    ? scenarios
    : scenarios.map((scenario) => ({
        ...scenario,
        journeys: new Map([...scenario.journeys].filter(([journey]) => journey === id)),
      }));

function onlyJourney(answer: Estimate, id: string | undefined, name: string): Estimate {
  if (id === undefined) return answer;
  const journey = answer.journeys.get(id);
  if (journey) return { ...estimateInFull(answer), journeys: new Map([[id, journey]]) };
  const known = [...answer.journeys.keys()]
    .slice(0, 12)
    .map((key) => shorten(key, 40))
    .join(', ');
  throw new Failure([
    `${name}: --journey: found "${shorten(id, 40)}", expected ${known ? `one of its journeys: ${known}` : 'a journey, but it has none'}.`,
  ]);
}
