import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { estimate } from '../../src/estimate/estimate';
import type { Diagram } from '../../src/model/diagram';
import type { Finding } from '../../src/model/finding';
import { judge } from '../../src/rules/judge';
import { review } from '../../src/rules/review';
import { CONNECTION_RULES, DESIGN_RULES, RULES } from '../../src/rules/rules';

const findingsOf = (diagram: Diagram): readonly Finding[] => review(diagram, estimate(diagram));

/** A finding, but for its position in the diagram: what may not appear anew once a remedy is applied. */
const errorsOf = (diagram: Diagram) =>
  findingsOf(diagram)
    .filter((finding) => finding.severity === 'error')
    .map((finding) => `${finding.rule}: ${finding.message}`);

describe('the list of rules', () => {
  const filesIn = (folder: string) =>
    readdirSync(`src/rules/${folder}`)
      .map((file) => file.replace(/\.ts$/, ''))
      .sort();

  it('has every file of both folders, under the id it is named after', () => {
    expect(CONNECTION_RULES.map((rule) => rule.id).sort()).toEqual(filesIn('connections'));
    expect(DESIGN_RULES.map((rule) => rule.id).sort()).toEqual(filesIn('design'));
  });

  it('says what each rule is about, and no id twice', () => {
    expect(CONNECTION_RULES.every((rule) => rule.about === 'connection')).toBe(true);
    expect(DESIGN_RULES.every((rule) => rule.about === 'design')).toBe(true);
    expect(new Set(RULES.map((rule) => rule.id)).size).toBe(RULES.length);
    expect(RULES.length).toBeGreaterThanOrEqual(22);
  });
});

describe.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  const fired = findingsOf(rule.refused).filter((finding) => finding.rule === rule.id);

  it('fires on its refused example, once, with its own severity', () => {
    expect(fired).toHaveLength(1);
    expect(fired[0]?.severity).toBe(rule.severity);
  });

  it('says so in one sentence that names what it is about', () => {
    const [finding] = fired;
    expect(finding?.message).toMatch(/^[^\n]{20,240}[.]$/);
    expect(finding?.message).not.toMatch(/undefined|NaN|\bnull\b|\[object/);
    const names = [
      ...(finding?.components ?? []).map((id) => rule.refused.components.get(id)?.name ?? id),
      ...(finding?.journeys ?? []).map((id) => rule.refused.journeys.get(id)?.name ?? id),
      ...(finding?.groups ?? []).map((id) => rule.refused.groups.get(id)?.name ?? id),
    ];
    expect(names.some((name) => finding?.message.includes(name))).toBe(true);
  });

  it('finds its allowed example in order, and so does every other rule', () => {
    expect(findingsOf(rule.allowed).map((finding) => `${finding.rule}: ${finding.message}`)).toEqual([]);
  });

  it('has a remedy that cures it and brings no new error', () => {
    const [finding] = fired;
    const apply = finding?.remedy?.apply;
    if (!apply) return;
    const cured = apply(rule.refused);
    expect(findingsOf(cured).filter((other) => other.rule === rule.id)).toEqual([]);
    const before = new Set(errorsOf(rule.refused));
    expect(errorsOf(cured).filter((error) => !before.has(error))).toEqual([]);
  });

  it('names its source, its exceptions and its reason', () => {
    for (const text of [rule.title, rule.why, rule.source, rule.exceptions])
      expect(text.length).toBeGreaterThan(10);
    expect(rule.title).not.toMatch(/[.]$/);
    expect(rule.source).not.toMatch(/[.]$/);
    expect(rule.why).toMatch(/[.]$/);
    expect(rule.exceptions).toMatch(/[.]$/);
  });
});

describe.each(CONNECTION_RULES.map((rule) => [rule.id, rule] as const))('judge and %s', (id, rule) => {
  it('refuses the last connection of the refused example with the reason the review gives, and draws the remedy', () => {
    const [last, drawnBefore] = withoutLast(rule.refused);
    const judgement = judge(drawnBefore, last);
    expect(judgement.allowed).toBe(rule.severity !== 'error');
    if (judgement.allowed) return;
    expect(judgement.rule).toBe(id);
    expect(judgement.reason).toMatch(/[.]$/);
    const cured = judgement.remedy?.apply?.(drawnBefore);
    if (cured) {
      expect(errorsOf(cured)).toEqual([]);
      expect(cured.connections.size).toBeGreaterThan(drawnBefore.connections.size);
    }
  });

  it('allows the last connection of the allowed example', () => {
    const [last, drawnBefore] = withoutLast(rule.allowed);
    expect(judge(drawnBefore, last)).toMatchObject({ allowed: true });
  });
});

function withoutLast(diagram: Diagram) {
  const last = [...diagram.connections].at(-1);
  if (!last) throw new Error('an example without connections');
  const connections = new Map(diagram.connections);
  connections.delete(last[0]);
  return [last[1], { ...diagram, connections }] as const;
}
