import { expect, type Page, test } from '@playwright/test';
import { openEditor } from '../support/editorPage';

/** The classes of what has a layer of its own. */
async function layersOf(page: Page): Promise<readonly string[]> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('DOM.enable');
  const nodes = new Promise<readonly number[]>((resolve) => {
    devtools.on('LayerTree.layerTreeDidChange', ({ layers = [] }) =>
      resolve(layers.flatMap(({ backendNodeId }) => backendNodeId ?? [])),
    );
  });
  await devtools.send('LayerTree.enable');
  // They are told of with the next frame.
  await page.keyboard.press('Control+0');
  const names: string[] = [];
  for (const backendNodeId of await nodes) {
    const { node } = await devtools.send('DOM.describeNode', { backendNodeId });
    const { attributes = [] } = node;
    names.push(attributes[attributes.indexOf('class') + 1] ?? '');
  }
  await devtools.detach();
  return names;
}

test('what lies over the canvas is not painted with it', async ({ page }) => {
  await openEditor(page);
  const layers = await layersOf(page);
  for (const over of ['overview', 'top-bar', 'status-bar', 'palette', 'inspector'])
    expect(layers.some((classes) => classes.split(' ').includes(over))).toBe(true);
});

test('dots that all fall on pixels alike are painted without mixing them', async ({ page }) => {
  await openEditor(page);
  const dots = page.locator('.canvas-dots');
  await page.locator('[data-canvas]').focus();
  await page.keyboard.press('Control+0');
  await expect(dots).toHaveCSS('image-rendering', 'pixelated');
  await page.keyboard.press('Control+=');
  await expect(dots).toHaveCSS('image-rendering', 'auto');
});
