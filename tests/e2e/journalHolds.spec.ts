/**
 * The journal holds: an edit that was shown is there on the next start, offered with what differs, whatever ended the
 * page. In a profile on the disk, with two tabs on one file, both edited; within 50 ms of the last edit the process of
 * one tab is taken down, or all of the browser's. Drawing 2,000 components takes long: `journalKills` does without.
 */
import { randomBytes } from 'node:crypto';
import { type BrowserContext, chromium, expect, type Page, test } from '@playwright/test';
import { serializeDiagram } from '../../src/document/serializeDiagram';
import { type Diagram, emptyDiagram } from '../../src/model/diagram';
import { architecture } from '../bench/architectures';
import { randomFrom } from '../estimate/reference/random';
import { launchOptions } from '../support/browser';
import { crashPage, killBrowser } from '../support/kill';
import { isLong, say } from '../support/long';
import { stubPickers, writePrivateFile } from '../support/platformPage';

const FILE = 'large.plumb';
const LARGE = 2000;
/** How many components, and how many kills, every third of them of the whole browser. */
const RUNS = isLong
  ? ([
      [60, 50],
      [LARGE, 50],
    ] as const)
  : ([[60, 4]] as const);

/** A large diagram on a busy machine. */
const SLOW = { timeout: isLong ? 600_000 : 90_000 };

const status = (page: Page) => page.locator('.save-status');
const offer = (page: Page) => page.getByRole('dialog', { name: 'Unsaved work' });
const card = (page: Page, id: string) => page.locator(`[data-component="${id}"]`);

// Its pictures of 2,000 components after every step would take longer than all the rest.
test.use({ trace: 'off' });

/** Each of the two tabs moves a component of its own. */
interface Tab {
  readonly page: Page;
  readonly moves: string;
}

for (const [size, kills] of RUNS)
  test(`${kills} kills, two tabs on one file of ${size} components`, async ({ baseURL }, {
    outputDir,
    annotations,
  }) => {
    test.setTimeout(isLong ? 10_800_000 : 600_000);
    const random = randomFrom(size);
    const file = inRows(size);
    const [one, two] = inTheMiddle(file);
    const shown = new Map<string, number>();
    let browser = await start(outputDir, baseURL);
    try {
      let tabs = [await openFileIn(browser, file, one), await openFileIn(browser, file, two)];
      for (let kill = 0; kill < kills; kill += 1) {
        const whole = kill % 3 === 1;
        for (const { page, moves } of tabs) shown.set(moves, await move(page, moves, random.whole(1, 3)));
        const victim = tabs[kill % 2];
        const waitMs = random.between(0, 50);
        await tabs[0]?.page.waitForTimeout(waitMs);
        if (whole) {
          await killBrowser(browser, outputDir);
          browser = await start(outputDir, baseURL);
        } else if (victim) await crashPage(victim.page);
        const gone = whole ? tabs : tabs.filter((tab) => tab === victim);
        const found = await recoverAll(
          browser,
          gone.map(({ moves }) => moves),
          shown,
        );
        tabs = [...tabs.filter((tab) => !gone.includes(tab)), ...found];
        say(`${kill + 1}: ${whole ? 'the browser' : 'a tab'} after ${waitMs.toFixed()} ms`);
      }
      annotations.push({ type: 'measured', description: JSON.stringify([...shown]) });
    } finally {
      await browser.close().catch(() => undefined);
    }
  });

test('with the storage full it is said at once, and a crash costs nothing that was kept', async ({
  baseURL,
}, { outputDir }) => {
  test.setTimeout(300_000);
  const file = inRows(60);
  const [moves] = inTheMiddle(file);
  const browser = await start(outputDir, baseURL);
  try {
    const [first] = browser.pages();
    if (!first || baseURL === undefined) throw new Error('the browser has no page');
    const quota = await browser.newCDPSession(first);
    const { origin } = new URL(baseURL);
    await quota.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 4_000_000 });
    const { page } = await openFileIn(browser, file, moves);
    const kept = await move(page, moves, 2);
    await expect(status(page)).toContainText('Draft kept');
    await page.evaluate(paste, noisyDocument(8_000_000)); // more than there is room for
    await expect(status(page)).toHaveText('Not saved: disk full – Save as…', SLOW);
    await expect(page.getByRole('alert')).toContainText('the disk is full');
    await crashPage(page);

    await quota.send('Storage.overrideQuotaForOrigin', { origin }); // there is room again
    const [found] = await recoverAll(browser, [moves], new Map([[moves, kept]]));
    expect(found?.moves).toBe(moves);
  } finally {
    await browser.close();
  }
});

/** The browser compresses what it stores: only noise takes the room it seems to. */
function noisyDocument(characters: number): string {
  const noise = randomBytes(characters * 0.75).toString('base64');
  return serializeDiagram({
    ...emptyDiagram,
    components: new Map([['noisy', { type: 'service', position: { x: 0, y: 0 }, extra: { noise } }]]),
  });
}

/** Runs in the page. */
function paste(text: string): void {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  document.body.dispatchEvent(
    new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
  );
}

async function start(profile: string, baseURL: string | undefined): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    ...launchOptions(),
    viewport: { width: 1440, height: 900 },
    ...(baseURL === undefined ? {} : { baseURL }),
  });
}

async function newPage(browser: BrowserContext): Promise<Page> {
  const page = await browser.newPage();
  page.setDefaultTimeout(60_000);
  await stubPickers(page, FILE);
  await page.goto('./');
  await expect(page.locator('[data-component]').first()).toBeVisible(SLOW);
  return page;
}

async function openFileIn(browser: BrowserContext, file: Diagram, moves: string): Promise<Tab> {
  const page = await newPage(browser);
  await writePrivateFile(page, FILE, serializeDiagram(file));
  await page.keyboard.press('Control+o');
  await expect(page.getByText(`${file.components.size} parts`)).toBeVisible(SLOW);
  await expect(status(page)).toHaveText('Saved', SLOW);
  await select(page, moves);
  return { page, moves };
}

/** Every piece of work that went is offered, with what differs, and as it was last shown. */
async function recoverAll(
  browser: BrowserContext,
  gone: readonly string[],
  shown: ReadonlyMap<string, number>,
): Promise<Tab[]> {
  const found: Tab[] = [];
  const left = new Set(gone);
  for (const count of gone.map((_, index) => gone.length - index)) {
    const page = await newPage(browser);
    await expect(offer(page).getByRole('listitem')).toHaveCount(count, SLOW);
    for (const text of await offer(page).getByRole('listitem').allTextContents())
      expect(text).toContain(`against ${FILE}: 1 component changed`);
    await offer(page).getByRole('button', { name: 'Recover' }).first().click();
    await expect(offer(page)).toHaveCount(0, SLOW);
    await expect(status(page)).toContainText('Draft kept', SLOW);
    let moves = '';
    for (const id of left) if ((await shownX(page, id)) === shown.get(id)) moves = id;
    expect([...left].map((id) => [id, shown.get(id)])).toContainEqual([moves, await shownX(page, moves)]);
    left.delete(moves);
    await select(page, moves);
    found.push({ page, moves });
  }
  return found;
}

/** By its name: from afar what isn't selected is painted, and no element. */
async function select(page: Page, id: string): Promise<void> {
  const selected = page.locator('.react-flow__node.selected').filter({ has: card(page, id) });
  if ((await selected.count()) === 1) return;
  await page.keyboard.press('Control+f');
  await page.keyboard.insertText(nameOf(id));
  await expect(selected).toHaveCount(1, SLOW);
  await page.keyboard.press('Escape');
  await page.locator('[data-canvas]').focus();
}

/** Where it is shown after so many steps. */
async function move(page: Page, id: string, steps: number): Promise<number> {
  const before = await shownX(page, id);
  for (let step = 0; step < steps; step += 1) await page.keyboard.press('ArrowRight');
  const after = await shownX(page, id);
  expect(after).toBeGreaterThan(before);
  return after;
}

async function shownX(page: Page, id: string): Promise<number> {
  await select(page, id);
  return card(page, id).evaluate((inside) => {
    const node = inside.closest('.react-flow__node');
    if (!node) throw new Error('not on the canvas');
    return new DOMMatrix(getComputedStyle(node).transform).e;
  });
}

/** Two components that no panel covers. */
function inTheMiddle({ components }: Diagram): readonly [string, string] {
  const ids = [...components.keys()];
  const columns = Math.ceil(Math.sqrt(ids.length));
  const first = Math.floor(ids.length / columns / 2) * columns + Math.floor(columns / 2);
  const [one, two] = ids.slice(first, first + 2);
  if (one === undefined || two === undefined) throw new Error('too few components');
  return [one, two];
}

/** So that nothing has to be laid out. */
function inRows(components: number): Diagram {
  const diagram = architecture({ components, alternatives: 0.25, seed: 5 });
  const columns = Math.ceil(Math.sqrt(components));
  const placed = [...diagram.components].map(
    ([id, component], index) =>
      [
        id,
        {
          ...component,
          name: nameOf(id),
          position: { x: (index % columns) * 240, y: Math.floor(index / columns) * 160 },
        },
      ] as const,
  );
  return { ...diagram, components: new Map(placed) };
}

/** That of no other begins with it. */
const nameOf = (id: string): string => `${id}.`;
