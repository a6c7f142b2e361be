/** How things look, tools in hand, other views; and the main screens for who needs more contrast or colours of their own. */
import type { Page } from 'playwright';
import type { Screen } from './screenList';

const inBoth = (name: string, drive: Screen['drive']): readonly Screen[] => [
  { name, drive },
  { name: `${name}-dark`, colorScheme: 'dark', drive },
];

/** Under the system's colours, light and dark, and with more contrast. */
const legible = (name: string, drive: Screen['drive']): readonly Screen[] => [
  { name: `${name}-forced`, forcedColors: 'active', drive },
  { name: `${name}-forced-dark`, forcedColors: 'active', colorScheme: 'dark', drive },
  { name: `${name}-contrast`, contrast: 'more', drive },
  { name: `${name}-contrast-dark`, contrast: 'more', colorScheme: 'dark', drive },
];

export const styleScreens: readonly Screen[] = [
  ...inBoth('accents', accents),
  ...inBoth('sketch', sketch),
  ...inBoth('whiteboard', whiteboard),
  ...inBoth('pen', async (page) => {
    await draw(page);
    await page.keyboard.press('p');
  }),
  ...inBoth('pages', async (page) => {
    await run(page, 'Add a page');
    await page.locator('[data-canvas]').focus();
  }),
  ...inBoth('find', async (page) => {
    await page.keyboard.press('Control+f');
    await page.keyboard.type('cl');
  }),
  ...inBoth('presenting', async (page) => page.keyboard.press('Alt+p')),
  {
    name: 'presenting-laser',
    drive: async (page) => page.keyboard.press('Alt+p').then(() => page.keyboard.press('k')),
  },
  ...inBoth('outline', async (page) => page.keyboard.press('Alt+4')),
  ...inBoth('curved-lines', async (page) => run(page, 'Lines: curved')),
  ...inBoth('keyboard', async (page) => run(page, 'Change keys')),
  { name: 'zen', drive: async (page) => page.keyboard.press('Alt+z') },
  ...legible('main', findings),
  ...legible('component', async (page) =>
    page.locator('[data-component="redirect"] .component-text').click(),
  ),
  ...legible('connection', async (page) =>
    page
      .locator('[data-connection]')
      .nth(1)
      .click({ position: { x: 3, y: 12 } }),
  ),
  ...legible('menu', async (page) => page.getByRole('button', { name: 'Menu', exact: true }).click()),
  ...legible('sketched', sketch),
];

/** By the list of all commands. */
async function run(page: Page, label: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(label);
  await page.keyboard.press('Enter');
}

async function accents(page: Page): Promise<void> {
  for (const [id, colour] of [
    ['redirect', 'red'],
    ['links', 'teal'],
    ['shorten', 'violet'],
  ]) {
    await page.locator(`[data-component="${id}"] .component-text`).click();
    await run(page, `Colour: ${colour}`);
  }
}

async function sketch(page: Page): Promise<void> {
  await accents(page);
  await run(page, 'Look: as if');
}

async function findings(page: Page): Promise<void> {
  await page.keyboard.press('Control+/');
  await page.keyboard.type('message queue');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Alt+3');
}

async function draw(page: Page): Promise<void> {
  await page.keyboard.press('p');
  await page.mouse.move(300, 520);
  await page.mouse.down();
  for (let x = 300; x <= 440; x += 7) await page.mouse.move(x, 520 + 24 * Math.sin(x / 14));
  await page.mouse.up();
}

/** Notes in colours, words in sizes, ink and plain shapes, sketched. */
async function whiteboard(page: Page): Promise<void> {
  await page.keyboard.press('Alt+n');
  for (const shape of ['person', 'box', 'cylinder', 'cloud', 'hexagon', 'legend']) {
    await page.keyboard.press('Control+/');
    await page.keyboard.type(shape);
    await page.keyboard.press('Enter');
  }
  await page.keyboard.press('Shift+1');
  await page.keyboard.press('n');
  await page.mouse.click(280, 620);
  await page.keyboard.type('What if the zone is gone?');
  await page.keyboard.press('Escape');
  await run(page, 'Colour: green');
  await page.keyboard.press('t');
  await page.mouse.click(280, 180);
  await page.keyboard.type('Draft');
  await page.keyboard.press('Escape');
  await run(page, 'Text: huge');
  await run(page, 'Colour: orange');
  await draw(page);
  await page.keyboard.press('v');
  await run(page, 'Look: as if');
}
