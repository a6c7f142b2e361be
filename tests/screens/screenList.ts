import type { Page } from 'playwright';
import { arrangeScreens } from './arrangeScreens';
import { capacityScreens } from './capacityScreens';
import { compareScreens } from './compareScreens';
import { farScreens } from './farScreens';
import { findingScreens } from './findingScreens';
import { groupScreens } from './groupScreens';
import { interviewScreens } from './interviewScreens';
import { labelScreens } from './labelScreens';
import { layoutScreens } from './layoutScreens';
import { numberScreens } from './numberScreens';
import { quickScreens } from './quickScreens';
import { styleScreens } from './styleScreens';
import { targetScreens } from './targetScreens';

export interface Screen {
  /** The picture's file name, kebab-case. */
  readonly name: string;
  readonly colorScheme?: 'light' | 'dark';
  /** The system's colours in place of ours. */
  readonly forcedColors?: 'active';
  readonly contrast?: 'more';
  readonly viewport?: { readonly width: number; readonly height: number };
  /** From the freshly opened editor to what is to be seen. */
  readonly drive: (page: Page) => Promise<void>;
}

const asOpened = async (): Promise<void> => {};

/** The pictures `npm run screens` takes. */
export const screens: readonly Screen[] = [
  { name: 'first-start', drive: asOpened },
  { name: 'first-start-dark', colorScheme: 'dark', drive: asOpened },
  { name: 'first-start-small', viewport: { width: 1024, height: 640 }, drive: asOpened },
  { name: 'refusal-while-dragging', drive: (page) => dragToStore(page, false) },
  { name: 'refusal-with-remedy', drive: (page) => dragToStore(page, true) },
  { name: 'remedy-applied', drive: applyRemedy },
  { name: 'inspector', drive: selectService },
  { name: 'inspector-dark', colorScheme: 'dark', drive: selectService },
  {
    name: 'connection',
    drive: async (page) =>
      page
        .locator('[data-connection]')
        .nth(1)
        .click({ position: { x: 3, y: 12 } }),
  },
  { name: 'connection-says', drive: sayEverything },
  { name: 'connection-says-dark', colorScheme: 'dark', drive: sayEverything },
  { name: 'connection-protocols', drive: chooseProtocol },
  { name: 'region', drive: async (page) => page.locator('.group-title').first().click() },
  { name: 'journey-in-focus', drive: focusJourney },
  { name: 'palette-search', drive: searchPalette },
  { name: 'palette-meaning', drive: searchMeaning },
  { name: 'shapes', drive: drawShapes },
  { name: 'shapes-dark', colorScheme: 'dark', drive: drawShapes },
  { name: 'shape', drive: async (page) => drawShapes(page).then(() => card(page, 'cylinder').click()) },
  { name: 'group-kinds', drive: async (page) => page.keyboard.press('g') },
  { name: 'patterns', drive: showPatterns },
  { name: 'patterns-dark', colorScheme: 'dark', drive: showPatterns },
  { name: 'pattern-around', drive: insertAround },
  { name: 'ride-sharing', drive: openRideSharing },
  { name: 'ride-sharing-dark', colorScheme: 'dark', drive: openRideSharing },
  { name: 'picker', drive: dropOnCanvas },
  { name: 'connect-by-keyboard', drive: connectByKeyboard },
  { name: 'commands', drive: async (page) => page.keyboard.press('Control+k') },
  { name: 'commands-found', drive: findCommands },
  { name: 'commands-found-dark', colorScheme: 'dark', drive: findCommands },
  { name: 'export', drive: chooseExport('PNG picture') },
  { name: 'export-dark', colorScheme: 'dark', drive: chooseExport('PNG picture') },
  { name: 'export-transparent', drive: chooseExport('SVG picture', 'Transparent background') },
  { name: 'export-text', drive: chooseExport('Markdown text') },
  { name: 'pasted', drive: pasteThings },
  { name: 'pasted-dark', colorScheme: 'dark', drive: pasteThings },
  { name: 'keys', drive: async (page) => page.keyboard.press('?') },
  { name: 'findings', drive: showFindings },
  { name: 'findings-dark', colorScheme: 'dark', drive: showFindings },
  { name: 'finding-menu', drive: openFindingMenu },
  { name: 'muted-finding', drive: muteFinding },
  { name: 'muted-finding-dark', colorScheme: 'dark', drive: muteFinding },
  { name: 'remedy-before', drive: beforeRemedy },
  { name: 'remedy-after', drive: afterRemedy },
  { name: 'help-component', drive: helpOnComponent },
  { name: 'help-component-dark', colorScheme: 'dark', drive: helpOnComponent },
  { name: 'help-rule', drive: helpOnRule },
  { name: 'help-rule-dark', colorScheme: 'dark', drive: helpOnRule },
  { name: 'help-search', drive: searchHelp },
  ...quickScreens,
  ...arrangeScreens,
  ...farScreens,
  ...layoutScreens,
  ...groupScreens,
  ...styleScreens,
  ...labelScreens,
  ...capacityScreens,
  ...targetScreens,
  ...findingScreens,
  ...numberScreens,
  ...interviewScreens,
  ...compareScreens,
  { name: 'empty', drive: async (page) => page.keyboard.press('Alt+n') },
];

function chooseExport(format: string, box?: string) {
  return async (page: Page): Promise<void> => {
    await page.keyboard.press('Control+e');
    await page.getByRole('radio', { name: format }).check();
    if (box !== undefined) await page.getByRole('checkbox', { name: box }).check();
    await page.waitForTimeout(800);
  };
}

/** A picture and an address, as if they came from the clipboard. */
async function pasteThings(page: Page): Promise<void> {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="160" height="90"><rect width="160" height="90" fill="#cde"/><circle cx="80" cy="45" r="30" fill="#468"/></svg>';
  const paste = (text: string) =>
    page.evaluate((given) => {
      const data = new DataTransfer();
      data.setData('text/plain', given);
      document.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    }, text);
  await page.mouse.move(760, 470);
  await paste('https://wiki.example.com/runbooks/url-shortener');
  await page.mouse.move(480, 200);
  await paste(svg);
  await page.locator('.image-node').waitFor();
}

const card = (page: Page, id: string) => page.locator(`[data-component="${id}"]`);

async function dragToStore(page: Page, drop: boolean): Promise<void> {
  await dragFrom(page, 'browser');
  const store = await card(page, 'links').boundingBox();
  if (store) await page.mouse.move(store.x + store.width / 2, store.y + store.height / 2, { steps: 8 });
  if (drop) await page.mouse.up();
}

async function applyRemedy(page: Page): Promise<void> {
  await dragToStore(page, true);
  await page.getByRole('button', { name: 'Insert service' }).click();
}

async function selectService(page: Page): Promise<void> {
  await card(page, 'redirect').click();
}

/** A connection of which everything is said that can be. */
async function sayEverything(page: Page): Promise<void> {
  await page
    .locator('[data-connection]')
    .nth(2)
    .click({ position: { x: 3, y: 12 } });
  const fields = {
    Name: 'Look up',
    Request: '1200',
    Answer: '24000',
    Step: '3',
    Timeout: '500',
    Retries: '3',
  };
  for (const [name, value] of Object.entries({ ...fields, 'Let through at most': '800' }))
    await page.getByRole('textbox', { name, exact: true }).fill(value);
  await page.getByRole('switch', { name: 'Circuit breaker' }).click();
  await page.getByRole('switch', { name: 'Idempotent' }).click();
  await page.getByRole('combobox', { name: 'On the way' }).click();
  await page.getByRole('option', { name: 'Mutual TLS' }).click();
}

async function chooseProtocol(page: Page): Promise<void> {
  await page
    .locator('[data-connection]')
    .nth(2)
    .click({ position: { x: 3, y: 12 } });
  await page.getByRole('combobox', { name: 'Protocol' }).click();
}

async function focusJourney(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Focus on Shorten a link' }).click();
}

async function searchPalette(page: Page): Promise<void> {
  await page.keyboard.press('Control+/');
  await page.keyboard.type('queue');
}

async function searchMeaning(page: Page): Promise<void> {
  await page.keyboard.press('Control+/');
  await page.keyboard.type('session store');
}

/** One of each plain shape on an empty canvas, and a legend. */
async function drawShapes(page: Page): Promise<void> {
  await page.keyboard.press('Alt+n');
  for (const shape of ['person', 'box', 'cylinder', 'queue shape', 'cloud', 'hexagon', 'cache', 'legend']) {
    await page.keyboard.press('Control+/');
    await page.keyboard.type(shape);
    await page.keyboard.press('Enter');
  }
  await page.keyboard.press('Shift+1');
}

async function showPatterns(page: Page): Promise<void> {
  await card(page, 'shorten').click();
  await page.getByRole('button', { name: 'Patterns' }).click();
}

async function insertAround(page: Page): Promise<void> {
  await showPatterns(page);
  await page.getByRole('option', { name: 'Queue-based load levelling' }).click();
}

async function openRideSharing(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('menuitem', { name: 'Examples' }).click();
  await page.getByRole('menuitem', { name: 'Ride-sharing' }).click();
}

async function dropOnCanvas(page: Page): Promise<void> {
  await dragFrom(page, 'shorten');
  await page.mouse.move(620, 640, { steps: 8 });
  await page.mouse.up();
}

async function findCommands(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('cache');
}

async function connectByKeyboard(page: Page): Promise<void> {
  await card(page, 'browser').click();
  await page.keyboard.press('c');
}

async function showFindings(page: Page): Promise<void> {
  await page.keyboard.press('Control+/');
  await page.keyboard.type('message queue');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Alt+3');
}

async function openFindingMenu(page: Page): Promise<void> {
  await showFindings(page);
  await page
    .getByRole('region', { name: 'Findings' })
    .getByRole('button', { name: /^What to do about/ })
    .first()
    .click();
}

async function muteFinding(page: Page): Promise<void> {
  await openFindingMenu(page);
  await page.getByRole('menuitem', { name: 'Mute here…' }).click();
  await page
    .getByRole('textbox', { name: 'Why this is all right' })
    .fill('Filled by the importer, drawn later');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Muted' }).scrollIntoViewIfNeeded();
}

async function beforeRemedy(page: Page): Promise<void> {
  await card(page, 'redirect').click();
  const replicas = page.getByRole('textbox', { name: 'Replicas' });
  await replicas.fill('1');
  await replicas.press('Enter');
  await page
    .locator('.finding-card', { has: page.locator('.button') })
    .first()
    .getByRole('button', { name: /^What to do about/ })
    .click();
}

async function afterRemedy(page: Page): Promise<void> {
  await beforeRemedy(page);
  await page.getByRole('menuitem').first().click();
}

async function helpOnComponent(page: Page): Promise<void> {
  await card(page, 'redirect').click();
  await page.keyboard.press('F1');
}

async function helpOnRule(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('queue-without-dead-letter');
  await page.keyboard.press('Enter');
}

async function searchHelp(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('dead letter');
}

/** Starts a connection at a card's right border and leaves the button down. */
async function dragFrom(page: Page, id: string): Promise<void> {
  const box = await card(page, id).boundingBox();
  if (!box) return;
  await page.mouse.move(box.x + box.width, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width + 24, box.y + box.height / 2 + 8, { steps: 3 });
}
