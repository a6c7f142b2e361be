import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Reporter, TestModule, TestRunEndReason, Vitest } from 'vitest/node';

interface Counts {
  passed: number;
  /** What each failure is called. A file that doesn't load counts as one. */
  failed: string[];
  skipped: { name: string; reason: string }[];
}

/**
 * What a vitest run came to, for the closing line of `npm test`: written to the file that PLUMBLINE_COUNTS names. Unlike
 * vitest's own JSON it keeps the reasons of skipped tests, and the errors that belong to no test.
 */
export class CountReporter implements Reporter {
  private root = '';

  onInit(vitest: Vitest): void {
    this.root = vitest.config.root;
  }

  onTestRunEnd(
    modules: readonly TestModule[],
    unhandled: readonly unknown[],
    reason: TestRunEndReason,
  ): void {
    const counts: Counts = { passed: 0, failed: [], skipped: [] };
    for (const module of modules) countModule(module, this.nameOf(module), counts);
    if (unhandled.length > 0) counts.failed.push(`${unhandled.length} errors outside any test`);
    if (reason === 'interrupted') counts.failed.push('the run was interrupted');
    const file = process.env.PLUMBLINE_COUNTS;
    if (file === undefined) return;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(counts));
  }

  private nameOf(module: TestModule): string {
    return module.moduleId.startsWith(`${this.root}/`)
      ? module.moduleId.slice(this.root.length + 1)
      : module.moduleId;
  }
}

function countModule(module: TestModule, file: string, counts: Counts): void {
  if (module.errors().length > 0) counts.failed.push(file);
  for (const suite of module.children.allSuites()) {
    if (suite.errors().length > 0) counts.failed.push(`${file} › ${suite.fullName}`);
  }
  for (const test of module.children.allTests()) {
    const name = `${file} › ${test.fullName}`;
    const result = test.result();
    if (result.state === 'passed') counts.passed += 1;
    else if (result.state === 'failed') counts.failed.push(name);
    else if (result.state === 'skipped')
      counts.skipped.push({ name, reason: result.note ?? 'no reason given' });
    else counts.failed.push(`${name} (never finished)`);
  }
}
