/** Groups: the frame that takes what is dragged, and groups collapsed to a card. */
import type { Page } from 'playwright';
import { serializeDiagram } from '../../src/document/serializeDiagram';
import type { Diagram } from '../../src/model/diagram';
import { putComponent, putGroup } from '../../src/model/edits';
import { shippedExample } from '../support/editorPage';
import type { Screen } from './screenList';

const inBoth = (name: string, drive: Screen['drive']): readonly Screen[] => [
  { name, drive },
  { name: `${name}-dark`, colorScheme: 'dark', drive },
];

export const groupScreens: readonly Screen[] = [
  ...inBoth('taken-in', async (page) => {
    await open(page, inTeams());
    await hold(page, '[data-component="cleanup"]', '[data-component="analytics"]', { x: 0, y: 70 });
  }),
  ...inBoth('collapsed', async (page) => {
    await open(page, inTeams('analytics-team', 'keys-team'));
    await page.locator('[data-group-card="keys-team"]').click();
  }),
  {
    name: 'collapsed-refuses',
    drive: async (page) => {
      await open(page, inTeams('analytics-team', 'keys-team'));
      await hold(
        page,
        '[data-component="browser"] .react-flow__handle-right',
        '[data-group-card="keys-team"]',
      );
      await page.mouse.up();
    },
  },
  {
    name: 'collapsed-region',
    drive: async (page) => {
      await open(page, inTeams('eu-west-1'));
      await page.keyboard.press('Control+f');
      await page.keyboard.type('redirect api');
      await page.keyboard.press('Escape');
    },
  },
  {
    name: 'group-named',
    drive: async (page) => {
      await page.mouse.move(620, 560);
      await page.keyboard.press('/');
      await page.keyboard.type('zone eu-west-1d');
    },
  },
  ...inBoth('group-help', async (page) => {
    await page.locator('.group-title').first().click();
    await page.keyboard.press('F1');
  }),
];

const TEAMS = {
  'analytics-team': { name: 'Analytics', members: ['clicks', 'analytics', 'totals'] },
  'keys-team': { name: 'Keys', members: ['keys', 'key-store'] },
} as const;

/** The example with two teams in it, and some of its groups collapsed. */
function inTeams(...collapsed: readonly string[]): Diagram {
  let diagram = shippedExample();
  for (const [id, { name, members }] of Object.entries(TEAMS)) {
    diagram = putGroup(diagram, id, { type: 'team', name, in: ['eu-west-1'] });
    for (const member of members) {
      const component = diagram.components.get(member);
      if (component)
        diagram = putComponent(diagram, member, { ...component, in: [...(component.in ?? []), id] });
    }
  }
  for (const id of collapsed) {
    const group = diagram.groups.get(id);
    if (group) diagram = putGroup(diagram, id, { ...group, collapsed: true });
  }
  return diagram;
}

async function open(page: Page, diagram: Diagram): Promise<void> {
  await page.evaluate(() => {
    Reflect.deleteProperty(window, 'showOpenFilePicker');
  });
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Control+o')]);
  const buffer = Buffer.from(serializeDiagram(diagram));
  await chooser.setFiles({ name: 'teams.plumb', mimeType: 'application/json', buffer });
  await page.getByText('Analytics').first().or(page.locator('[data-group-card]').first()).first().waitFor();
  await page.waitForTimeout(300);
}

/** Takes one thing by its middle to another, and holds it there. */
async function hold(page: Page, what: string, to: string, beside = { x: 0, y: 0 }): Promise<void> {
  const [from, target] = await Promise.all(
    [what, to].map((selector) => page.locator(selector).first().boundingBox()),
  );
  if (!from || !target) return;
  const at = { x: from.x + from.width / 2, y: from.y + from.height / 2 };
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.move(at.x + 12, at.y + 8, { steps: 3 });
  await page.mouse.move(target.x + target.width / 2 + beside.x, target.y + target.height / 2 + beside.y, {
    steps: 8,
  });
}
