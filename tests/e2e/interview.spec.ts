import { expect, type Page, test } from '@playwright/test';
import { whatIf } from '../../src/estimate/whatif/whatIf';
import { scenarioOf } from '../../src/interview/challenges';
import { INTERVIEW_PROMPTS } from '../../src/library/interviews';
import { axeViolations } from '../support/axe';
import { openEditor } from '../support/editorPage';

const notesOf = (page: Page) => page.getByRole('region', { name: 'Mock interview' });
const clockOf = (page: Page) => page.getByRole('region', { name: 'Interview clock' });

test('a prompt is chosen, asked about and required; the drawing is challenged, answers for itself, and all is reported', async ({
  page,
}) => {
  const editor = await openEditor(page);
  await page.getByRole('button', { name: 'Mock interview…' }).click();
  await page.getByRole('radio', { name: 'URL shortener' }).check();
  await page.getByRole('checkbox', { name: 'On a new page' }).uncheck();
  expect(await axeViolations(page, { within: '.dialog' })).toEqual([]);
  await page.getByRole('button', { name: 'Start the clock' }).click();
  const notes = notesOf(page);
  const clock = clockOf(page);
  await expect(clock.getByRole('timer')).toContainText(/^(8:00|7:5\d) left$/);
  const { question, answer } = INTERVIEW_PROMPTS[0]?.questions[0] ?? { question: '', answer: '' };
  await notes.getByRole('button', { name: question }).click();
  await expect(notes).toContainText(answer);
  await notes.getByLabel('How well: one more').fill('p99 below 200 ms');
  await notes.getByLabel('How well: one more').press('Enter');
  await notes.getByLabel('Left out: one more').fill('Chosen names');
  await notes.getByLabel('Left out: one more').blur();
  await expect(notes.getByRole('checkbox', { name: /What is left out/ })).toBeChecked();
  await notes.getByRole('checkbox', { name: /Who uses it/ }).check();
  await clock.getByRole('button', { name: '5 min more for this phase' }).click();
  await expect(clock.getByRole('timer')).toContainText(/^1[23]:\d\d left$/);
  await clock.getByRole('button', { name: 'Stop the clock' }).click();
  await expect(clock.getByRole('timer')).toContainText('stopped');
  expect(await axeViolations(page, { within: 'main' })).toEqual([]);

  await clock.getByRole('button', { name: 'Phase Deep dive' }).click();
  await notes.getByRole('button', { name: 'Challenge me' }).click();
  await expect(notes).toContainText(
    'The region eu-west-1 is gone, with everything in it: what do your users see?',
  );
  await notes.getByPlaceholder('Your answer, before you look').fill('Nothing works');
  await notes.getByRole('button', { name: 'What the estimate says' }).click();
  const says = notes.getByRole('list', { name: 'What the estimate says' });
  const taken = (await editor.diagram()).interview.run?.challenges[0];
  const engine = whatIf(await editor.diagram(), scenarioOf(taken?.id ?? '') ?? []);
  for (const { reasons, verdict } of engine.journeys.values()) {
    expect(verdict).toBe('stopped');
    await expect(says).toContainText(reasons.join(' '));
  }
  await notes.getByRole('button', { name: 'Show it on the drawing' }).click();
  await expect(page.getByRole('region', { name: 'What if' })).toContainText('eu-west-1 is down');
  await page.getByRole('button', { name: 'End what if' }).click();

  await notes.getByRole('button', { name: 'End the interview' }).click();
  await expect(clock).toHaveCount(0);
  const report = notes.getByRole('textbox', { name: 'Report' });
  await expect(report).toHaveValue(/- p99 below 200 ms[\s\S]*- You: Nothing works/);
  await expect(report).toHaveValue(/\| Requirements \| 13:00 \| 0:\d\d \|/);
  await page.reload();
  await expect(notesOf(page).getByRole('textbox', { name: 'Report' })).toHaveValue(/- You: Nothing works/);
});

test('by keys: chosen, drawn beside, phase after phase, undone without turning back the clock, and put away', async ({
  page,
}) => {
  const editor = await openEditor(page);
  await page.locator('[data-canvas]').focus();
  await page.keyboard.press('Alt+i');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: 'Team chat' })).toBeChecked();
  await page.keyboard.press('Enter');
  const clock = clockOf(page);
  const notes = notesOf(page);
  await expect(notes).toContainText('Design a chat for teams');
  await expect(page.locator('[data-component]')).toHaveCount(0);

  // The notes give way to the drawing, which goes on as ever.
  await page.keyboard.press('/');
  await page.keyboard.type('user > gateway > chat x3 > postgres');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-component]')).toHaveCount(4);
  await page.keyboard.press('Alt+Shift+P');
  await expect(clock).toContainText('Estimate');
  await page.keyboard.press('Alt+Shift+I');
  await expect(clock.getByRole('button', { name: 'Start the clock' })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.locator('[data-component]')).toHaveCount(0);
  await expect(clock).toContainText('Estimate');
  expect((await editor.diagram()).interview.run).toMatchObject({ prompt: 'team-chat', phase: 'estimate' });

  await page.keyboard.press('Alt+i');
  await expect(notes).toHaveCount(0);
  await page.keyboard.press('Alt+i');
  await expect(notes).toBeFocused();
  await page.reload();
  await expect(clockOf(page)).toContainText('Estimate');
  await page.locator('[data-canvas]').focus();
  for (const phase of ['High-level design', 'Deep dive', 'Wrap-up']) {
    await page.keyboard.press('Alt+Shift+P');
    await expect(clock).toContainText(phase);
  }
  await page.keyboard.press('Alt+Shift+P');
  await expect(clock).toHaveCount(0);
  await notes.getByRole('button', { name: 'Forget it' }).press('Enter');
  await expect(notes).toHaveCount(0);
  expect((await editor.diagram()).interview.run).toBeNull();
});
