/**
 * `npm run screens [NAME…]`: opens the built editor in Chromium and saves a picture of each main screen in `.screens/`,
 * an ignored folder, to be looked at, and says what axe finds wrong with it. Without names, all of them.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { axeViolations } from '../support/axe';
import { launchBrowser } from '../support/browser';
import { serveBuiltEditor } from '../support/builtEditor';
import { repositoryPath } from '../support/repository';
import { type Screen, screens } from './screenList';

const folder = repositoryPath('.screens');
/** The estimate and the view follow what was done a frame or two later. */
const settleMs = 500;

async function takeScreens(names: readonly string[]): Promise<void> {
  const unknown = names.filter((name) => !screens.some((screen) => screen.name === name));
  if (unknown.length > 0) {
    throw new Error(
      `No screen ${unknown.join(', ')}. There are: ${screens.map(({ name }) => name).join(', ')}.`,
    );
  }
  const wanted = names.length === 0 ? screens : screens.filter(({ name }) => names.includes(name));
  await mkdir(folder, { recursive: true });
  const editor = await serveBuiltEditor();
  const browser = await launchBrowser();
  try {
    const found: string[] = [];
    for (const screen of wanted) {
      const { path, violations } = await takeScreen(browser, editor.url, screen);
      console.log([path, ...violations].join('\n  '));
      found.push(...violations.map((violation) => `${screen.name}: ${violation}`));
    }
    console.log(`${wanted.length} screens, ${found.length} findings of axe`);
    if (found.length > 0) process.exitCode = 1;
  } finally {
    await browser.close();
    await editor.close();
  }
}

interface Taken {
  readonly path: string;
  readonly violations: readonly string[];
}

/** What lies open over the rest is looked at alone: nothing else can be reached until it closes. */
async function violationsOf(page: Page): Promise<readonly string[]> {
  const menus = '[data-radix-popper-content-wrapper] :is([role="menu"], [role="listbox"])';
  return axeViolations(page, (await page.locator(menus).count()) > 0 ? { within: menus } : {});
}

/** Each in a context of its own, so that none sees what another left behind. */
async function takeScreen(browser: Browser, url: string, screen: Screen): Promise<Taken> {
  const context = await browser.newContext({
    viewport: screen.viewport ?? { width: 1440, height: 900 },
    colorScheme: screen.colorScheme ?? 'light',
    forcedColors: screen.forcedColors ?? 'none',
    contrast: screen.contrast ?? 'no-preference',
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  try {
    const page = await context.newPage();
    await page.goto(url);
    await page.locator('#root > *').first().waitFor({ state: 'attached' });
    await page.waitForLoadState('networkidle');
    await page.evaluate(() => document.fonts.ready);
    await screen.drive(page);
    await page.waitForTimeout(settleMs);
    const path = join(folder, `${screen.name}.png`);
    await page.screenshot({ path });
    return { path, violations: await violationsOf(page) };
  } finally {
    await context.close();
  }
}

await takeScreens(process.argv.slice(2));
