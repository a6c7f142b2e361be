import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  currentVersion,
  MIGRATIONS,
  type Migration,
  migrate,
} from '../../src/document/migrations/migrations';
import { parseDiagram } from '../../src/document/parseDiagram';
import { serializeDiagram } from '../../src/document/serializeDiagram';
import { documentText, frozenDocuments, parsed, readDocumentText } from './documents';

/** Version 2 of the test calls components `parts`, version 3 gives each a `name`. */
const toThree: readonly Migration[] = [
  { to: 2, migrate: ({ parts, ...rest }) => ({ ...rest, components: parts ?? {} }) },
  { to: 3, migrate: ({ title, ...rest }) => ({ ...rest, title: `${title} (moved)` }) },
];

describe('migrations', () => {
  it('are contiguous, and each has its file, its line and its frozen document', () => {
    expect(MIGRATIONS.map(({ to }) => to)).toEqual(MIGRATIONS.map((_, index) => index + 2));
    const files = readdirSync(new URL('../../src/document/migrations', import.meta.url));
    const numbers = files
      .filter((name) => /^\d{4}-[a-z0-9-]+\.ts$/.test(name))
      .map((name) => Number(name.slice(0, 4)));
    expect(files.length).toBe(numbers.length + 1);
    expect(numbers).toEqual(MIGRATIONS.map(({ to }) => to));
    const frozen = frozenDocuments.map((name) => Number(/(\d{4})-[a-z0-9-]+\.plumb$/.exec(name)?.[1]));
    expect(frozen.sort()).toEqual(Array.from({ length: currentVersion() }, (_, index) => index + 1));
  });

  it.each(frozenDocuments)('%s opens, saves, opens again equal', (name) => {
    const diagram = parsed(readDocumentText(name));
    expect(diagram.components.size).toBeGreaterThan(0);
    expect(parsed(serializeDiagram(diagram))).toEqual(diagram);
  });

  it('run in order from the version of the file, unknown keys kept', () => {
    const old = { format: 'plumbline', version: 1, title: 'T', parts: { a: { type: 'box' } }, mine: 1 };
    expect(migrate(old, 1, toThree)).toEqual({
      format: 'plumbline',
      version: 3,
      title: 'T (moved)',
      components: { a: { type: 'box' } },
      mine: 1,
    });
    expect(migrate({ version: 2, title: 'T' }, 2, toThree)).toEqual({ version: 3, title: 'T (moved)' });
    expect(migrate({ version: 3, title: 'T' }, 3, toThree)).toEqual({ version: 3, title: 'T' });
  });

  it('happen before anything is checked', () => {
    const result = parseDiagram(
      documentText('"title":"T","parts":{"a":{"type":"box"}},"connections":{}'),
      toThree,
    );
    expect(result).toMatchObject({ ok: true, value: { title: 'T (moved)' } });
  });

  it('leave a file of the newest version alone and refuse a newer one', () => {
    const of = (version: number) =>
      parseDiagram(`{"format":"plumbline","version":${version},"components":{},"connections":{}}`, toThree);
    expect(of(3)).toMatchObject({ ok: true, value: { title: 'Untitled' } });
    expect(of(4)).toMatchObject({ ok: false, error: [{ kind: 'newer-version', found: '4' }] });
  });
});
