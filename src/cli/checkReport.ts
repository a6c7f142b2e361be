/** What the rules found, as a person reads it on a terminal: worst first, each with where and what to do. */

import type { Diagram } from '../model/diagram';
import { type Finding, SEVERITIES, type Severity } from '../model/finding';
import { connectionName, nameOf } from '../model/queries';
import type { Reviewed } from './reviewFile';
import { harmless, type Paint, type Style } from './style';

const WORDS: Readonly<Record<Severity, { one: string; many: string; style: Style }>> = {
  error: { one: 'error', many: 'errors', style: 'red' },
  warning: { one: 'warning', many: 'warnings', style: 'yellow' },
  info: { one: 'suggestion', many: 'suggestions', style: 'blue' },
};

export function checkReport(reviewed: readonly Reviewed[], paint: Paint): string {
  return reviewed.map((one) => reportOne(one, paint)).join('\n');
}

function reportOne(one: Reviewed, paint: Paint): string {
  const { file, page, diagram, findings } = one;
  const where = page === undefined ? file : `${file}, page ${page}`;
  const summary = [countsOf(findings, paint), targetsOf(one, paint)].filter(Boolean).join(' · ');
  const groups = SEVERITIES.flatMap((severity) => {
    const own = findings.filter((finding) => finding.severity === severity);
    if (own.length === 0) return [];
    const { one: word, many, style } = WORDS[severity];
    const title = capital(own.length === 1 ? word : many);
    return [`\n${paint(title, style)}\n`, ...own.map((finding) => entry(diagram, finding, paint))];
  });
  return `${paint(harmless(where), 'bold')}: ${summary}\n${groups.join('')}`;
}

function entry(diagram: Diagram, finding: Finding, paint: Paint): string {
  const remedy = finding.remedy ? `    ${paint('Remedy:', 'green')} ${harmless(finding.remedy.label)}\n` : '';
  const place = placeOf(diagram, finding);
  const head = `  ${finding.rule}${place ? paint(`  ${harmless(place)}`, 'dim') : ''}\n`;
  return `${head}    ${harmless(finding.message)}\n${remedy}`;
}

function countsOf(findings: readonly Finding[], paint: Paint): string {
  const counts = SEVERITIES.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    const { one, many, style } = WORDS[severity];
    return count > 0 ? [paint(`${count} ${count === 1 ? one : many}`, style)] : [];
  });
  return counts.length > 0 ? counts.join(', ') : paint('no findings', 'green');
}

function targetsOf({ answer }: Reviewed, paint: Paint): string {
  const verdicts = [...answer.journeys.values()].flatMap(({ targets }) => Object.values(targets));
  if (verdicts.length === 0) return '';
  const met = verdicts.filter((verdict) => verdict === 'met').length;
  const all = met === verdicts.length;
  if (verdicts.length === 1) return paint(`target ${all ? 'met' : 'missed'}`, all ? 'green' : 'red');
  return paint(`${met} of ${verdicts.length} targets met`, all ? 'green' : 'red');
}

/** The parts it is about: its connections where it is about any, else its components, groups, journeys. */
function placeOf(diagram: Diagram, { components, connections, groups, journeys }: Finding): string {
  const names =
    connections.length > 0
      ? connections.map((id) => connectionName(diagram, id))
      : components.length > 0
        ? components.map((id) => nameOf(diagram, id))
        : (groups?.map((id) => diagram.groups.get(id)?.name || id) ??
          journeys?.map((id) => diagram.journeys.get(id)?.name || id) ??
          []);
  return names.length <= 6
    ? names.join(', ')
    : `${names.slice(0, 5).join(', ')} and ${names.length - 5} more`;
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
