/**
 * `npm run screens [NAME…]`: opens the built editor in Chromium and saves a picture of each main screen in `.screens/`,
 * an ignored folder, to be looked at. Without names, all of them.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright';
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
    for (const screen of wanted) console.log(await takeScreen(browser, editor.url, screen));
  } finally {
    await browser.close();
    await editor.close();
  }
}

/** Each in a context of its own, so that none sees what another left behind. */
async function takeScreen(browser: Browser, url: string, screen: Screen): Promise<string> {
  const context = await browser.newContext({
    viewport: screen.viewport ?? { width: 1440, height: 900 },
    colorScheme: screen.colorScheme ?? 'light',
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
    return path;
  } finally {
    await context.close();
  }
}

await takeScreens(process.argv.slice(2));
