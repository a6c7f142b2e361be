import { expect, type Page, test } from '@playwright/test';
import { axeViolations } from '../support/axe';
import { type EditorPage, openEditor } from '../support/editorPage';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

test('no label lies on another label or on a card in the shipped example', async ({ page }) => {
  await openEditor(page);
  const boxes = (selector: string): Promise<Box[]> =>
    page.locator(selector).evaluateAll((elements) =>
      elements.map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return { x, y, width, height };
      }),
    );
  await expect(page.locator('[data-connection] text').first()).toBeVisible();
  const labels = await boxes('[data-connection] .label-box');
  const cards = await boxes('[data-component]');
  expect(labels.length).toBeGreaterThan(8);
  const meet = (a: Box, b: Box) =>
    a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
  const clashes = labels.flatMap((label, index) => [
    ...labels.slice(index + 1).filter((other) => meet(label, other)),
    ...cards.filter((card) => meet(label, card)),
  ]);
  expect(clashes).toEqual([]);
  // And every text fits its box.
  const texts = await boxes('[data-connection] text:first-of-type');
  texts.forEach((text, index) => {
    expect(text.width).toBeLessThanOrEqual((labels[index]?.width ?? 0) - 6);
  });
});

interface Look {
  readonly name: string;
  /** From a freshly opened editor to what is looked at. */
  readonly show: (editor: EditorPage) => Promise<void>;
  /** What lies open over the rest, which nothing can reach until it closes; absent: all there is. */
  readonly within?: string;
}

const dialog = (page: Page) => page.getByRole('dialog');
const LOOKS: readonly Look[] = [
  { name: 'the main screen', show: async () => {} },
  { name: 'a component', show: (editor) => editor.select('redirect') },
  {
    name: 'a store with its reads and writes',
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
    show: async ({ page }) => {
      await page.locator('.group-title').first().click();
      await expect(page.getByRole('combobox', { name: 'Kind of group' })).toBeVisible();
    },
  },
  {
    name: 'several things and a note being written',
    show: async ({ page }) => {
      await page.locator('[data-canvas]').focus();
      await page.keyboard.press('Control+a');
      await page.locator('.note-node').first().dblclick();
      await expect(page.locator('.inline-name')).toBeFocused();
    },
  },
  {
    name: 'the findings',
    show: async (editor) => {
      await editor.addByPalette('message queue');
      await editor.page.keyboard.press('Alt+3');
      await expect(editor.page.getByRole('region', { name: 'Findings' }).locator('li')).not.toHaveCount(0);
    },
  },
  {
    name: 'a number that is none',
    show: async (editor) => {
      await editor.select('redirect');
      await editor.page.getByRole('textbox', { name: 'Replicas' }).fill('2.5');
      await expect(editor.page.locator('.field-problem')).toBeVisible();
    },
  },
  {
    name: 'the patterns, and what one did',
    show: async (editor) => {
      await editor.select('shorten');
      await editor.page.getByRole('button', { name: 'Patterns', exact: true }).click();
      await editor.page.locator('.pattern-item').first().click();
      await expect(editor.page.locator('.notice')).toContainText('Cache-aside around');
    },
  },
  {
    name: 'the menu',
    within: '[role="menu"]',
    show: async ({ page }) => {
      await page.getByRole('button', { name: 'Menu' }).click();
      await page.getByRole('menuitem', { name: 'Edit' }).hover();
      await expect(page.getByRole('menuitem', { name: 'Duplicate' })).toBeVisible();
    },
  },
  {
    name: 'a list of values',
    within: '[role="listbox"]',
    show: async (editor) => {
      await editor.select('redirect');
      await editor.page.getByRole('combobox', { name: 'Type' }).click();
      await expect(editor.page.getByRole('listbox')).toBeVisible();
    },
  },
  {
    name: 'the dialog that connects',
    show: async (editor) => {
      await editor.select('browser');
      await editor.page.keyboard.press('c');
      await expect(dialog(editor.page)).toBeVisible();
    },
  },
  {
    name: 'the picker of what comes next',
    show: async (editor) => {
      await editor.dragConnection('shorten', { x: 620, y: 720 });
      await expect(dialog(editor.page)).toBeVisible();
    },
  },
  {
    name: 'a diagram that is typed',
    show: async ({ page }) => {
      await page.keyboard.press('/');
      await page.keyboard.type('user > postgres, frobnicator');
      await expect(dialog(page)).toContainText('isn’t drawn');
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
  {
    name: 'a refusal with its remedy',
    show: async (editor) => {
      await editor.dragConnection('browser', 'links');
      await expect(editor.page.getByRole('button', { name: 'Insert service' })).toBeVisible();
    },
  },
  {
    name: 'the menu of a right click',
    within: '[role="menu"]',
    show: async (editor) => {
      await editor.card('redirect').click({ button: 'right' });
      await expect(editor.page.getByRole('menu', { name: 'What can be done here' })).toBeVisible();
    },
  },
  {
    name: 'several things, and how to arrange them',
    show: async ({ page }) => {
      await page.locator('[data-canvas]').focus();
      await page.keyboard.press('Control+a');
      await expect(page.getByRole('button', { name: 'Align left edges' })).toBeVisible();
    },
  },
  {
    name: 'something locked',
    show: async (editor) => {
      await editor.select('redirect');
      await editor.page.keyboard.press('Control+Shift+l');
      await expect(editor.page.getByRole('img', { name: 'Locked' })).toBeVisible();
    },
  },
  {
    name: 'the keys',
    show: async ({ page }) => {
      await page.keyboard.press('?');
      await expect(dialog(page)).toBeVisible();
    },
  },
  {
    name: 'the export',
    show: async ({ page }) => {
      await page.keyboard.press('Control+e');
      await expect(dialog(page).getByAltText('Preview of the export')).toBeVisible();
    },
  },
  {
    name: 'the commands',
    show: async ({ page }) => {
      await page.keyboard.press('Control+k');
      await expect(dialog(page)).toBeVisible();
    },
  },
  {
    name: 'what unsaved work is offered',
    show: async ({ page }) => {
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
];

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

for (const { name, show, within } of LOOKS)
  test(`axe finds nothing: ${name}, light and dark`, async ({ page }) => {
    const editor = await openEditor(page);
    await show(editor);
    expect(await violations(page, within)).toEqual([]);
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

test('whatever the Tab key reaches shows that it has the focus', async ({ page }) => {
  const editor = await openEditor(page);
  await editor.select('links');
  await page.locator('.logo-button').focus();
  const bare = new Set<string>();
  for (let stop = 0; stop < 90; stop++) {
    await page.keyboard.press('Tab');
    const unmarked = await page.evaluate(unmarkedFocus);
    if (unmarked !== null) bare.add(unmarked);
  }
  expect([...bare]).toEqual([]);
});

test('those who ask for more contrast get stronger lines', async ({ page }) => {
  await openEditor(page);
  const line = () =>
    page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--line'));
  const before = await line();
  await page.emulateMedia({ contrast: 'more' });
  expect(await line()).not.toBe(before);
});

test('under forced colours what is chosen, what is wrong and what a connection is are still told apart', async ({
  page,
}) => {
  const editor = await openEditor(page);
  await page.emulateMedia({ forcedColors: 'active' });
  await editor.select('redirect');
  const styleOf = (selector: string, property: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);
  const highlight = await page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.color = 'Highlight';
    const colour = getComputedStyle(probe).color;
    probe.remove();
    return colour;
  });
  expect(await styleOf('.tool-strip [aria-checked="true"]', 'background-color')).toBe(highlight);
  expect(await styleOf('[data-component="redirect"]', 'outline-color')).toBe(highlight);
  expect(await styleOf('[data-component="redirect"]', 'outline-style')).toBe('solid');
  const ink = await styleOf('body', 'color');
  expect(await styleOf('.connection-edge .react-flow__edge-path', 'stroke')).toBe(ink);
  expect(await styleOf('.connection-label .label-box', 'stroke')).toBe(ink);
  expect(await styleOf('.severity-dot', 'border-top-style')).toBe('solid');
  await page.getByRole('button', { name: 'Menu', exact: true }).click();
  expect(await styleOf('.menu-rule', 'border-top-style')).toBe('solid');
});

/** Runs in the page: what has the focus, if neither it nor what frames it looks any different for it. */
function unmarkedFocus(): string | null {
  const at = document.activeElement;
  if (!(at instanceof HTMLElement) || at === document.body) return null;
  const look = (element: Element) => {
    const { outlineStyle, outlineWidth, boxShadow, borderColor, backgroundColor } = getComputedStyle(element);
    const outline = outlineStyle === 'none' ? '' : outlineWidth;
    return [outline, boxShadow, borderColor, backgroundColor].join(' | ');
  };
  const around = [at, at.parentElement ?? at];
  const marked = around.map(look);
  at.blur();
  const plain = around.map(look);
  at.focus({ preventScroll: true });
  return marked.some((text, index) => text !== plain[index])
    ? null
    : `${at.tagName}.${at.className} ${at.getAttribute('aria-label') ?? at.textContent}`;
}

test('the theme can be chosen, and the journey in focus dims the rest', async ({ page }) => {
  await openEditor(page);
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('menuitem', { name: 'Theme', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Theme: dark' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.getByRole('button', { name: 'Focus on Shorten a link' }).click();
  await expect(page.locator('.journey-button')).toContainText('Shorten a link');
  await expect(page.locator('.connection-edge[data-quiet]').first()).toBeVisible();
});

test('on a tablet held upright, and in half a window, the row of tools ends with what it ends with', async ({
  page,
}) => {
  await openEditor(page);
  for (const width of [820, 600]) {
    await page.setViewportSize({ width, height: 900 });
    for (const name of ['Export', 'Present', 'Undo'])
      await expect(page.getByRole('button', { name, exact: true })).toBeInViewport({ ratio: 1 });
    const last = page.locator('.tool-strip button').last();
    await last.click();
    await expect(last).toBeInViewport({ ratio: 1 });
  }
});
