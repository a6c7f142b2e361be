/** docs/rules.md as text, made from the rules themselves: each with its reason, its source and its two examples. */
import { componentType } from '../../src/catalog/catalog';
import type { Diagram } from '../../src/model/diagram';
import type { Finding } from '../../src/model/finding';
import { type Rule, TOPICS, type Topic } from '../../src/rules/rule';
import { sketchLines } from '../../src/rules/sketchLines';
import { typesIn } from '../../src/rules/spokenOf';
import { TEXTS } from '../../src/rules/texts';
import { typeAnchor } from './componentsPage';

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
  const types = (finding ? typesIn(rule.refused, finding) : []).flatMap(linked).join(', ');
  return `### ${rule.id}

**${rule.title}.** ${rule.why}

- **Is**: ${rule.severity}, about the ${rule.about}, from *${rule.profile}* on
- **Says**: ${finding ? `“${finding.message}”${remedy}` : '–'}
- **Does not apply**: ${rule.exceptions}
- **Source**: ${rule.source}.${named ? `\n- **Also in**: ${named}.` : ''}${types ? `\n- **Speaks of**: ${types}` : ''}

${rule.about === 'connection' && rule.severity === 'error' ? 'Refused' : 'Reported'}:

${drawn(rule.refused)}

Fine:

${drawn(rule.allowed)}`;
}

/** The texts the rules were collected from. */
const sources = (): string =>
  ['## The texts', '', ...Object.values(TEXTS).map((title) => `- ${title}`)].join('\n');

const drawn = (diagram: Diagram): string => ['```text', ...sketchLines(diagram), '```'].join('\n');

function linked(typeId: string): string[] {
  const type = componentType(typeId);
  return type ? [`[${type.label}](components.md#${typeAnchor(type)})`] : [];
}
