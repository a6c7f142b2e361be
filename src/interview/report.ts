/** The report at the end of a mock interview, as Markdown: time, requirements, numbers, findings, challenges, decisions. */

import type { Estimate, JourneyEstimate } from '../estimate/answer';
import { tiesOf } from '../estimate/capacity/ties';
import { workOut } from '../estimate/capacity/worksheet';
import { totalLines } from '../estimate/capacity/worksheetLines';
import { shownAvailability } from '../estimate/shownAvailability';
import { journeyName, shownJourneys } from '../formats/exporters/shownJourneys';
import type { Diagram } from '../model/diagram';
import { type Finding, SEVERITIES } from '../model/finding';
import type { InterviewRun, MockInterview, RequirementKind } from '../model/mockInterview';
import { likely } from '../model/ranged';
import { formatLatency, formatRate } from '../shared/formatNumbers';
import { formatClock, plannedMs, spentMs, totalSpentMs } from './clock';
import { type Facts, isDone, PHASES } from './phases';

export interface Reported {
  /** The page in view. */
  readonly diagram: Diagram;
  readonly interview: MockInterview;
  readonly estimate: Estimate;
  readonly findings: readonly Finding[];
  readonly prompt: { readonly title: string; readonly task: string };
  readonly now: number;
}

export function interviewReport(reported: Reported): string {
  const { interview, prompt } = reported;
  const { run } = interview;
  if (!run) return '';
  return [
    `# Mock interview: ${escaped(prompt.title)}`,
    `${new Date(run.startedAt).toISOString().slice(0, 10)} · ${escaped(reported.diagram.title)}`,
    `> ${escaped(prompt.task)}`,
    ...section('Time', timeTable(run, reported.now)),
    ...section('Covered', covered(reported)),
    ...requirementSections(interview),
    ...section('Estimate', estimateLines(reported.diagram)),
    ...section('Numbers', numbersTable(reported)),
    ...section('Findings', findingLines(reported.findings)),
    ...section('Challenges', challengeLines(run)),
    ...section('Decisions', decisionLines(interview)),
  ]
    .join('\n\n')
    .concat('\n');
}

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`## ${title}`, lines.join('\n')];

function timeTable(run: InterviewRun, now: number): readonly string[] {
  const planned = PHASES.reduce((total, { id }) => total + plannedMs(run, id), 0);
  return [
    '| Phase | Planned | Spent |\n|---|---|---|',
    ...PHASES.map(({ id, title }) =>
      row(title, formatClock(plannedMs(run, id)), formatClock(spentMs(run, id, now))),
    ),
    row('**Altogether**', formatClock(planned), formatClock(totalSpentMs(run, now))),
  ];
}

const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function covered({ diagram, interview, findings }: Reported): readonly string[] {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const facts: Facts = { diagram, interview, errors };
  return PHASES.flatMap(({ points }) =>
    points.map((point) => `- [${isDone(point, facts) ? 'x' : ' '}] ${point.text}`),
  );
}

const REQUIREMENT_TITLES: Readonly<Record<RequirementKind, string>> = {
  functional: 'It must',
  'non-functional': 'How well',
  'out-of-scope': 'Left out',
};

function requirementSections({ requirements }: MockInterview): readonly string[] {
  const kinds = Object.entries(REQUIREMENT_TITLES).flatMap(([kind, title]) => {
    const texts = [...requirements.values()].filter((one) => one.kind === kind && one.text.trim() !== '');
    return texts.length === 0
      ? []
      : [[`**${title}**\n`, ...texts.map(({ text }) => `- ${escaped(text)}`)].join('\n')];
  });
  return kinds.length === 0 ? [] : ['## Requirements', ...kinds];
}

function estimateLines(diagram: Diagram): readonly string[] {
  const sheet = workOut(diagram.capacity);
  const differing = tiesOf(diagram, sheet).filter(({ differs }) => differs);
  return [
    ...totalLines(diagram.capacity, sheet).map(
      ({ label, text, formula }) => `- ${label}: **${escaped(text)}** = ${escaped(formula)}`,
    ),
    ...(differing.length > 0
      ? [`- The drawing says otherwise of ${differing.map(({ name }) => escaped(name)).join(', ')}.`]
      : []),
  ];
}

function numbersTable({ diagram, estimate }: Reported): readonly string[] {
  const rows = shownJourneys(diagram, estimate).map(([id, numbers]) => journeyRow(diagram, id, numbers));
  return rows.length === 0
    ? []
    : ['| Journey | Available | p50 | p99 | Load | Up to |\n|---|---|---|---|---|---|', ...rows];
}

function journeyRow(diagram: Diagram, id: string, numbers: JourneyEstimate): string {
  const load = diagram.journeys.get(id)?.requestsPerSecond;
  const { latencyMs, targets, maxRequestsPerSecond: most } = numbers;
  return row(
    escaped(journeyName(diagram, id)),
    `${shownAvailability(numbers)}${said(targets.availability)}`,
    `${formatLatency(latencyMs.p50)}${said(targets.p50Ms)}`,
    `${formatLatency(latencyMs.p99)}${said(targets.p99Ms)}`,
    load === undefined ? 'not said' : formatRate(likely(load)),
    most === null ? 'no limit' : formatRate(most),
  );
}

const said = (verdict: 'met' | 'missed' | undefined): string => (verdict ? `, ${verdict}` : '');

function findingLines(findings: readonly Finding[]): readonly string[] {
  if (findings.length === 0) return ['None: every rule is content.'];
  return SEVERITIES.flatMap((severity) =>
    findings
      .filter((finding) => finding.severity === severity)
      .map(({ message }) => `- **${severity}** ${escaped(message)}`),
  );
}

function challengeLines({ challenges }: InterviewRun): readonly string[] {
  return challenges.flatMap(({ question, answer, revealed }, index) => [
    ...(index > 0 ? [''] : []),
    `${index + 1}. ${escaped(question)}`,
    `   - You: ${answer?.trim() ? escaped(answer) : '(nothing)'}`,
    ...(revealed ?? []).map((sentence) => `   - ${escaped(sentence)}`),
  ]);
}

function decisionLines({ decisions }: MockInterview): readonly string[] {
  return [...decisions.values()].flatMap(({ text, because, tradeOff }) =>
    text.trim() === ''
      ? []
      : [
          [
            `- **${escaped(text)}**`,
            because?.trim() ? `because ${escaped(because)}` : '',
            tradeOff?.trim() ? `It costs: ${escaped(tradeOff)}` : '',
          ]
            .filter((part) => part !== '')
            .join(' — '),
        ],
  );
}

/** What Markdown would take for its own; line ends become spaces. */
const escaped = (text: string): string =>
  text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]<>#|~]/g, (character) => `\\${character}`);
