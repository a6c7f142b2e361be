import { defineConfig } from '@playwright/test';
import { launchOptions } from './tests/support/browser.js';

/** The editor in a real Chromium. The set-up builds and serves it, and leaves its address in the environment. */
export default defineConfig({
  testDir: './tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: './.tests/e2e',
  globalSetup: './tests/support/globalSetup.ts',
  // Each test by itself: files differ in length, and the longest would be waited for by one worker alone.
  fullyParallel: true,
  // One more than there are processors to count on: while one waits for the journal or an idle page, another works.
  workers: 3,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    ...(process.env.PLUMBLINE_URL === undefined ? {} : { baseURL: process.env.PLUMBLINE_URL }),
    viewport: { width: 1440, height: 900 },
    colorScheme: 'light',
    // Nothing is animated, so that what a test aims at stands still.
    contextOptions: { reducedMotion: 'reduce' },
    locale: 'en-GB',
    timezoneId: 'UTC',
    launchOptions: launchOptions(),
    // Recording a trace takes a third of a test's time; `npx playwright test --trace on` does when one is looked into.
    trace: 'off',
    screenshot: 'only-on-failure',
    video: 'off',
  },
});
