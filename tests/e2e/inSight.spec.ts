/** What is chosen from lists, pasted, put in a frame or moved is in sight: nothing has to be looked for behind panels. */
import { expect, type Locator, type Page, test } from '@playwright/test';
import { overlaps, type Rect } from '../../src/shared/geometry';
import { openEditor } from '../support/editorPage';

test('by keyboard: with every letter the best match stands at the top of its list and is what Enter takes', async ({
  page,
}) => {
  const editor = await openEditor(page);
  // The other end by its name, or by what it is; what is called so comes before what is of that kind.
  await editor.select('browser');
  await page.keyboard.press('c');
  await typeAndLook(page, 'redis', 'Link cache');
  await page.getByRole('combobox').fill('');
  await typeAndLook(page, 'api', 'Redirect API');
  await page.keyboard.press('Enter');

  await editor.select('redirect');
  await page.keyboard.press('Control+ArrowRight');
  await typeAndLook(page, 'queu', 'Message queue');
  await page.keyboard.press('Enter');
  await expect(editor.card('message-queue')).toBeVisible();

  await page.keyboard.press('Control+k');
  await typeAndLook(page, 'align', null);
  await expect(page.locator('.picker-list [cmdk-item]').first()).toHaveText(/^Align left edges/);
  await expect(page.locator('.picker-list [cmdk-item][aria-disabled="false"]')).toHaveCount(0);
  await page.getByRole('combobox').fill('');
  await typeAndLook(page, 'dup', 'Duplicate');
  await page.keyboard.press('Enter');

  await page.keyboard.press('/');
  await typeAndLook(page, 'sqs', 'Amazon SQS');
  await page.keyboard.press('Enter');
  const { components, connections } = await editor.diagram();
  expect([...connections.values()]).toContainEqual(
    expect.objectContaining({ from: 'browser', to: 'redirect' }),
  );
  expect(components.get('message-queue')?.type).toBe('message-queue');
  expect([...connections.values()]).toContainEqual(
    expect.objectContaining({ from: 'redirect', to: 'message-queue' }),
  );
  expect(components.get('message-queue-2')?.type).toBe('message-queue');
  expect(components.get('sqs')).toMatchObject({ type: 'message-queue', settings: { technology: 'sqs' } });
});

test('by mouse and keys: what is pasted or moved isn’t behind the overview, and a frame is drawn where it is seen', async ({
  page,
}) => {
  const editor = await openEditor(page);
  await editor.startEmpty();
  const overview = page.locator('.overview');
  for (const [x, name] of [
    [320, 'one'],
    [1000, 'two'],
  ] as const) {
    await page.mouse.dblclick(x, 300);
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
  }
  await page.keyboard.press('Control+c');
  const corner = await rectOf(overview);
  await page.mouse.move(corner.x + 40, corner.y + 40);
  await page.keyboard.press('Control+v');
  await expect(editor.card('box-3')).toBeVisible();
  expect(overlaps(await rectOf(editor.card('box-3')), corner)).toBe(false);
  await editor.dragBy(editor.card('box-3').locator('.component-text'), { x: 260, y: 180 });
  for (let step = 0; step < 12; step += 1) await page.keyboard.press('Shift+ArrowDown');
  await expect.poll(async () => overlaps(await rectOf(editor.card('box-3')), corner)).toBe(false);

  // Cards from one panel to the other: a frame around them takes more room than there is.
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+g');
  const frame = page.locator('.react-flow__node-group-frame');
  const palette = await rectOf(page.locator('.palette'));
  const inspector = await rectOf(page.locator('.inspector'));
  await expect.poll(async () => (await rectOf(frame)).x).toBeGreaterThan(palette.x + palette.width);
  const { x, width } = await rectOf(frame);
  expect(x + width).toBeLessThan(inspector.x);
  const { groups, components } = await editor.diagram();
  expect([...groups.keys()]).toEqual(['cluster']);
  expect([...components.values()].map((one) => one.in)).toEqual([['cluster'], ['cluster'], ['cluster']]);
});

/** A letter at a time, as lists go astray between two of them; `best`: what is highlighted at the end, at the top. */
async function typeAndLook(page: Page, text: string, best: string | null): Promise<void> {
  for (const letter of text) {
    await page.keyboard.press(letter);
    await expect.poll(() => page.locator('.picker-list').evaluate((list) => list.scrollTop)).toBe(0);
  }
  const highlighted = page.locator('.picker-list [cmdk-item][aria-selected="true"]');
  if (best === null) await expect(highlighted).toHaveCount(0);
  else await expect(page.locator('.picker-list [cmdk-item]').first()).toContainText(best);
  if (best !== null) await expect(highlighted).toContainText(best);
}

async function rectOf(what: Locator): Promise<Rect> {
  const box = await what.boundingBox();
  if (!box) throw new Error('not on the screen');
  return box;
}

test('a connection is named where its line is: by double click, by key in zen, without a label; Escape keeps the old one', async ({
  page,
}) => {
  const editor = await openEditor(page);
  const field = page.getByRole('textbox', { name: 'Name of the connection' });
  const label = await rectOf(page.locator('[data-connection="lb-shorten"]'));
  await page.mouse.dblclick(label.x + label.width / 2, label.y + label.height / 2);
  await expect(field).toBeFocused();
  expect(overlaps(await rectOf(field), label)).toBe(true);
  await page.keyboard.type('writes');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-canvas]')).toBeFocused();

  // Nothing but the canvas is there.
  await page.keyboard.press('Alt+z');
  await page.keyboard.press('F2');
  await page.keyboard.type('taken back');
  await page.keyboard.press('Escape');
  await expect(field).toHaveCount(0);
  await page.keyboard.press('F2');
  await page.keyboard.type('stores');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Alt+z');

  await page.keyboard.press('Alt+l');
  await page.keyboard.press('Alt+l');
  await page.keyboard.press('Alt+l');
  await expect(page.locator('[data-connection="lb-redirect"]')).toHaveCount(0);
  const line = await rectOf(page.locator('.react-flow__edge[data-id="connection:lb-redirect"]'));
  await page.mouse.dblclick(line.x + line.width / 2, line.y + line.height / 2);
  await page.keyboard.type('opens');
  await page.mouse.click(500, 780);
  const { connections } = await editor.diagram();
  expect(connections.get('lb-shorten')?.name).toBe('stores');
  expect(connections.get('lb-redirect')?.name).toBe('opens');
  await page.keyboard.press('Control+z');
  expect((await editor.diagram()).connections.get('lb-redirect')?.name).toBeUndefined();
});
