import { expect, it } from 'vitest';
import { componentType } from '../../src/catalog/catalog';
import { RULES } from '../../src/rules/rules';
import { exampleFinding, rulesOn, rulesShowing, typesIn } from '../../src/rules/spokenOf';

const idsOn = (id: string): readonly string[] => {
  const type = componentType(id);
  if (!type) throw new Error(`no type ${id}`);
  return rulesOn(type).map((rule) => rule.id);
};

it('finds the rules about a type of its own, and those about its role', () => {
  expect(idsOn('message-queue')).toEqual(
    expect.arrayContaining(['queue-without-consumer', 'queue-without-dead-letter', 'volatile-queue']),
  );
  expect(idsOn('document-store')).toEqual(
    expect.arrayContaining(['client-to-store', 'single-point-of-failure']),
  );
  expect(idsOn('client')).toContain('client-to-store');
});

it('leaves out rules that have nothing to say of it', () => {
  expect(idsOn('sql-database')).not.toContain('queue-without-consumer');
  // Clients may ask an object store themselves.
  expect(idsOn('object-store')).not.toContain('client-to-store');
  expect(idsOn('client')).not.toContain('single-point-of-failure');
});

it('every rule’s example is about something of its own, which knows of the rule', () => {
  for (const rule of RULES) {
    const finding = exampleFinding(rule);
    expect(finding?.rule).toBe(rule.id);
    const types = finding ? typesIn(rule.refused, finding).flatMap((id) => componentType(id) ?? []) : [];
    for (const type of types) expect(rulesShowing(type).map(({ id }) => id)).toContain(rule.id);
  }
});
