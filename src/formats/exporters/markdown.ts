/**
 * A diagram as text to read: its journeys, its components and where they stand, its connections as arrows, each with its
 * numbers. Markdown that also reads well as plain text, for chats, tickets and pull requests.
 */
import { componentType } from '../../catalog/catalog';
import { modeOf, typeOf } from '../../catalog/effective';
import { groupKind } from '../../catalog/groupTypes';
import { nodeSubtitle } from '../../catalog/subtitle';
import type { Estimate, JourneyEstimate } from '../../estimate/answer';
import { connectionLabel } from '../../estimate/connectionLabel';
import { costLine, totalCost } from '../../estimate/cost';
import type { AssumptionSheet } from '../../estimate/explain/assumptionSheet';
import { journeyTakes } from '../../estimate/journeyTakes';
import { shownAvailability } from '../../estimate/shownAvailability';
import type { ScenarioAnswer } from '../../estimate/whatif/savedScenarios';
import type { Component, Connection, Diagram, Group } from '../../model/diagram';
import type { ElementRef } from '../../model/elements';
import { extractFragment } from '../../model/fragment';
import { nameOf } from '../../model/queries';
import { likely } from '../../model/ranged';
import { formatDowntime, formatLatency, formatRate } from '../../shared/formatNumbers';
import { capacityMarkdown } from '../capacityText';
import { assumptionsMarkdown } from './assumptionsMarkdown';
import { scenarioLines } from './scenarioLines';
import { journeyName, shownJourneys } from './shownJourneys';

export interface MarkdownOptions {
  /** What is written, with what stands in it and the connections between; absent: everything. */
  readonly only?: ReadonlySet<ElementRef>;
  /** The journey whose numbers connections show; absent: over all of them. */
  readonly journey?: string;
  /** What saved scenarios would do; absent: not asked. */
  readonly scenarios?: readonly ScenarioAnswer[];
  /** What the numbers of a journey rest on; absent: not asked. */
  readonly assumptions?: AssumptionSheet;
}

export function exportMarkdown(
  diagram: Diagram,
  estimate: Estimate,
  { only, journey, scenarios = [], assumptions }: MarkdownOptions = {},
): string {
  const shown = only ? extractFragment(diagram, only) : diagram;
  const connections = [...shown.connections].map(([id, connection]) => {
    const numbers = connectionLabel(diagram, estimate, id, journey ?? null, 'caller')?.lines.join(' · ');
    return `- ${arrow(shown, connection)}${numbers === undefined ? '' : `: ${numbers}`}`;
  });
  const journeys = only
    ? []
    : shownJourneys(diagram, estimate).map(([id, numbers]) => journeyLine(diagram, id, numbers));
  const cost = totalCost(diagram, estimate);
  const notes = [...shown.notes.values()].flatMap(({ text }) => (text.trim() === '' ? [] : [quoted(text)]));
  return [
    ...(only ? [] : [`# ${escaped(diagram.title) || 'Untitled'}`]),
    ...section('Journeys', journeys),
    ...(only || cost === null ? [] : [`All parts cost ${costLine(cost)}.`]),
    ...(only ? [] : section('What if', scenarioTexts(diagram, estimate, scenarios), '\n\n')),
    ...section(
      'Components',
      [...shown.components].map(([id, one]) => `- ${componentWords(shown, id, one)}`),
    ),
    ...section('Connections', connections.length === 0 ? [] : [`${READING}\n`, ...connections]),
    ...section(
      'Groups',
      [...shown.groups].map(([id, group]) => `- ${groupWords(shown, id, group)}`),
    ),
    ...section('Notes', notes, '\n\n'),
    ...(only || shown.capacity.actions.size === 0
      ? []
      : section('Capacity', [capacityMarkdown(shown.capacity).trimEnd()])),
    ...(assumptions ? [assumptionsMarkdown(diagram, assumptions).trimEnd()] : []),
  ]
    .join('\n\n')
    .concat('\n');
}

const READING = 'What the caller sees: p50 · p99 and availability, all it needs included.';

const section = (title: string, lines: readonly string[], between = '\n'): string[] =>
  lines.length === 0 ? [] : [`## ${title}`, lines.join(between)];

function componentWords(diagram: Diagram, id: string, component: Component): string {
  const type = componentType(component.type) ? typeOf(component).label : component.type;
  const subtitle = nodeSubtitle(component, diagram.groups);
  const facts = [type, ...(subtitle === type || subtitle.startsWith('unknown type') ? [] : [subtitle])];
  return `**${escaped(nameOf(diagram, id))}** (${escaped(facts.join(', '))})${placeWords(diagram, component)}`;
}

const groupWords = (diagram: Diagram, id: string, group: Group): string =>
  `${escaped(group.name?.trim() || id)} (${escaped(groupKind(group.type))})${placeWords(diagram, group)}`;

/** Every group it is directly in: replicas are spread over all of them. */
function placeWords(diagram: Diagram, { in: groups = [] }: { readonly in?: readonly string[] }): string {
  const names = groups.flatMap((id) => {
    const group = diagram.groups.get(id);
    return group ? [escaped(group.name?.trim() || id)] : [];
  });
  return names.length === 0 ? '' : ` in ${names.join(', ')}`;
}

function arrow(diagram: Diagram, connection: Connection): string {
  const { from, to, protocol, name } = connection;
  const how = [protocol, modeOf(diagram, connection) === 'async' ? 'asynchronous' : undefined, name?.trim()];
  const words = how.filter((word) => word !== undefined && word !== '').join(', ');
  const ends = `${escaped(nameOf(diagram, from))} → ${escaped(nameOf(diagram, to))}`;
  return words === '' ? ends : `${ends} (${escaped(words)})`;
}

function journeyLine(diagram: Diagram, id: string, numbers: JourneyEstimate): string {
  const journey = diagram.journeys.get(id);
  const { latencyMs, targets } = numbers;
  const facts = [
    `${shownAvailability(numbers)} available${verdict(targets.availability)}`,
    `${formatDowntime(numbers.downtimeSecondsPerYear)} down`.replace(' a year down', ' down a year'),
    `p50 ${formatLatency(latencyMs.p50)}${verdict(targets.p50Ms)}`,
    `p99 ${formatLatency(latencyMs.p99)}${verdict(targets.p99Ms)}`,
    ...(journey?.requestsPerSecond === undefined ? [] : [formatRate(likely(journey.requestsPerSecond))]),
    ...(journey && targets.requestsPerSecond
      ? [`takes ${takenWords(journeyTakes(journey, numbers))}${verdict(targets.requestsPerSecond)}`]
      : []),
    ...(numbers.costPerMonth ? [`costs ${costLine(numbers.costPerMonth)}`] : []),
  ];
  return `- **${escaped(journeyName(diagram, id))}**: ${facts.join(', ')}`;
}

/** A scenario by its name and what happens, then a line for each journey. */
function scenarioTexts(
  diagram: Diagram,
  estimate: Estimate,
  scenarios: readonly ScenarioAnswer[],
): readonly string[] {
  const shown = new Set(shownJourneys(diagram, estimate).map(([id]) => id));
  return scenarios.map((scenario) => {
    const { name, events } = scenario;
    const said = events.join(', ');
    const head = `**${escaped(name)}**${said === '' || said === name ? '' : `: ${escaped(said)}`}`;
    const lines = scenarioLines(diagram, [scenario], shown).map(({ journey, fate, availability, p99 }) => {
      const facts = [fate, `${availability} available`, ...(p99 ? [`p99 ${p99}`] : [])];
      return `- ${escaped(journey)}: ${facts.join(', ')}`;
    });
    return `${head}\n\n${lines.join('\n')}`;
  });
}

const takenWords = (most: number | null): string => (most === null ? 'any number' : formatRate(most));

const verdict = (given: 'met' | 'missed' | undefined): string =>
  given === undefined ? '' : ` (target ${given})`;

const quoted = (text: string): string =>
  text
    .trim()
    .split(/\r\n|\r|\n/)
    .map((line) => `> ${escaped(line)}`.trimEnd())
    .join('\n');

/** What Markdown would take for its own; line ends become spaces. */
const escaped = (text: string): string =>
  text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]<>#|~]/g, (character) => `\\${character}`);
