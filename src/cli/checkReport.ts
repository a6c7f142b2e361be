/** What the rules found, as a person reads it on a terminal: worst first, each with where and what to do; repeats in one. */

import type { Diagram } from '../model/diagram';
import { type Finding, SEVERITIES, type Severity } from '../model/finding';
import { connectionName, nameOf } from '../model/queries';
import { foldRepeats } from '../rules/foldRepeats';
import type { Reviewed } from './reviewFile';
import { harmless, type Paint, type Style } from './style';

const WORDS: Readonly<Record<Severity, { one: string; many: string; style: Style }>> = {
  error: { one: 'error', many: 'errors', style: 'red' },
  warning: { one: 'warning', many: 'warnings', style: 'yellow' },
  info: { one: 'suggestion', many: 'suggestions', style: 'blue' },
};

/** `all`: repeats one by one, and what is muted. */
export function checkReport(reviewed: readonly Reviewed[], paint: Paint, all = false): string {
  return reviewed.map((one) => reportOne(one, paint, all)).join('\n');
}

function reportOne(one: Reviewed, paint: Paint, all: boolean): string {
  const { file, page, diagram, findings, muted } = one;
  const where = page === undefined ? file : `${file}, page ${page}`;
  const counts = countsOf(findings, paint);
  const quiet = muted.length === 0 ? '' : `${muted.length} muted`;
  const summary = [counts, quiet, targetsOf(one, paint)].filter(Boolean).join(' · ');
  const shown = all ? findings : foldRepeats(findings);
  const groups = SEVERITIES.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    if (count === 0) return [];
    const { one: word, many, style } = WORDS[severity];
    const title = `\n${paint(capital(count === 1 ? word : many), style)}\n`;
    const own = shown.filter((finding) => finding.severity === severity);
    return [title, ...own.map((finding) => entry(diagram, finding, paint))];
  });
  if (all && muted.length > 0)
    groups.push(`\n${paint('Muted', 'dim')}\n`, ...muted.map((finding) => entry(diagram, finding, paint)));
  return `${paint(harmless(where), 'bold')}: ${summary}\n${groups.join('')}`;
}

function entry(diagram: Diagram, finding: Finding, paint: Paint): string {
  const remedy = finding.remedy ? `    ${paint('Remedy:', 'green')} ${harmless(finding.remedy.label)}\n` : '';
  const place = placeOf(diagram, finding);
  const head = `  ${finding.rule}${place ? paint(`  ${harmless(place)}`, 'dim') : ''}\n`;
  const because = finding.muted ? `    ${paint('Muted:', 'dim')} ${harmless(finding.muted.reason)}\n` : '';
  return `${head}    ${harmless(finding.message)}\n${remedy}${because}`;
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
