import { expect, type Page, test } from '@playwright/test';
import { command } from '../../src/state/commands/commands';
import { type EditorPage, openEditor, shippedExample } from '../support/editorPage';

/** Muting, weighing and profiles, by mouse and by keyboard; what counts is what the document says then. */

const panelOf = (page: Page) => page.getByRole('region', { name: 'Findings' });
const RULE = 'queue-without-consumer';

/** Two queues nobody reads, and the list of findings open. */
async function withTwoQueues(page: Page): Promise<EditorPage> {
  const editor = await openEditor(page);
  for (const name of ['message queue', 'message queue']) await editor.addByPalette(name);
  await page.keyboard.press('Alt+3');
  await expect(panelOf(page).getByRole('button', { name: `2 places of ${RULE}` })).toBeVisible();
  return editor;
}

const menuOf = (page: Page) => panelOf(page).getByRole('button', { name: `What to do about ${RULE}` });

async function undone(editor: EditorPage, before: Awaited<ReturnType<EditorPage['diagram']>>): Promise<void> {
  await editor.page.locator('[data-canvas]').focus();
  await editor.page.keyboard.press('Control+z');
  await expect.poll(editor.diagram).toEqual(before);
}

test('repeats unfold; one of them is muted with a reason and speaks again', async ({ page }) => {
  const editor = await withTwoQueues(page);
  const before = await editor.diagram();
  const panel = panelOf(page);
  await panel.getByRole('button', { name: `2 places of ${RULE}` }).click();
  const places = panel.getByRole('list', { name: `Places of ${RULE}` });
  await expect(places.getByRole('listitem')).toHaveCount(2);
  await places
    .getByRole('button', { name: `What to do about ${RULE}` })
    .first()
    .click();
  await page.getByRole('menuitem', { name: 'Mute here…' }).click();
  const reason = page.getByRole('textbox', { name: 'Why this is all right' });
  await expect(reason).toBeFocused();
  await reason.press('Enter');
  await expect(page.getByRole('alert')).toContainText('A reason is needed');
  expect((await editor.diagram()).muted.size).toBe(0);
  await reason.fill('Drawn later');
  await page.getByRole('button', { name: 'Mute here', exact: true }).click();
  const muted = (await editor.diagram()).muted;
  expect([...muted]).toEqual([['m1', { rule: RULE, reason: 'Drawn later', components: ['message-queue'] }]]);
  const list = panel.getByRole('list', { name: 'Muted' });
  await expect(list).toContainText('Drawn later');
  await expect(list).toContainText('Nobody takes messages from');
  await expect(panel.getByRole('button', { name: `2 places of ${RULE}` })).toHaveCount(0);
  await list.getByRole('button', { name: `Let ${RULE} speak again` }).click();
  await expect.poll(editor.diagram).toEqual(before);
  await expect(panel.getByRole('button', { name: `2 places of ${RULE}` })).toBeVisible();
  // Two steps: the muting, and taking it back.
  await page.locator('[data-canvas]').focus();
  await page.keyboard.press('Control+z');
  await expect.poll(async () => [...(await editor.diagram()).muted]).toEqual([...muted]);
  await undone(editor, before);
});

test('a rule is muted everywhere by keyboard alone, and the keyboard isn’t lost', async ({ page }) => {
  const editor = await withTwoQueues(page);
  const before = await editor.diagram();
  await menuOf(page).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Mute here…' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: 'Mute this rule everywhere…' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.type('No consumers on purpose');
  await page.keyboard.press('Enter');
  await expect(menuOf(page)).toHaveCount(0);
  await expect(panelOf(page)).toBeFocused();
  expect((await editor.diagram()).muted.get('m1')).toEqual({ rule: RULE, reason: 'No consumers on purpose' });
  // Escape gives up asking, and changes nothing.
  const again = panelOf(page)
    .getByRole('button', { name: /^What to do about/ })
    .first();
  await again.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Mute here…' }).press('Enter');
  await page.keyboard.press('Escape');
  await expect(again).toBeFocused();
  await expect(page.getByRole('textbox', { name: 'Why this is all right' })).toHaveCount(0);
  expect((await editor.diagram()).muted.size).toBe(1);
  await undone(editor, before);
});

test('a rule weighs more, is turned off, and speaks again', async ({ page }) => {
  const editor = await withTwoQueues(page);
  const before = await editor.diagram();
  const weigh = async (to: RegExp) => {
    await menuOf(page).click();
    await page.getByRole('menuitem', { name: 'Severity of this rule' }).press('ArrowRight');
    await page.getByRole('menuitemradio', { name: to }).click();
  };
  await weigh(/^Error/);
  expect((await editor.diagram()).review.severities.get(RULE)).toBe('error');
  await expect(panelOf(page).locator('li[data-severity="error"]')).not.toHaveCount(0);
  await weigh(/^Off/);
  expect((await editor.diagram()).review.severities.get(RULE)).toBe('off');
  await expect(menuOf(page)).toHaveCount(0);
  await panelOf(page)
    .getByRole('button', { name: `Let ${RULE} speak again` })
    .click();
  await expect.poll(editor.diagram).toEqual(before);
  await expect(menuOf(page)).toBeVisible();
});

test('a profile is chosen, is the document’s, and one step to undo', async ({ page }) => {
  const editor = await openEditor(page);
  await page.keyboard.press('Alt+3');
  const before = shippedExample();
  const panel = panelOf(page);
  const few = await panel.locator('.finding-row').count();
  await panel.getByRole('radio', { name: 'Production' }).click();
  await expect(panel).toContainText('what must be there before it goes live');
  expect((await editor.diagram()).review.profile).toBe('production');
  await expect.poll(() => panel.locator('.finding-row').count()).toBeGreaterThan(few);
  // By keyboard too: the arrows of the group, and a command.
  await panel.getByRole('radio', { name: 'Production' }).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(panel.getByRole('radio', { name: 'Interview' })).toBeFocused();
  await page.keyboard.press('Enter');
  expect((await editor.diagram()).review.profile).toBe('interview');
  await page.keyboard.press('Control+k');
  await page.keyboard.type(command('profile-whiteboard').label);
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await editor.diagram()).review).toEqual(before.review);
  await page.locator('[data-canvas]').focus();
  for (const profile of ['interview', 'production', undefined]) {
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await editor.diagram()).review.profile).toBe(profile);
  }
});

test('severities are shown and hidden, and say how many there are', async ({ page }) => {
  await withTwoQueues(page);
  const panel = panelOf(page);
  const shown = await panel.locator('.finding-row').count();
  const filter = panel.getByRole('group', { name: 'Severities shown' });
  const warnings = filter.getByRole('button', { name: /warning/ });
  await warnings.click();
  await expect(warnings).toHaveAttribute('aria-pressed', 'false');
  await expect(panel.locator('li[data-severity="warning"]')).toHaveCount(0);
  expect(await panel.locator('.finding-row').count()).toBeLessThan(shown);
  await warnings.click();
  await expect(panel.locator('.finding-row')).toHaveCount(shown);
});

test('the severities hidden stay hidden when the list is closed and opened', async ({ page }) => {
  await openEditor(page);
  await page.keyboard.press('Alt+3');
  const filter = page.getByRole('group', { name: 'Severities shown' });
  await filter.getByRole('button', { name: /warning/ }).click();
  await page.getByRole('button', { name: 'Close the findings' }).click();
  await expect(filter).toHaveCount(0);
  await page.keyboard.press('Alt+3');
  await expect(filter.getByRole('button', { name: /warning/ })).toHaveAttribute('aria-pressed', 'false');
  await expect(filter.getByRole('button', { name: /error/ })).toHaveAttribute('aria-pressed', 'true');
});

test('a remedy says what it would do, and does that', async ({ page }) => {
  const editor = await openEditor(page);
  await editor.select('redirect');
  const replicas = page.getByRole('textbox', { name: 'Replicas' });
  await replicas.fill('1');
  await replicas.press('Enter');
  const before = await editor.diagram();
  const inspector = page.getByLabel('Inspector', { exact: true });
  await inspector.getByRole('button', { name: 'What to do about overloaded-component' }).click();
  const remedy = page.getByRole('menuitem', { name: /^Run \d+ instances/ });
  await expect(remedy).toContainText(/p99 no bound → \d+ ms.*99\.\d+ → 99\.\d+ %.*fewer/);
  const [, foretold] = /p99 no bound → ([\d.]+ ms)/.exec((await remedy.textContent()) ?? '') ?? [];
  await remedy.click();
  await expect(page.locator('.top-bar')).toContainText(`p99 ${foretold}`);
  await undone(editor, before);
});
