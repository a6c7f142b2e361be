import { describe, expect, it } from 'vitest';
import { COMPONENT_TYPES } from '../../src/catalog/catalog';
import { NODE_SIZE, nodeSize } from '../../src/layout/nodeRect';
import { SHAPE_SIZES, shapeOutline } from '../../src/layout/shapeOutline';

const shapes = COMPONENT_TYPES.filter((type) => type.category === 'shapes' && type.id !== 'box');

describe.each(shapes.map((type) => [type.id, type] as const))('%s', (id, { shape }) => {
  const size = nodeSize({ type: id });
  const drawn = shapeOutline(shape, size);

  it('is drawn as itself, closed, within its rectangle', () => {
    expect(shape).toBeDefined();
    expect(drawn?.outline).toMatch(/^M .* Z$/);
    for (const number of drawn?.outline.match(/-?\d+(\.\d+)?/g) ?? []) {
      expect(Number(number)).toBeGreaterThanOrEqual(0);
      expect(Number(number)).toBeLessThanOrEqual(Math.max(size.width, size.height));
    }
  });

  it('has room for its words inside', () => {
    const { x, y, width, height } = drawn?.text ?? { x: -1, y: -1, width: 0, height: 0 };
    expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
    expect(x + width).toBeLessThanOrEqual(size.width);
    expect(y + height).toBeLessThanOrEqual(size.height);
    expect(width).toBeGreaterThan(80);
    expect(height).toBeGreaterThan(34);
  });

  it('follows the size in the file, however small', () => {
    for (const given of [
      { width: 300, height: 200 },
      { width: 12, height: 9 },
      { width: 0, height: 0 },
    ]) {
      expect(nodeSize({ type: id, size: given })).toBe(given);
      expect(shapeOutline(shape, given)?.outline).not.toMatch(/NaN|Infinity/);
    }
  });
});

it('cards stay cards', () => {
  expect(nodeSize({ type: 'service' })).toBe(NODE_SIZE);
  expect(nodeSize({ type: 'box' })).toBe(NODE_SIZE);
  expect(nodeSize({ type: 'flux-capacitor' })).toBe(NODE_SIZE);
  expect(shapeOutline('box', NODE_SIZE)).toBeNull();
  expect(SHAPE_SIZES.box).toBeNull();
});
