import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { COMPONENT_TYPES } from '../../src/catalog/catalog';
import { writeComponentsPage } from '../support/componentsPage';

const path = join(import.meta.dirname, '../../docs/components.md');

it('docs/components.md says what the catalog says (rewrite it with `npm run docs`)', () => {
  const text = writeComponentsPage();
  for (const { id } of COMPONENT_TYPES) expect(text).toContain(`(\`${id}\`)`);
  if (process.env.UPDATE === '1') writeFileSync(path, text);
  expect(readFileSync(path, 'utf8')).toBe(text);
});

// The other page is being rewritten beside this one.
it.skipIf(process.env.UPDATE === '1')('its links to rules and theirs to it lead somewhere', () => {
  const read = (name: string) => readFileSync(join(import.meta.dirname, '../../docs', name), 'utf8');
  const anchors = (text: string) =>
    new Set(
      [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
        heading
          .toLowerCase()
          .replaceAll(/[^\p{L}\p{N} -]/gu, '')
          .replaceAll(' ', '-'),
      ),
    );
  const targets = (text: string, page: string) =>
    [...text.matchAll(/\]\(([\w.-]*)#([^)]+)\)/g)].flatMap(([, to, anchor = '']) =>
      to === page ? [anchor] : [],
    );
  const [components, rules] = [read('components.md'), read('rules.md')];
  expect(targets(rules, 'components.md').length).toBeGreaterThan(60);
  expect(targets(components, 'rules.md').length).toBeGreaterThan(60);
  for (const anchor of targets(rules, 'components.md')) expect(anchors(components)).toContain(anchor);
  for (const anchor of targets(components, 'rules.md')) expect(anchors(rules)).toContain(anchor);
});
