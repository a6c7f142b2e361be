/** Adding without the palette: by name, as a typed diagram, from card to card, and boxes that are named. */
import type { Page } from 'playwright';
import type { Screen } from './screenList';

const TYPED = 'user > lb > api x3 > redis, postgres';

export const quickScreens: readonly Screen[] = [
  { name: 'quick-add', drive: (page) => type(page, '') },
  { name: 'quick-add-name', drive: (page) => type(page, 'order service') },
  { name: 'quick-add-search', drive: (page) => type(page, 'redis') },
  { name: 'quick-add-diagram', drive: (page) => type(page, TYPED) },
  { name: 'quick-add-diagram-dark', colorScheme: 'dark', drive: (page) => type(page, TYPED) },
  {
    name: 'quick-add-refused',
    drive: (page) => type(page, 'user > postgres, frobnicator; redirect service ~> kafka'),
  },
  { name: 'typed-diagram', drive: drawTyped },
  { name: 'typed-diagram-dark', colorScheme: 'dark', drive: drawTyped },
  { name: 'name-offer', drive: nameBox },
  { name: 'name-offer-dark', colorScheme: 'dark', drive: nameBox },
  { name: 'named-box', drive: async (page) => nameBox(page).then(() => page.keyboard.press('Enter')) },
  { name: 'grow', drive: grow },
];

async function type(page: Page, text: string): Promise<void> {
  await page.mouse.move(700, 560);
  await page.keyboard.press('/');
  await page.keyboard.type(text);
}

async function drawTyped(page: Page): Promise<void> {
  await page.keyboard.press('Alt+n');
  await page.keyboard.press('/');
  await page.keyboard.type(TYPED);
  await page.keyboard.press('Enter');
  await page.locator('[data-component="postgresql"]').waitFor();
}

async function nameBox(page: Page): Promise<void> {
  await page.keyboard.press('Alt+n');
  await page.mouse.dblclick(700, 420);
  await page.keyboard.type('redis cache');
}

async function grow(page: Page): Promise<void> {
  await page.locator('[data-component="shorten"]').click();
  await page.keyboard.press('Control+ArrowDown');
}
