import { shorten } from '../../document/documentPath';
import type { Estimate } from '../../estimate/answer';
import { estimate } from '../../estimate/estimate';
import { estimateRanges } from '../../estimate/ranges';
import { estimateJson } from '../../formats/exporters/estimateJson';
import { type Command, oneFile, textOption } from '../command';
import { estimateReport } from '../estimateReport';
import { Failure } from '../failure';
import { missesTarget } from '../missesTarget';
import { openDiagram } from '../openDiagram';
import { painter } from '../style';

export const estimateCommand: Command = {
  name: 'estimate',
  synopsis: 'FILE [--json] [--journey ID]',
  summary: 'availability, latency and load of journeys, components and connections',
  details: [
    ['--json', 'the numbers unrounded, for other programs'],
    ['--journey ID', 'this journey only'],
  ],
  options: { json: { type: 'boolean' }, journey: { type: 'string' } },
  run: async (args, io) => {
    const { name, diagram } = await openDiagram(oneFile(args, 'estimate'), io);
    const journey = textOption(args, 'journey');
    const answer = onlyJourney(estimate(diagram), journey, name);
    const uncertainty = estimateRanges(diagram, { parts: true });
    io.out(
      args.values.json
        ? estimateJson(answer, uncertainty)
        : estimateReport(diagram, answer, journey, painter(io.colour.out), uncertainty),
    );
    return missesTarget(answer) ? 1 : 0;
  },
};

function onlyJourney(answer: Estimate, id: string | undefined, name: string): Estimate {
  if (id === undefined) return answer;
  const journey = answer.journeys.get(id);
  if (journey) return { ...answer, journeys: new Map([[id, journey]]) };
  const known = [...answer.journeys.keys()]
    .slice(0, 12)
    .map((key) => shorten(key, 40))
    .join(', ');
  throw new Failure([
    `${name}: --journey: found "${shorten(id, 40)}", expected ${known ? `one of its journeys: ${known}` : 'a journey, but it has none'}.`,
  ]);
}
