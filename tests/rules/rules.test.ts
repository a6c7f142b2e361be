import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseDiagram } from '../../src/document/parseDiagram';
import { serializeDiagram } from '../../src/document/serializeDiagram';
import { estimate } from '../../src/estimate/estimate';
import type { Diagram } from '../../src/model/diagram';
import type { Finding } from '../../src/model/finding';
import { PROFILES, type Profile } from '../../src/model/reviewSettings';
import { CONNECTION_RULES } from '../../src/rules/connectionRules';
import { judge } from '../../src/rules/judge';
import { review } from '../../src/rules/review';
import { TOPICS } from '../../src/rules/rule';
import { DESIGN_RULES, RULES } from '../../src/rules/rules';
import { TEXTS } from '../../src/rules/texts';

const findingsOf = (diagram: Diagram, profile: Profile = 'whiteboard'): readonly Finding[] =>
  review(diagram, estimate(diagram), { profile });

/** A finding, but for its position in the diagram: what may not appear anew once a remedy is applied. */
const errorsOf = (diagram: Diagram, profile?: Profile) =>
  findingsOf(diagram, profile)
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
  const { profile } = rule;
  const saidBy = (diagram: Diagram) =>
    findingsOf(diagram, profile).filter((finding) => finding.rule === rule.id);
  const fired = saidBy(rule.refused);

  it('fires on its refused example, once, with its own severity, from its own profile on', () => {
    expect(fired).toHaveLength(1);
    expect(fired[0]?.severity).toBe(rule.severity);
    for (const other of PROFILES) {
      const speaks = findingsOf(rule.refused, other).some((finding) => finding.rule === rule.id);
      expect([other, speaks]).toEqual([other, PROFILES.indexOf(other) >= PROFILES.indexOf(profile)]);
    }
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

  it('finds its allowed example in order, and so does every other rule on a whiteboard', () => {
    expect(saidBy(rule.allowed)).toEqual([]);
    expect(findingsOf(rule.allowed).map((finding) => `${finding.rule}: ${finding.message}`)).toEqual([]);
  });

  it('has a remedy that cures it, brings no new error, changes nothing in place and bears being applied twice', () => {
    const [finding] = fired;
    const apply = finding?.remedy?.apply;
    if (!apply) return;
    const before = serializeDiagram(rule.refused);
    const cured = apply(rule.refused);
    expect(serializeDiagram(rule.refused)).toBe(before);
    expect(serializeDiagram(apply(rule.refused))).toBe(serializeDiagram(cured));
    expect(saidBy(cured)).toEqual([]);
    const known = new Set(errorsOf(rule.refused, profile));
    expect(errorsOf(cured, profile).filter((error) => !known.has(error))).toEqual([]);
    expect(parseDiagram(serializeDiagram(cured))).toMatchObject({ ok: true });
    expect(parseDiagram(serializeDiagram(apply(cured)))).toMatchObject({ ok: true });
  });

  it('names its source, its exceptions and its reason', () => {
    for (const text of [rule.title, rule.why, rule.source, rule.exceptions])
      expect(text.length).toBeGreaterThan(10);
    expect(TOPICS).toContain(rule.topic);
    expect(new Set(rule.named).size).toBe(rule.named.length);
    for (const text of rule.named) expect(TEXTS[text].length).toBeGreaterThan(10);
    expect(rule.title).not.toMatch(/[.]$/);
    expect(rule.source).not.toMatch(/[.]$/);
    expect(rule.why).toMatch(/[.]$/);
    expect(rule.exceptions).toMatch(/[.]$/);
  });
});

describe.each(CONNECTION_RULES.map((rule) => [rule.id, rule] as const))('judge and %s', (id, rule) => {
  it('refuses the last connection of the refused example with the reason the review gives, and draws the remedy', () => {
    const [last, before] = withoutLast(rule.refused);
    const drawnBefore = { ...before, review: { severities: new Map(), profile: rule.profile } };
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
