import { defineConfig } from 'vitest/config';

/** Everything under tests/ that needs no browser; the browser's tests are Playwright's (*.spec.ts). */
export default defineConfig({
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    environment: 'node',
    testTimeout: 30_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
