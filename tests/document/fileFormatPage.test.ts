import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PROTOCOLS } from '../../src/catalog/componentType';
import { DIAGRAM_KEYS, SHAPES, type Shape } from '../../src/document/keys';
import { HOWS } from '../../src/model/diagram';
import { parsed } from './documents';

const page = readFileSync(new URL('../../docs/file-format.md', import.meta.url), 'utf8');
const written = new Set(
  [...page.matchAll(/`([^`\n]+)`/g)].flatMap(([, code = '']) => code.match(/[\w-]+/g) ?? []),
);

const keysOf = (shape: Shape): string[] =>
  [...shape].flatMap(([key, inside]) => [key, ...(inside ? keysOf(inside) : [])]);

describe('docs/file-format.md', () => {
  it('names every key, protocol and way of calling', () => {
    const all = [
      ...DIAGRAM_KEYS.document,
      ...DIAGRAM_KEYS.page,
      ...Object.values(SHAPES).flatMap(keysOf),
      ...PROTOCOLS,
      ...HOWS,
    ];
    expect(all.filter((name) => !written.has(name))).toEqual([]);
  });

  it('shows documents that open', () => {
    const documents = [...page.matchAll(/```json\n([\s\S]*?)```/g)]
      .map(([, text = '']) => text)
      .filter((text) => text.includes('"format"'));
    expect(documents.map((text) => parsed(text).components.size)).toEqual([5, 2]);
  });
});
