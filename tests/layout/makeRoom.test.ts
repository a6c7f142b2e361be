import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeRoom } from '../../src/layout/makeRoom';
import { nodeRect } from '../../src/layout/nodeRect';
import type { Component, Diagram, Note } from '../../src/model/diagram';
import { overlaps } from '../../src/shared/geometry';
import { at, diagramOf } from './diagrams';

const row = (more: Record<string, Component> = {}): Diagram =>
  diagramOf({
    a: at(0, 0),
    b: at(288, 0),
    beyond: at(576, 200),
    before: at(-400, 200),
    new: at(144, 8),
    ...more,
  });
const component = (diagram: Diagram, id: string): Component => {
  const found = diagram.components.get(id);
  if (!found) throw new Error(id);
  return found;
};
const placeOf = (diagram: Diagram, id: string) => component(diagram, id).position;

describe('room for a card between two', () => {
  test('it stands a label after the first, and what lies beyond the second’s edge goes on', () => {
    const after = makeRoom(row(), 'new', 'a', 'b');
    expect(placeOf(after, 'new')).toEqual({ x: 288, y: 8 });
    expect(placeOf(after, 'b')).toEqual({ x: 576, y: 0 });
    expect(placeOf(after, 'beyond')).toEqual({ x: 864, y: 200 });
    expect(placeOf(after, 'a')).toEqual({ x: 0, y: 0 });
    expect(placeOf(after, 'before')).toEqual({ x: -400, y: 200 });
  });

  test('the other way round as well, and downwards', () => {
    const left = makeRoom(row(), 'new', 'b', 'a');
    expect(placeOf(left, 'b')).toEqual({ x: 288, y: 0 });
    expect(placeOf(left, 'new')).toEqual({ x: 0, y: 8 });
    expect(placeOf(left, 'a')).toEqual({ x: -288, y: 0 });
    expect(placeOf(left, 'before')).toEqual({ x: -688, y: 200 });
    const down = makeRoom(diagramOf({ a: at(0, 0), b: at(0, 116), new: at(8, 60) }), 'new', 'a', 'b');
    expect(placeOf(down, 'new')).toEqual({ x: 8, y: 116 });
    expect(placeOf(down, 'b')?.y).toBe(232);
  });

  test('a card clear of both has chosen its place; with room enough it goes to the middle alone', () => {
    const clear = row({ new: at(144, 300) });
    expect(makeRoom(clear, 'new', 'a', 'b')).toBe(clear);
    const wide = diagramOf({ a: at(0, 0), b: at(800, 0), new: at(190, 0) });
    const after = makeRoom(wide, 'new', 'a', 'b');
    expect(placeOf(after, 'b')).toEqual({ x: 800, y: 0 });
    expect(placeOf(after, 'new')).toEqual({ x: 400, y: 0 });
  });

  test('what is locked stays; where the second is, all does', () => {
    const after = makeRoom(row({ beyond: at(576, 200, { locked: true }) }), 'new', 'a', 'b');
    expect(placeOf(after, 'beyond')).toEqual({ x: 576, y: 200 });
    const stuck = row({ b: at(288, 0, { locked: true }) });
    expect(makeRoom(stuck, 'new', 'a', 'b')).toBe(stuck);
  });

  test('notes go along; a frame the cut goes through grows, one beyond it goes along', () => {
    const note = (x: number): Note => ({ text: 'n', position: { x, y: -300 } });
    const frame = (x: number, width: number) => ({
      type: 'team',
      position: { x, y: -200 },
      size: { width, height: 600 },
    });
    const groups = new Map([
      ['around', frame(-40, 1000)],
      ['right', frame(268, 300)],
      ['left', frame(-500, 400)],
    ]);
    const notes = new Map([
      ['far', note(600)],
      ['near', note(0)],
    ]);
    const after = makeRoom({ ...row(), groups, notes }, 'new', 'a', 'b');
    expect(after.groups.get('around')).toMatchObject({ position: { x: -40 }, size: { width: 1288 } });
    expect(after.groups.get('right')).toMatchObject({ position: { x: 556 }, size: { width: 300 } });
    expect(after.groups.get('left')).toEqual(groups.get('left'));
    expect(after.notes.get('far')?.position?.x).toBe(888);
    expect(after.notes.get('near')?.position?.x).toBe(0);
  });

  test('past a third card that stands between the two, across the line rather than along it', () => {
    const three = { a: at(0, 0), b: at(900, 0), new: at(190, 0) };
    const withoutThird = diagramOf(three);
    const diagram = diagramOf({ ...three, third: at(440, 10) });
    const after = makeRoom(diagram, 'new', 'a', 'b');
    const put = placeOf(after, 'new');
    expect(put?.x).toBe(placeOf(makeRoom(withoutThird, 'new', 'a', 'b'), 'new')?.x);
    expect(put?.y).toBeLessThanOrEqual(10 - 16 - 60);
    expect(put?.y).toBeGreaterThanOrEqual(10 - 16 - 60 - 8);
    for (const id of ['a', 'b', 'third']) expect(placeOf(after, id)).toEqual(placeOf(diagram, id));
  });

  test('wherever two stand and it is dropped on either, it is clear of both', () => {
    const coordinate = fc.integer({ min: -600, max: 600 });
    fc.assert(
      fc.property(coordinate, coordinate, fc.boolean(), (x, y, onFirst) => {
        fc.pre(!overlaps({ x: 0, y: 0, width: 168, height: 60 }, { x, y, width: 168, height: 60 }, 8));
        const diagram = diagramOf({ a: at(0, 0), b: at(x, y), new: onFirst ? at(8, 8) : at(x - 8, y + 8) });
        const after = makeRoom(diagram, 'new', 'a', 'b');
        const [a, b, put] = ['a', 'b', 'new'].map((id) => nodeRect(component(after, id)));
        if (!a || !b || !put) throw new Error('one is gone');
        expect(overlaps(put, a, 40) || overlaps(put, b, 40) || overlaps(a, b)).toBe(false);
      }),
    );
  });

  test('and clear of others, wherever they stand', () => {
    const place = fc.record({
      x: fc.integer({ min: -500, max: 900 }),
      y: fc.integer({ min: -300, max: 300 }),
    });
    fc.assert(
      fc.property(fc.array(place, { maxLength: 4 }), (places) => {
        const others = Object.fromEntries(places.map(({ x, y }, n) => [`other-${n}`, at(x, y)]));
        const diagram = diagramOf({ a: at(0, 0), b: at(400, 0), new: at(60, 8), ...others });
        const after = makeRoom(diagram, 'new', 'a', 'b');
        const put = nodeRect(component(after, 'new'));
        for (const [id, other] of after.components)
          if (id !== 'new')
            expect(overlaps(put, nodeRect(other), id.startsWith('other') ? 16 : 40)).toBe(false);
      }),
    );
  });
});
