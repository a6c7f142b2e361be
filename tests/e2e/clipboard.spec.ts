import { expect, type Page, test } from '@playwright/test';
import { parseDiagram } from '../../src/document/parseDiagram';
import { estimate } from '../../src/estimate/estimate';
import { exportSvg } from '../../src/formats/exporters/svg';
import { documentInSvg } from '../../src/formats/exporters/svgDocument';
import type { Image } from '../../src/model/diagram';
import { openEditor, shippedExample } from '../support/editorPage';
import { looksOf } from '../support/picture';

test.beforeEach(async ({ context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
});

/** Each type on the clipboard, as base64; read again until `wanted` is among them. */
async function onClipboard(page: Page, wanted: string): Promise<Map<string, Buffer>> {
  let found = new Map<string, Buffer>();
  await expect
    .poll(
      async () => {
        const parts = await page
          .evaluate(async () => {
            const items = await navigator.clipboard.read();
            const read = items.flatMap((item) =>
              item.types.map(async (type) => {
                const bytes = new Uint8Array(await (await item.getType(type)).arrayBuffer());
                let text = '';
                for (const byte of bytes) text += String.fromCharCode(byte);
                return [type, btoa(text)] as const;
              }),
            );
            return { items: items.length, parts: await Promise.all(read) };
          })
          .catch((error: Error) => {
            // Being written just now.
            if (error.message.includes('has changed')) return { items: 0, parts: [] };
            throw error;
          });
        expect(parts.items).toBeLessThanOrEqual(1);
        found = new Map(parts.parts.map(([type, base64]) => [type, Buffer.from(base64, 'base64')]));
        return [...found.keys()];
      },
      { timeout: 20_000 },
    )
    .toContain(wanted);
  return found;
}

const textOf = (parts: Map<string, Buffer>, type: string) => parts.get(type)?.toString('utf8') ?? '';

const PNG_DOT =
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAADUlEQVR4nGP4zwAE/wEHAAH/4iOeWQAAAABJRU5ErkJggg==';

test('Ctrl+C puts one item there: the diagram as text and as our own type, its figure as PNG and SVG', async ({
  page,
}) => {
  const editor = await openEditor(page);
  await editor.select('cache');
  await page.keyboard.press('Control+c');
  // The text is there at once, whatever comes of the rest.
  expect(JSON.parse(await page.evaluate(() => navigator.clipboard.readText()))).toMatchObject({
    format: 'plumbline',
  });
  const parts = await onClipboard(page, 'image/svg+xml');
  expect([...parts.keys()].sort()).toEqual([
    'image/png',
    'image/svg+xml',
    'text/plain',
    'web application/vnd.plumbline+json',
  ]);
  for (const type of ['text/plain', 'web application/vnd.plumbline+json']) {
    const parsed = parseDiagram(textOf(parts, type));
    expect(parsed.ok && [...parsed.value.components.keys()]).toEqual(['cache']);
  }
  expect(textOf(parts, 'image/svg+xml')).toContain('Link cache');
  const looks = await looksOf(page, new Uint8Array(parts.get('image/png') ?? []));
  expect(looks.width).toBeGreaterThan(380);
  expect(looks.colours).toBeGreaterThan(20);
  expect(looks.corner).toEqual([255, 255, 255, 255]);
});

test('copy as PNG, as SVG, as text: by key and by the palette, of the selection or of the page', async ({
  page,
}) => {
  const editor = await openEditor(page);
  const byPalette = async (label: string) => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type(label);
    await page.keyboard.press('Enter');
  };
  await page.locator('[data-canvas]').focus();
  await page.keyboard.press('Shift+Alt+C');
  await expect(page.getByRole('status').filter({ hasText: 'The page was copied as a PNG' })).toBeVisible();
  const png = await onClipboard(page, 'image/png');
  expect([...png.keys()]).toEqual(['image/png']);
  const looks = await looksOf(page, new Uint8Array(png.get('image/png') ?? []));
  expect(looks.width).toBeGreaterThan(2000);
  expect(looks.colours).toBeGreaterThan(50);

  await editor.select('cache');
  await byPalette('Copy as text');
  await expect(
    page.getByRole('status').filter({ hasText: 'The selection was copied as text' }),
  ).toBeVisible();
  expect(textOf(await onClipboard(page, 'text/plain'), 'text/plain')).toMatch(
    /^## Components\n\n- \*\*Link cache\*\* \(Cache, /,
  );

  await byPalette('Copy as SVG');
  await expect(page.getByRole('status').filter({ hasText: 'copied as an SVG' })).toBeVisible();
  const svg = textOf(await onClipboard(page, 'image/svg+xml'), 'text/plain');
  expect(svg).toContain('@font-face');
  const parsed = parseDiagram(documentInSvg(svg) ?? '');
  expect(parsed.ok && [...parsed.value.components.keys()]).toEqual(['cache']);
  // An SVG of ours is the diagram again.
  await page.locator('[data-canvas]').focus();
  await page.keyboard.press('Control+v');
  expect((await editor.diagram()).components.size).toBe(shippedExample().components.size + 1);
});

test('cut in one window, pasted in another with its connections, from the menu', async ({
  page,
  context,
}) => {
  const editor = await openEditor(page);
  await editor.select('redirect');
  await page.keyboard.down('Shift');
  await editor.select('cache');
  await page.keyboard.up('Shift');
  await page.keyboard.press('Control+x');
  await expect(editor.card('cache')).toHaveCount(0);
  await onClipboard(page, 'image/png');
  const other = await openEditor(await context.newPage());
  await other.startEmpty();
  await other.page.getByRole('button', { name: 'Menu' }).click();
  await other.page.getByRole('menuitem', { name: 'Edit' }).hover();
  await other.page.getByRole('menuitem', { name: /^Paste/ }).click();
  await expect(other.card('cache')).toBeVisible();
  const pasted = await other.diagram();
  expect([...pasted.components.keys()].sort()).toEqual(['cache', 'redirect']);
  expect([...pasted.connections.values()]).toMatchObject([{ from: 'redirect', to: 'cache' }]);
});

test('an image becomes an image where the pointer is; one step to undo', async ({ page }) => {
  const editor = await openEditor(page);
  await page.mouse.move(700, 420);
  await page.locator('[data-canvas]').focus();
  await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    await navigator.clipboard.write([
      new ClipboardItem({ 'image/png': new Blob([bytes], { type: 'image/png' }) }),
    ]);
  }, PNG_DOT);
  await page.keyboard.press('Control+v');
  await expect.poll(async () => (await editor.diagram()).drawings.size).toBe(1);
  const [image] = [...(await editor.diagram()).drawings.values()] as Image[];
  expect(image).toMatchObject({ kind: 'image', size: { width: 2, height: 1 } });
  expect(image?.source).toMatch(/^data:image\/png;base64,/);
  await expect(page.locator('.react-flow img')).toBeVisible();
  await page.keyboard.press('Control+z');
  expect((await editor.diagram()).drawings.size).toBe(0);
});

test('a web address becomes a note that opens it, by mouse and by key', async ({ page, context }) => {
  const editor = await openEditor(page);
  await editor.startEmpty();
  await context.route('https://example.com/**', (route) => route.fulfill({ body: 'there' }));
  await page.evaluate(() => navigator.clipboard.writeText('https://example.com/runbook'));
  await page.keyboard.press('Control+v');
  await expect
    .poll(async () => [...(await editor.diagram()).notes.values()].map(({ text }) => text))
    .toEqual(['https://example.com/runbook']);
  const [byMouse] = await Promise.all([
    context.waitForEvent('page'),
    page.getByRole('link', { name: 'Open https://example.com/runbook' }).click(),
  ]);
  expect(byMouse.url()).toBe('https://example.com/runbook');
  await byMouse.close();
  await page.locator('[data-canvas]').focus();
  const [byKey] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('Control+Enter')]);
  expect(byKey.url()).toBe('https://example.com/runbook');
});

/** Drops files on the canvas as a hand would, from outside of the window. */
async function drop(
  page: Page,
  files: readonly { name: string; type: string; base64: string }[],
): Promise<void> {
  await page.evaluate((given) => {
    const transfer = new DataTransfer();
    for (const { name, type, base64 } of given) {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      transfer.items.add(new File([bytes], name, { type }));
    }
    const canvas = document.querySelector('.react-flow__pane');
    const where = { clientX: 640, clientY: 400, bubbles: true, cancelable: true, dataTransfer: transfer };
    canvas?.dispatchEvent(new DragEvent('dragover', where));
    canvas?.dispatchEvent(new DragEvent('drop', where));
  }, files);
}

const base64 = (text: string) => Buffer.from(text).toString('base64');

test('files dropped: a picture is placed, a figure of ours is its diagram, a diagram opens and unsaved work is kept', async ({
  page,
}) => {
  const editor = await openEditor(page);
  const example = shippedExample();
  await drop(page, [{ name: 'dot.png', type: 'image/png', base64: PNG_DOT }]);
  await expect.poll(async () => (await editor.diagram()).drawings.size).toBe(1);
  expect([...(await editor.diagram()).drawings.values()]).toMatchObject([{ kind: 'image', name: 'dot' }]);

  const figure = exportSvg(example, estimate(example), { withDocument: true });
  await drop(page, [{ name: 'figure.svg', type: 'image/svg+xml', base64: base64(figure) }]);
  await expect.poll(async () => (await editor.diagram()).components.size).toBe(2 * example.components.size);
  const plain =
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>';
  await drop(page, [{ name: 'plain.svg', type: 'image/svg+xml', base64: base64(plain) }]);
  await expect.poll(async () => (await editor.diagram()).drawings.size).toBe(2);

  const small = {
    format: 'plumbline',
    version: 1,
    title: 'Dropped',
    components: { a: { type: 'service' } },
    connections: {},
  };
  await drop(page, [{ name: 'small.plumb', type: '', base64: base64(JSON.stringify(small)) }]);
  await expect(page.getByLabel('Title of the diagram')).toHaveValue('Dropped');
  await expect(page.getByRole('status').filter({ hasText: 'was set aside' })).toBeVisible();
  expect([...(await editor.diagram()).components.keys()]).toEqual(['a']);

  await drop(page, [{ name: 'notes.pdf', type: 'application/pdf', base64: base64('%PDF') }]);
  await expect(page.getByRole('alert')).toContainText('notes.pdf can’t be put in');
});
