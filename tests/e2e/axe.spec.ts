import { expect, type Page, test } from '@playwright/test';
import { axeViolations } from '../support/axe';
import { type EditorPage, openEditor } from '../support/editorPage';

/** What axe says of each state of the screen, light and dark. */

interface Look {
  readonly name: string;
  /** From what was looked at before it, or a freshly opened editor, to what is looked at. */
  readonly show: (editor: EditorPage) => Promise<void>;
  /** What is new in it; absent: all there is. */
  readonly within?: string;
}

const dialog = (page: Page) => page.getByRole('dialog');
const DIALOG = '[role="dialog"]';
const MENU = '[role="menu"]';
const INSPECTOR = '.inspector';

const closeDialog = async (page: Page) => {
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await page.locator('[data-canvas]').focus();
};

/** One after another in one editor. */
const LOOKS: Readonly<Record<string, readonly Look[]>> = {
  'what is selected': [
    { name: 'nothing', show: async () => {} },
    { name: 'a component', within: INSPECTOR, show: (editor) => editor.select('redirect') },
    {
      name: 'a store with its reads and writes',
      within: INSPECTOR,
      show: async (editor) => {
        await editor.select('links');
        for (const part of ['Reads', 'Writes']) {
          const rows = editor.page.locator('.operation-rows', { hasText: part });
          if ((await rows.getAttribute('open')) === null) await rows.locator('summary').click();
        }
      },
    },
    {
      name: 'a connection',
      within: INSPECTOR,
      show: async ({ page }) => {
        await page
          .locator('[data-connection]')
          .nth(1)
          .click({ position: { x: 3, y: 12 } });
        await expect(page.getByRole('heading', { name: 'When it fails' })).toBeVisible();
      },
    },
    {
      name: 'a group',
      within: INSPECTOR,
      show: async ({ page }) => {
        await page.locator('.group-title').first().click();
        await expect(page.getByRole('combobox', { name: 'Kind of group' })).toBeVisible();
      },
    },
    {
      name: 'several things, and how to arrange them',
      within: INSPECTOR,
      show: async ({ page }) => {
        await page.locator('[data-canvas]').focus();
        await page.keyboard.press('Control+a');
        await expect(page.getByRole('button', { name: 'Align left edges' })).toBeVisible();
      },
    },
    {
      name: 'a number that is none',
      within: INSPECTOR,
      show: async (editor) => {
        await editor.select('redirect');
        await editor.page.getByRole('textbox', { name: 'Replicas' }).fill('2.5');
        await expect(editor.page.locator('.field-problem')).toBeVisible();
      },
    },
  ],
  'on the canvas': [
    {
      name: 'something locked',
      show: async (editor) => {
        await editor.select('redirect');
        await editor.page.keyboard.press('Control+Shift+l');
        await expect(editor.page.getByRole('img', { name: 'Locked' })).toBeVisible();
      },
    },
    {
      name: 'a refusal with its remedy',
      within: '.refusal-card',
      show: async (editor) => {
        await editor.dragConnection('browser', 'links');
        await expect(editor.page.getByRole('button', { name: 'Insert service' })).toBeVisible();
      },
    },
    {
      name: 'several things and a note being written',
      show: async ({ page }) => {
        await page.keyboard.press('Escape');
        await page.locator('[data-canvas]').focus();
        await page.keyboard.press('Control+a');
        await page.locator('.note-node').first().dblclick();
        await expect(page.locator('.inline-name')).toBeFocused();
      },
    },
  ],
  'what is found and proposed': [
    {
      name: 'the findings',
      within: '.findings-panel',
      show: async (editor) => {
        await editor.addByPalette('message queue');
        await editor.page.keyboard.press('Alt+3');
        await expect(editor.page.getByRole('region', { name: 'Findings' }).locator('li')).not.toHaveCount(0);
      },
    },
    {
      name: 'the patterns, and what one did',
      show: async (editor) => {
        await editor.page.keyboard.press('Alt+3');
        await editor.select('shorten');
        await editor.page.getByRole('button', { name: 'Patterns', exact: true }).click();
        await editor.page.locator('.pattern-item').first().click();
        await expect(editor.page.locator('.notice')).toContainText('Cache-aside around');
      },
    },
    {
      name: 'a box that offers its type',
      show: async (editor) => {
        const { page } = editor;
        await editor.startEmpty();
        await page.mouse.dblclick(660, 400);
        await page.keyboard.type('redis');
        await expect(page.getByRole('button', { name: 'Tab Cache · Redis' })).toBeVisible();
      },
    },
  ],
  'what opens from a button': [
    {
      name: 'the menu',
      within: MENU,
      show: async ({ page }) => {
        await page.getByRole('button', { name: 'Menu' }).click();
        await page.getByRole('menuitem', { name: 'Edit' }).hover();
        await expect(page.getByRole('menuitem', { name: 'Duplicate' })).toBeVisible();
      },
    },
    {
      name: 'the menu of a right click',
      within: MENU,
      show: async (editor) => {
        await editor.page.keyboard.press('Escape');
        await expect(editor.page.getByRole('menu')).toHaveCount(0);
        await editor.card('redirect').click({ button: 'right' });
        await expect(editor.page.getByRole('menu', { name: 'What can be done here' })).toBeVisible();
      },
    },
    {
      name: 'a list of values',
      within: '[role="listbox"]',
      show: async (editor) => {
        await editor.page.keyboard.press('Escape');
        await expect(editor.page.getByRole('menu')).toHaveCount(0);
        await editor.select('redirect');
        await editor.page.getByRole('combobox', { name: 'Type' }).click();
        await expect(editor.page.getByRole('listbox')).toBeVisible();
      },
    },
  ],
  'what is searched and typed': [
    {
      name: 'the dialog that connects',
      within: DIALOG,
      show: async (editor) => {
        await editor.select('browser');
        await editor.page.keyboard.press('c');
        await expect(dialog(editor.page)).toBeVisible();
      },
    },
    {
      name: 'parts found by a technology',
      within: DIALOG,
      show: async ({ page }) => {
        await closeDialog(page);
        await page.keyboard.press('/');
        await page.keyboard.type('redis');
        await expect(dialog(page).getByRole('option').first()).toContainText('Cache');
      },
    },
    {
      name: 'a diagram that is typed',
      within: DIALOG,
      show: async ({ page }) => {
        await dialog(page).getByRole('combobox').fill('user > postgres, frobnicator');
        await expect(dialog(page)).toContainText('isn’t drawn');
      },
    },
    {
      name: 'the picker of what comes next',
      within: DIALOG,
      show: async (editor) => {
        await closeDialog(editor.page);
        await editor.dragConnection('shorten', { x: 620, y: 720 });
        await expect(dialog(editor.page)).toBeVisible();
      },
    },
  ],
  'the dialogs': [
    {
      name: 'the keys',
      show: async ({ page }) => {
        await page.keyboard.press('?');
        await expect(dialog(page)).toBeVisible();
      },
    },
    {
      name: 'the export',
      within: DIALOG,
      show: async ({ page }) => {
        await closeDialog(page);
        await page.keyboard.press('Control+e');
        await expect(dialog(page).getByAltText('Preview of the export')).toBeVisible();
      },
    },
    {
      name: 'the commands',
      within: DIALOG,
      show: async ({ page }) => {
        await closeDialog(page);
        await page.keyboard.press('Control+k');
        await expect(dialog(page)).toBeVisible();
      },
    },
    {
      name: 'what unsaved work is offered',
      within: DIALOG,
      show: async ({ page }) => {
        await closeDialog(page);
        const other = await openEditor(await page.context().newPage());
        await other.addByPalette('redis');
        await other.diagram();
        await other.page.close({ runBeforeUnload: false });
        // Its own work comes back to a window; a new one is offered that of others.
        await page.evaluate(() => sessionStorage.clear());
        await page.reload();
        await expect(dialog(page)).toBeVisible();
        await dialog(page)
          .getByRole('button', { name: /^Discard/ })
          .click();
      },
    },
  ],
};

const SCHEMES = ['light', 'dark'] as const;

/** What axe finds wrong; what doesn't hang on the colours, in the first of the schemes alone. */
async function violations(
  page: Page,
  within?: string,
  schemes: readonly (typeof SCHEMES)[number][] = SCHEMES,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [at, scheme] of schemes.entries()) {
    await page.emulateMedia({ colorScheme: scheme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', scheme);
    const question = { coloursOnly: at > 0, ...(within !== undefined && { within }) };
    found.push(...(await axeViolations(page, question)).map((broken) => `${scheme} ${broken}`));
  }
  return found;
}

for (const [name, looks] of Object.entries(LOOKS))
  test(`axe finds nothing in ${name}, light and dark`, async ({ page }) => {
    test.slow();
    const editor = await openEditor(page);
    const found: string[] = [];
    for (const look of looks) {
      await look.show(editor);
      found.push(...(await violations(page, look.within)).map((broken) => `${look.name}: ${broken}`));
    }
    expect(found).toEqual([]);
  });

test('axe is heard: what is wrong in both themes and what is wrong in one of them is found', async ({
  page,
}) => {
  await openEditor(page);
  await page.evaluate(() => {
    document.querySelector('.logo-button')?.removeAttribute('aria-label');
    const style = document.head.appendChild(document.createElement('style'));
    style.textContent = '[data-theme="dark"] .status-counts { color: #222 !important }';
  });
  expect(await violations(page)).toEqual([
    expect.stringMatching(/^light button-name: /),
    expect.stringMatching(/^dark color-contrast: .*status-counts/),
  ]);
});

test('axe finds nothing: pages, find, the pen, the outline, a sketch with colours, changing keys, presenting', async ({
  page,
}) => {
  test.slow();
  const editor = await openEditor(page);
  const { keyboard } = page;
  const command = async (label: string) => {
    await keyboard.press('Control+k');
    await keyboard.type(label);
    await keyboard.press('Enter');
  };
  await editor.select('redirect');
  await command('Colour: yellow');
  await command('Look: as if');
  await keyboard.press('Alt+4');
  expect(await violations(page, undefined, ['dark'])).toEqual([]);
  await keyboard.press('Control+f');
  await keyboard.type('cl');
  await expect(page.locator('.find-list')).toBeVisible();
  expect(await violations(page, undefined, ['light'])).toEqual([]);
  await keyboard.press('Escape');
  await command('Add a page');
  await keyboard.press('Enter');
  await command('Draw with the pen');
  await expect(page.locator('.pen-panel')).toBeVisible();
  expect(await violations(page, undefined, ['dark'])).toEqual([]);
  await command('Change keys');
  await expect(dialog(page)).toBeVisible();
  expect(await violations(page, undefined, ['light'])).toEqual([]);
  await keyboard.press('Escape');
  await keyboard.press('Alt+p');
  await expect(page.getByRole('region', { name: 'Presentation' })).toBeVisible();
  expect(await violations(page, undefined, ['dark'])).toEqual([]);
});
