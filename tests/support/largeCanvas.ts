/** Diagrams too large for a test to write down, and where their parts are while they are painted. */
import { expect, type Page } from '@playwright/test';
import { serializeDiagram } from '../../src/document/serializeDiagram';
import { nodeRect } from '../../src/layout/nodeRect';
import type { Component, Diagram } from '../../src/model/diagram';
import { centerOf, type Point } from '../../src/shared/geometry';
import { architecture } from '../bench/architectures';

const STEP = { x: 280, y: 170 };

/** In rows, so that nothing has to be laid out; without groups, which would move with what is in them. */
export function largeDiagram(components: number, columns = Math.ceil(Math.sqrt(components))): Diagram {
  const diagram = architecture({ components, alternatives: 0.25, seed: 5 });
  const placed = [...diagram.components].map(([id, { in: _, ...component }], index): [string, Component] => [
    id,
    {
      ...component,
      position: { x: (index % columns) * STEP.x, y: Math.floor(index / columns) * STEP.y },
    },
  ]);
  return { ...diagram, groups: new Map(), components: new Map(placed) };
}

/** Dropped on the canvas; all of it is in view afterwards, painted. */
export async function dropLarge(page: Page, diagram: Diagram): Promise<void> {
  await page.evaluate((text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], 'large.plumb', { type: 'application/json' }));
    const drop = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer });
    document.querySelector('[data-canvas]')?.dispatchEvent(drop);
  }, serializeDiagram(diagram));
  const layer = page.locator('[data-far-layer]');
  await expect(layer).toHaveAttribute('data-cards', `${diagram.components.size}`, { timeout: 30_000 });
  await expect(layer).toHaveAttribute('data-lines', `${diagram.connections.size}`, { timeout: 30_000 });
}

/** From the canvas to the screen, as the view is now. */
export async function onScreen(page: Page, { x, y }: Point): Promise<Point> {
  const { left, top, zoom } = await viewOf(page);
  return { x: x * zoom + left, y: y * zoom + top };
}

export const zoomOf = async (page: Page): Promise<number> => (await viewOf(page)).zoom;

export async function cardOnScreen(page: Page, diagram: Diagram, id: string): Promise<Point> {
  const component = diagram.components.get(id);
  if (!component) throw new Error(`there is no ${id}`);
  return onScreen(page, centerOf(nodeRect(component)));
}

const viewOf = (page: Page) =>
  page.locator('.react-flow__viewport').evaluate((element) => {
    const { a, e, f } = new DOMMatrix(getComputedStyle(element).transform);
    const box = element.parentElement?.getBoundingClientRect();
    return { left: e + (box?.x ?? 0), top: f + (box?.y ?? 0), zoom: a };
  });
