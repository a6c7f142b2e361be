import { expect, type Page, test } from '@playwright/test';
import { connectionLabel } from '../../src/estimate/connectionLabel';
import { createEstimator } from '../../src/estimate/estimator';
import type { Diagram } from '../../src/model/diagram';
import { putSetting } from '../../src/model/edits';
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
    // What comes into view, or gets its place from the worker, is drawn for the first time.
    const key = before || subject === null ? subject : `new ${subject}`;
    if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
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

/**
 * The workers' answers are there, numbers, lines and the places of labels: nothing more comes by itself. What was rendered
 * until then.
 */
async function untilAtRest(page: Page): Promise<ReadonlySet<string>> {
  await expect(page.locator('.connection-label').first()).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('Recalculating…')).toBeHidden();
  const rendered = new Set<string>();
  let quiet = 0;
  const looks = async () => {
    const now = await renders(page);
    for (const ref of now.keys()) rendered.add(ref);
    quiet = now.size === 0 ? quiet + 1 : 0;
    return quiet;
  };
  await expect.poll(looks, { intervals: [200], timeout: 30_000 }).toBeGreaterThan(3);
  return rendered;
}

/** Those in view, and where they are drawn and how. */
const placesOfLabels = async (page: Page): Promise<ReadonlyMap<string, string>> =>
  new Map(
    await page
      .locator('.connection-label')
      .evaluateAll((labels) =>
        labels.map((label): [string, string] => [
          label.getAttribute('data-connection') ?? '',
          `${label.getAttribute('transform')} ${label.hasAttribute('data-dotted')}`,
        ]),
      ),
  );

const large = largeDiagram(500);

const MORE_P99 = 4321;

const withMoreP99 = (diagram: Diagram, id: string): Diagram => {
  const latency = diagram.components.get(id)?.settings?.['latencyMs'];
  const p50 = typeof latency === 'object' && latency !== null && 'p50' in latency ? Number(latency.p50) : 1;
  return putSetting(diagram, id, 'latencyMs', { p50, p99: MORE_P99 });
};

/** The connections that say something else when that component's own work takes longer now and then. */
function feltBy(diagram: Diagram): (id: string) => ReadonlySet<string> {
  const { estimate } = createEstimator();
  const said = (of: Diagram) => {
    const numbers = estimate(of);
    return (id: string) => JSON.stringify(connectionLabel(of, numbers, id, null, 'caller'));
  };
  const before = said(diagram);
  return (id) => {
    const after = said(withMoreP99(diagram, id));
    return new Set([...diagram.connections.keys()].filter((one) => before(one) !== after(one)));
  };
}

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
  const [carried = '', other = ''] = inView.filter((id) => large.components.get(id)?.type === 'service');
  const lines = new Set(
    [...large.connections].flatMap(([id, { from, to }]) => (from === carried || to === carried ? [id] : [])),
  );

  // Dragging.
  const at = await cardOnScreen(page, large, carried);
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.move(at.x + 8, at.y, { steps: 2 });
  await renders(page);
  await page.mouse.move(at.x + 60, at.y + 30, { steps: 10 });
  const dragged = await renders(page);
  await page.mouse.up();
  const allowed = new Set([
    `component:${carried}`,
    ...[...lines].flatMap((id) => [`connection:${id}`, `label:${id}`]),
  ]);
  expect(dragged.get(`component:${carried}`)).toBeGreaterThan(2);
  const others = [...dragged.keys()].filter((ref) => !allowed.has(ref.replace('new ', '')));
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
  await untilAtRest(page);
  await name.pressSequentially('abc');
  await editor.diagram();
  const typed = await renders(page);
  expect([...typed.keys()].filter((ref) => ref !== `component:${other}`)).toEqual([]);

  // An edit that changes some numbers: the labels that say them, those these push aside, and no line, no card but its own.
  const felt = feltBy(await editor.diagram());
  const labelled = await placesOfLabels(page);
  const [edited, changed] = inView
    .filter((id) => large.components.get(id)?.type === 'service')
    .map((id) => [id, [...felt(id)].filter((one) => labelled.has(one))] as const)
    .sort(([, a], [, b]) => b.length - a.length)[0] ?? ['', []];
  expect(changed.length).toBeGreaterThan(1);
  expect(changed.length).toBeLessThan(labelled.size / 4);
  await editor.card(edited).locator('.component-text').click();
  const field = page.getByRole('textbox', { name: /^Own work.*: p99$/ });
  await field.click();
  await untilAtRest(page);
  const before = await placesOfLabels(page);
  await field.fill(`${MORE_P99}`);
  await editor.diagram();
  const rendered = [...(await untilAtRest(page))];
  const after = await placesOfLabels(page);
  const moved = [...after.keys()].filter((id) => after.get(id) !== before.get(id));
  // One that had no room before is there for the first time.
  const own = new Set([...changed, ...moved].map((id) => `${before.has(id) ? '' : 'new '}label:${id}`));
  expect([...own].filter((ref) => !rendered.includes(ref))).toEqual([]);
  expect(
    rendered.filter((ref) => /^(component|connection):/.test(ref) && ref !== `component:${edited}`),
  ).toEqual([]);
  // Of the dozens in view no other, nor a row of the inspector that says what it said.
  expect(labelled.size).toBeGreaterThan(20);
  expect(rendered.filter((ref) => ref.includes('label:') && !own.has(ref))).toEqual([]);
});
