import { describe, expect, it } from 'vitest';
import { componentType } from '../../src/catalog/catalog';
import {
  GROUP_TYPES,
  groupKind,
  groupMeantBy,
  groupType,
  searchGroupTypes,
} from '../../src/catalog/groupTypes';
import { estimate } from '../../src/estimate/estimate';
import { exportSvg } from '../../src/formats/exporters/svg';
import { groupTitle } from '../../src/layout/groupTitle';
import type { Diagram } from '../../src/model/diagram';
import { link, part, sketch } from '../../src/rules/sketch';
import { plumbline } from '../cli/fakeIo';
import { expectSavedAndOpened } from '../support/savedAndOpened';

const inside = (type: string, settings: Record<string, unknown> = {}): Diagram =>
  sketch({
    parts: { user: part('client', 'User'), api: { ...part('service', 'API'), in: ['g'] } },
    links: [link('user', 'api')],
    groups: { g: { type, name: 'Here', settings: { availability: 0.5, ...settings } } },
    journeys: { j: { entry: 'user' } },
  });

describe.each(GROUP_TYPES.map((type) => [type.id, type] as const))('%s', (id, type) => {
  it('presents itself', () => {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(type.label).toMatch(/^[A-Z]/);
    expect(type.help).toMatch(/^[A-Z].*\.$/);
    expect(type.standing).toMatch(/^[a-z].*[^.]$/);
    expect(type.icon.length).toBeGreaterThan(0);
    expect(type.keywords.length).toBeGreaterThan(2);
    expect(componentType(id)).toBeUndefined();
    expect(type.typicalAvailability !== undefined).toBe(type.failsAsOne);
  });

  it('fails as one in the numbers exactly if it says so', () => {
    const up = estimate(inside(id)).journeys.get('j')?.availability;
    expect(up).toBeCloseTo(type.failsAsOne ? 0.5 * 0.995 : 0.995, 12);
  });

  it('is drawn under its name and saved with its settings', () => {
    const settings = Object.fromEntries(
      type.fields.map(({ id: field, kind }) => [
        field,
        kind.type === 'choice'
          ? kind.options[0]?.value
          : kind.type === 'flag'
            ? true
            : kind.type === 'text'
              ? 'x'
              : 1,
      ]),
    );
    const diagram = inside(id, settings);
    expectSavedAndOpened(diagram);
    expect(groupTitle(diagram, 'g', new Map()).kind).toBe(type.label.toLowerCase());
    expect(exportSvg(diagram, estimate(diagram))).toContain(type.label.toLowerCase());
  });

  it('is refused with a setting it has no room for', async () => {
    for (const { id: field, kind } of type.fields.filter(({ kind }) => kind.type !== 'text')) {
      const groups = { g: { type: id, settings: { [field]: kind.type === 'flag' ? 'yes' : -1 } } };
      const text = JSON.stringify({
        format: 'plumbline',
        version: 1,
        components: {},
        connections: {},
        groups,
      });
      const { exit, err } = await plumbline(['check', 'a'], { files: { a: text } });
      expect([exit, err.includes(`groups.g.settings.${field}`)], field).toEqual([2, true]);
    }
  });
});

describe('the kinds of group', () => {
  it('are each there once, their settings distinct so that none is taken for another’s', () => {
    expect(new Set(GROUP_TYPES.map(({ id }) => id)).size).toBe(GROUP_TYPES.length);
    const fields = GROUP_TYPES.flatMap((type) => type.fields.map(({ id }) => id));
    expect(new Set(fields).size).toBe(fields.length);
  });

  it('that aren’t known are kept and drawn under their own name', () => {
    expect(groupType('galaxy')).toBeUndefined();
    expect(groupType('__proto__')).toBeUndefined();
    expect(groupKind('galaxy')).toBe('galaxy');
    const diagram = inside('galaxy', { arms: 4 });
    expectSavedAndOpened(diagram);
    expect(exportSvg(diagram, estimate(diagram))).toContain('galaxy');
  });
});

describe('searching kinds of group', () => {
  const found = (query: string) => searchGroupTypes(query).map(({ id }) => id);
  it.each([
    ['zone', 'zone'],
    ['availability zone', 'zone'],
    ['region', 'region'],
    ['data center', 'data-centre'],
    ['Data centre', 'data-centre'],
    ['vpc', 'network'],
    ['cluster', 'cluster'],
    ['bulkhead', 'bulkhead'],
    ['trust boundary', 'trust'],
    ['trust-bound', 'trust'],
    ['team', 'team'],
    ['bounded context', 'bounded-context'],
    ['tier', 'tier'],
    ['tenant', 'tenant'],
  ])('%s finds %s first', (query, first) => {
    expect(found(query)[0]).toBe(first);
  });

  it('finds all by what they all are, and none by anything else', () => {
    expect(found('boundary')).toHaveLength(GROUP_TYPES.length);
    expect(found('  ')).toHaveLength(GROUP_TYPES.length);
    expect(found('redis')).toEqual([]);
    expect(found('zone redis')).toEqual([]);
  });
});

describe('what is meant by a kind with a name', () => {
  it.each([
    ['zone eu-west-1a', 'zone', 'eu-west-1a'],
    ['  Availability  Zone  1b ', 'zone', '1b'],
    ['az 1c', 'zone', '1c'],
    ['region', 'region', ''],
    ['Bounded context Orders and stock', 'bounded-context', 'Orders and stock'],
    ['vpc main', 'network', 'main'],
    ['team Payments', 'team', 'Payments'],
    ['payments team', 'team', 'payments team'],
    ['zones', 'zone', ''],
  ])('%s is a %s called “%s”', (text, kind, name) => {
    const meant = groupMeantBy(text);
    expect([meant?.type.id, meant?.name]).toEqual([kind, name]);
  });

  it('no kind, no group', () => {
    for (const text of ['', '  ', 'redis', 'eu-west-1a', 'zonefile server', '__proto__'])
      expect(groupMeantBy(text)).toBeNull();
  });
});
