import AxeBuilder from '@axe-core/playwright';
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

for (const scheme of ['light', 'dark'] as const)
  test(`axe finds nothing on the main screen, ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    const editor = await openEditor(page);
    await expect(page.locator('html')).toHaveAttribute('data-theme', scheme);
    const scan = async () => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      return violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`,
      );
    };
    expect(await scan()).toEqual([]);
    await editor.select('redirect');
    expect(await scan()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await scan()).toEqual([]);
  });

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
