import ELK from 'elkjs/lib/elk.bundled.js';
import { describe, expect, test } from 'vitest';
import { autoLayout } from '../../src/layout/autoLayout';
import { groupBounds } from '../../src/layout/groupBounds';
import { layOutMissing } from '../../src/layout/layOutMissing';
import type { LayoutEngine } from '../../src/layout/layoutGraph';
import { nodeRect } from '../../src/layout/nodeRect';
import { missingPositions, quickPlace, withPositions } from '../../src/layout/quickPlace';
import type { Component, Diagram } from '../../src/model/diagram';
import { overlaps } from '../../src/shared/geometry';
import { at, diagramOf, gridDiagram } from './diagrams';

const elk: LayoutEngine = new ELK();
const unused: LayoutEngine = {
  layout: () => {
    throw new Error('not needed here');
  },
};
const unplaced: Component = { type: 'service' };

function expectNoOverlap(diagram: Diagram): void {
  const rects = [...diagram.components.values()].map(nodeRect);
  rects.forEach((rect, index) => {
    for (const other of rects.slice(index + 1)) expect(overlaps(rect, other, 8)).toBe(false);
  });
}
const stripped = (diagram: Diagram): Diagram => ({
  ...diagram,
  components: new Map([...diagram.components].map(([id, { type }]) => [id, { type }])),
});
const xOf = (diagram: Diagram, id: string): number => diagram.components.get(id)?.position?.x ?? Number.NaN;

describe('automatic layout', () => {
  const chain = diagramOf(
    { a: unplaced, b: { type: 'cache', in: ['z'] }, c: { type: 'service', in: ['z'] }, alone: unplaced },
    { ab: ['a', 'b'], bc: ['b', 'c'], self: ['a', 'a'] },
    {
      groups: new Map([
        ['r', { type: 'region' }],
        ['z', { type: 'zone', in: ['r'] }],
        ['void', { type: 'zone' }],
      ]),
    },
  );

  test('runs left to right with room for labels, on the grid, nothing on top of anything', async () => {
    const laidOut = withPositions(chain, await autoLayout(chain, elk));
    expect(missingPositions(laidOut)).toEqual([]);
    expect(xOf(laidOut, 'b') - xOf(laidOut, 'a') - 168).toBeGreaterThanOrEqual(96);
    expect(xOf(laidOut, 'c') - xOf(laidOut, 'b') - 168).toBeGreaterThanOrEqual(96);
    for (const { position } of laidOut.components.values()) expect((position?.x ?? 1) % 8).toBe(0);
    expectNoOverlap(laidOut);
  });

  test('leaves what is locked where it is, and puts the rest around it', async () => {
    const a = at(4000, 1200, { locked: true });
    const pinned = { ...chain, components: new Map([...chain.components, ['a', a] as const]) };
    const positions = await autoLayout(pinned, elk);
    const laidOut = withPositions(pinned, positions);
    expect(laidOut.components.get('a')).toBe(a);
    expect(xOf(laidOut, 'b')).toBeGreaterThan(4000 + 168);
    expect(xOf(laidOut, 'b')).toBeLessThan(5000);
    expectNoOverlap(laidOut);
  });

  test('keeps what stands outside a group out of its frame', async () => {
    const laidOut = withPositions(chain, await autoLayout(chain, elk));
    const frame = groupBounds(laidOut).get('z');
    const outside = laidOut.components.get('a');
    expect(frame && outside && overlaps(frame, nodeRect(outside))).toBe(false);
  });

  test('puts clients first, whatever is pushed to them', async () => {
    const pushed = diagramOf(
      { user: { type: 'client' }, phone: { type: 'client' }, api: unplaced, worker: unplaced },
      { a: ['user', 'api'], b: ['api', 'worker'], c: ['worker', 'phone'] },
    );
    const laidOut = withPositions(pushed, await autoLayout(pushed, elk));
    expect(xOf(laidOut, 'phone')).toBe(xOf(laidOut, 'user'));
    expect(xOf(laidOut, 'phone')).toBeLessThan(xOf(laidOut, 'api'));
  });

  test('takes any id and a cycle of groups', async () => {
    const diagram: Diagram = {
      ...chain,
      components: new Map([
        ['__proto__', { type: 'service', in: ['x'] }],
        ['10', unplaced],
      ]),
      connections: new Map([['constructor', { from: '__proto__', to: '10' }]]),
      groups: new Map([
        ['x', { type: 'zone', in: ['y'] }],
        ['y', { type: 'zone', in: ['x'] }],
      ]),
    };
    expect([...(await autoLayout(diagram, elk)).keys()].sort()).toEqual(['10', '__proto__']);
  });

  test('of nothing asks no engine', async () => {
    expect((await autoLayout(diagramOf({}), unused)).size).toBe(0);
  });
});

describe('laying out what is missing', () => {
  test('keeps the placed ones and puts new ones beside their neighbours on free ground', async () => {
    const diagram = diagramOf(
      { a: at(0, 0), taken: at(288, 0), b: unplaced, before: unplaced, lost: unplaced },
      { ab: ['a', 'b'], ba: ['before', 'a'] },
    );
    const laidOut = await layOutMissing(diagram, elk);
    expect(laidOut.components.get('a')).toBe(diagram.components.get('a'));
    expect(xOf(laidOut, 'b')).toBe(288);
    expect(xOf(laidOut, 'before')).toBeLessThan(-168);
    expectNoOverlap(laidOut);
  });

  test('lays out everything where none is placed, and nothing where all are', async () => {
    const grid = gridDiagram(3, 3, 12);
    expect(await layOutMissing(grid, unused)).toBe(grid);
    expectNoOverlap(await layOutMissing(stripped(grid), elk));
  });
});

describe('quick placement', () => {
  test('puts each component right of those that call it', () => {
    const placed = quickPlace(
      diagramOf(
        { c: unplaced, b: unplaced, a: unplaced },
        { ab: ['a', 'b'], bc: ['b', 'c'], ac: ['a', 'c'] },
      ),
    );
    expect(xOf(placed, 'a')).toBeLessThan(xOf(placed, 'b'));
    expect(xOf(placed, 'b')).toBeLessThan(xOf(placed, 'c'));
    expectNoOverlap(placed);
  });

  test('comes to an end on cycles and on large diagrams', () => {
    expectNoOverlap(quickPlace(diagramOf({ a: unplaced, b: unplaced }, { ab: ['a', 'b'], ba: ['b', 'a'] })));
    const large = quickPlace(stripped(gridDiagram(30, 30, 1200)));
    expect(missingPositions(large)).toEqual([]);
  });
});
