import { expect, type Page, test } from '@playwright/test';
import { serializeDiagram } from '../../src/document/serializeDiagram';
import { routeConnections } from '../../src/layout/routeConnections';
import { type Connection, type Diagram, emptyDiagram } from '../../src/model/diagram';
import { pagesOf } from '../../src/model/pages';
import { gridDiagram } from '../layout/diagrams';
import { type EditorPage, openEditor } from '../support/editorPage';

/** Lines of a page too large to be worked out while a frame waits: the worker does it, and it ends in what the diagram gives. */

const LARGE: Diagram = { ...emptyDiagram, ...gridDiagram(26, 24, 900) };

async function openLarge(page: Page): Promise<EditorPage> {
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'showOpenFilePicker');
  });
  const editor = await openEditor(page);
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Control+o')]);
  const buffer = Buffer.from(serializeDiagram(LARGE));
  await chooser.setFiles({ name: 'large.plumb', mimeType: 'application/json', buffer });
  await expect(page.locator('[data-component]')).toHaveCount(LARGE.components.size, { timeout: 60_000 });
  return editor;
}

/** Every line on the screen, by its connection. */
const drawnLines = (page: Page) =>
  page.evaluate((): [string, string][] =>
    [...document.querySelectorAll('.react-flow__edge')].map((edge) => [
      edge.getAttribute('data-id')?.slice('connection:'.length) ?? '',
      edge.querySelector('.react-flow__edge-path')?.getAttribute('d') ?? '',
    ]),
  );

const wanted = (diagram: Diagram): [string, string][] =>
  [...routeConnections(diagram)].map(([id, { path }]) => [id, path]);

async function expectWhole(editor: EditorPage): Promise<void> {
  const lines = wanted(await editor.diagram()).sort();
  expect(lines).toHaveLength(LARGE.connections.size);
  await expect.poll(async () => (await drawnLines(editor.page)).sort(), { timeout: 60_000 }).toEqual(lines);
}

const linesWorkers = (page: Page) => page.workers().filter((worker) => worker.url().includes('linesWorker'));

test('a large page: drawn at once, whole by the worker; so is a drop, and after an undo a card moved by keyboard', async ({
  page,
}) => {
  test.setTimeout(180_000);
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  const editor = await openLarge(page);
  await expectWhole(editor);
  expect(linesWorkers(page)).toHaveLength(1);

  const id = 'n13-12';
  const touched = [...LARGE.connections].filter(
    ([, { from, to }]: [string, Connection]) => from === id || to === id,
  );
  const start = await editor.middleOf(id);
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(start.x + 20, start.y + 12, { steps: 4 });
  await page.mouse.move(start.x + 60, start.y + 36, { steps: 6 });
  // In the hand: its own lines follow it, the rest stands.
  const before = new Map(wanted(LARGE));
  const during = new Map(await drawnLines(page));
  for (const [own] of touched) expect(during.get(own)).not.toBe(before.get(own));
  expect([...during].filter(([line, path]) => before.get(line) === path).length).toBeGreaterThan(600);
  // What is in the hand keeps the keyboard: no page changes under it, nothing is deleted.
  await page.keyboard.press('Alt+Shift+n');
  await page.keyboard.press('Alt+PageDown');
  await page.keyboard.press('Delete');
  await page.mouse.move(start.x + 70, start.y + 40, { steps: 2 });
  await page.mouse.up();
  const dropped = await editor.diagram();
  expect(pagesOf(dropped)).toHaveLength(1);
  expect(dropped.components.get(id)?.position).not.toEqual(LARGE.components.get(id)?.position);
  expect(dropped.connections.size).toBe(LARGE.connections.size);
  await expectWhole(editor);

  await page.keyboard.press('Control+z');
  await page.mouse.click(start.x, start.y);
  for (let step = 0; step < 5; step++) await page.keyboard.press('Shift+ArrowDown');
  expect((await editor.diagram()).components.get(id)?.position?.y).toBe(
    (LARGE.components.get(id)?.position?.y ?? 0) + 50,
  );
  await expectWhole(editor);
  expect(linesWorkers(page)).toHaveLength(1);
  expect(errors).toEqual([]);
});

test('without the worker the page does it itself', async ({ page }) => {
  test.setTimeout(180_000);
  await page.route('**/linesWorker*', (route) => route.abort());
  const editor = await openLarge(page);
  await expectWhole(editor);
});
