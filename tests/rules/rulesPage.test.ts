import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { estimate } from '../../src/estimate/estimate';
import { review } from '../../src/rules/review';
import { RULES } from '../../src/rules/rules';
import { rulesPage } from '../support/rulesPage';

const PAGE = 'docs/rules.md';
const page = rulesPage(RULES, (rule) =>
  review(rule.refused, estimate(rule.refused), { profile: rule.profile }),
);

describe('docs/rules.md', () => {
  it('says what the rules say (rewrite it with `npm run docs`)', () => {
    if (process.env.UPDATE === '1') writeFileSync(PAGE, page);
    expect(readFileSync(PAGE, 'utf8')).toBe(page);
  });

  it('has a section for every rule, each with the sentence its example gets', () => {
    for (const rule of RULES) {
      expect(page).toContain(`### ${rule.id}\n`);
      expect(page).toContain(`(#${rule.id})`);
    }
    expect(page).not.toContain('**Says**: –');
    expect(page).not.toMatch(/undefined|\[object O/);
  });
});
