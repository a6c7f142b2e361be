import { readFile } from 'node:fs/promises';
import { type Download, expect, type Page, test } from '@playwright/test';
import { parseDiagram } from '../../src/document/parseDiagram';
import { figureSize } from '../../src/formats/exporters/pictureSize';
import { documentInPng } from '../../src/formats/exporters/pngChunks';
import { documentInSvg } from '../../src/formats/exporters/svgDocument';
import { plumbline } from '../cli/fakeIo';
import { openEditor } from '../support/editorPage';
import { dropLarge, largeDiagram } from '../support/largeCanvas';
import { looksOf } from '../support/picture';
import { repositoryPath } from '../support/repository';

/** Without the File System Access API an export is a download. */
test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'showOpenFilePicker');
    Reflect.deleteProperty(window, 'showSaveFilePicker');
  });
});

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Export' });
const bytesOf = async (download: Download) => new Uint8Array(await readFile(await download.path()));

async function downloaded(page: Page, act: () => Promise<void>): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  return download;
}

test('the figure from the editor is the one from the command line, letter for letter', async ({ page }) => {
  await openEditor(page);
  await page.getByRole('button', { name: 'Export' }).click();
  const download = await downloaded(page, () => dialog(page).getByRole('button', { name: 'Export' }).click());
  expect(download.suggestedFilename()).toBe('url-shortener.svg');
  await expect(dialog(page)).toBeHidden();
  const example = await readFile(repositoryPath('src/library/examples/url-shortener.plumb'), 'utf8');
  const { out } = await plumbline(['export', 'x.plumb', '--to', 'svg'], { files: { 'x.plumb': example } });
  const svg = new TextDecoder().decode(await bytesOf(download));
  expect(svg.length).toBe(out.length);
  expect(svg === out).toBe(true);
  expect(svg).toContain('@font-face');
  // A subset of one script: no more than a few icons weigh.
  expect(svg.length).toBeLessThan(150_000);
});

test('by keyboard alone: PNG at 3×, the selection, dark and transparent; the next time it is as the last', async ({
  page,
}) => {
  const editor = await openEditor(page);
  await editor.select('cache');
  await page.keyboard.press('Control+e');
  await expect(dialog(page)).toBeVisible();
  await expect(page.getByRole('radio', { name: 'SVG picture' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: 'PNG picture' })).toBeChecked();
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: 'Selection' })).toBeChecked();
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: '3×' })).toBeChecked();
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(page.getByRole('checkbox', { name: 'Transparent background' })).toBeChecked();
  const download = await downloaded(page, () => page.keyboard.press('Enter'));
  expect(download.suggestedFilename()).toBe('url-shortener.png');
  const png = await bytesOf(download);
  const carried = parseDiagram(documentInPng(png) ?? '');
  expect(carried.ok && [...carried.value.components.keys()]).toEqual(['cache']);
  const looks = await looksOf(page, png);
  // A card of 208 × 76 with its margin and the edge of its second card.
  expect(looks.width % 3).toBe(0);
  expect(looks.width).toBeGreaterThan(3 * 190);
  expect(looks.width).toBeLessThan(3 * 300);
  expect(looks.corner).toEqual([0, 0, 0, 0]);
  expect(looks.colours).toBeGreaterThan(20);
  await expect(dialog(page)).toBeHidden();
  await expect(page.locator('[data-canvas]')).toBeFocused();

  await page.keyboard.press('Control+e');
  await expect(page.getByRole('radio', { name: 'PNG picture' })).toBeChecked();
  await expect(page.getByRole('radio', { name: '3×' })).toBeChecked();
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked();
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
});

test('a PNG of the page has the pixels of its figure times the scale, on its ground, in its typeface', async ({
  page,
}) => {
  await openEditor(page);
  await page.keyboard.press('Control+e');
  const svgDownload = await downloaded(page, () => page.keyboard.press('Enter'));
  const size = figureSize(new TextDecoder().decode(await bytesOf(svgDownload)));
  for (const scale of [1, 4]) {
    await page.keyboard.press('Control+e');
    await page.getByRole('radio', { name: 'PNG picture' }).check();
    await page.getByRole('radio', { name: `${scale}×` }).check();
    await expect(dialog(page).getByText(/^[\d,]+ × [\d,]+ pixels$/)).toBeVisible();
    const png = await bytesOf(
      await downloaded(page, () => dialog(page).getByRole('button', { name: 'Export' }).click()),
    );
    const looks = await looksOf(page, png);
    expect([looks.width, looks.height]).toEqual([(size?.width ?? 0) * scale, (size?.height ?? 0) * scale]);
    expect(looks.corner).toEqual([255, 255, 255, 255]);
    expect(looks.colours).toBeGreaterThan(50);
  }
});

test('the text is the same whether copied out or written by the command line; its preview can be read', async ({
  page,
}) => {
  await openEditor(page);
  await page.keyboard.press('Control+e');
  await page.getByRole('radio', { name: 'Markdown text' }).check();
  await expect(dialog(page).locator('pre')).toContainText('# URL shortener');
  const download = await downloaded(page, () => page.keyboard.press('Enter'));
  expect(download.suggestedFilename()).toBe('url-shortener.md');
  const golden = await readFile(repositoryPath('tests/golden/url-shortener.md'), 'utf8');
  expect(new TextDecoder().decode(await bytesOf(download))).toBe(golden);
});

test('the preview follows the choice; what is not chosen is not in the figure', async ({ page }) => {
  await openEditor(page);
  await page.keyboard.press('Control+e');
  const preview = dialog(page).getByAltText('Preview of the export');
  await expect(preview).toBeVisible();
  const before = await preview.getAttribute('src');
  await dialog(page).getByLabel('Carries the diagram').uncheck();
  await dialog(page).getByLabel('Title and journeys').uncheck();
  await expect(preview).not.toHaveAttribute('src', before ?? '');
  const download = await downloaded(page, () => dialog(page).getByRole('button', { name: 'Export' }).click());
  const svg = new TextDecoder().decode(await bytesOf(download));
  expect(documentInSvg(svg)).toBeNull();
  expect(svg).not.toContain('Made with');
});

test('a large page is drawn by a worker, whole; a choice made meanwhile is what counts', async ({ page }) => {
  const editor = await openEditor(page);
  const large = largeDiagram(120, 12);
  await dropLarge(page, large);
  const worker = page.waitForEvent('worker', (one) => one.url().includes('figureWorker'));
  await page.keyboard.press('Control+e');
  await worker;
  await page.getByRole('radio', { name: 'Dark' }).check();
  await page.getByRole('radio', { name: 'Light' }).check();
  await page.getByRole('checkbox', { name: 'Title and journeys' }).uncheck();
  await expect(dialog(page).getByAltText('Preview of the export')).toBeVisible();
  const download = await downloaded(page, () => dialog(page).getByRole('button', { name: 'Export' }).click());
  const svg = new TextDecoder().decode(await bytesOf(download));
  expect(svg).not.toContain('Made with');
  expect(svg.match(/<g class="connection"/g)).toHaveLength(large.connections.size);
  const carried = parseDiagram(documentInSvg(svg) ?? '');
  expect(carried.ok && carried.value.components).toEqual((await editor.diagram()).components);
});

test('a picture that is too large is drawn as large as fits, and can be stopped', async ({ page }) => {
  // A hundred million pixels take a busy machine without a GPU half a minute.
  test.setTimeout(240_000);
  await openEditor(page);
  // A page may be that large by what stands far apart: it takes no longer to draw than it must.
  const corners = [0, 1].flatMap((x) => [0, 1].map((y) => ({ x: x * 12_672, y: y * 5_808 })));
  const components = Object.fromEntries(
    corners.map((position, n) => [`c${n}`, { type: 'service', name: `Service ${n}`, position }]),
  );
  const large = JSON.stringify({
    format: 'plumbline',
    version: 1,
    title: 'Large',
    components,
    connections: {},
  });
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Control+o')]);
  await chooser.setFiles({ name: 'large.plumb', mimeType: 'application/json', buffer: Buffer.from(large) });
  await expect(page.getByLabel('Title of the diagram')).toHaveValue('Large');
  await page.keyboard.press('Control+e');
  await page.getByRole('radio', { name: 'PNG picture' }).check();
  await page.getByRole('radio', { name: '4×' }).check();
  await expect(dialog(page).getByText(/pixels: 1\.\d+×, as large as fits/)).toBeVisible({ timeout: 90_000 });
  await dialog(page).getByRole('button', { name: 'Export' }).click();
  await dialog(page).getByRole('button', { name: 'Stop' }).click();
  await expect(dialog(page).getByRole('button', { name: 'Export' })).toBeVisible({ timeout: 60_000 });
  const download = await downloaded(page, () => dialog(page).getByRole('button', { name: 'Export' }).click());
  const png = await bytesOf(download);
  const header = new DataView(png.buffer, png.byteOffset);
  expect(header.getUint32(16)).toBeGreaterThan(10_000);
  expect(header.getUint32(16) * header.getUint32(20)).toBeLessThanOrEqual(100_100_000);
  await expect(page.getByRole('status').filter({ hasText: 'more than a picture may have' })).toBeVisible();
});
