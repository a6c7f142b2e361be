import { expect, type Locator, test } from '@playwright/test';
import { type EditorPage, openEditor, shippedExample } from '../support/editorPage';
import { journalEntries } from '../support/journal';

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

for (const [field, precise] of [
  ['Availability, one', '99.999999'],
  ['Own work, p50 / p99: p50', '9.0845'],
  ['Own work, p50 / p99: p99', '43.371'],
] as const)
  test(`all of ${precise} is seen in ${field}`, async ({ page }) => {
    const editor = await openEditor(page);
    await editor.select('redirect');
    const input = page.getByRole('textbox', { name: field });
    await type(input, precise);
    expect(await input.evaluate((box) => box.scrollWidth - box.clientWidth)).toBeLessThanOrEqual(0);
    // Nor is its name pressed into a column of single words.
    const row = page.locator('.row', { has: input });
    expect((await row.boundingBox())?.height).toBeLessThan(48);
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
  await expect.poll(async () => editor.middleOf('shorten')).toEqual(from);
  // The document never heard of it.
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
  expect(await journalEntries(page)).toEqual([]);
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
  const item = page.locator('.palette-item', { hasText: /^Service$/ }).first();
  await item.dragTo(page.locator('.react-flow__pane'), { targetPosition: { x: 420, y: 300 } });
  await expect(editor.card('service')).toBeVisible();
  const pane = await page.locator('.react-flow__pane').boundingBox();
  const at = await editor.middleOf('service');
  expect(Math.abs(at.x - (pane?.x ?? 0) - 420)).toBeLessThan(3);
  expect(Math.abs(at.y - (pane?.y ?? 0) - 300)).toBeLessThan(3);
});

test('a connection can be renamed by key', async ({ page }) => {
  const editor = await openEditor(page);
  await page
    .locator('[data-connection]')
    .first()
    .click({ position: { x: 3, y: 12 } });
  await page.keyboard.press('F2');
  await page.keyboard.type('first hop');
  await page.keyboard.press('Enter');
  expect([...(await editor.diagram()).connections.values()].map((c) => c.name)).toContain('first hop');
});

test('Shift and a marquee add to the selection; Shift and a click beside everything keep it', async ({
  page,
}) => {
  const editor = await openEditor(page);
  const chosen = page.locator('.component-node[data-selected]');
  const marquee = async (id: string) => {
    const box = await editor.card(id).boundingBox();
    if (!box) throw new Error(`${id} is not on the screen`);
    await page.mouse.move(box.x - 14, box.y + box.height + 14);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width - 20, box.y + 20, { steps: 6 });
    await page.mouse.up();
  };
  await editor.select('shorten');
  await page.keyboard.down('Shift');
  await marquee('browser');
  await expect(page.locator('[data-component="shorten"][data-selected]')).toHaveCount(1);
  await expect(chosen).toHaveCount(2);
  const corner = await page.locator('.react-flow__pane').boundingBox();
  await page.mouse.click((corner?.x ?? 0) + 300, (corner?.y ?? 0) + (corner?.height ?? 0) - 120);
  await expect(chosen).toHaveCount(2);
  const numbers = page.locator('[data-connection]').last();
  await numbers.click();
  await page.keyboard.up('Shift');
  await expect(chosen).toHaveCount(2);
  await expect(numbers).toHaveAttribute('data-selected');
  await marquee('browser');
  await expect(chosen).toHaveCount(1);
});

for (const key of ['Alt', 'Control'] as const)
  test(`${key} and a drag move a copy, as one step; Escape leaves none`, async ({ page }) => {
    const editor = await openEditor(page);
    const before = shippedExample();
    const start = await editor.middleOf('shorten');
    const drag = async () => {
      await page.keyboard.down(key);
      await page.mouse.move(start.x, start.y);
      await page.mouse.down();
      await page.mouse.move(start.x - 40, start.y + 90, { steps: 5 });
      await page.mouse.move(start.x - 80, start.y + 160, { steps: 5 });
    };
    await drag();
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await page.keyboard.up(key);
    await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
    await expect(page.locator('[data-component]')).toHaveCount(before.components.size);

    await editor.select('shorten');
    await drag();
    await page.mouse.up();
    await page.keyboard.up(key);
    const after = await editor.diagram();
    expect(after.components.size).toBe(before.components.size + 1);
    const original = before.components.get('shorten');
    expect(after.components.get('shorten')).toEqual(original);
    expect(after.connections.size).toBe(before.connections.size);
    const [id, copy] = [...after.components].at(-1) ?? [];
    expect(copy?.type).toBe(original?.type);
    expect((copy?.position?.y ?? 0) - (original?.position?.y ?? 0)).toBeGreaterThan(100);
    await expect(page.locator(`[data-component="${id}"][data-selected]`)).toHaveCount(1);
    await expect(page.locator('.component-node[data-selected]')).toHaveCount(1);
    await page.keyboard.press('Control+z');
    await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
    await expect(page.locator('[data-component]')).toHaveCount(before.components.size);
  });

test('what undo brings back after Delete is selected again', async ({ page }) => {
  const editor = await openEditor(page);
  await editor.select('shorten');
  await page.keyboard.press('Delete');
  await expect(editor.card('shorten')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(page.locator('.component-node[data-selected]')).toHaveCount(1);
  await expect(page.getByLabel('Inspector').getByRole('textbox', { name: 'Name' })).toHaveValue(
    shippedExample().components.get('shorten')?.name ?? '',
  );
});

test('what was pressed with the mouse leaves the keyboard to the canvas', async ({ page }) => {
  const editor = await openEditor(page);
  const canvas = page.locator('[data-canvas]');
  const x = async () => (await editor.diagram()).components.get('redirect')?.position?.x ?? 0;
  const from = shippedExample().components.get('redirect')?.position?.x ?? 0;
  await editor.select('redirect');
  await page
    .getByRole('button', { name: /^auto:/ })
    .first()
    .click();
  await page.keyboard.press('ArrowRight');
  expect(await x()).toBe(from + 1);
  await page.getByRole('combobox', { name: 'Runs on' }).click();
  await page.getByRole('option').first().click();
  await expect(canvas).toBeFocused();
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.keyboard.press('Escape');
  await expect(canvas).toBeFocused();
  await page.keyboard.press('ArrowRight');
  expect(await x()).toBe(from + 2);
  await page.getByRole('radio', { name: /^Hand/ }).click();
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-canvas]')).toHaveAttribute('data-tool', 'select');
  await page.keyboard.press('F2');
  await page.keyboard.type('Redirector');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Delete');
  await expect(editor.card('redirect')).toHaveCount(0);
});

test('a remedy applied by key gives the canvas the keyboard; renaming is at hand in the command palette', async ({
  page,
}) => {
  const editor = await openEditor(page);
  await editor.startEmpty();
  await editor.addByPalette('client');
  await editor.addByPalette('load balancer');
  await editor.addByPalette('service');
  await editor.dragConnection('client', 'load-balancer');
  await editor.dragConnection('load-balancer', 'service');
  await editor.select('load-balancer');
  const fix = page.getByLabel('Inspector').locator('.finding-card .button').first();
  await fix.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-canvas]')).toBeFocused();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('rename');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Front door');
  await page.keyboard.press('Enter');
  await expect
    .poll(async () => (await editor.diagram()).components.get('load-balancer')?.name)
    .toBe('Front door');
});

test('what a read costs a store is set apart from what a write costs', async ({ page }) => {
  const editor = await openEditor(page);
  await editor.select('links');
  const inspector = page.getByLabel('Inspector');
  const before = shippedExample().components.get('links')?.settings;
  await inspector.locator('summary', { hasText: 'Writes' }).click();
  const p99 = inspector.getByRole('textbox', { name: 'A write takes, p50 / p99: p99' });
  await type(p99, '77');
  await p99.press('Enter');
  await expect.poll(async () => (await settingsOf(editor, 'links'))?.write?.latencyMs?.p99).toBe(77);
  expect((await settingsOf(editor, 'links'))?.read).toEqual(before?.read);
  await inspector.getByRole('button', { name: 'Reset A write takes, p50 / p99 to its default' }).click();
  await expect.poll(async () => (await settingsOf(editor, 'links'))?.write?.latencyMs).toBeUndefined();
});

test('a note grows to what is written on it', async ({ page }) => {
  const editor = await openEditor(page);
  await editor.startEmpty();
  await page.keyboard.press('n');
  await page.mouse.click(640, 300);
  await expect(page.locator('.inline-name')).toBeFocused();
  await page.keyboard.insertText('Every redirect is counted, and the count may be a minute late. '.repeat(6));
  await page.keyboard.press('Escape');
  const note = page.locator('.note-node');
  await expect(note.locator('p')).toBeVisible();
  const [text, box] = [await note.locator('p').boundingBox(), await note.boundingBox()];
  expect((text?.y ?? 0) + (text?.height ?? 0)).toBeLessThanOrEqual((box?.y ?? 0) + (box?.height ?? 0));
  // Writing it was one step.
  await page.keyboard.press('Control+z');
  await expect(note).toHaveCount(0);
});

async function type(input: Locator, text: string): Promise<void> {
  await input.click();
  await input.press('Control+a');
  await input.pressSequentially(text);
}
