import { describe, expect, it } from 'vitest';
import { estimate } from '../../src/estimate/estimate';
import type { Diagram } from '../../src/model/diagram';
import { refOf } from '../../src/model/elements';
import { review } from '../../src/rules/review';
import { link, part, sketch } from '../../src/rules/sketch';
import { findingsHere } from '../../src/state/commands/review';
import { findingSections, isAbout, showFindingsAt } from '../../src/state/findingList';
import { emptySession, type FindingsView } from '../../src/state/sessionStore';

const diagram: Diagram = sketch({
  parts: {
    user: part('client', 'User'),
    api: part('service', 'Café', { replicas: 2 }),
    one: { ...part('message-queue', 'Orders'), in: ['eu'] },
    two: part('message-queue', 'Mails'),
    db: part('sql-database', 'Ledger'),
  },
  links: [link('user', 'api'), link('user', 'db'), link('api', 'one'), link('api', 'two')],
  groups: { eu: { type: 'region', name: 'Europe' } },
});
const findings = review(diagram, estimate(diagram));
const sectionsOf = (view: Partial<FindingsView>, hidden: readonly ('error' | 'warning' | 'info')[] = []) =>
  findingSections(diagram, findings, {
    findingsView: { ...emptySession.findingsView, ...view },
    hiddenSeverities: new Set(hidden),
  });
const rulesIn = (sections: ReturnType<typeof sectionsOf>) =>
  sections.flatMap((section) => section.findings.flatMap(({ repeats }) => repeats.map(({ rule }) => rule)));

describe('the list of findings', () => {
  it('is one, worst first, repeats folded', () => {
    const [all, ...others] = sectionsOf({});
    expect(others).toEqual([]);
    expect(all?.title).toBeNull();
    expect(all?.findings[0]).toMatchObject({ rule: 'client-to-store', severity: 'error' });
    const queues = all?.findings.find(({ rule }) => rule === 'queue-without-consumer');
    expect(queues?.repeats.map(({ components }) => components)).toEqual([['one'], ['two']]);
    expect(rulesIn(sectionsOf({})).sort()).toEqual(findings.map(({ rule }) => rule).sort());
  });

  it('goes by place, each finding once, the worst place first', () => {
    const sections = sectionsOf({ by: 'place' });
    expect(sections[0]).toMatchObject({ title: 'User', ref: refOf('component', 'user') });
    expect(sections.map(({ title }) => title)).toEqual(expect.arrayContaining(['Orders', 'Mails']));
    expect(rulesIn(sections).sort()).toEqual(findings.map(({ rule }) => rule).sort());
  });

  it('holds all words looked for, in names, rules and sentences, accents or not', () => {
    expect(rulesIn(sectionsOf({ query: 'CAFE' })).length).toBe(
      findings.filter(({ components }) => components.includes('api')).length,
    );
    expect(rulesIn(sectionsOf({ query: 'queue-without mails' }))).toContain('queue-without-consumer');
    expect(sectionsOf({ query: 'queue-without mails ledger' })).toEqual([]);
    expect(rulesIn(sectionsOf({}, ['warning', 'info']))).toEqual(['client-to-store']);
  });

  it('is of one thing alone where asked, of a group with all in it; what is gone doesn’t count', () => {
    const ofOne = rulesIn(sectionsOf({ at: refOf('component', 'one') }));
    expect(ofOne).toEqual(
      findings.filter((one) => isAbout(one, refOf('component', 'one'))).map((one) => one.rule),
    );
    expect(ofOne.length).toBeGreaterThan(0);
    expect(rulesIn(sectionsOf({ at: refOf('group', 'eu') }))).toEqual(expect.arrayContaining(ofOne));
    expect(rulesIn(sectionsOf({ at: refOf('group', 'eu') }))).not.toContain('client-to-store');
    expect(rulesIn(sectionsOf({ at: refOf('component', 'gone') }))).toHaveLength(findings.length);
  });

  it('opens at what is selected, where that is one thing', () => {
    const context = (selection: readonly string[]) => ({
      diagram,
      document: diagram,
      session: { ...emptySession, selection: new Set(selection.map((id) => refOf('component', id))) },
      canUndo: false,
      canRedo: false,
    });
    expect(findingsHere.enabled?.(context([]))).toBe(false);
    expect(findingsHere.enabled?.(context(['one', 'two']))).toBe(false);
    expect(findingsHere.run(context(['one']))).toEqual(
      showFindingsAt(context(['one']), refOf('component', 'one')),
    );
    expect(findingsHere.run(context(['one'])).session).toMatchObject({
      panels: { findings: true },
      findingsView: { at: refOf('component', 'one') },
    });
  });
});
