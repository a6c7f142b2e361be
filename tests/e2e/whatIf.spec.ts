import { expect, type Locator, type Page, test } from '@playwright/test';
import type { Estimate } from '../../src/estimate/answer';
import { changedLines } from '../../src/estimate/changedLines';
import { connectionLabel, type NumberReading } from '../../src/estimate/connectionLabel';
import { rampOf } from '../../src/estimate/whatif/ramp';
import { savedScenarios } from '../../src/estimate/whatif/savedScenarios';
import { whatIf } from '../../src/estimate/whatif/whatIf';
import type { Scenario } from '../../src/model/scenario';
import { formatAvailability, formatCount } from '../../src/shared/formatNumbers';
import type { Point } from '../../src/shared/geometry';
import { changedNumbers } from '../../src/state/changeInNumbers';
import { axeViolations } from '../support/axe';
import { openEditor, shippedExample } from '../support/editorPage';
import { cardOnScreen, dropLarge, largeDiagram } from '../support/largeCanvas';

test('a store is failed from the menu: what stops and why is painted; the load is turned up; nothing is changed', async ({
  page,
}) => {
  const editor = await openEditor(page);
  const panel = page.getByRole('region', { name: 'What if' });
  await editor.card('links').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'What if', exact: true }).press('ArrowRight');
  await page.getByRole('menuitem', { name: 'What if it fails' }).press('Enter');
  await expect(panel.getByRole('button', { name: 'Not so: Links is down' })).toBeVisible();
  await expect(editor.card('links')).toContainText('down');
  await expect(editor.card('shorten')).toContainText('stopped');
  await expect(editor.card('redirect')).toContainText('degraded');
  await expect(panel).toContainText('Links is down, and every request needs it.');
  await expect(panel).toContainText('99.982 → 79.9 %');
  // Lines say what they said and say now, as the engine has it; what nothing goes over any more is struck out.
  const { before, after } = whatIf(shippedExample(), [{ kind: 'component-down', component: 'links' }]);
  for (const id of ['browser-lb', 'lb-redirect'])
    await expect(labelOf(page, id)).toHaveText(saidOf(id, 'caller', before, after));
  await expect(labelOf(page, 'lb-redirect')).toContainText('→');
  await page.keyboard.press('Alt+l');
  await page.keyboard.press('Alt+l');
  await expect(labelOf(page, 'lb-redirect')).toHaveText(saidOf('lb-redirect', 'load', before, after));
  await page.keyboard.press('Alt+l');
  await page.keyboard.press('Alt+l');
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('What if: down');
  // Pointed at, a part says what its numbers become, and a line in a sign of its own; what it says is struck out.
  await expect(editor.card('redirect').locator('.fate-badge')).toHaveAttribute(
    'title',
    /^degraded: .*99\.982 → 79\.9 %/,
  );
  await expect(page.locator('.line-fate[data-fate="stopped"] title').first()).toHaveText('stopped');
  await expect(page.locator('.connection-label[data-fate="stopped"]')).not.toHaveCount(0);
  expect(await axeViolations(page, { within: '.what-if, .canvas' })).toEqual([]);

  await panel.getByRole('button', { name: 'Not so: Links is down' }).click();
  await panel.getByRole('button', { name: /^Up to the knee/ }).click();
  await expect(panel.getByRole('slider', { name: 'Load' })).toHaveAttribute(
    'aria-valuetext',
    `× ${formatCount(Math.ceil((rampOf(shippedExample(), []).knee?.times ?? 0) * 100) / 100)}`,
  );
  await expect(panel).toContainText('misses its target');
  await panel.getByRole('slider', { name: 'Load' }).press('ArrowRight');
  await expect(editor.card('redirect')).toContainText('overloaded');
  await panel.getByRole('button', { name: 'End what if' }).click();
  await expect(panel).toHaveCount(0);
  await expect(page.locator('[data-fate]')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
});

test('a scenario is saved, chosen again, changed, renamed and removed; exports say what it would do', async ({
  page,
}) => {
  const editor = await openEditor(page);
  const panel = page.getByRole('region', { name: 'What if' });
  const undo = page.getByRole('button', { name: 'Undo' });
  const scenarios = async () => [...(await editor.diagram()).scenarios.values()];
  await editor.select('links');
  await page.keyboard.press('x');
  await panel.getByRole('textbox', { name: 'Save as' }).fill('Links lost');
  await panel.getByRole('button', { name: 'Save', exact: true }).click();
  const chipOf = (name: string) => panel.getByRole('button', { name, exact: true });
  const chip = panel.getByRole('button', { name: 'Links lost' });
  await expect(chip).toHaveAttribute('aria-pressed', 'true');
  expect(await scenarios()).toEqual([
    { name: 'Links lost', events: [{ kind: 'component-down', component: 'links' }] },
  ]);
  expect(await axeViolations(page, { within: '.what-if' })).toEqual([]);

  // Put away and, by keys alone, tried again with more load.
  await panel.getByRole('button', { name: 'End what if' }).click();
  await page.keyboard.press('Shift+W');
  await chip.focus();
  await page.keyboard.press('Enter');
  await expect(editor.card('links')).toContainText('down');
  await panel.getByRole('slider', { name: 'Load' }).focus();
  await page.keyboard.press('ArrowRight');
  await panel.getByRole('button', { name: 'Save changes' }).press('Enter');
  expect((await scenarios())[0]?.events).toHaveLength(2);
  await panel.getByRole('textbox', { name: 'Name of the scenario' }).fill('Links lost at noon');
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('button', { name: 'Links lost at noon' })).toBeVisible();

  // From the list of all commands, by its name.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('what if lost at noon');
  await expect(page.getByRole('option', { name: 'What if: Links lost at noon' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(editor.card('links')).toContainText('down');
  await expect(chipOf('Links lost at noon')).toHaveAttribute('aria-pressed', 'true');

  // The rows are what the engine says.
  const diagram = await editor.diagram();
  const [saved] = savedScenarios(diagram, 'live');
  const outcome = saved?.journeys.get([...diagram.journeys.keys()][0] ?? '');
  if (!outcome) throw new Error('no such journey');
  await page.keyboard.press('Control+e');
  await page.getByRole('radio', { name: 'Markdown text' }).check();
  const after = formatAvailability(outcome.after.availability, outcome.after.unavailability);
  await expect(page.locator('.export-preview pre')).toContainText('**Links lost at noon**');
  await expect(page.locator('.export-preview pre')).toContainText(`→ ${after} available`);
  await page.keyboard.press('Escape');

  await panel.getByRole('button', { name: 'Remove this scenario' }).click();
  await expect(panel.getByRole('list', { name: 'Saved scenarios' })).toHaveCount(0);
  await undo.click();
  await undo.click();
  await undo.click();
  await undo.click();
  expect(await scenarios()).toEqual([]);
  await expect(undo).toBeDisabled();
});

test('a link, a zone, an instance, a cold cache, a part so many times slower: each from its menu, as the engine has it', async ({
  page,
}) => {
  const editor = await openEditor(page);
  const panel = page.getByRole('region', { name: 'What if' });
  const before = shippedExample();
  const journey = panel.locator('.what-if-journeys > li').first();
  const isAsTheEngineSays = async (scenario: Scenario) => {
    const {
      verdict,
      before: was,
      after: is,
    } = whatIf(before, scenario, undefined, 'live').journeys.get('redirect') ?? {};
    if (!was || !is) throw new Error('no journey');
    await expect(journey).toContainText(verdict === 'same' ? 'as before' : (verdict ?? ''));
    const changes = verdict === 'stopped' ? [] : changedNumbers(was, is);
    if (changes.length === 0) await expect(journey.locator('.what-if-changes')).toHaveCount(0);
    else await expect(journey.locator('.what-if-changes')).toHaveText(changes.join(' · '));
  };
  const fromMenu = async (of: Locator, item: string) => {
    await of.click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'What if', exact: true }).press('ArrowRight');
    await page.getByRole('menuitem', { name: new RegExp(`^${item}`) }).press('Enter');
  };
  const notSo = () => panel.getByRole('button', { name: /^Not so/ }).click();
  await fromMenu(labelOf(page, 'redirect-links'), 'What if it fails');
  await isAsTheEngineSays([{ kind: 'connection-down', connection: 'redirect-links' }]);
  await notSo();
  // A zone without a frame stands on its region's title.
  const chip = page.getByRole('button', { name: /^eu-west-1a/ });
  await fromMenu(chip, 'What if it fails');
  await expect(chip).toContainText('down');
  const [zone = ''] = [...before.groups].find(([, { name }]) => name === 'eu-west-1a') ?? [];
  await isAsTheEngineSays([{ kind: 'group-down', group: zone }]);
  await page.locator('[data-canvas]').focus();
  await page.keyboard.press('x');
  await expect(chip).not.toContainText('down');
  await page.keyboard.press('x');
  await expect(chip).toContainText('down');
  await notSo();
  await fromMenu(editor.card('cache'), 'What if it is cold');
  await isAsTheEngineSays([{ kind: 'cold-cache', component: 'cache' }]);
  await notSo();
  await fromMenu(editor.card('links'), 'What if it takes 3 times as long');
  await isAsTheEngineSays([{ kind: 'slow-component', component: 'links', factor: 3 }]);
  await panel.getByRole('textbox', { name: 'How many times as long' }).fill('20');
  await isAsTheEngineSays([{ kind: 'slow-component', component: 'links', factor: 20 }]);
  await notSo();
  await fromMenu(editor.card('redirect'), 'What if one instance fails');
  const one = { kind: 'instance-down', component: 'redirect' } as const;
  await isAsTheEngineSays([one]);
  await panel.getByRole('textbox', { name: 'How many instances are down' }).press('ArrowUp');
  await expect(panel).toContainText('2 instances of Redirect API are down');
  await isAsTheEngineSays([one, one]);
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
});

test('by keys: X fails what is selected and lets it be again, Escape ends it; a zone found by its name', async ({
  page,
}) => {
  const editor = await openEditor(page);
  await editor.select('redirect');
  await page.keyboard.press('x');
  await expect(editor.card('redirect')).toContainText('down');
  await page.keyboard.press('x');
  await expect(editor.card('redirect')).not.toContainText('down');
  await page.keyboard.press('x');
  await page.keyboard.press('Escape');
  const panel = page.getByRole('region', { name: 'What if' });
  await expect(panel).toContainText('Redirect API is down');
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);

  // A zone, by its name.
  await page.keyboard.press('Control+f');
  await page.keyboard.type('eu-west-1b');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('x');
  await expect(page.getByRole('button', { name: /^eu-west-1b/ })).toContainText('down');
  await expect(panel).toContainText('eu-west-1b is down');
  await expect(editor.card('redirect')).toContainText('overloaded');
});

test('from afar what is out is painted; a collapsed group says what became of what is behind it', async ({
  page,
}) => {
  const editor = await openEditor(page);
  await page.getByRole('button', { name: 'Collapse eu-west-1' }).click();
  await page.locator('[data-group-card]').click();
  await page.keyboard.press('x');
  await expect(page.locator('[data-group-card]')).toContainText('down');
  await expect(editor.card('browser')).toContainText('stopped');

  const large = largeDiagram(120, 12);
  await dropLarge(page, large);
  const at = await cardOnScreen(page, large, 'service-1-3');
  const paper = await painted(page, at);
  await page.mouse.click(at.x, at.y);
  await page.keyboard.press('x');
  const layer = page.locator('[data-far-layer]');
  await expect(layer).toHaveAttribute('data-fates', /\d/);
  // Taken from under the pointer, so that it is painted and no element.
  await page.keyboard.press('Escape');
  await page.mouse.move(at.x, 60);
  await expect(async () => expect(await painted(page, at)).not.toEqual(paper)).toPass();
});

const labelOf = (page: Page, id: string) =>
  page.locator(`.connection-label[data-connection="${id}"] .label-numbers`);

/** What a line says while a scenario is tried, by the engine. */
function saidOf(id: string, reading: NumberReading, before: Estimate, after: Estimate): string {
  const [was, is] = [before, after].map(
    (numbers) => connectionLabel(shippedExample(), numbers, id, null, reading)?.lines ?? (['', ''] as const),
  );
  return was && is ? changedLines(was, is).join('') : '';
}

/** The colour of the painted layer at a point of the screen. */
const painted = (page: Page, { x, y }: Point) =>
  page.locator('[data-far-layer]').evaluate(
    (canvas, at) => {
      if (!(canvas instanceof HTMLCanvasElement)) return [];
      const box = canvas.getBoundingClientRect();
      const scale = canvas.width / box.width;
      const pixel = [(at.x - box.x) * scale, (at.y - box.y) * scale].map(Math.round);
      return [...(canvas.getContext('2d')?.getImageData(pixel[0] ?? 0, pixel[1] ?? 0, 1, 1).data ?? [])];
    },
    { x, y },
  );
