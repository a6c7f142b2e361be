/** The pages that the bench compares: the editor, and the canvas library by itself in two ways. */
import type { Browser, Page } from 'playwright';
import { type Driver, type GestureTimes, installDriver } from './driver';
import type { BenchGraph, RawGraph } from './rawGraph';
import { SCREEN } from './rawGraph';

export interface Subject {
  readonly name: string;
  readonly page: Page;
  /** Until all of the graph is drawn, in milliseconds. */
  readonly firstRenderMs: number;
  /** All of it in view, or the middle of it at zoom 1. */
  look(at: 'whole' | 'close'): Promise<void>;
  pan(by: number): Promise<GestureTimes>;
  drag(): Promise<GestureTimes>;
  type(): Promise<GestureTimes>;
  close(): Promise<void>;
}

export type SubjectName = 'editor' | 'visible' | 'all';

const PAN_STEPS = 48;
const DRAG_STEPS = 40;
const TYPE_STEPS = 24;

export interface Addresses {
  readonly editor: string;
  readonly raw: string;
}

export const openSubject = (
  browser: Browser,
  at: Addresses,
  name: SubjectName,
  graph: BenchGraph,
): Promise<Subject> =>
  name === 'editor' ? openEditor(browser, at, graph) : openRaw(browser, at, name, graph);

async function newPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    viewport: SCREEN,
    colorScheme: 'light',
    reducedMotion: 'reduce',
    locale: 'en-GB',
  });
  const page = await context.newPage();
  // What translates this file may name functions by a helper of its own.
  await page.addInitScript('globalThis.__name = (named) => named');
  await page.addInitScript(installDriver);
  return page;
}

async function openEditor(browser: Browser, { editor }: Addresses, graph: BenchGraph): Promise<Subject> {
  const page = await newPage(browser);
  await page.goto(editor);
  await page.locator('[data-component]').first().waitFor();
  await quiet(page);
  await page.evaluate((text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], 'bench.plumb', { type: 'application/json' }));
    const drop = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer });
    Reflect.set(window, 'given', performance.now());
    document.querySelector('[data-canvas]')?.dispatchEvent(drop);
  }, graph.document);
  const firstRenderMs = await drawn(page, graph);
  await page.getByText('Recalculating…').waitFor({ state: 'hidden' });
  await quiet(page);
  const card = `[data-component="${graph.raw.edited}"]`;
  return {
    ...gesturesOf(page, card, { field: 'input[data-bench]', texts: TYPED_NUMBERS }),
    name: 'editor',
    firstRenderMs,
    look: async (at) => {
      await page.locator('[data-canvas]').focus();
      await page.keyboard.press('Escape');
      await page.keyboard.press('Shift+1');
      await quiet(page);
      if (at === 'whole') return;
      await page.keyboard.press('Control+0');
      await quiet(page);
      await page.locator(`${card} .component-text`).click();
      await page
        .getByRole('textbox', { name: /^Own work.*: p50$/ })
        .evaluate((field) => field.setAttribute('data-bench', ''));
      await quiet(page);
    },
  };
}

/** Small ones, so that each is possible whatever the longest time stated beside it. */
const TYPED_NUMBERS = ['0.1', '0.12', '0.123', '0.12', '0.1', '0.11'];

async function openRaw(
  browser: Browser,
  { raw }: Addresses,
  name: 'visible' | 'all',
  graph: BenchGraph,
): Promise<Subject> {
  const page = await newPage(browser);
  await page.goto(`${raw}#${name}`);
  await page.evaluate(() => document.fonts.ready);
  await quiet(page);
  await page.evaluate((text) => {
    Reflect.set(window, 'given', performance.now());
    const show: unknown = Reflect.get(window, 'show');
    if (typeof show === 'function') show(text);
  }, JSON.stringify(graph.raw));
  const firstRenderMs = await drawn(page, graph);
  await quiet(page);
  const { edited, viewport } = graph.raw;
  return {
    ...gesturesOf(page, `.react-flow__node[data-id="${edited}"] .plain-node`, {
      field: '.plain-field',
      texts: ['a', 'ab', 'abc', 'ab', 'a', 'aa'],
    }),
    name: `raw, ${name}`,
    firstRenderMs,
    look: async (at) => {
      await page.evaluate(
        (view) => {
          const look: unknown = Reflect.get(window, 'look');
          if (typeof look === 'function') look(view);
        },
        at === 'whole' ? viewport : closeView(graph.raw),
      );
      await quiet(page);
    },
  };
}

/** From all in view to zoom 1 with the middle of the screen where it was. */
function closeView({ viewport: { x, y, zoom } }: RawGraph) {
  const middle = { x: SCREEN.width / 2, y: SCREEN.height / 2 };
  return { x: middle.x - (middle.x - x) / zoom, y: middle.y - (middle.y - y) / zoom, zoom: 1 };
}

function gesturesOf(
  page: Page,
  card: string,
  { field, texts }: { readonly field: string; readonly texts: readonly string[] },
): Pick<Subject, 'page' | 'pan' | 'drag' | 'type' | 'close'> {
  return {
    page,
    pan: (by) =>
      page.evaluate(([steps, step]) => (Reflect.get(window, 'driver') as Driver).pan(steps, step), [
        PAN_STEPS,
        by,
      ] as const),
    drag: () =>
      page.evaluate(([what, steps]) => (Reflect.get(window, 'driver') as Driver).drag(what, steps), [
        card,
        DRAG_STEPS,
      ] as const),
    type: () =>
      page.evaluate(
        ([where, what, steps]) => (Reflect.get(window, 'driver') as Driver).type(where, what, steps),
        [field, texts, TYPE_STEPS] as const,
      ),
    close: () => page.context().close(),
  };
}

const drawn = (page: Page, { raw, connections }: BenchGraph): Promise<number> =>
  page.evaluate(
    async ([cards, lines]) => {
      const given = () => {
        const at: unknown = Reflect.get(window, 'given');
        return typeof at === 'number' ? at : null;
      };
      while (given() === null) await new Promise(requestAnimationFrame);
      return (Reflect.get(window, 'driver') as Driver).drawn(cards, lines, given() ?? 0);
    },
    [raw.nodes.length, connections] as const,
  );

/** Until the page has had nothing to do for a moment, three times. */
const quiet = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    for (let turn = 0; turn < 3; turn++) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 1000 }));
    }
  });
