import { expect, type Page, test } from '@playwright/test';
import { openEditor } from '../support/editorPage';
import { cardOnScreen, dropLarge, largeDiagram } from '../support/largeCanvas';

/**
 * Counts what React renders, in the editor as it ships: as its developer tools do, by the marks it leaves on what it
 * rendered, told apart by the id of the component or connection it is about.
 */
function countRenders(): void {
  interface Fiber {
    readonly flags: number;
    readonly tag: number;
    readonly child: Fiber | null;
    readonly sibling: Fiber | null;
    readonly alternate: Fiber | null;
    readonly memoizedProps: Readonly<Record<string, unknown>> | null;
  }
  const PERFORMED_WORK = 1;
  const FUNCTIONS = new Set([0, 11, 14, 15]);
  const counts = new Map<string, number>();
  const subjectOf = ({ memoizedProps: props }: Fiber): string | null => {
    const connection = props?.['connectionId'];
    if (typeof connection === 'string') return `label:${connection}`;
    const id = props?.['id'];
    return typeof id === 'string' && /^(component|connection):/.test(id) ? id : null;
  };
  const look = (fiber: Fiber, before: Fiber | null): void => {
    const subject =
      FUNCTIONS.has(fiber.tag) && (fiber.flags & PERFORMED_WORK) !== 0 ? subjectOf(fiber) : null;
    if (subject !== null) counts.set(subject, (counts.get(subject) ?? 0) + 1);
    if (before && fiber.child === before.child) return;
    for (let child = fiber.child; child; child = child.sibling) look(child, child.alternate);
  };
  Reflect.set(window, '__REACT_DEVTOOLS_GLOBAL_HOOK__', {
    supportsFiber: true,
    inject: () => 1,
    checkDCE: () => {},
    onCommitFiberUnmount: () => {},
    onPostCommitFiberRoot: () => {},
    onCommitFiberRoot: (_: number, { current }: { readonly current: Fiber }) =>
      look(current, current.alternate),
  });
  Reflect.set(window, 'takeRenders', () => {
    const taken = [...counts];
    counts.clear();
    return taken;
  });
}

/** What was rendered since the last time this was asked, and how often. */
async function renders(page: Page): Promise<ReadonlyMap<string, number>> {
  await page.evaluate(
    () =>
      new Promise((resolve) =>
        requestAnimationFrame(() => setTimeout(() => requestIdleCallback(resolve), 0)),
      ),
  );
  return new Map(
    await page.evaluate(() => {
      const take: unknown = Reflect.get(window, 'takeRenders');
      return typeof take === 'function' ? (take() as [string, number][]) : [];
    }),
  );
}

/** The workers' answers are there, numbers, lines and the places of labels: nothing more comes by itself. */
async function untilAtRest(page: Page): Promise<void> {
  await expect(page.locator('.connection-label').first()).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('Recalculating…')).toBeHidden();
  let quiet = 0;
  const looks = async () => {
    quiet = (await renders(page)).size === 0 ? quiet + 1 : 0;
    return quiet;
  };
  await expect.poll(looks, { intervals: [200], timeout: 30_000 }).toBeGreaterThan(3);
}

const large = largeDiagram(500);

test('of five hundred components and their lines only those that change are rendered', async ({ page }) => {
  test.setTimeout(120_000);
  await page.addInitScript(countRenders);
  const editor = await openEditor(page);
  await dropLarge(page, large);
  await page.locator('[data-canvas]').focus();
  await page.keyboard.press('Control+0');
  await expect(page.locator('[data-component]').first()).toBeVisible();
  await untilAtRest(page);
  const shown = await page.locator('[data-component]').count();
  expect(shown).toBeGreaterThan(12);
  expect(shown).toBeLessThan(80);

  const inView = await page.locator('[data-component]').evaluateAll((cards) =>
    cards
      .map((card) => ({ id: card.getAttribute('data-component') ?? '', box: card.getBoundingClientRect() }))
      .filter(({ box }) => box.left > 300 && box.right < 900 && box.top > 120 && box.bottom < 680)
      .map(({ id }) => id),
  );
  const [moved = '', other = ''] = inView.filter((id) => large.components.get(id)?.type === 'service');
  const lines = new Set(
    [...large.connections].flatMap(([id, { from, to }]) => (from === moved || to === moved ? [id] : [])),
  );

  // Dragging.
  const at = await cardOnScreen(page, large, moved);
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.move(at.x + 8, at.y, { steps: 2 });
  await renders(page);
  await page.mouse.move(at.x + 60, at.y + 30, { steps: 10 });
  const dragged = await renders(page);
  await page.mouse.up();
  const allowed = new Set([
    `component:${moved}`,
    ...[...lines].flatMap((id) => [`connection:${id}`, `label:${id}`]),
  ]);
  expect(dragged.get(`component:${moved}`)).toBeGreaterThan(2);
  const others = [...dragged.keys()].filter((ref) => !allowed.has(ref));
  expect(others.filter((ref) => ref.startsWith('component:'))).toEqual([]);
  // A line that it passes over offers to take it between its ends.
  expect(others.length).toBeLessThan(6);
  await editor.diagram();
  // All lines are worked out anew where it was dropped.
  await untilAtRest(page);

  // Selecting another.
  await page.keyboard.press('Escape');
  await renders(page);
  await editor.card(other).locator('.component-text').click();
  const selected = await renders(page);
  expect(selected.has(`component:${other}`)).toBe(true);
  expect([...selected.keys()].filter((ref) => ref.startsWith('component:'))).toEqual([`component:${other}`]);

  // Typing its name: no number changes, no line, no other card.
  const name = page.getByRole('textbox', { name: 'Name' });
  await name.click();
  await renders(page);
  await name.pressSequentially('abc');
  await editor.diagram();
  const typed = await renders(page);
  expect([...typed.keys()].filter((ref) => ref !== `component:${other}`)).toEqual([]);
});
