/** What is in hand, what is locked, what is arranged, and the menus that do it. */
import type { Page } from 'playwright';
import type { Screen } from './screenList';

const inBoth = (name: string, drive: Screen['drive']): readonly Screen[] => [
  { name, drive },
  { name: `${name}-dark`, colorScheme: 'dark', drive },
];

export const arrangeScreens: readonly Screen[] = [
  ...inBoth('guides', dragBesideOthers),
  ...inBoth('context-menu', async (page) => {
    await page.locator('[data-component="redirect"]').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Order' }).hover();
  }),
  ...inBoth('several', async (page) => page.keyboard.press('Control+a')),
  ...inBoth('locked', async (page) => {
    await page.keyboard.press("Control+'");
    await page.locator('[data-component="redirect"]').click();
    await page.keyboard.press('Control+Shift+l');
    await page.keyboard.press('ArrowRight');
  }),
  {
    name: 'resized',
    drive: async (page) => {
      await page.locator('[data-component="redirect"]').click();
      for (let n = 0; n < 6; n++) await page.keyboard.press('Alt+Shift+ArrowRight');
      for (let n = 0; n < 4; n++) await page.keyboard.press('Alt+Shift+ArrowDown');
    },
  },
];

/** Below another card, at the gap its neighbours keep. */
async function dragBesideOthers(page: Page): Promise<void> {
  const [moved, above] = await Promise.all(
    ['links', 'totals'].map((id) => page.locator(`[data-component="${id}"]`).boundingBox()),
  );
  if (!moved || !above) return;
  const at = { x: moved.x + moved.width / 2, y: moved.y + moved.height / 2 };
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.move(at.x + above.x - moved.x + 2, at.y + 155, { steps: 12 });
}
