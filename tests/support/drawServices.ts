import { expect, type Page } from '@playwright/test';
import { type EditorPage, openEditor } from './editorPage';

export type Places = Readonly<Record<string, readonly [x: number, y: number]>>;

/** A diagram of services at these places, at 100 %, nothing selected. `more`: further keys of the document. */
export async function drawServices(page: Page, places: Places, more: object = {}): Promise<EditorPage> {
  const editor = await openEditor(page);
  await editor.startEmpty();
  const components = Object.fromEntries(
    Object.entries(places).map(([id, [x, y]]) => [id, { type: 'service', name: id, position: { x, y } }]),
  );
  const document = { format: 'plumbline', version: 1, title: 'Drawn', components, connections: {}, ...more };
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    window.document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
  }, JSON.stringify(document));
  await expect(page.locator('[data-component]')).toHaveCount(Object.keys(places).length);
  await page.locator('[data-canvas]').focus();
  await page.keyboard.press('Escape');
  return editor;
}
