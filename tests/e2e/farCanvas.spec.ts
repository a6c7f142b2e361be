import { expect, test } from '@playwright/test';
import { openEditor } from '../support/editorPage';
import { cardOnScreen, dropLarge, largeDiagram, zoomOf } from '../support/largeCanvas';

const large = largeDiagram(120, 12);

test('what is painted from afar is clicked, dragged, caught, connected and taken away as close up', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  const editor = await openEditor(page);
  await dropLarge(page, large);
  await expect(page.locator('[data-component]')).toHaveCount(0);
  const [from, to] = ['service-1-3', 'service-1-9'];
  const zoom = await zoomOf(page);
  const at = (id: string) => cardOnScreen(page, large, id);

  // Dragged: as far as the hand went, and one step back.
  const start = await at(from);
  await page.keyboard.down('Control');
  await page.keyboard.up('Control');
  await page.mouse.move(start.x, start.y);
  await expect(editor.card(from)).toBeVisible();
  await page.mouse.down();
  await page.mouse.move(start.x + 10, start.y + 6, { steps: 3 });
  await page.keyboard.down('Control');
  await page.mouse.move(start.x + 40, start.y + 20, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.up('Control');
  const before = large.components.get(from)?.position ?? { x: 0, y: 0 };
  const moved = (await editor.diagram()).components.get(from)?.position ?? { x: 0, y: 0 };
  expect(Math.abs(moved.x - before.x - 40 / zoom)).toBeLessThan(2 / zoom);
  expect(Math.abs(moved.y - before.y - 20 / zoom)).toBeLessThan(2 / zoom);
  await page.keyboard.press('Control+z');
  expect((await editor.diagram()).components.get(from)?.position).toEqual(before);

  // Caught by a marquee, with the connections among them, and taken away.
  const [corner, opposite] = [await at('store-6'), await at('store-9')];
  await page.mouse.move(corner.x, corner.y + 60);
  await page.mouse.down();
  await page.mouse.move(opposite.x, opposite.y, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.press('Delete');
  const without = await editor.diagram();
  expect(['store-6', 'store-7', 'store-8', 'store-9'].filter((id) => without.components.has(id))).toEqual([]);
  await page.keyboard.press('Control+z');
  expect((await editor.diagram()).components.size).toBe(120);

  // Clicked on the empty canvas: nothing is selected; clicked on a card, that is.
  await page.keyboard.press('Escape');
  await page.mouse.click(start.x, start.y);
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText(from);

  // Connected.
  const connections = large.connections.size;
  await page.keyboard.press('Escape');
  const end = await at(to);
  const border = { x: start.x + (84 - 2) * zoom, y: start.y };
  await page.mouse.move(border.x, border.y);
  await page.mouse.down();
  await page.mouse.move(border.x + 12, border.y + 4, { steps: 3 });
  await page.mouse.move(end.x, end.y, { steps: 6 });
  await page.mouse.up();
  const joined = await editor.diagram();
  expect(joined.connections.size).toBe(connections + 1);
  const added = [...joined.connections].find(([id]) => !large.connections.has(id))?.[1];
  expect(added).toMatchObject({ from, to });
  expect(errors).toEqual([]);
});

test('by key all of what is painted is selected, moved, and close up it is elements again', async ({
  page,
}) => {
  const editor = await openEditor(page);
  await dropLarge(page, large);
  await page.locator('[data-canvas]').focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('ArrowRight');
  const moved = await editor.diagram();
  for (const [id, { position }] of large.components)
    expect(moved.components.get(id)?.position?.x).toBe((position?.x ?? 0) + 1);
  await page.keyboard.press('Control+0');
  await expect(page.locator('[data-far-layer]')).toHaveCount(0);
  await expect(page.locator('[data-component]').first()).toBeVisible();
  // A line close up: pointed at it is an element, clicked it is selected, and it goes.
  const line = await page.evaluate(() => {
    for (const path of document.querySelectorAll<SVGPathElement>('.still-lines .react-flow__edge-path')) {
      const toScreen = path.getScreenCTM();
      if (!toScreen) continue;
      for (let along = 0; along < path.getTotalLength(); along += 5) {
        const { x, y } = path.getPointAtLength(along).matrixTransform(toScreen);
        const isInSight = x > 300 && x < 1080 && y > 200 && y < 700;
        if (isInSight && document.elementFromPoint(x, y)?.classList.contains('react-flow__pane'))
          return { x, y };
      }
    }
    return null;
  });
  if (!line) throw new Error('no line is in view');
  await page.mouse.move(line.x, line.y);
  await expect(page.locator('.react-flow__edges .react-flow__edge')).toHaveCount(1);
  await page.mouse.click(line.x, line.y);
  await page.keyboard.press('Delete');
  expect((await editor.diagram()).connections.size).toBe(large.connections.size - 1);
});

test('named from afar, it is near enough to be read while it is typed', async ({ page }) => {
  const editor = await openEditor(page);
  await editor.select('redirect');
  while ((await zoomOf(page)) > 0.2) await page.keyboard.press('Control+-');
  await page.keyboard.press('F2');
  const field = page.getByRole('textbox', { name: 'Name of Redirect API' });
  await expect(field).toBeFocused();
  await page.keyboard.type('Opener');
  await expect.poll(() => zoomOf(page)).toBeGreaterThanOrEqual(0.5);
  await expect(field).toBeInViewport();
  await page.keyboard.press('Enter');
  expect((await editor.diagram()).components.get('redirect')?.name).toBe('Opener');
});
