import { expect, test } from '@playwright/test';
import { routeConnections } from '../../src/layout/routeConnections';
import { type Diagram, emptyDiagram } from '../../src/model/diagram';
import { pagesOf } from '../../src/model/pages';
import type { Point } from '../../src/shared/geometry';
import { gridDiagram } from '../layout/diagrams';
import { type EditorPage, openEditor } from '../support/editorPage';
import { cardOnScreen, dropLarge, onScreen } from '../support/largeCanvas';

/**
 * Lines of a page too large to be worked out while a frame waits: the worker does it, and it ends in what the diagram gives.
 * That all of them do is shown without a browser (liveLines.test.ts); here some are pointed at where they should run.
 */

const LARGE: Diagram = { ...emptyDiagram, ...gridDiagram(26, 24, 900) };
const CARD = 'n13-12';
const OWN = [...LARGE.connections].flatMap(([id, { from, to }]) =>
  from === CARD || to === CARD ? [id] : [],
);
const SOME = ['e7', 'e222', 'e431', 'e640', 'e855'];

const pathOf = (editor: EditorPage, id: string) =>
  editor.page.locator(`[data-id="connection:${id}"] .react-flow__edge-path`);

/** Beside the middle of its longest piece, where no other line is likely to cross it. */
function pointOn(points: readonly Point[]): Point {
  let [from, to, longest]: [Point, Point, number] = [{ x: 0, y: 0 }, { x: 0, y: 0 }, -1];
  points.slice(1).forEach((b, index) => {
    const a = points[index] ?? b;
    const length = Math.hypot(b.x - a.x, b.y - a.y);
    if (length > longest) [from, to, longest] = [a, b, length];
  });
  return { x: from.x + (to.x - from.x) * 0.45, y: from.y + (to.y - from.y) * 0.45 };
}

/** Painted lines become elements where they are pointed at. */
async function expectWhole(editor: EditorPage): Promise<void> {
  const { page } = editor;
  const routes = routeConnections(await editor.diagram());
  for (const id of [...OWN, ...SOME]) {
    const route = routes.get(id);
    if (!route) throw new Error(`no line ${id}`);
    const at = await onScreen(page, pointOn(route.points));
    const seen = async () => {
      await page.mouse.move(at.x + 40, at.y + 40);
      await page.mouse.move(at.x, at.y);
      const path = pathOf(editor, id);
      return (await path.count()) === 0 ? 'not there' : path.first().getAttribute('d');
    };
    await expect.poll(seen, { timeout: 60_000, message: id }).toBe(route.path);
  }
}

test('a large page: drawn at once, whole by the worker; so is a drop, and after an undo a card moved by keyboard', async ({
  page,
}) => {
  test.setTimeout(180_000);
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  const editor = await openEditor(page);
  await dropLarge(page, LARGE);
  await expectWhole(editor);
  const workers = () => page.workers().filter((worker) => worker.url().includes('linesWorker'));
  expect(workers()).toHaveLength(1);

  const start = await cardOnScreen(page, LARGE, CARD);
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(start.x + 20, start.y + 12, { steps: 4 });
  await page.mouse.move(start.x + 60, start.y + 36, { steps: 6 });
  // In the hand: its own lines follow it.
  const before = routeConnections(LARGE);
  for (const id of OWN) await expect(pathOf(editor, id)).not.toHaveAttribute('d', before.get(id)?.path ?? '');
  // What is in the hand keeps the keyboard: no page changes under it, nothing is deleted.
  await page.keyboard.press('Alt+Shift+n');
  await page.keyboard.press('Alt+PageDown');
  await page.keyboard.press('Delete');
  await page.mouse.move(start.x + 70, start.y + 40, { steps: 2 });
  await page.mouse.up();
  const dropped = await editor.diagram();
  expect(pagesOf(dropped)).toHaveLength(1);
  expect(dropped.components.get(CARD)?.position).not.toEqual(LARGE.components.get(CARD)?.position);
  expect(dropped.connections.size).toBe(LARGE.connections.size);
  await expectWhole(editor);

  await page.keyboard.press('Control+z');
  await page.keyboard.press('Escape');
  await page.mouse.click(start.x, start.y);
  for (let step = 0; step < 5; step++) await page.keyboard.press('Shift+ArrowDown');
  const { x = 0, y = 0 } = LARGE.components.get(CARD)?.position ?? {};
  expect((await editor.diagram()).components.get(CARD)?.position).toEqual({ x, y: y + 50 });
  await expectWhole(editor);
  expect(workers()).toHaveLength(1);
  expect(errors).toEqual([]);
});

test('without the worker the page does it itself', async ({ page }) => {
  test.setTimeout(180_000);
  await page.route('**/linesWorker*', (route) => route.abort());
  const editor = await openEditor(page);
  await dropLarge(page, LARGE);
  await expectWhole(editor);
});
