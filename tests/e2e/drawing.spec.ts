import { expect, type Page, test } from '@playwright/test';
import type { Stroke } from '../../src/model/diagram';
import { type EditorPage, openEditor, shippedExample } from '../support/editorPage';

/** Pen, eraser, laser and text: what ends up in the document, by mouse, by keyboard and by a real pen. */

const strokesIn = async (editor: EditorPage): Promise<readonly Stroke[]> =>
  [...(await editor.diagram()).drawings.values()].flatMap((drawing) =>
    drawing.kind === 'stroke' ? [drawing] : [],
  );

async function drag(page: Page, ...corners: readonly (readonly [x: number, y: number])[]): Promise<void> {
  const [[x, y] = [0, 0], ...rest] = corners;
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (const [toX, toY] of rest) await page.mouse.move(toX, toY, { steps: 8 });
}

async function draw(page: Page, ...corners: readonly (readonly [x: number, y: number])[]): Promise<void> {
  await drag(page, ...corners);
  await page.mouse.up();
}

/** How the canvas is moved and zoomed; not all of its style: for a moment after a movement it is a layer of its own. */
const viewOf = (page: Page): Promise<string> =>
  page.locator('.react-flow__viewport').evaluate((view) => getComputedStyle(view).transform);

interface Tablet {
  pen(
    type: 'mousePressed' | 'mouseMoved' | 'mouseReleased',
    x: number,
    y: number,
    force: number,
  ): Promise<void>;
  touch(type: 'touchStart' | 'touchMove' | 'touchEnd', ...at: readonly Touch[]): Promise<void>;
}

type Touch = readonly [x: number, y: number];

/** As a tablet sends it. */
async function tabletOf(page: Page): Promise<Tablet> {
  const devtools = await page.context().newCDPSession(page);
  return {
    pen: async (type, x, y, force) => {
      const pressed = type === 'mouseReleased' ? 0 : 1;
      await devtools.send('Input.dispatchMouseEvent', {
        type,
        x,
        y,
        force,
        pointerType: 'pen',
        button: 'left',
        buttons: pressed,
        clickCount: 1,
      });
    },
    touch: async (type, ...at) => {
      const touchPoints = at.map(([x, y], id) => ({ x, y, id }));
      await devtools.send('Input.dispatchTouchEvent', { type, touchPoints });
    },
  };
}

test('P draws: a stroke is one drawing and one undo step, and the pen stays in hand until Escape', async ({
  page,
}) => {
  const editor = await openEditor(page);
  await editor.startEmpty();
  await page.keyboard.press('p');
  await draw(page, [500, 300], [640, 420], [760, 300]);
  await draw(page, [500, 500], [760, 500]);
  const [first, second] = await strokesIn(editor);
  expect(second?.points.length).toBeLessThan(8);
  expect(first?.points.length).toBeGreaterThan(2);
  expect(first?.points.length).toBeLessThan(40);
  expect(first?.points.every(([, , pressure]) => pressure !== undefined)).toBe(true);
  await expect(page.locator('.stroke-node')).toHaveCount(2);
  await page.keyboard.press('Control+z');
  expect(await strokesIn(editor)).toEqual([first]);
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-drawing-surface]')).toHaveCount(0);
});

test('colour and width are chosen beside the pen, and Shift draws straight', async ({ page }) => {
  const editor = await openEditor(page);
  await editor.startEmpty();
  await page.getByRole('radio', { name: 'Draw with the pen' }).click();
  await page.getByRole('radio', { name: 'Red' }).click();
  await page.getByRole('radio', { name: 'Thick' }).click();
  await page.keyboard.down('Shift');
  await draw(page, [500, 300], [560, 480], [760, 300]);
  await page.keyboard.up('Shift');
  const [stroke] = await strokesIn(editor);
  expect(stroke).toMatchObject({ accent: 'red', width: 8 });
  expect(stroke?.points).toHaveLength(2);
});

test('Escape while drawing leaves no stroke, and the pen in hand', async ({ page }) => {
  const editor = await openEditor(page);
  await editor.startEmpty();
  await page.keyboard.press('p');
  await drag(page, [500, 300], [640, 420]);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect(page.locator('[data-drawing-surface="pen"]')).toBeVisible();
  await draw(page, [500, 500], [760, 500]);
  expect(await strokesIn(editor)).toHaveLength(1);
});

test('a pen presses, and after it a finger moves the canvas and draws nothing', async ({ page }) => {
  const editor = await openEditor(page);
  await editor.startEmpty();
  await page.keyboard.press('p');
  const tablet = await tabletOf(page);
  await tablet.pen('mousePressed', 500, 300, 0.1);
  for (let n = 1; n <= 10; n++) await tablet.pen('mouseMoved', 500 + 20 * n, 300 + 10 * (n % 3), n / 10);
  await tablet.pen('mouseReleased', 700, 310, 0);
  const [stroke] = await strokesIn(editor);
  const pressures = stroke?.points.map(([, , pressure = 0]) => pressure) ?? [];
  expect(pressures[0]).toBe(0.1);
  expect(Math.max(...pressures)).toBe(1);

  const before = await viewOf(page);
  await tablet.touch('touchStart', [600, 500]);
  await tablet.touch('touchMove', [640, 560]);
  await tablet.touch('touchEnd');
  await expect.poll(() => viewOf(page)).not.toBe(before);
  expect(await strokesIn(editor)).toHaveLength(1);
});

test('a palm that comes down while the pen writes does nothing; one that lay there before lets go', async ({
  page,
}) => {
  const editor = await openEditor(page);
  await editor.startEmpty();
  await page.keyboard.press('p');
  const tablet = await tabletOf(page);
  const before = await viewOf(page);
  await tablet.pen('mousePressed', 500, 300, 0.4);
  await tablet.pen('mouseMoved', 560, 320, 0.5);
  await tablet.touch('touchStart', [700, 500]);
  await tablet.touch('touchMove', [760, 560]);
  for (let n = 1; n <= 6; n++) await tablet.pen('mouseMoved', 560 + 20 * n, 320 + 12 * (n % 2), 0.6);
  await tablet.pen('mouseReleased', 680, 320, 0);
  await tablet.touch('touchEnd');
  expect((await strokesIn(editor)).map(({ points }) => points.length > 3)).toEqual([true]);
  expect(await viewOf(page)).toBe(before);

  await tablet.touch('touchStart', [700, 500]);
  await tablet.pen('mousePressed', 500, 400, 0.4);
  await tablet.touch('touchMove', [760, 560]);
  await tablet.pen('mouseMoved', 600, 420, 0.6);
  await tablet.pen('mouseReleased', 600, 420, 0);
  await tablet.touch('touchEnd');
  expect(await strokesIn(editor)).toHaveLength(2);
  expect(await viewOf(page)).toBe(before);
});

test('two fingers zoom the canvas while the pen is in hand, and draw nothing', async ({ page }) => {
  const editor = await openEditor(page);
  await page.keyboard.press('p');
  const tablet = await tabletOf(page);
  const zoomOf = async () =>
    Number(
      /scale\(([\d.]+)\)/.exec(
        (await page.locator('.react-flow__viewport').getAttribute('style')) ?? '',
      )?.[1],
    );
  const before = await zoomOf();
  await tablet.touch('touchStart', [600, 400]);
  await tablet.touch('touchStart', [600, 400], [700, 400]);
  for (let n = 1; n <= 5; n++) await tablet.touch('touchMove', [600 - 10 * n, 400], [700 + 10 * n, 400]);
  await tablet.touch('touchEnd');
  await expect.poll(async () => (await zoomOf()) / before).toBeCloseTo(2, 1);
  await draw(page, [500, 500], [760, 500]);
  expect(await strokesIn(editor)).toHaveLength(1);
});

test('a stroke is hit on its ink, moved, copied, resized, locked and deleted like anything else', async ({
  page,
}) => {
  const editor = await openEditor(page);
  await editor.startEmpty();
  await page.keyboard.press('p');
  await draw(page, [500, 300], [640, 440], [780, 300]);
  await page.keyboard.press('v');
  // In its box, beside its ink.
  await page.mouse.click(640, 310);
  await expect(page.locator('.stroke-node[data-selected]')).toHaveCount(0);
  const [drawn] = await strokesIn(editor);
  await draw(page, [570, 370], [630, 400]);
  const [moved] = await strokesIn(editor);
  expect(moved?.position?.x).toBeGreaterThan((drawn?.position?.x ?? 0) + 40);
  expect(moved?.points).toEqual(drawn?.points);
  await page.keyboard.press('Control+d');
  expect(await strokesIn(editor)).toHaveLength(2);
  await page.keyboard.press('Delete');
  expect(await strokesIn(editor)).toHaveLength(1);
  await draw(page, [460, 260], [900, 560]);
  await expect(page.locator('.stroke-node[data-selected]')).toHaveCount(1);
  await page.keyboard.press('Control+Shift+l');
  await page.keyboard.press('Delete');
  expect(await strokesIn(editor)).toEqual([{ ...moved, locked: true }]);
});

test('the wheel moves the canvas while the pen is in hand', async ({ page }) => {
  const editor = await openEditor(page);
  await editor.startEmpty();
  await page.keyboard.press('p');
  const before = await viewOf(page);
  await page.mouse.move(640, 400);
  await page.mouse.wheel(0, 120);
  await expect.poll(() => viewOf(page)).not.toBe(before);
});

test('E erases what it touches in one step: ink, lines and cards, nothing that is locked', async ({
  page,
}) => {
  const editor = await openEditor(page);
  const before = shippedExample();
  await page.keyboard.press('p');
  await draw(page, [520, 760], [900, 760]);
  await editor.page.keyboard.press('v');
  await editor.select('cache');
  await page.keyboard.press('Control+Shift+l');
  await page.keyboard.press('e');
  const [shorten, cache] = [await editor.middleOf('shorten'), await editor.middleOf('cache')];
  await drag(page, [700, 740], [700, 780], [shorten.x, shorten.y], [cache.x, cache.y]);
  await expect(page.locator('[data-erasing]').first()).toBeVisible();
  await page.mouse.up();
  const after = await editor.diagram();
  expect(after.drawings.size).toBe(0);
  expect(after.components.has('shorten')).toBe(false);
  expect(after.components.get('cache')?.locked).toBe(true);
  await expect(page.locator('[data-drawing-surface="eraser"]')).toBeVisible();
  await page.keyboard.press('Control+z');
  const back = await editor.diagram();
  expect(back.drawings.size).toBe(1);
  expect(back.components.size).toBe(before.components.size);
  expect(back.connections.size).toBe(before.connections.size);
});

test('Escape while erasing spares everything, and the other end of a pen erases', async ({ page }) => {
  const editor = await openEditor(page);
  await editor.startEmpty();
  await page.keyboard.press('p');
  await draw(page, [500, 400], [800, 400]);
  await page.keyboard.press('e');
  await drag(page, [600, 350], [600, 450]);
  await expect(page.locator('[data-erasing]')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect(page.locator('[data-erasing]')).toHaveCount(0);
  expect(await strokesIn(editor)).toHaveLength(1);
  await page.keyboard.press('p');
  const surface = page.locator('[data-drawing-surface]');
  // No browser lets itself be told of a pen's other end but in the page.
  await surface.evaluate((element) => {
    element.setPointerCapture = () => {};
    const send = (type: string, clientY: number, buttons: number) =>
      element.dispatchEvent(
        new PointerEvent(type, {
          bubbles: true,
          pointerId: 7,
          pointerType: 'pen',
          clientX: 600,
          clientY,
          button: 5,
          buttons,
        }),
      );
    send('pointerdown', 350, 32);
    send('pointermove', 450, 32);
    // Its trail is the eraser's.
    element.parentElement?.setAttribute(
      'data-trail',
      document.querySelector('.ink-in-hand')?.getAttribute('data-tool') ?? '',
    );
    send('pointerup', 450, 0);
  });
  await expect(page.locator('[data-trail="eraser"]')).toHaveCount(1);
  await expect.poll(async () => (await strokesIn(editor)).length).toBe(0);
});

test('K points: the trail is seen, fades, and is in no document and no history', async ({ page }) => {
  await openEditor(page);
  await page.keyboard.press('k');
  await draw(page, [500, 300], [640, 420], [760, 300]);
  const trail = page.locator('.ink-in-hand[data-tool="laser"] path');
  expect((await trail.getAttribute('d'))?.length).toBeGreaterThan(10);
  await expect(trail).toHaveAttribute('d', '');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('radio', { name: 'Select' })).toBeChecked();
});

test('T writes on the canvas: as wide as its words, edited on a double click or Enter, gone when empty', async ({
  page,
}) => {
  const editor = await openEditor(page);
  await editor.startEmpty();
  await page.keyboard.press('t');
  await page.mouse.click(600, 400);
  await page.keyboard.type('Peak: 3x');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('radio', { name: 'Select' })).toBeChecked();
  const textsIn = async () => [...(await editor.diagram()).notes.values()];
  const [short] = await textsIn();
  expect(short).toMatchObject({ text: 'Peak: 3x', plain: true });
  await page.keyboard.press('Enter');
  await page.keyboard.type('Peak: three times the usual');
  await page.keyboard.press('Escape');
  const [long] = await textsIn();
  expect(long?.size?.width).toBeGreaterThan((short?.size?.width ?? 0) + 60);
  await page.locator('.note-node p').dblclick();
  await page.keyboard.press('Delete');
  await page.keyboard.press('Escape');
  expect(await textsIn()).toEqual([]);
});
