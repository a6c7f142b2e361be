/**
 * The journal, with the text of 2,000 components and nothing to draw: what a page has handed over outlives the page,
 * what was acknowledged outlives the browser, and it comes back to the letter. Two tabs write, each work of its own;
 * within 50 ms of an edit the process of one is taken down, or all of the browser's.
 */
import { type BrowserContext, chromium, expect, type Page, test } from '@playwright/test';
import { serializeDiagram } from '../../src/document/serializeDiagram';
import type { JournalDraft } from '../../src/platform/contract';
import { architecture } from '../bench/architectures';
import { randomFrom } from '../estimate/reference/random';
import { launchOptions } from '../support/browser';
import { crashPage, killBrowser } from '../support/kill';
import { count, LONG_MS, say } from '../support/long';
import { openPlatformPage } from '../support/platformPage';

declare global {
  interface Window {
    /** What the edits start from, with the marks in it. */
    draft: JournalDraft;
    /** The last edit that the journal said it has. */
    acknowledged: number;
  }
}

const COMPONENTS = 2000;
const KILLS = count(12, 200);
/** Where an edit writes its number, in so many places of the text. */
const MARK = '#000000#';

interface Tab {
  readonly page: Page;
  readonly title: string;
}

test(`${KILLS} kills between two tabs that write ${COMPONENTS} components`, async ({ baseURL }, {
  outputDir,
}) => {
  test.setTimeout(LONG_MS);
  const random = randomFrom(KILLS);
  const text = marked(
    serializeDiagram(architecture({ components: COMPONENTS, alternatives: 0.25, seed: 5 })),
  );
  const start = () => chromium.launchPersistentContext(outputDir, launchOptions());
  let browser = await start();
  try {
    let tabs = [await newTab(browser, baseURL, 'one'), await newTab(browser, baseURL, 'two')];
    for (const { page, title } of tabs) await page.evaluate(writeFirst, { text, title });
    for (let kill = 0; kill < KILLS; kill += 1) {
      const whole = kill % 3 === 2;
      const first = kill * 10 + 1;
      const last = first + random.whole(0, 4);
      for (const { page } of tabs) await page.evaluate(edit, { first, last, mark: MARK });
      await tabs[0]?.page.waitForTimeout(random.between(0, 50));
      const gone = whole ? tabs : tabs.slice(kill % 2, (kill % 2) + 1);
      const least = whole ? await acknowledged(tabs) : new Map(gone.map(({ title }) => [title, last]));
      if (whole) {
        await killBrowser(browser, outputDir);
        browser = await start();
      } else for (const { page } of gone) await crashPage(page);

      const found: Tab[] = [];
      for (const { title } of gone) {
        const tab = await newTab(browser, baseURL, title);
        const kept = await tab.page.evaluate(takeOver, { title, mark: MARK });
        expect(kept.problem, `kill ${kill}, ${title}`).toBeNull();
        expect(kept.number, `kill ${kill}, ${title}`).toBeGreaterThanOrEqual(least.get(title) ?? 0);
        expect(kept.number).toBeLessThanOrEqual(last);
        expect(kept.text === text.replaceAll(MARK, markOf(kept.number)), 'to the letter').toBe(true);
        found.push(tab);
      }
      tabs = [...tabs.filter((tab) => !gone.includes(tab)), ...found];
      say(`${kill + 1}: ${whole ? 'the browser' : 'a tab'}`);
    }
  } finally {
    await browser.close().catch(() => undefined);
  }
});

const markOf = (number: number): string => `#${String(number).padStart(6, '0')}#`;

/** With a mark near its beginning, in its middle and at its end. */
function marked(text: string): string {
  const places = [0.01, 0.5, 0.99].map((share) => Math.floor(text.length * share));
  const parts = [0, ...places].map((from, index) => text.slice(from, places[index]));
  return parts.join(MARK);
}

async function newTab(browser: BrowserContext, baseURL: string | undefined, title: string): Promise<Tab> {
  const page = await browser.newPage();
  await openPlatformPage(page, baseURL ?? '');
  return { page, title };
}

async function acknowledged(tabs: readonly Tab[]): Promise<ReadonlyMap<string, number>> {
  const numbers = tabs.map(
    async ({ page, title }) => [title, await page.evaluate(() => window.acknowledged)] as const,
  );
  return new Map(await Promise.all(numbers));
}

// ── In the page ─────────────────────────────────────────────────────────────────────────────────────────────

async function writeFirst({ text, title }: { readonly text: string; readonly title: string }): Promise<void> {
  const draft = { title, fileName: null, handle: null, text, unsaved: true, savedAt: Date.now() };
  const kept = await window.platform.journal.write(draft);
  if (!kept.ok) throw new Error(kept.error.kind);
  Object.assign(window, { draft, acknowledged: 0 });
}

/** Hands over the edits from `first` to `last`, one after the other, and waits for none. */
function edit({
  first,
  last,
  mark,
}: {
  readonly first: number;
  readonly last: number;
  readonly mark: string;
}) {
  const { draft } = window;
  for (let number = first; number <= last; number += 1) {
    const text = draft.text.replaceAll(mark, `#${String(number).padStart(6, '0')}#`);
    void window.platform.journal.write({ ...draft, text, savedAt: Date.now() }).then((kept) => {
      if (kept.ok) window.acknowledged = number;
    });
  }
}

/** What a tab that is gone left under this title; it becomes this page's, and is forgotten there. */
async function takeOver({ title, mark }: { readonly title: string; readonly mark: string }) {
  const nothing = { problem: 'nothing left', number: -1, text: '' };
  const { journal } = window.platform;
  const until = Date.now() + 20_000; // a dead page's lock may be held for a moment
  for (;;) {
    const reading = await journal.read();
    if (!reading.ok) return { ...nothing, problem: reading.error.kind };
    const mine = reading.value.orphans.filter((entry) => entry.title === title);
    const [entry] = mine;
    if (mine.length > 1) return { ...nothing, problem: `${mine.length} are left` };
    if (entry === undefined) {
      if (Date.now() > until) return nothing;
      await new Promise((resolve) => setTimeout(resolve, 50));
      continue;
    }
    const { id, ...draft } = entry;
    const number = Number(/#(\d{6})#/.exec(entry.text)?.[1]);
    const original = { ...draft, text: entry.text.replaceAll(/#\d{6}#/g, mark) };
    const kept = await journal.write(draft);
    if (!kept.ok) return { ...nothing, problem: kept.error.kind };
    await journal.discard(id);
    Object.assign(window, { draft: original, acknowledged: number });
    return { problem: null, number, text: entry.text };
  }
}
