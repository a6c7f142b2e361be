/** docs/rules.md as text, made from the rules themselves: each with its reason, its source and its two examples. */
import { modeOf, typeOf } from '../../src/catalog/effective';
import type { Component, Connection, Diagram, Journey } from '../../src/model/diagram';
import { type Finding, SEVERITIES, type Severity } from '../../src/model/finding';
import { nameOf } from '../../src/model/queries';
import { inSentence } from '../../src/rules/phrases';
import type { Rule } from '../../src/rules/rule';

/** `firing`: what a review says of a rule's refused example, for the sentence people will see. */
export function rulesPage(rules: readonly Rule[], firing: (rule: Rule) => readonly Finding[]): string {
  const sections = SEVERITIES.flatMap((severity) => {
    const of = rules.filter((rule) => rule.severity === severity);
    return of.length === 0
      ? []
      : [heading(severity, of.length), ...of.map((rule) => section(rule, firing(rule)))];
  });
  return `${[INTRODUCTION, contents(rules), ...sections].join('\n\n')}\n`;
}

const INTRODUCTION = `# Rules

<!-- Generated from src/rules by \`npm run docs\`; edits here are overwritten. -->

What Plumbline says of a design, and why. A rule about a **connection** answers while you draw: an error is refused at
the pointer, with its reason and, where there is one, a remedy. A rule about the **design** looks at the whole diagram
with its numbers. A file that breaks a rule still opens and is estimated.`;

const MEANING: Readonly<Record<Severity, string>> = {
  error: 'Errors: it can’t work',
  warning: 'Warnings: it will hurt',
  info: 'Hints: consider it',
};

const heading = (severity: Severity, count: number): string => `## ${MEANING[severity]} (${count})`;

function contents(rules: readonly Rule[]): string {
  const rows = rules.map(
    ({ id, severity, about, title }) => `| [\`${id}\`](#${id}) | ${severity} | ${about} | ${title} |`,
  );
  return ['| rule | severity | about | what holds |', '|---|---|---|---|', ...rows].join('\n');
}

function section(rule: Rule, findings: readonly Finding[]): string {
  const [finding] = findings.filter((candidate) => candidate.rule === rule.id);
  const remedy = finding?.remedy ? ` Remedy: **${finding.remedy.label}**.` : '';
  return `### ${rule.id}

**${rule.title}.** ${rule.why}

- **Says**: ${finding ? `“${finding.message}”${remedy}` : '–'}
- **Does not apply**: ${rule.exceptions}
- **Source**: ${rule.source}.

${rule.about === 'connection' && rule.severity === 'error' ? 'Refused' : 'Reported'}:

${drawn(rule.refused)}

Fine:

${drawn(rule.allowed)}`;
}

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
  const settings = Object.entries(rest).map(([field, value]) => `${field}: ${String(value)}`);
  const how = (calls ?? []).map((group) => `calls: ${group.how}`);
  return [replicas === undefined ? label : `${label} ×${replicas}`, ...settings, ...how].join(', ');
}

function details({ protocol, operation, mode, optional, probability }: Connection): string {
  const said = [
    protocol,
    operation,
    mode,
    optional ? 'optional' : undefined,
    probability === undefined ? undefined : `probability ${probability}`,
  ].filter((text) => text !== undefined);
  return said.length > 0 ? `  (${said.join(', ')})` : '';
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
