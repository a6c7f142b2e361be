import { expect, test } from '@playwright/test';
import type { Connection } from '../../src/model/diagram';
import { type EditorPage, openEditor, shippedExample } from '../support/editorPage';

/** Everything a connection can say: set by mouse and by keyboard, kept in the document, shown on its line. */

async function selected(editor: EditorPage, nth: number) {
  const label = editor.page.locator('[data-connection]').nth(nth);
  await label.click({ position: { x: 3, y: 12 } });
  const id = (await label.getAttribute('data-connection')) ?? '';
  const connection = async (): Promise<Connection> => {
    const found = (await editor.diagram()).connections.get(id);
    if (!found) throw new Error(`no connection ${id}`);
    return found;
  };
  return { label: editor.page.locator(`[data-connection="${id}"]`), connection };
}

test('by mouse: protocol, consistency, security, idempotence, each one step', async ({ page }) => {
  const editor = await openEditor(page);
  const { label, connection } = await selected(editor, 3);
  const before = shippedExample().connections.get((await label.getAttribute('data-connection')) ?? '');

  await page.getByRole('combobox', { name: 'Protocol' }).click();
  await expect(page.getByRole('group', { name: 'Both ends speak it' })).toBeVisible();
  await expect(page.getByRole('group', { name: /^Only .* speaks it$/ }).first()).toBeVisible();
  const shared = page.getByRole('group', { name: 'Both ends speak it' }).getByRole('option');
  const protocol = (await shared.last().textContent()) ?? '';
  await shared.last().click();
  expect((await connection()).protocol).toBe(protocol);
  await expect(page.getByText('Both ends speak it')).toBeVisible();

  await page.getByRole('combobox', { name: 'Protocol' }).click();
  const foreign = page.getByRole('group', { name: /^Only .* speaks it$/ }).getByRole('option');
  await foreign.first().click();
  await expect(page.locator('.row-source', { hasText: /^Only .* speaks it$/ })).toBeVisible();

  const security = page.getByRole('combobox', { name: 'On the way' });
  await security.click();
  await page.getByRole('option', { name: 'Mutual TLS' }).click();
  expect(await connection()).toMatchObject({ encrypted: true, mutualTls: true });
  await expect(label.locator('[data-mark="security"]')).toHaveCount(1);
  await security.click();
  await page.getByRole('option', { name: 'None' }).click();
  expect((await connection()).encrypted).toBe(false);
  expect(await connection()).not.toHaveProperty('mutualTls');
  await security.click();
  await page.getByRole('option', { name: 'Not said' }).click();
  expect(await connection()).not.toHaveProperty('encrypted');
  await expect(label.locator('[data-mark]')).toHaveCount(0);

  await page.getByRole('switch', { name: 'Idempotent' }).click();
  expect((await connection()).idempotent).toBe(true);
  await expect(label.locator('title')).toHaveText(/Idempotent/);

  for (let steps = 0; steps < 6; steps++) await page.getByRole('button', { name: 'Undo' }).click();
  expect(await connection()).toEqual(before);
});

test('by keyboard: sizes, step, batch, limit and retries, the numbers that follow, and what is refused', async ({
  page,
}) => {
  const editor = await openEditor(page);
  const { label, connection } = await selected(editor, 0);
  const field = (name: string) => page.getByRole('textbox', { name, exact: true });
  const type = async (name: string, text: string) => {
    await field(name).focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  };
  await type('Request', '1,000');
  await type('Answer', '24000');
  await type('Step', '3');
  await type('Together in one message', '10');
  await type('Let through at most', '2000');
  await type('Timeout', '500');
  await type('Retries', '2');
  await type('Wait before the first', '50');
  await page.getByRole('switch', { name: 'Jitter' }).focus();
  await page.keyboard.press('Space');
  expect(await connection()).toMatchObject({
    payloadBytes: 1000,
    responseBytes: 24_000,
    step: 3,
    batchSize: 10,
    rateLimitRps: 2000,
    timeoutMs: 500,
    retries: { max: 2, backoffMs: 50, jitter: true },
  });
  const section = page.locator('.inspector-section', {
    has: page.getByRole('heading', { name: 'Load', exact: true }),
  });
  await expect(section.getByText('2 MB/s there · 48 MB/s back')).toBeVisible();
  await expect(section.getByText('200 messages/s of 10')).toBeVisible();
  await expect(section.getByText(/^Over the limit: 50.5 % of 4,040 rps/)).toBeVisible();
  await expect(label.locator('.label-step')).toHaveText('3');

  for (const [name, text, problem] of [
    ['Together in one message', '0', /1 or more/],
    ['Together in one message', '2.5', /whole number/],
    ['Request', '-1', /0 B or more/],
  ] as const) {
    await field(name).fill(text);
    await expect(page.getByRole('alert')).toHaveText(problem);
    await page.keyboard.press('Tab');
  }
  expect(await connection()).toMatchObject({ batchSize: 10, payloadBytes: 1000 });

  await page.getByRole('button', { name: 'Reset Request to its default' }).click();
  expect(await connection()).not.toHaveProperty('payloadBytes');
});

test('steps and signs can be put away; a name stays', async ({ page }) => {
  const editor = await openEditor(page);
  const { label } = await selected(editor, 0);
  await page.getByRole('textbox', { name: 'Step', exact: true }).fill('7');
  await page.getByRole('textbox', { name: 'Timeout', exact: true }).fill('500');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Open');
  await page.keyboard.press('Enter');
  await expect(label.locator('.label-step')).toHaveText('7');
  await expect(label.locator('[data-mark="timeout"]')).toHaveCount(1);
  await expect(label.locator('.label-name')).toHaveText('Open');
  await page.locator('[data-canvas]').focus();
  await page.keyboard.press('Alt+m');
  await expect(label.locator('.label-step')).toHaveCount(0);
  await expect(label.locator('[data-mark]')).toHaveCount(0);
  await expect(label.locator('.label-name')).toHaveText('Open');

  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('menuitem', { name: 'View', exact: true }).hover();
  await page.getByRole('menuitem', { name: /steps and signs/ }).click();
  await expect(label.locator('.label-step')).toHaveText('7');
});

test('with the connect tool a card is dragged from anywhere on it, the pointer resting there or coming there', async ({
  page,
}) => {
  const editor = await openEditor(page);
  const between = async (from: string, to: string) =>
    [...(await editor.diagram()).connections.values()].some((one) => one.from === from && one.to === to);
  for (const [from, to] of [
    ['analytics', 'links'],
    ['cleanup', 'totals'],
  ] as const) {
    const [at, end] = [await editor.middleOf(from), await editor.middleOf(to)];
    if (from === 'analytics') await page.mouse.move(at.x, at.y);
    await page.locator('[data-canvas]').focus();
    await page.keyboard.press('c');
    if (from !== 'analytics') await page.mouse.move(at.x, at.y, { steps: 3 });
    await page.mouse.down();
    await page.mouse.move(at.x + 20, at.y + 60, { steps: 3 });
    await page.mouse.move(end.x, end.y, { steps: 8 });
    await page.mouse.up();
    expect(await between(from, to)).toBe(true);
    await page.keyboard.press('v');
  }
});

test('a card is dragged from in the very frame the connect tool was taken in', async ({ page }) => {
  const editor = await openEditor(page);
  const [at, end] = [await editor.middleOf('analytics'), await editor.middleOf('links')];
  await page.locator('[data-canvas]').focus();
  await page.mouse.move(at.x, at.y);
  await page.evaluate(() => {
    const drawn = window.requestAnimationFrame.bind(window);
    const held: FrameRequestCallback[] = [];
    window.requestAnimationFrame = (frame) => held.push(frame);
    window.addEventListener(
      'pointerdown',
      () =>
        setTimeout(() => {
          window.requestAnimationFrame = drawn;
          held.forEach(drawn);
        }),
      { once: true },
    );
  });
  await page.keyboard.press('c');
  await page.mouse.down();
  await page.mouse.move(at.x + 20, at.y + 60, { steps: 3 });
  await page.mouse.move(end.x, end.y, { steps: 8 });
  await page.mouse.up();
  expect([...(await editor.diagram()).connections.values()]).toContainEqual(
    expect.objectContaining({ from: 'analytics', to: 'links' }),
  );
});
