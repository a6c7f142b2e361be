import { expect, test } from '@playwright/test';
import { estimate } from '../../src/estimate/estimate';
import { backlogLine, stalenessLine } from '../../src/estimate/furtherLines';
import { openEditor, shippedExample } from '../support/editorPage';

/** What goes on after the answer, how old it may be, and what piles up, beside the other numbers. */
test('journeys and queues say what is beyond the answer', async ({ page }) => {
  const diagram = shippedExample();
  const answer = estimate(diagram);
  const editor = await openEditor(page);
  const journey = page.getByRole('article', { name: 'Journey Open a short link' });
  const [read] = answer.journeys.values();
  await expect(journey.getByText('All done')).toBeVisible();
  await expect(journey.getByTitle(stalenessLine(diagram, read?.staleness) ?? 'none')).toContainText(
    'eventually consistent',
  );
  const [broker, backlog] = [...answer.backlogs][0] ?? [];
  if (broker === undefined || !backlog) throw new Error('the shipped example has no consumers');
  await editor.select(broker);
  await expect(page.locator('.figure-lines').getByText(backlogLine(backlog))).toBeVisible();
  await expect(page.locator('.figure-lines').getByText(/^Room: .* more$/)).toBeVisible();
});
