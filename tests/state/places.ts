/** A region with two zones side by side, and points in and around them. */
import type { Component, Group } from '../../src/model/diagram';

export const frame = (x: number, y: number, width: number, height: number) => ({
  position: { x, y },
  size: { width, height },
});

export const places: Readonly<Record<string, Group>> = {
  r: { type: 'region', ...frame(0, 0, 1000, 600) },
  a: { type: 'zone', in: ['r'], ...frame(50, 50, 400, 400) },
  b: { type: 'zone', in: ['r'], ...frame(500, 50, 400, 400) },
};
export const inA = { x: 250, y: 250 };
export const inB = { x: 700, y: 250 };
export const inRegion = { x: 250, y: 530 };
export const nowhere = { x: 2000, y: 2000 };

export const standing = (middle: { x: number; y: number }, ...groups: string[]): Partial<Component> => ({
  position: { x: middle.x - 84, y: middle.y - 30 },
  ...(groups.length ? { in: groups } : {}),
});
