/** Opens a diagram made for a test as people do: by choosing its file. */
import { expect, type Page } from '@playwright/test';
import { serializeDiagram } from '../../src/document/serializeDiagram';
import type { Diagram } from '../../src/model/diagram';
import { type EditorPage, openEditor } from './editorPage';

export async function openDocument(page: Page, diagram: Diagram): Promise<EditorPage> {
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'showOpenFilePicker');
  });
  const editor = await openEditor(page);
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Control+o')]);
  const buffer = Buffer.from(serializeDiagram(diagram));
  await chooser.setFiles({ name: 'made.plumb', mimeType: 'application/json', buffer });
  const [first = ''] = diagram.components.keys();
  await expect(page.locator(`[data-component="${first}"]`)).toBeVisible();
  return editor;
}
