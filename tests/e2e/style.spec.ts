import { expect, type Page, test } from '@playwright/test';
import { openEditor } from '../support/editorPage';

/** By the list of all commands: no mouse. */
async function run(page: Page, label: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(label);
  await expect(page.getByRole('option').first()).toContainText(label);
  await page.keyboard.press('Enter');
}

test('colours: by mouse in the inspector, several at once, by right click, and by keyboard alone', async ({
  page,
}) => {
  const editor = await openEditor(page);
  await editor.select('redirect');
  await page.getByRole('radio', { name: 'Red' }).click();
  await expect(editor.card('redirect')).toHaveAttribute('data-hue', 'red');
  await expect(page.getByRole('radio', { name: 'Red' })).toBeChecked();

  await editor
    .card('links')
    .locator('.component-text')
    .click({ modifiers: ['Shift'] });
  await page
    .locator('.note-node')
    .first()
    .click({ modifiers: ['Shift'] });
  for (const colour of await page.getByRole('radio', { checked: true }).all())
    await expect(colour).not.toHaveAccessibleName(/Red|None/);
  await page.getByRole('radio', { name: 'Teal' }).click();
  let diagram = await editor.diagram();
  const [note] = diagram.notes.values();
  expect([
    diagram.components.get('redirect')?.accent,
    diagram.components.get('links')?.accent,
    note?.accent,
  ]).toEqual(['teal', 'teal', 'teal']);

  await editor.card('shorten').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Colour' }).click();
  await page.getByRole('menuitem', { name: 'Colour: pink' }).click();
  await run(page, 'Colour: green');
  diagram = await editor.diagram();
  expect(diagram.components.get('shorten')?.accent).toBe('green');
  for (let step = 0; step < 3; step++) await page.keyboard.press('Control+z');
  diagram = await editor.diagram();
  expect(diagram.components.get('shorten')?.accent).toBeUndefined();
  expect(diagram.components.get('redirect')?.accent).toBe('red');
});

test('words have sizes, ink has widths, pictures say what they show', async ({ page }) => {
  const editor = await openEditor(page);
  await editor.startEmpty();
  await page.keyboard.press('t');
  await page.mouse.click(520, 300);
  await page.keyboard.type('Draft');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+>');
  await page.keyboard.press('Control+>');
  const words = page.locator('.note-node[data-plain]');
  await expect(words).toHaveCSS('font-size', '36px');
  await page.getByRole('combobox', { name: 'Size of the text' }).click();
  await page.getByRole('option', { name: 'Large' }).click();
  await page.getByRole('radio', { name: 'Orange' }).click();

  await page.keyboard.press('p');
  const pen = page.getByLabel('Colour of the pen');
  await pen.getByRole('radio', { name: 'Blue' }).click();
  await page.mouse.move(500, 460);
  await page.mouse.down();
  await page.mouse.move(620, 500, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.press('v');
  await page.locator('.stroke-node path').click();
  await page.getByRole('radio', { name: 'Thick' }).click();
  let diagram = await editor.diagram();
  expect(diagram.notes.get('text')).toMatchObject({ text: 'Draft', textSize: 'large', accent: 'orange' });
  expect(diagram.drawings.get('stroke')).toMatchObject({ accent: 'blue', width: 8 });

  await page.mouse.move(700, 400);
  await page.evaluate(() => {
    const data = new DataTransfer();
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><rect width="60" height="40"/></svg>';
    data.setData('text/plain', svg);
    document.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  });
  await page.getByRole('textbox', { name: 'What the picture shows' }).fill('The rack');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('img', { name: 'The rack' })).toBeVisible();
  await page.keyboard.press('F2');
  await page.keyboard.type('The old rack');
  await page.keyboard.press('Enter');
  diagram = await editor.diagram();
  expect(diagram.drawings.get('image')).toMatchObject({ name: 'The old rack' });
  await page.keyboard.press('Alt+4');
  await expect(page.getByRole('tree')).toContainText('The old rack');
});

test('the look of a page: by the inspector, the menu and the keyboard; what is drawn stays as it is from one look to the next', async ({
  page,
}) => {
  const editor = await openEditor(page);
  await page.getByRole('combobox', { name: 'Look' }).click();
  await page.getByRole('option', { name: 'Sketched by hand' }).click();
  const outline = editor.card('redirect').locator('.shape-line').last();
  const drawn = await outline.getAttribute('d');
  expect(drawn).toMatch(/^M.*C/);
  expect((await editor.diagram()).style.look).toBe('sketch');
  const line = page.locator('.connection-edge .react-flow__edge-path').first();
  await expect(line).toHaveAttribute('marker-end', /sketch/);

  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('menuitem', { name: 'Look' }).click();
  await page.getByRole('menuitem', { name: 'Look: clean' }).click();
  await expect(page.locator('.shape-outline')).toHaveCount(0);
  await page.locator('[data-canvas]').focus();
  await run(page, 'Look: as if');
  await expect(outline).toHaveAttribute('d', drawn ?? '');
  await editor.dragBy(editor.card('redirect').locator('.component-text'), { x: 20, y: 30 });
  await expect(outline).toHaveAttribute('d', drawn ?? '');
  expect((await editor.diagram()).style.look).toBe('sketch');
});

test('Q keeps the tool in hand: one note after another, until Escape', async ({ page }) => {
  const editor = await openEditor(page);
  await editor.startEmpty();
  await page.keyboard.press('q');
  await expect(page.getByRole('button', { name: /^Keep the tool/ })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('n');
  for (const [at, word] of [300, 480].map((y) => [y, `note ${y}`] as const)) {
    await page.mouse.click(500, at);
    await page.keyboard.type(word);
  }
  await page.keyboard.press('Escape');
  await expect(page.getByRole('radio', { name: 'Write a note' })).toBeChecked();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('radio', { name: 'Select', exact: true })).toBeChecked();
  const texts = [...(await editor.diagram()).notes.values()].map(({ text }) => text);
  expect(texts).toEqual(['note 300', 'note 480']);
  await page.getByRole('button', { name: /^Keep the tool/ }).click();
  await page.keyboard.press('n');
  await page.mouse.click(800, 300);
  await expect(page.getByRole('radio', { name: 'Select', exact: true })).toBeChecked();
});
