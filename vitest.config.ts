import { defineConfig } from 'vitest/config';
import { CountReporter } from './tests/support/countReporter.js';

/** Everything under tests/ that needs no browser; the browser's tests are Playwright's (*.spec.ts). */
export default defineConfig({
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    environment: 'node',
    // For what hangs; a machine busy with something else may take ten times as long as one that isn't.
    testTimeout: 180_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    // The files of a worker share what they import: loading it anew for each took half of all the time.
    isolate: false,
    // `npm test` asks for counts; a run by hand reports as vitest does.
    reporters: process.env.PLUMBLINE_COUNTS === undefined ? ['default'] : ['dot', new CountReporter()],
  },
});
