import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseDiagram } from '../../src/document/parseDiagram';
import { estimate } from '../../src/estimate/estimate';
import { review } from '../../src/rules/review';

const folder = 'src/library/examples';

describe.each(readdirSync(folder).filter((file) => file.endsWith('.plumb')))('the example %s', (file) => {
  it('has no errors and hardly a warning', () => {
    const parsed = parseDiagram(readFileSync(`${folder}/${file}`, 'utf8'));
    if (!parsed.ok) throw new Error(`${file} can’t be read`);
    const findings = review(parsed.value, estimate(parsed.value));
    const said = findings.map(({ severity, rule, message }) => `${severity} ${rule}: ${message}`);
    expect(said.filter((line) => line.startsWith('error'))).toEqual([]);
    expect(said.filter((line) => line.startsWith('warning')).length).toBeLessThanOrEqual(1);
  });
});
