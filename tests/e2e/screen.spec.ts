import { expect, test } from '@playwright/test';
import { openEditor } from '../support/editorPage';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

test('no label lies on another label or on a card in the shipped example', async ({ page }) => {
  await openEditor(page);
  const boxes = (selector: string): Promise<Box[]> =>
    page.locator(selector).evaluateAll((elements) =>
      elements.map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return { x, y, width, height };
      }),
    );
  await expect(page.locator('[data-connection] text').first()).toBeVisible();
  const labels = await boxes('[data-connection] .label-box');
  const cards = await boxes('[data-component]');
  expect(labels.length).toBeGreaterThan(8);
  const meet = (a: Box, b: Box) =>
    a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
  const clashes = labels.flatMap((label, index) => [
    ...labels.slice(index + 1).filter((other) => meet(label, other)),
    ...cards.filter((card) => meet(label, card)),
  ]);
  expect(clashes).toEqual([]);
  // And every text fits its box.
  const texts = await boxes('[data-connection] text:first-of-type');
  texts.forEach((text, index) => {
    expect(text.width).toBeLessThanOrEqual((labels[index]?.width ?? 0) - 6);
  });
});

test('whatever the Tab key reaches shows that it has the focus', async ({ page }) => {
  const editor = await openEditor(page);
  await editor.select('links');
  await page.locator('.logo-button').focus();
  const bare = new Set<string>();
  for (let stop = 0; stop < 90; stop++) {
    await page.keyboard.press('Tab');
    const unmarked = await page.evaluate(unmarkedFocus);
    if (unmarked !== null) bare.add(unmarked);
  }
  expect([...bare]).toEqual([]);
});

test('those who ask for more contrast get stronger lines', async ({ page }) => {
  await openEditor(page);
  const line = () =>
    page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--line'));
  const before = await line();
  await page.emulateMedia({ contrast: 'more' });
  expect(await line()).not.toBe(before);
});

test('under forced colours what is chosen, what is wrong and what a connection is are still told apart', async ({
  page,
}) => {
  const editor = await openEditor(page);
  await page.emulateMedia({ forcedColors: 'active' });
  await editor.select('redirect');
  const styleOf = (selector: string, property: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);
  const highlight = await page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.color = 'Highlight';
    const colour = getComputedStyle(probe).color;
    probe.remove();
    return colour;
  });
  expect(await styleOf('.tool-strip [aria-checked="true"]', 'background-color')).toBe(highlight);
  expect(await styleOf('[data-component="redirect"]', 'outline-color')).toBe(highlight);
  expect(await styleOf('[data-component="redirect"]', 'outline-style')).toBe('solid');
  const ink = await styleOf('body', 'color');
  expect(await styleOf('.connection-edge .react-flow__edge-path', 'stroke')).toBe(ink);
  expect(await styleOf('.connection-label .label-box', 'stroke')).toBe(ink);
  expect(await styleOf('.severity-dot', 'border-top-style')).toBe('solid');
  await page.getByRole('button', { name: 'Menu', exact: true }).click();
  expect(await styleOf('.menu-rule', 'border-top-style')).toBe('solid');
});

/** Runs in the page: what has the focus, if neither it nor what frames it looks any different for it. */
function unmarkedFocus(): string | null {
  const at = document.activeElement;
  if (!(at instanceof HTMLElement) || at === document.body) return null;
  const look = (element: Element) => {
    const { outlineStyle, outlineWidth, boxShadow, borderColor, backgroundColor } = getComputedStyle(element);
    const outline = outlineStyle === 'none' ? '' : outlineWidth;
    return [outline, boxShadow, borderColor, backgroundColor].join(' | ');
  };
  const around = [at, at.parentElement ?? at];
  const marked = around.map(look);
  at.blur();
  const plain = around.map(look);
  at.focus({ preventScroll: true });
  return marked.some((text, index) => text !== plain[index])
    ? null
    : `${at.tagName}.${at.className} ${at.getAttribute('aria-label') ?? at.textContent}`;
}

test('the theme can be chosen, and the journey in focus dims the rest', async ({ page }) => {
  await openEditor(page);
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('menuitem', { name: 'Theme', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Theme: dark' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.getByRole('button', { name: 'Focus on Shorten a link' }).click();
  await expect(page.locator('.journey-button')).toContainText('Shorten a link');
  await expect(page.locator('.connection-edge[data-quiet]').first()).toBeVisible();
});

test('on a tablet held upright, and in half a window, both rows, and the export, end with what they end with', async ({
  page,
}) => {
  await openEditor(page);
  for (const width of [980, 820, 600]) {
    await page.setViewportSize({ width, height: 900 });
    for (const name of ['Export', 'Present', 'Undo'])
      await expect(page.getByRole('button', { name, exact: true })).toBeInViewport({ ratio: 1 });
    const last = page.locator('.tool-strip button').last();
    await last.click();
    await expect(last).toBeInViewport({ ratio: 1 });
    const foot = page.locator('.status-bar');
    expect(await foot.evaluate((row) => row.scrollWidth - row.clientWidth)).toBe(0);
    await expect(foot.getByRole('status')).toHaveText(/^Open a short link 99\.\d+ % · .* · p99 \d+ ms$/);
    await expect(foot.getByRole('status')).toBeInViewport({ ratio: 1 });
    await expect(foot.getByRole('button', { name: '0 errors 0 warnings 0 to consider' })).toBeVisible();
  }
  await page.setViewportSize({ width: 600, height: 700 });
  await page.keyboard.press('Control+e');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  for (const name of ['Cancel', 'Export'])
    await expect(dialog.getByRole('button', { name })).toBeInViewport({ ratio: 1 });
});

test('the overview: what is in view is dragged along, past the edge too; a click beside it goes there', async ({
  page,
}) => {
  await openEditor(page);
  await page.keyboard.press('Control+0');
  const frame = page.locator('.overview i');
  const boxOf = async (): Promise<Box> => {
    const box = await frame.boundingBox();
    if (!box) throw new Error('no frame');
    return box;
  };
  const shift = () =>
    page
      .locator('.react-flow__viewport')
      .evaluate((view) => new DOMMatrix(getComputedStyle(view).transform).e);
  const start = await boxOf();
  const [x, y] = [start.x + start.width * 0.3, start.y + start.height * 0.6];
  const left = await shift();
  await page.mouse.move(x, y);
  await page.mouse.down();
  expect(await boxOf()).toEqual(start);
  await page.mouse.move(x + 10, y, { steps: 2 });
  await expect.poll(async () => Math.round((await boxOf()).x - start.x)).toBe(10);
  const byTen = left - (await shift());
  await page.mouse.move(x + 60, y, { steps: 6 });
  await expect.poll(async () => Math.round((left - (await shift())) / byTen)).toBe(6);
  await page.mouse.up();

  // Let go, all of it is shown again, and what is clicked comes into the middle.
  const overview = await page.locator('.overview').boundingBox();
  if (!overview) throw new Error('no overview');
  await expect.poll(async () => (await boxOf()).x).toBeLessThan(overview.x + overview.width - 20);
  await page.mouse.click(overview.x + 12, overview.y + overview.height / 2);
  await expect.poll(async () => (await shift()) - left).toBeGreaterThan(0);
});
