/**
 * Cards and overlays that answer, looked at as a whole: where they are light and dark, coarsely, against how it was when
 * somebody looked last. Coarse enough for other words or another hue, not for a card that is empty, cut off or covered.
 * `UPDATE_GOLDEN=1` and one worker writes what is there now; look at `npm run screens` before.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { type Screen, screens } from '../screens/screenList';
import { openEditor } from '../support/editorPage';
import { gridOf, type LightGrid, unlike } from '../support/lightGrid';
import { repositoryPath } from '../support/repository';

const FILE = repositoryPath('tests/golden/looks.json');
/** Of its fields. */
const MOST_UNLIKE = 0.06;

/** By screen, what of it is looked at: in the light on one example, in the dark on the other where it can be. */
const LOOKED_AT: readonly (readonly [screen: string, selector: string])[] = [
  ['why-latency', '.why-card'],
  ['why-latency-dark', '.why-card'],
  ['targets', '.targets-panel'],
  ['trace', '.trace'],
  ['trace-ride-sharing-dark', '.trace'],
  ['what-if', '.what-if'],
  ['what-if-saved-dark', '.what-if'],
  ['worksheet', '.worksheet'],
  ['worksheet-rides-dark', '.worksheet'],
  ['compare', '.compare'],
  ['assumptions-ride-sharing', '[role="dialog"]'],
  ['interview-rides-dark', '.interview-panel'],
];

const known = (): Readonly<Record<string, LightGrid>> =>
  existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : {};

function screenOf(name: string): Screen {
  const screen = screens.find((one) => one.name === name);
  if (!screen) throw new Error(`no screen ${name}`);
  return screen;
}

for (const [name, selector] of LOOKED_AT)
  test(`${name} looks as it did: ${selector}`, async ({ page }) => {
    const { colorScheme = 'light', drive } = screenOf(name);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await openEditor(page);
    await page.evaluate(() => document.fonts.ready);
    await drive(page);
    const what = page.locator(selector).first();
    if (process.env['UPDATE_GOLDEN']) {
      await page.waitForTimeout(1500);
      const looks = { ...known(), [name]: await gridOf(what) };
      writeFileSync(FILE, `${JSON.stringify(looks, null, 1)}\n`);
      return;
    }
    const wanted = known()[name];
    if (!wanted) throw new Error(`${name} was never looked at`);
    await expect.poll(async () => unlike(await gridOf(what), wanted)).toBeLessThan(MOST_UNLIKE);
  });
