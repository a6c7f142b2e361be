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
