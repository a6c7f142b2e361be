/** Opens a diagram made for a test as people do: by choosing its file. */
import { expect, type FileChooser, type Page } from '@playwright/test';
import { serializeDiagram } from '../../src/document/serializeDiagram';
import type { Diagram } from '../../src/model/diagram';
import { type EditorPage, openEditor } from './editorPage';

export async function openDocument(page: Page, diagram: Diagram): Promise<EditorPage> {
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'showOpenFilePicker');
  });
  const editor = await openEditor(page);
  const buffer = Buffer.from(serializeDiagram(diagram));
  await (await chooserOf(page)).setFiles({ name: 'made.plumb', mimeType: 'application/json', buffer });
  const [first = ''] = diagram.components.keys();
  await expect(page.locator(`[data-component="${first}"]`)).toBeVisible();
  return editor;
}

/** Cards are on the screen a moment before keys are heard. */
async function chooserOf(page: Page): Promise<FileChooser> {
  let chooser: FileChooser | null = null;
  await expect(async () => {
    const opened = page.waitForEvent('filechooser', { timeout: 4000 });
    await page.keyboard.press('Control+o');
    chooser = await opened;
  }).toPass();
  if (!chooser) throw new Error('no file was asked for');
  return chooser;
}
