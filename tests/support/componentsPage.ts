/** The text of docs/components.md: every component type, its settings and the grounds of its numbers. */
import { CATEGORIES, COMPONENT_TYPES, technology } from '../../src/catalog/catalog';
import type {
  ComponentType,
  Defaults,
  Field,
  OperationDefaults,
  Source,
} from '../../src/catalog/componentType';
import { UNIVERSAL_FIELDS } from '../../src/catalog/fieldsFor';
import { GROUP_TYPES } from '../../src/catalog/groupTypes';
import { rulesShowing } from '../../src/rules/spokenOf';

export function writeComponentsPage(types: readonly ComponentType[] = COMPONENT_TYPES): string {
  const sections = CATEGORIES.map(({ id, label }) =>
    [`## ${label}`, ...types.filter((type) => type.category === id).map(describeType)].join('\n\n'),
  );
  return `${[introduction(), ...sections, groups()].join('\n\n')}\n`;
}

function introduction(): string {
  return [
    '# Components',
    '<!-- Generated from src/catalog by `npm run docs`; edits here are overwritten. -->',
    'p50 and p99 are of one request’s own work at light load, in milliseconds; availability is of one instance, or of the service where others run it; capacity is requests per second of one replica. Where a source is a *contract*, the number is a promise, not a measurement. [Rules](rules.md) are linked where their example is about the type; they speak of others of its role too.',
    '## Settings of every type',
    fieldTable(UNIVERSAL_FIELDS),
  ].join('\n\n');
}

function groups(): string {
  const each = GROUP_TYPES.map(({ id, label, help, standing, failsAsOne, typicalAvailability, fields }) =>
    [
      `### ${label} (\`${id}\`)`,
      help,
      `A part in it: ${standing}.`,
      failsAsOne
        ? `Fails as one, with \`availability\` 1 unless you say otherwise; typical is ${typicalAvailability?.value ?? 'unknown'}. ${typicalAvailability?.source.text ?? ''}.`
        : '',
      fields.length ? fieldTable(fields) : '',
    ]
      .filter(Boolean)
      .join('\n\n'),
  );
  return [
    '## Groups',
    'Boundaries around components. Zones and regions fail as one; the others are for people and for rules. Other types are kept and drawn under their own name.',
    ...each,
  ].join('\n\n');
}

function describeType(type: ComponentType): string {
  const presets = type.technologies.map((id) => technology(id)?.label ?? id);
  const rules = rulesShowing(type).map(({ id }) => `[\`${id}\`](rules.md#${id})`);
  return [
    `### ${type.label} (\`${type.id}\`)`,
    type.summary,
    defaultsTable(type),
    type.fields.length ? fieldTable(type.fields) : '',
    `Answers ${list(type.answers)}. Calls with ${list(type.speaks)}. Passes requests on: \`${type.how}\`.`,
    presets.length ? `Technologies: ${presets.join(', ')}.` : '',
    rules.length ? `Rules with one in their example: ${rules.join(' ')}.` : '',
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** The anchor of a type's heading, as it is made from the words of a heading. */
export const typeAnchor = ({ label, id }: ComponentType): string =>
  `${label} ${id}`
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');

function defaultsTable(type: ComponentType): string {
  const rows = [
    ...rowsOf('', type.defaults),
    ...(type.variants ?? []).flatMap(({ when, defaults }) =>
      rowsOf(`, \`${when.field}\` = ${when.value === null ? 'null' : `\`${when.value}\``}`, defaults),
    ),
  ];
  return table(['default', 'value', 'source'], rows);
}

function rowsOf(where: string, defaults: Partial<Defaults>): string[][] {
  const rows: string[][] = [];
  const add = (name: string, value: string, source: Source) =>
    rows.push([
      name + where,
      value,
      source.kind === 'judged' ? source.text : `${source.text} (*${source.kind}*)`,
    ]);
  const work = (prefix: string, { latencyMs, capacityRps }: OperationDefaults) => {
    if (latencyMs)
      add(`${prefix}p50 / p99`, `${latencyMs.value.p50} / ${latencyMs.value.p99} ms`, latencyMs.source);
    if (capacityRps) add(`${prefix}capacity`, capacityText(capacityRps.value), capacityRps.source);
  };
  const { availability, managedAvailability, managed, hitRatio } = defaults;
  if (availability) add('availability', String(availability.value), availability.source);
  if (managedAvailability)
    add('availability, managed', String(managedAvailability.value), managedAvailability.source);
  if (managed?.value) add('managed', managed.value, managed.source);
  if (hitRatio) add('hit ratio', String(hitRatio.value), hitRatio.source);
  work('', defaults);
  if (defaults.read) work('read, ', defaults.read);
  if (defaults.write) work('write, ', defaults.write);
  return rows;
}

const capacityText = (rps: number | null): string => (rps === null ? 'unlimited' : `${rps} rps`);

function fieldTable(fields: readonly Field[]): string {
  return table(
    ['setting', 'takes', 'default', 'means'],
    fields.map((field) => [
      `\`${field.id}\``,
      kindText(field),
      defaultText(field),
      `${field.label}: ${field.help}`,
    ]),
  );
}

function kindText({ kind }: Field): string {
  switch (kind.type) {
    case 'choice':
      return kind.options.map(({ value }) => `\`"${value}"\``).join(' ');
    case 'scope':
      return kind.options.map(({ value }) => (value === null ? '`null`' : `\`"${value}"\``)).join(' ');
    case 'number':
      return [kind.integer ? 'whole number' : 'number', kind.unit ?? ''].filter(Boolean).join(', ');
    case 'probability':
      return '0 … 1';
    case 'flag':
      return 'true, false';
    case 'text':
      return 'text';
    case 'latency':
      return '`{ p50, p99 }`, ms';
    case 'capacity':
      return 'number or `null`, rps';
    case 'required-replicas':
      return 'whole number or `"auto"`';
  }
}

function defaultText({ kind }: Field): string {
  if (!('default' in kind) || kind.default === undefined) return '–';
  return `\`${JSON.stringify(kind.default)}\``;
}

const list = (protocols: readonly string[]): string =>
  protocols.map((protocol) => `\`${protocol}\``).join(' ');

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}
