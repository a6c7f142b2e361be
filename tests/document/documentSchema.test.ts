import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { COMPONENT_TYPES } from '../../src/catalog/catalog';
import { documentSchema } from '../../src/document/documentSchema';
import { ownFields } from '../../src/document/fieldSchema';
import { parseDiagram } from '../../src/document/parseDiagram';
import { badDocuments } from './badDocuments';
import { documentText, goodDocuments, readDocumentText } from './documents';

const validate = new Ajv2020({ allErrors: true, strict: false }).compile(documentSchema());
const accepts = (text: string): boolean => validate(JSON.parse(text));

/** What a JSON Schema can't say: the text's own faults, and what must hold between two places. */
const BEYOND_A_SCHEMA = new Set([
  'missing-reference',
  'group-cycle',
  'call-group',
  'duplicate-key',
  'too-deep',
]);
const beyond = /p99 below p50|quorum|cache of one|weight|upside down|number beyond/;

const sayable = badDocuments.filter(({ name, text, kind }) => {
  if (BEYOND_A_SCHEMA.has(kind) || beyond.test(name)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
});

describe('the JSON Schema', () => {
  it('is the published one; `npm run --silent plumbline -- schema > schemas/diagram.schema.json` renews it', () => {
    const published = readFileSync(new URL('../../schemas/diagram.schema.json', import.meta.url), 'utf8');
    expect(JSON.parse(published)).toEqual(documentSchema());
    expect(published).toBe(`${JSON.stringify(documentSchema(), null, 2)}\n`);
  });

  it.each(goodDocuments)('accepts %s', (name) => {
    accepts(readDocumentText(name));
    expect(validate.errors ?? []).toEqual([]);
  });

  it('has enough to refuse', () => expect(sayable.length).toBeGreaterThan(45));

  it.each(sayable)('refuses $name', ({ text }) => {
    expect(accepts(text)).toBe(false);
  });

  it('says as the parser does what a setting of one type may be', () => {
    const withChoices = COMPONENT_TYPES.flatMap((type) => ownFields(type).map((field) => ({ type, field })));
    for (const { type, field } of withChoices) {
      const of = (value: unknown) =>
        documentText(
          `"components":{"a":{"type":"${type.id}","settings":{"${field.id}":${JSON.stringify(value)}}}},"connections":{}`,
        );
      for (const value of [-1, 0.5, 7, 'L7', 'no such choice', true, null, {}, 1e12])
        expect([type.id, field.id, value, accepts(of(value))]).toEqual([
          type.id,
          field.id,
          value,
          parseDiagram(of(value)).ok,
        ]);
      expect(accepts(of([]))).toBe(false);
    }
  });
});
