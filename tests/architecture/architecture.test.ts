import { describe, expect, test } from 'vitest';
import { checkArchitecture } from './checkArchitecture';
import { sourceTree } from './sourceTree';

/** The house's rules over the real tree. That each rule can fail is shown in checkArchitecture.test.ts. */
describe('the house keeps its rules', () => {
  const report = checkArchitecture(sourceTree(['src', 'electron']));
  const said = report.violations.map(({ rule, file, message }) => `${file}: ${rule}: ${message}`);

  test('no file of src or electron breaks one', () => {
    expect(said).toEqual([]);
  });

  test('and the check has seen them', () => {
    expect(report.files).toBeGreaterThan(30);
    expect(report.imports).toBeGreaterThan(100);
  });

  test('no test is longer than a file may be', () => {
    const { violations } = checkArchitecture(sourceTree(['tests']));
    expect(violations.map(({ file, message }) => `${file}: ${message}`)).toEqual([]);
  });
});
