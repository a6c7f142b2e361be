import { expect, type Page, test } from '@playwright/test';
import type { Diagram } from '../../src/model/diagram';
import { openEditor, shippedExample } from '../support/editorPage';

test.use({ hasTouch: true });

type Spot = readonly [x: number, y: number];

/** Fingers, as the browser gets them. */
async function fingersOf(page: Page) {
  const devtools = await page.context().newCDPSession(page);
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...at: readonly Spot[]) =>
    devtools.send('Input.dispatchTouchEvent', { type, touchPoints: at.map(([x, y], id) => ({ x, y, id })) });
  return {
    send,
    drag: async ([x, y]: Spot, [toX, toY]: Spot) => {
      await send('touchStart', [x, y]);
      for (let n = 1; n <= 6; n++)
        await send('touchMove', [x + ((toX - x) * n) / 6, y + ((toY - y) * n) / 6]);
      await send('touchEnd');
    },
  };
}

const viewport = (page: Page) =>
  page.locator('.react-flow__viewport').evaluate((view) => {
    const { a, e, f } = new DOMMatrix(getComputedStyle(view).transform);
    return { zoom: a, x: e, y: f };
  });

test('fingers: one moves a card or the canvas, two zoom, one that rests opens the menu', async ({ page }) => {
  const editor = await openEditor(page);
  const fingers = await fingersOf(page);
  const before = await viewport(page);
  const { x, y } = await editor.middleOf('browser');
  await fingers.drag([x, y], [x + 30, y + 60]);
  const moved = await editor.diagram();
  const down = (diagram: Diagram) => diagram.components.get('browser')?.position?.y ?? 0;
  expect(down(moved) - down(shippedExample())).toBeGreaterThan(20);
  expect(await viewport(page)).toEqual(before);

  await fingers.drag([390, 310], [460, 350]);
  const panned = await viewport(page);
  expect(panned.x - before.x).toBeGreaterThan(40);
  expect(panned.y - before.y).toBeGreaterThan(20);
  expect(panned.zoom).toBe(before.zoom);

  await fingers.send('touchStart', [370, 340], [430, 340]);
  for (let n = 1; n <= 6; n++) await fingers.send('touchMove', [370 - n * 10, 340], [430 + n * 10, 340]);
  await fingers.send('touchEnd');
  expect((await viewport(page)).zoom).toBeGreaterThan(before.zoom * 1.2);
  expect((await editor.diagram()).components).toEqual(moved.components);

  // On a card as beside it; a card that was in hand stays where it was, and keys are heard.
  await page.keyboard.press('Shift+1');
  const whole = await viewport(page);
  const on = await editor.middleOf('shorten');
  await fingers.send('touchStart', [on.x, on.y]);
  await fingers.send('touchMove', [on.x, on.y + 30]);
  await fingers.send('touchMove', [on.x, on.y + 60]);
  await fingers.send('touchStart', [on.x, on.y + 60], [on.x + 40, on.y + 60]);
  for (let n = 1; n <= 6; n++)
    await fingers.send('touchMove', [on.x - n * 10, on.y + 60], [on.x + 40 + n * 10, on.y + 60]);
  await fingers.send('touchEnd');
  expect((await viewport(page)).zoom).toBeGreaterThan(whole.zoom * 1.5);
  expect((await editor.diagram()).components).toEqual(moved.components);
  await expect(page.locator('.guide, .guide-gap')).toHaveCount(0);
  await page.keyboard.press('Shift+1');
  await expect.poll(() => viewport(page)).toEqual(whole);

  await expect(editor.card('shorten')).toBeVisible();
  const card = await editor.middleOf('shorten');
  await fingers.send('touchStart', [card.x, card.y]);
  await expect(page.getByRole('menuitem', { name: 'Colour' })).toBeVisible();
  await fingers.send('touchEnd');
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('Fails together');
  await page.getByRole('menuitem', { name: 'Delete' }).tap();
  const left = await editor.diagram();
  expect(left.components.has('shorten')).toBe(false);
  expect(left.components.get('browser')).toEqual(moved.components.get('browser'));
});
