import { expect, type Locator, test } from '@playwright/test';
import { type EditorPage, openEditor, shippedExample } from '../support/editorPage';

/** What hands trained elsewhere expect: Escape undoes the gesture in hand, and half a number is no number. */

const settingsOf = async (editor: EditorPage, id: string) =>
  (await editor.diagram()).components.get(id)?.settings;

test('typing a p99 digit by digit leaves the p50 alone, and the other way round', async ({ page }) => {
  const editor = await openEditor(page);
  await editor.select('redirect');
  const [p50, p99] = [
    page.getByRole('textbox', { name: 'Own work, p50 / p99: p50' }),
    page.getByRole('textbox', { name: 'Own work, p50 / p99: p99' }),
  ];
  await p99.click();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('150');
  expect((await settingsOf(editor, 'redirect'))?.latencyMs).toEqual({ p50: 8, p99: 150 });
  await p50.click();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('300');
  await expect(p99).toHaveValue('300');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('5');
  expect((await settingsOf(editor, 'redirect'))?.latencyMs).toEqual({ p50: 5, p99: 150 });
});

for (const [field, typed] of [
  ['Availability, one', '120'],
  ['Replicas', '2.5'],
  ['Capacity, one', '5k'],
] as const)
  test(`"${typed}" is no ${field}: it says so, and leaving the field leaves no trace of it`, async ({
    page,
  }) => {
    const editor = await openEditor(page);
    await editor.select('redirect');
    const input = page.getByRole('textbox', { name: field });
    const before = await input.inputValue();
    await type(input, typed);
    await expect(page.locator('.field-problem')).toBeVisible();
    await input.press('Tab');
    await expect(input).toHaveValue(before);
    const kept = shippedExample().components.get('redirect')?.settings;
    await expect.poll(() => settingsOf(editor, 'redirect')).toEqual(kept);
  });

test('Escape takes back what was typed; each visit to a field is one undo step', async ({ page }) => {
  const editor = await openEditor(page);
  await editor.select('redirect');
  const replicas = page.getByRole('textbox', { name: 'Replicas' });
  await type(replicas, '20');
  await replicas.press('Escape');
  await expect(replicas).toHaveValue('12');
  for (const value of ['14', '15']) {
    await type(replicas, value);
    await replicas.press('Enter');
  }
  await page.locator('[data-canvas]').focus();
  await page.keyboard.press('Control+z');
  expect((await settingsOf(editor, 'redirect'))?.replicas).toBe(14);
  await page.keyboard.press('Control+z');
  expect((await settingsOf(editor, 'redirect'))?.replicas).toBe(12);
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
});

test('Escape while connecting draws nothing and asks nothing', async ({ page }) => {
  const editor = await openEditor(page);
  const edges = await page.locator('.react-flow__edge').count();
  await editor.dragConnection('redirect', 'shorten', false);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect(page.locator('.connection-line')).toHaveCount(0);
  await editor.dragConnection('redirect', { x: 620, y: 640 }, false);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await page.locator('.react-flow__edge').count()).toBe(edges);
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
});

test('Escape while moving puts everything back', async ({ page }) => {
  const editor = await openEditor(page);
  const from = await editor.middleOf('shorten');
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 60, from.y + 40, { steps: 5 });
  await expect.poll(async () => (await editor.middleOf('shorten')).x).toBeGreaterThan(from.x + 30);
  await page.keyboard.press('Escape');
  await page.mouse.move(from.x + 90, from.y + 60);
  await page.mouse.up();
  expect((await editor.diagram()).components.get('shorten')?.position).toEqual(
    shippedExample().components.get('shorten')?.position,
  );
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
});

test('with Space held a drag moves the canvas, even from a card', async ({ page }) => {
  const editor = await openEditor(page);
  const from = await editor.middleOf('shorten');
  await page.mouse.move(from.x, from.y);
  await page.keyboard.down('Space');
  await page.mouse.down();
  await page.mouse.move(from.x - 80, from.y - 30, { steps: 5 });
  await page.mouse.up();
  await page.keyboard.up('Space');
  await expect.poll(async () => (await editor.middleOf('shorten')).x).toBeLessThan(from.x - 40);
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
});

test('a note keeps its text on Escape, and an empty one goes', async ({ page }) => {
  const editor = await openEditor(page);
  await editor.startEmpty();
  const at = { x: 640, y: 420 };
  await page.keyboard.press('n');
  await page.mouse.click(at.x, at.y);
  await expect(page.locator('.inline-name')).toBeFocused();
  await page.keyboard.type('Ask about the SLA');
  await page.keyboard.press('Escape');
  expect([...(await editor.diagram()).notes.values()].map((note) => note.text)).toEqual([
    'Ask about the SLA',
  ]);
  await page.keyboard.press('n');
  await page.mouse.click(at.x, at.y + 200);
  await expect(page.locator('.inline-name')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.locator('.note-node')).toHaveCount(1);
});

test('on an empty canvas the first component stays where it is dropped', async ({ page }) => {
  const editor = await openEditor(page);
  await editor.startEmpty();
  const item = page.locator('.palette-item', { hasText: 'Service' }).first();
  await item.dragTo(page.locator('.react-flow__pane'), { targetPosition: { x: 420, y: 300 } });
  await expect(editor.card('service')).toBeVisible();
  const pane = await page.locator('.react-flow__pane').boundingBox();
  const at = await editor.middleOf('service');
  expect(Math.abs(at.x - (pane?.x ?? 0) - 420)).toBeLessThan(3);
  expect(Math.abs(at.y - (pane?.y ?? 0) - 300)).toBeLessThan(3);
});

test('a connection can be renamed by key', async ({ page }) => {
  const editor = await openEditor(page);
  await page.locator('[data-connection]').first().click();
  await page.keyboard.press('F2');
  await page.keyboard.type('first hop');
  await page.keyboard.press('Enter');
  expect([...(await editor.diagram()).connections.values()].map((c) => c.name)).toContain('first hop');
});

async function type(input: Locator, text: string): Promise<void> {
  await input.click();
  await input.press('Control+a');
  await input.pressSequentially(text);
}
