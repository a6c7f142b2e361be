import { describe, expect, it } from 'vitest';
import { COMPONENT_TYPES, componentType } from '../../src/catalog/catalog';
import { fieldsFor } from '../../src/catalog/fieldsFor';
import {
  alsoCalled,
  defaultRows,
  defaultWords,
  numberWords,
  routesWords,
  takesWords,
} from '../../src/catalog/typeHelp';

const typeCalled = (id: string) => {
  const type = componentType(id);
  if (!type) throw new Error(`no type ${id}`);
  return type;
};

describe('every component type has help in words', () => {
  it.each(COMPONENT_TYPES.map((type) => [type.id, type] as const))('%s', (_, type) => {
    const rows = defaultRows(type);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row.source.text).not.toBe('');
    const said = [
      routesWords(type),
      ...rows.flatMap(({ label, when = '', value }) => [label, when, value]),
      ...fieldsFor(type).flatMap(({ kind }) => [takesWords(kind), defaultWords(kind) ?? '']),
      ...alsoCalled(type).flatMap(({ name, as }) => [name, as]),
    ];
    for (const text of said) expect(text).not.toMatch(/undefined|null|NaN|\[object/);
  });
});

it('says what a variant changes, and when', () => {
  const rows = defaultRows(typeCalled('load-balancer'));
  const labels = rows.flatMap(({ when }) => when ?? []);
  expect(labels.some((label) => label.startsWith('Layer: '))).toBe(true);
  expect(rows[0]).toMatchObject({ label: 'Availability' });
  expect(rows[0]?.when).toBeUndefined();
});

it.each([
  [{ min: 0, max: 1_000_000, integer: true }, 'A whole number from 0 to 1,000,000.'],
  [{ min: 0, max: 1, percent: true }, 'A number from 0 to 100 %.'],
  [{ min: 0, unit: 'rps' }, 'A number of 0 rps or more.'],
  [{ max: 5 }, 'A number of at most 5.'],
  [{ integer: true }, 'A whole number.'],
  [{ unit: 's' }, 'A number (s).'],
])('numbers allowed: %j', (bounds, words) => {
  expect(numberWords(bounds)).toBe(words);
});
