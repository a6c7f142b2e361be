import { findingsJson } from '../../formats/exporters/findingsJson';
import { SEVERITIES, type Severity } from '../../model/finding';
import { PROFILES } from '../../model/reviewSettings';
import type { ReviewOptions } from '../../rules/review';
import { checkReport } from '../checkReport';
import { type Arguments, type Command, textOption } from '../command';
import { usage } from '../failure';
import { missesTarget } from '../missesTarget';
import { openDiagrams } from '../openDiagram';
import { type Reviewed, reviewFile } from '../reviewFile';
import { painter } from '../style';

export const checkCommand: Command = {
  name: 'check',
  synopsis: 'FILE… [--json] [--fail-on error|warning|info] [--profile NAME] [--all]',
  summary: 'what the rules find, and whether targets are met',
  details: [
    ['--json', 'the findings for other programs'],
    ['--fail-on LEVEL', 'exit 1 from this severity on: error (default), warning or info'],
    ['--profile NAME', 'how strictly: whiteboard, interview or production, in place of the document’s'],
    ['--all', 'muted findings too, each with its reason, and repeats one by one'],
  ],
  options: {
    json: { type: 'boolean' },
    'fail-on': { type: 'string' },
    profile: { type: 'string' },
    all: { type: 'boolean' },
  },
  run: async (args, io) => {
    const level = failOn(args);
    const options = reviewOptions(args);
    const all = args.values.all === true;
    if (args.positionals.length === 0) throw usage('check needs a file; "-" reads standard input.');
    if (args.positionals.filter((path) => path === '-').length > 1)
      throw usage('check: standard input can be read once only.');
    const opened = await openDiagrams(args.positionals, io);
    const reviewed = opened.flatMap(({ name, diagram }) => reviewFile(name, diagram, options));
    const several = opened.length > 1;
    const paint = painter(io.colour.out);
    io.out(args.values.json ? asJson(reviewed, several, all) : checkReport(reviewed, paint, all));
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

function reviewOptions(args: Arguments): ReviewOptions {
  const given = textOption(args, 'profile');
  if (given === undefined) return {};
  const profile = PROFILES.find((one) => one === given);
  if (!profile) throw usage(`check --profile: found "${given}", expected ${PROFILES.join(', ')}.`);
  return { profile };
}

const asJson = (reviewed: readonly Reviewed[], several: boolean, all: boolean): string =>
  findingsJson(
    reviewed.flatMap(({ file, page, findings, muted }) =>
      [...findings, ...(all ? muted : [])].map((finding) => ({
        finding,
        ...(several ? { file } : {}),
        ...(page === undefined ? {} : { page }),
      })),
    ),
  );
