/** The editor as a test drives it: by mouse and keyboard, and read back from the journal, never from the screen alone. */
import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page } from '@playwright/test';
import { parseDiagram } from '../../src/document/parseDiagram';
import type { Diagram } from '../../src/model/diagram';
import type { Point } from '../../src/shared/geometry';
import { journalEntries } from './journal';
import { repositoryPath } from './repository.js';

export interface EditorPage {
  readonly page: Page;
  card(id: string): Locator;
  /** The diagram as the journal has it, once that has settled. */
  diagram(): Promise<Diagram>;
  /** Where a card's middle is on the screen. */
  middleOf(id: string): Promise<Point>;
  /** Drags a connection from a card's right border; the button stays down unless `drop`. */
  dragConnection(from: string, to: string | Point, drop?: boolean): Promise<void>;
  dragBy(what: Locator, by: Point): Promise<void>;
  select(id: string): Promise<void>;
  /** An empty diagram. */
  startEmpty(): Promise<void>;
  addByPalette(query: string): Promise<void>;
}

/** The diagram a first start shows, as it is in the repository. */
export function shippedExample(): Diagram {
  const parsed = parseDiagram(
    readFileSync(repositoryPath('src/library/examples/url-shortener.plumb'), 'utf8'),
  );
  if (!parsed.ok) throw new Error('the shipped example is no document');
  return parsed.value;
}

export async function openEditor(page: Page): Promise<EditorPage> {
  // Asked for only when a test waits for one, a chooser may be the browser's own before Playwright has taken it over.
  page.on('filechooser', () => undefined);
  await page.goto('./');
  await expect(page.locator('[data-component]').first()).toBeVisible();
  const card = (id: string) => page.locator(`[data-component="${id}"]`);

  const middleOf = async (id: string): Promise<Point> => {
    const box = await card(id).boundingBox();
    if (!box) throw new Error(`${id} is not on the screen`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };

  const diagram = async (): Promise<Diagram> => {
    const text = await journalText(page);
    const parsed = parseDiagram(text);
    if (!parsed.ok) throw new Error(`The journal holds no document: ${JSON.stringify(parsed.error)}`);
    return parsed.value;
  };

  return {
    page,
    card,
    diagram,
    middleOf,
    dragConnection: async (from, to, drop = true) => {
      const box = await card(from).boundingBox();
      if (!box) throw new Error(`${from} is not on the screen`);
      const end = typeof to === 'string' ? await middleOf(to) : to;
      await page.mouse.move(box.x + box.width, box.y + box.height / 2);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width + 24, box.y + box.height / 2 + 6, { steps: 3 });
      await page.mouse.move(end.x, end.y, { steps: 8 });
      if (drop) await page.mouse.up();
    },
    dragBy: async (what, by) => {
      const box = await what.boundingBox();
      if (!box) throw new Error('what is dragged is not on the screen');
      const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(from.x + by.x / 2, from.y + by.y / 2, { steps: 4 });
      await page.mouse.move(from.x + by.x, from.y + by.y, { steps: 4 });
      await page.mouse.up();
    },
    select: async (id) => {
      await card(id).locator('.component-text').click();
    },
    startEmpty: async () => {
      await page.keyboard.press('Alt+N');
      await expect(page.locator('[data-component]')).toHaveCount(0);
    },
    addByPalette: async (query) => {
      await page.keyboard.press('Control+/');
      await page.keyboard.type(query);
      await page.keyboard.press('Enter');
    },
  };
}

/** What is in the journal once the page has nothing left to do and two looks a moment apart agree. */
async function journalText(page: Page): Promise<string> {
  let last = '';
  for (let look = 0; look < 40; look++) {
    await page.evaluate(untilIdle);
    const now = (await journalEntries(page))[0]?.text ?? '';
    if (now !== '' && now === last) return now;
    last = now;
    await page.waitForTimeout(60);
  }
  throw new Error('the journal stayed empty or never settled');
}

/** Runs in the page: what was typed is drawn, its numbers are made and its journal entry is under way. */
function untilIdle(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(() => requestIdleCallback(() => resolve(), { timeout: 2000 }), 0));
  });
}
