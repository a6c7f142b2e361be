/**
 * `npm test`: types, lint, the tests that need no browser (vitest), then the editor in a real Chromium (Playwright).
 * Every stage runs even if one before it fails; the last line counts all of them together.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled } from '../electron/launch/ensureInstalled.mjs';
import { projectFolder } from '../electron/launch/projectFolder.mjs';
import { toolPath } from '../electron/launch/toolPath.mjs';

const help = `npm test                    everything: types, lint, unit tests, the editor in a browser
npm test -- --unit [FILTER…]  only vitest
npm test -- --e2e [FILTER…]   only Playwright
npm test -- FILTER…           the tests of both whose file's path contains a FILTER`;

/** @typedef {{ passed: number, failed: string[], skipped: { name: string, reason: string }[] }} Counts */

const words = process.argv.slice(2);
const unknown = words.find((word) => word.startsWith('-') && !['--unit', '--e2e', '--help'].includes(word));
if (unknown !== undefined) {
  console.error(`npm test knows no option ${unknown}.\n\n${help}`);
  process.exit(2);
}
if (words.includes('--help')) {
  console.log(help);
  process.exit(0);
}
ensureInstalled();
process.exit(await runStages(words));

/**
 * @param {string[]} words
 * @returns {Promise<number>} the process's exit status
 */
async function runStages(words) {
  const filters = words.filter((word) => !word.startsWith('-'));
  const everything = words.length === 0;
  const unit = everything || words.includes('--unit') || !words.includes('--e2e');
  const e2e = everything || words.includes('--e2e') || !words.includes('--unit');
  mkdirSync(join(projectFolder, '.tests'), { recursive: true });
  const folder = mkdtempSync(join(projectFolder, '.tests', 'run-'));
  try {
    /** @type {Counts[]} */
    const all = [];
    if (everything) all.push(await types(), await lint());
    if (unit) all.push(await unitTests(filters, join(folder, 'unit.json')));
    if (e2e) all.push(await browserTests(filters, join(folder, 'browser.json')));
    return close(all);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function types() {
  heading('Types');
  /** @type {string[]} */
  const failed = [];
  for (const part of ['pure', 'editor', 'node']) {
    const status = await run(toolPath('typescript', 'tsc'), ['-p', `tsconfig.${part}.json`]);
    if (status !== 0) failed.push(`types (tsconfig.${part}.json)`);
  }
  return asOneTest(failed);
}

async function lint() {
  heading('Lint');
  const status = await run(toolPath('@biomejs/biome'), [
    'check',
    '--error-on-warnings',
    '--max-diagnostics=200',
  ]);
  return asOneTest(status === 0 ? [] : ['lint (npx biome check --write mends most of it)']);
}

/**
 * @param {string[]} filters
 * @param {string} file
 * @returns {Promise<Counts>}
 */
async function unitTests(filters, file) {
  heading('Unit, property and architecture tests');
  const status = await run(toolPath('vitest'), ['run', '--passWithNoTests', ...filters], {
    PLUMBLINE_COUNTS: file,
  });
  return honest(status, 'vitest', existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null);
}

/**
 * @param {string[]} filters
 * @param {string} file
 * @returns {Promise<Counts>}
 */
async function browserTests(filters, file) {
  heading('The editor in Chromium');
  const status = await run(
    toolPath('@playwright/test', 'playwright'),
    ['test', '--reporter=list,json', '--pass-with-no-tests', ...filters],
    { PLAYWRIGHT_JSON_OUTPUT_NAME: file },
  );
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
  return honest(status, 'playwright', report === null ? null : countPlaywright(report));
}

/**
 * @typedef {{ title: string, file: string, specs?: PlaywrightSpec[], suites?: PlaywrightSuite[] }} PlaywrightSuite
 * @typedef {{ title: string, tests: { status: string, annotations: { type: string, description?: string }[] }[] }} PlaywrightSpec
 * @param {{ suites: PlaywrightSuite[], errors: { message?: string }[] }} report
 * @returns {Counts}
 */
function countPlaywright(report) {
  /** @type {Counts} */
  const counts = {
    passed: 0,
    failed: report.errors.map(({ message }) => message ?? 'an error'),
    skipped: [],
  };
  /** @param {PlaywrightSuite} suite @param {string} path */
  const visit = (suite, path) => {
    for (const { title, tests } of suite.specs ?? []) {
      const name = `${path} › ${title}`;
      for (const { status, annotations } of tests) {
        if (status === 'expected' || status === 'flaky') counts.passed += 1;
        else if (status === 'unexpected') counts.failed.push(name);
        else counts.skipped.push({ name, reason: reasonOf(annotations) });
      }
    }
    for (const inner of suite.suites ?? []) visit(inner, `${path} › ${inner.title}`);
  };
  for (const suite of report.suites) visit(suite, suite.file);
  return counts;
}

/** @param {{ type: string, description?: string }[]} annotations */
function reasonOf(annotations) {
  const marked = annotations.find(({ type }) => type === 'skip' || type === 'fixme');
  return marked?.description ?? (marked === undefined ? 'a test before it failed' : 'no reason given');
}

/**
 * A tool that ends badly without naming a failure, or without a report, is itself a failure.
 * @param {number} status
 * @param {string} tool
 * @param {Counts | null} counts
 * @returns {Counts}
 */
function honest(status, tool, counts) {
  if (counts === null)
    return { passed: 0, failed: [`${tool} ended with ${status} and no report`], skipped: [] };
  if (status !== 0 && counts.failed.length === 0) counts.failed.push(`${tool} ended with ${status}`);
  return counts;
}

/**
 * @param {string[]} failed
 * @returns {Counts}
 */
function asOneTest(failed) {
  return failed.length === 0
    ? { passed: 1, failed: [], skipped: [] }
    : { passed: 0, failed: [failed.join(', ')], skipped: [] };
}

/**
 * Prints what was skipped and why, what failed, and the closing line.
 * @param {Counts[]} all
 */
function close(all) {
  const passed = all.reduce((sum, counts) => sum + counts.passed, 0);
  const failed = all.flatMap((counts) => counts.failed);
  const skipped = all.flatMap((counts) => counts.skipped);
  heading('Result');
  for (const { name, reason } of skipped) console.log(`skipped: ${name}: ${reason}`);
  for (const name of failed) console.log(`failed: ${name}`);
  const nothing = passed + failed.length === 0;
  if (nothing) console.log('No test ran, so this counts as a failure.');
  console.log(`${passed} passed, ${failed.length} failed, ${skipped.length} skipped`);
  return failed.length > 0 || nothing ? 1 : 0;
}

/** @param {string} title */
function heading(title) {
  console.log(`\n── ${title}`);
}

/**
 * @param {string} script
 * @param {string[]} words
 * @param {Record<string, string>} [environment]
 * @returns {Promise<number>}
 */
function run(script, words, environment = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...words], {
      cwd: projectFolder,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...environment },
    });
    child.on('error', () => resolve(1));
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
