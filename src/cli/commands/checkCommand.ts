import { findingsJson } from '../../formats/exporters/findingsJson';
import { SEVERITIES, type Severity } from '../../model/finding';
import { checkReport } from '../checkReport';
import { type Arguments, type Command, textOption } from '../command';
import { usage } from '../failure';
import { missesTarget } from '../missesTarget';
import { openDiagrams } from '../openDiagram';
import { type Reviewed, reviewFile } from '../reviewFile';
import { painter } from '../style';

export const checkCommand: Command = {
  name: 'check',
  synopsis: 'FILE… [--json] [--fail-on error|warning|info]',
  summary: 'what the rules find, and whether targets are met',
  details: [
    ['--json', 'the findings for other programs'],
    ['--fail-on LEVEL', 'exit 1 from this severity on: error (default), warning or info'],
  ],
  options: { json: { type: 'boolean' }, 'fail-on': { type: 'string' } },
  run: async (args, io) => {
    const level = failOn(args);
    if (args.positionals.length === 0) throw usage('check needs a file; "-" reads standard input.');
    if (args.positionals.filter((path) => path === '-').length > 1)
      throw usage('check: standard input can be read once only.');
    const opened = await openDiagrams(args.positionals, io);
    const reviewed = opened.flatMap(({ name, diagram }) => reviewFile(name, diagram));
    const several = opened.length > 1;
    io.out(args.values.json ? asJson(reviewed, several) : checkReport(reviewed, painter(io.colour.out)));
    return reviewed.some((one) => failsAt(one, level)) ? 1 : 0;
  },
};

const failsAt = ({ answer, findings }: Reviewed, level: Severity): boolean =>
  missesTarget(answer) ||
  findings.some(({ severity }) => SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(level));

function failOn(args: Arguments): Severity {
  const given = textOption(args, 'fail-on') ?? 'error';
  const level = SEVERITIES.find((severity) => severity === given);
  if (!level) throw usage(`check --fail-on: found "${given}", expected ${SEVERITIES.join(', ')}.`);
  return level;
}

const asJson = (reviewed: readonly Reviewed[], several: boolean): string =>
  findingsJson(
    reviewed.flatMap(({ file, page, findings }) =>
      findings.map((finding) => ({
        finding,
        ...(several ? { file } : {}),
        ...(page === undefined ? {} : { page }),
      })),
    ),
  );
