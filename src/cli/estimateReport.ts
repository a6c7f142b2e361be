/** An estimate as a person reads it on a terminal: journeys first, then the parts they are made of. */
import { typeOf } from '../catalog/effective';
import type {
  ComponentEstimate,
  ConnectionEstimate,
  Estimate,
  JourneyEstimate,
  LatencyEstimate,
} from '../estimate/answer';
import { costLine, costOfMillionLine, monthlyCost, totalCost } from '../estimate/cost';
import { backlogLine, effectLine, headroomLine, stalenessLine } from '../estimate/furtherLines';
import { journeyTakes } from '../estimate/journeyTakes';
import type { PartUncertainty, Uncertainty } from '../estimate/ranges';
import type { ScenarioAnswer } from '../estimate/whatif/savedScenarios';
import { scenarioLines } from '../formats/exporters/scenarioLines';
import type { Diagram, Journey } from '../model/diagram';
import { connectionName, nameOf } from '../model/queries';
import { likely } from '../model/ranged';
import {
  formatAvailability,
  formatCount,
  formatDuration,
  formatLatency,
  formatRate,
  formatShare,
  withSpread,
} from '../shared/formatNumbers';
import { harmless, type Paint } from './style';
import { type Cell, type Column, table } from './table';

interface Further {
  readonly uncertainty?: Uncertainty | null;
  readonly scenarios?: readonly ScenarioAnswer[];
}

/** `only`: the journey the parts are shown for; absent: over all of them. */
export function estimateReport(
  diagram: Diagram,
  answer: Estimate,
  only: string | undefined,
  paint: Paint,
  { uncertainty = null, scenarios = [] }: Further = {},
): string {
  const within = only === undefined ? answer : (answer.journeys.get(only) ?? answer);
  const spreads = only === undefined ? uncertainty : (uncertainty?.journeys.get(only) ?? uncertainty);
  return [
    `${paint(harmless(diagram.title), 'bold')}\n`,
    section('Journeys', journeyTable(diagram, answer, uncertainty, paint), paint),
    ...[...answer.journeys].map(([id, journey]) => remarks(diagram, id, journey, paint)),
    section('What if', scenarioTable(diagram, answer, scenarios, paint), paint),
    section('Cost', costs(diagram, answer), paint),
    section('Queues', queueLines(diagram, answer), paint),
    section('Components', componentTable(diagram, within.components, spreads, paint), paint),
    section('Connections', connectionTable(diagram, within.connections, spreads, paint), paint),
    section(
      'Left out or assumed',
      answer.problems.map(({ path, message }) => `  ${harmless(`${path}: ${message}`)}\n`).join(''),
      paint,
    ),
    answer.journeys.size === 0
      ? ''
      : paint('\nHops are taken as independent of each other; a year is 365.25 days.\n', 'dim'),
    uncertainty
      ? paint(
          `In brackets: the middle 90 % of ${uncertainty.samples} samples of the ${counted(uncertainty.inputs)}, taken as independent.\n`,
          'dim',
        )
      : '',
  ].join('');
}

const section = (title: string, body: string, paint: Paint): string =>
  body === '' ? '' : `\n${paint(title, 'bold')}\n${body}`;

const right = (title: string): Column => ({ title, align: 'right' });
const PERCENTILES = [right('p50'), right('p95'), right('p99')];

const counted = (inputs: number): string => (inputs === 1 ? 'one range' : `${inputs} ranges`);

type Spreads = { readonly [K in 'components' | 'connections']: ReadonlyMap<string, PartUncertainty> } | null;

function journeyTable(
  diagram: Diagram,
  answer: Estimate,
  uncertainty: Uncertainty | null,
  paint: Paint,
): string {
  if (answer.journeys.size === 0) return '  none: the diagram has no component\n';
  const columns = [
    { title: 'Journey' },
    right('Availability'),
    right('Down a year'),
    ...PERCENTILES,
    right('Load'),
    right('At most'),
    { title: 'Bottleneck' },
    { title: 'Target' },
  ];
  const rows = [...answer.journeys].map(([id, it]): Cell[] => [
    { text: journeyName(diagram, id), style: 'bold' },
    availability(it, uncertainty?.journeys.get(id)),
    formatDuration(it.downtimeSecondsPerYear),
    ...percentiles(it.latencyMs, uncertainty?.journeys.get(id)),
    load(likely(diagram.journeys.get(id)?.requestsPerSecond)),
    it.maxRequestsPerSecond === null ? '' : formatRate(it.maxRequestsPerSecond),
    it.bottleneck === null ? '' : partName(diagram, it.bottleneck),
    verdict(it),
  ]);
  return table(columns, rows, paint);
}

/** What each saved scenario would make of each journey. */
function scenarioTable(
  diagram: Diagram,
  answer: Estimate,
  scenarios: readonly ScenarioAnswer[],
  paint: Paint,
): string {
  const lines = scenarioLines(diagram, scenarios, answer.journeys);
  if (lines.length === 0) return '';
  const columns = [
    { title: 'Scenario' },
    { title: 'Journey' },
    { title: 'Fate' },
    right('Availability'),
    right('p99'),
  ];
  const rows = lines.map(({ scenario, journey, verdict, fate, availability: nines, p99 }): Cell[] => [
    { text: harmless(scenario), style: 'bold' },
    harmless(journey),
    { text: fate, style: FATE_STYLES[verdict] },
    nines,
    p99,
  ]);
  return table(columns, rows, paint);
}

const FATE_STYLES = {
  stopped: 'red',
  overloaded: 'red',
  degraded: 'yellow',
  slower: 'yellow',
  same: 'green',
} as const;

const MEASURES = [
  ['availability', 'availability'],
  ['p50Ms', 'p50'],
  ['p95Ms', 'p95'],
  ['p99Ms', 'p99'],
  ['requestsPerSecond', 'throughput'],
] as const;

function verdict({ targets }: JourneyEstimate): Cell {
  const missed = MEASURES.flatMap(([key, label]) => (targets[key] === 'missed' ? [label] : []));
  if (missed.length > 0) return { text: `missed: ${missed.join(', ')}`, style: 'red' };
  return Object.keys(targets).length > 0 ? { text: 'met', style: 'green' } : '';
}

/** Each missed target beside what is there instead. */
function misses(
  { targets, ...it }: JourneyEstimate,
  { target = {}, ...journey }: Partial<Journey>,
): string[] {
  return MEASURES.flatMap(([key, label]) => {
    const wanted = target[key];
    if (targets[key] !== 'missed' || wanted === undefined) return [];
    const [found, limit] =
      label === 'availability'
        ? [formatAvailability(it.availability, it.unavailability), formatAvailability(wanted)]
        : label === 'throughput'
          ? [formatRate(journeyTakes(journey, it) ?? 0), formatRate(wanted)]
          : [formatLatency(it.latencyMs[label]), formatLatency(wanted)];
    return [`Target missed: ${label} is ${found}, wanted ${limit}`];
  });
}

/** What a row has no room for. */
function remarks(diagram: Diagram, id: string, it: JourneyEstimate, paint: Paint): string {
  const lines = misses(it, diagram.journeys.get(id) ?? {});
  const needed = it.singlePointsOfFailure.map((part) => partName(diagram, part));
  const certain = needed.length > 0 ? list(needed) : '';
  // Beyond its budget only those are known that stop even the bound.
  if (!it.exact)
    lines.push(`Single points of failure: ${certain ? `${certain}; others not decided` : 'not decided'}`);
  else if (certain) lines.push(`Single points of failure: ${certain}`);
  const room = it.headroom && it.maxRequestsPerSecond !== null ? headroomLine(it.headroom) : null;
  if (room) lines.push(`Room: ${room}`);
  const effect = effectLine(it.effectMs);
  if (effect) lines.push(effect);
  const data = stalenessLine(diagram, it.staleness);
  if (data) lines.push(`Data: ${data}`);
  const cost = costOf(diagram, id, it);
  if (cost) lines.push(cost);
  if (it.servedShare < 1) lines.push(`Overloaded: serves ${formatShare(it.servedShare)} of its requests`);
  if (it.timedOut > 0) lines.push(`Timed out: ${formatShare(it.timedOut)} of its requests`);
  if (it.fullFunctionAvailability < it.availability)
    lines.push(`With all that is optional: ${formatAvailability(it.fullFunctionAvailability)} available`);
  if (lines.length === 0) return '';
  return `\n  ${paint(harmless(journeyName(diagram, id)), 'bold')}\n${lines.map((line) => `    ${harmless(line)}\n`).join('')}`;
}

function costOf(diagram: Diagram, id: string, { costPerMonth }: JourneyEstimate): string | null {
  if (costPerMonth === undefined) return null;
  const rate = likely(diagram.journeys.get(id)?.requestsPerSecond) ?? 0;
  const ofMillion = costOfMillionLine(costPerMonth, rate);
  return ofMillion && `Costs ${costLine(costPerMonth)}, ${ofMillion}`;
}

/** What all parts that say so cost, what nobody asks among them. */
function costs(diagram: Diagram, answer: Estimate): string {
  const total = totalCost(diagram, answer);
  if (total === null) return '';
  const silent = [...diagram.components].filter(
    ([id, component]) =>
      typeOf(component).role !== 'client' && monthlyCost(component, 0) === null && answer.components.has(id),
  ).length;
  const without =
    silent === 0
      ? ''
      : `, without ${silent === 1 ? 'one part that doesn’t say' : `${silent} parts that don’t say`}`;
  return `  ${costLine(total)}${without}\n`;
}

/** What piles up where; over all journeys, whichever is asked for. */
function queueLines(diagram: Diagram, { backlogs }: Estimate): string {
  return [...backlogs]
    .flatMap(([id, backlog]) =>
      backlog.arrivalsPerSecond > 0 ? [`  ${harmless(nameOf(diagram, id))}: ${backlogLine(backlog)}\n`] : [],
    )
    .join('');
}

function componentTable(
  diagram: Diagram,
  components: ReadonlyMap<string, ComponentEstimate>,
  spreads: Spreads,
  paint: Paint,
): string {
  if (components.size === 0) return '';
  const columns = [
    { title: 'Component' },
    { title: 'Type' },
    right('Availability'),
    ...PERCENTILES,
    right('Load'),
    right('Utilization'),
    right('Room'),
  ];
  const rows = [...components].map(([id, it]): Cell[] => [
    nameOf(diagram, id),
    typeName(diagram, id),
    availability(it, spreads?.components.get(id)),
    ...percentiles(it.latencyMs, spreads?.components.get(id)),
    load(it.requestsPerSecond),
    utilization(it.utilization),
    it.headroom && it.headroom.times !== null ? `${formatCount(it.headroom.times)} ×` : '',
  ]);
  return table(columns, rows, paint);
}

function connectionTable(
  diagram: Diagram,
  connections: ReadonlyMap<string, ConnectionEstimate>,
  spreads: Spreads,
  paint: Paint,
): string {
  if (connections.size === 0) return '';
  const columns = [{ title: 'Connection' }, right('Availability'), ...PERCENTILES, right('Load')];
  const rows = [...connections].map(([id, it]): Cell[] => [
    connectionName(diagram, id),
    availability(it, spreads?.connections.get(id)),
    ...percentiles(it.latencyMs, spreads?.connections.get(id)),
    load(it.requestsPerSecond),
  ]);
  return table(columns, rows, paint);
}

/** Where the exact method ran out of its budget, the range and never the bare number. */
function availability(
  it: ComponentEstimate | ConnectionEstimate | JourneyEstimate,
  spread: PartUncertainty | undefined,
): Cell {
  if (!it.exact && it.availabilityRange) {
    const [low, high] = it.availabilityRange;
    return `${formatAvailability(low)} to ${formatAvailability(high)}`;
  }
  const shown = formatAvailability(it.availability, it.unavailability);
  return spread ? withSpread(shown, ...availabilityEnds(spread)) : shown;
}

const availabilityEnds = ({ availability: up, unavailability: down }: PartUncertainty): [string, string] => [
  formatAvailability(up.low, down.high),
  formatAvailability(up.high, down.low),
];

const percentiles = (it: LatencyEstimate, spread: PartUncertainty | undefined): Cell[] =>
  (['p50', 'p95', 'p99'] as const).map((key): Cell => {
    const text = formatLatency(it[key]);
    const ends = spread?.latencyMs[key];
    const shown = ends ? withSpread(text, formatLatency(ends.low), formatLatency(ends.high)) : text;
    return it[key] === null ? { text: shown, style: 'red' } : shown;
  });

const load = (requestsPerSecond: number | undefined): string =>
  requestsPerSecond ? formatRate(requestsPerSecond) : '';

function utilization(share: number | null): Cell {
  if (share === null || share === 0) return '';
  return { text: formatShare(share), style: share >= 1 ? 'red' : share >= 0.7 ? 'yellow' : undefined };
}

const journeyName = (diagram: Diagram, id: string): string =>
  diagram.journeys.get(id)?.name || (diagram.journeys.has(id) ? id : nameOf(diagram, id));

function typeName(diagram: Diagram, id: string): string {
  const component = diagram.components.get(id);
  if (!component) return '';
  const type = typeOf(component);
  return type.id === component.type ? type.label : component.type;
}

function partName(diagram: Diagram, id: string): string {
  if (diagram.components.has(id)) return nameOf(diagram, id);
  return diagram.groups.get(id)?.name || connectionName(diagram, id);
}

const list = (names: readonly string[]): string =>
  names.length <= 12 ? names.join(', ') : `${names.slice(0, 11).join(', ')} and ${names.length - 11} more`;
