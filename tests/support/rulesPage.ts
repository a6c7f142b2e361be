/** docs/rules.md as text, made from the rules themselves: each with its reason, its source and its two examples. */
import { modeOf, typeOf } from '../../src/catalog/effective';
import type { Component, Connection, Diagram, Journey } from '../../src/model/diagram';
import type { Finding } from '../../src/model/finding';
import { nameOf } from '../../src/model/queries';
import { inSentence } from '../../src/rules/phrases';
import { type Rule, TOPICS, type Topic } from '../../src/rules/rule';
import { TEXTS } from '../../src/rules/texts';

/** `firing`: what a review says of a rule's refused example, for the sentence people will see. */
export function rulesPage(rules: readonly Rule[], firing: (rule: Rule) => readonly Finding[]): string {
  const sections = TOPICS.flatMap((topic) => {
    const of = rules.filter((rule) => rule.topic === topic);
    return of.length === 0
      ? []
      : [`## ${HEADINGS[topic]} (${of.length})`, ...of.map((rule) => section(rule, firing(rule)))];
  });
  return `${[INTRODUCTION, contents(rules), ...sections, sources()].join('\n\n')}\n`;
}

const INTRODUCTION = `# Rules

<!-- Generated from src/rules by \`npm run docs\`; edits here are overwritten. -->

What Plumbline says of a design, and why. A rule about a **connection** answers while you draw: an error is refused at
the pointer, with its reason and, where there is one, a remedy. A rule about the **design** looks at the whole diagram
with its numbers. A file that breaks a rule still opens and is estimated.

**error**: it can’t work · **warning**: it will hurt · **info**: consider it. A rule speaks **from** its profile on: *whiteboard* (quiet, the default), *interview*,
*production*, each with the rules of those before it. A document chooses its profile, weighs rules otherwise, turns them off, or
mutes them where they don’t matter, with a reason: see [the file format](file-format.md#review).`;

const HEADINGS: Readonly<Record<Topic, string>> = {
  sketch: 'The drawing itself',
  topology: 'Topology',
  edge: 'Edge and routing',
  protocol: 'Protocols',
  caching: 'Caching',
  data: 'Data',
  replication: 'Replication and partitioning',
  messaging: 'Messaging',
  services: 'Services',
  resilience: 'Resilience',
  security: 'Security',
  operations: 'Operations',
  capacity: 'Capacity',
  'over-engineering': 'Over-engineering',
};

function contents(rules: readonly Rule[]): string {
  const rows = TOPICS.flatMap((topic) => rules.filter((rule) => rule.topic === topic)).map(
    ({ id, severity, about, title, profile, topic }) =>
      `| [\`${id}\`](#${id}) | ${topic} | ${severity} | ${about} | ${profile} | ${title} |`,
  );
  return [
    '| rule | topic | severity | about | from | what holds |',
    '|---|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}

function section(rule: Rule, findings: readonly Finding[]): string {
  const [finding] = findings.filter((candidate) => candidate.rule === rule.id);
  const remedy = finding?.remedy ? ` Remedy: **${finding.remedy.label}**.` : '';
  const named = rule.named.map((text) => TEXTS[text]).join('; ');
  return `### ${rule.id}

**${rule.title}.** ${rule.why}

- **Is**: ${rule.severity}, about the ${rule.about}, from *${rule.profile}* on
- **Says**: ${finding ? `“${finding.message}”${remedy}` : '–'}
- **Does not apply**: ${rule.exceptions}
- **Source**: ${rule.source}.${named ? `\n- **Also in**: ${named}.` : ''}

${rule.about === 'connection' && rule.severity === 'error' ? 'Refused' : 'Reported'}:

${drawn(rule.refused)}

Fine:

${drawn(rule.allowed)}`;
}

/** The texts the rules were collected from. */
const sources = (): string =>
  ['## The texts', '', ...Object.values(TEXTS).map((title) => `- ${title}`)].join('\n');

/** A small design as lines of text: what is on its own, then each connection, then each journey. */
function drawn(diagram: Diagram): string {
  const introduced = new Set<string>();
  const named = (id: string): string => {
    const component = diagram.components.get(id);
    if (!component || introduced.has(id)) return nameOf(diagram, id);
    introduced.add(id);
    return `${nameOf(diagram, id)} [${described(component)}]`;
  };
  const connected = [...diagram.connections].map(([, connection]) => {
    const dashed = modeOf(diagram, connection) === 'async' ? '⇢' : '→';
    return `${named(connection.from)} ${dashed} ${named(connection.to)}${details(connection)}`;
  });
  const alone = [...diagram.components.keys()].filter((id) => !introduced.has(id)).map(named);
  const journeys = [...diagram.journeys].map(([id, journey]) => travelled(diagram, id, journey));
  return ['```text', ...connected, ...alone, ...groupsOf(diagram), ...journeys, '```'].join('\n');
}

/** Zones and regions, each with what stands in it. */
function groupsOf(diagram: Diagram): string[] {
  return [...diagram.groups].map(([id, { type, name }]) => {
    const held = [...diagram.components].filter(([, component]) => component.in?.includes(id));
    const names = held.map(([componentId]) => nameOf(diagram, componentId)).join(', ');
    return `${type} ${name || id}: ${names || 'nothing'}`;
  });
}

function described(component: Component): string {
  const { replicas, calls, ...rest } = component.settings ?? {};
  const type = typeOf(component);
  const label = type.id === component.type ? inSentence(type.label) : component.type;
  const settings = Object.entries(rest).map(([field, value]) => `${field}: ${said(value)}`);
  const how = (calls ?? []).map((group) => `calls: ${group.how}`);
  return [replicas === undefined ? label : `${label} ×${replicas}`, ...settings, ...how].join(', ');
}

function details(connection: Connection): string {
  const { protocol, operation, mode, optional, probability, timeoutMs, hedgeAfterMs } = connection;
  const told = [
    protocol,
    operation,
    mode,
    optional ? 'optional' : undefined,
    probability === undefined ? undefined : `probability ${probability}`,
    timeoutMs === undefined ? undefined : `timeout ${timeoutMs} ms`,
    connection.retries && `retries ${said(connection.retries)}`,
    hedgeAfterMs === undefined ? undefined : `hedged after ${hedgeAfterMs} ms`,
    connection.circuitBreaker ? 'circuit breaker' : undefined,
    connection.idempotent ? 'idempotent' : undefined,
    connection.encrypted ? 'encrypted' : undefined,
  ].filter((text) => text !== undefined);
  return told.length > 0 ? `  (${told.join(', ')})` : '';
}

function travelled(diagram: Diagram, id: string, journey: Journey): string {
  const { requestsPerSecond, target, connections, operation } = journey;
  const said = [
    requestsPerSecond === undefined ? undefined : `${requestsPerSecond} requests a second`,
    target?.availability === undefined ? undefined : `target ${target.availability}`,
    connections && `over ${connections.join(', ')}`,
    operation && `${operation}s only`,
  ].filter((text) => text !== undefined);
  const start = `journey “${journey.name || id}” from ${nameOf(diagram, journey.entry)}`;
  return [start, ...said].join(', ');
}

/** Settings of several numbers as they stand in a file, without its quotes. */
const said = (value: unknown): string =>
  typeof value === 'object'
    ? JSON.stringify(value).replaceAll('"', '').replaceAll(/[:,]/g, '$& ')
    : String(value);
