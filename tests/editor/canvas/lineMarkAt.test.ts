import { describe, expect, it } from 'vitest';
import { fateMarkAt, lineMarkAt } from '../../../src/editor/canvas/lineMarkAt';

const route = (...points: readonly (readonly [number, number])[]) => {
  const corners = points.map(([x, y]) => ({ x, y }));
  return { points: corners, source: corners[0] ?? { x: 0, y: 0 } };
};

describe('the mark of a line', () => {
  it('stands a little way along it, round a corner too', () => {
    expect(lineMarkAt(route([0, 0], [100, 0]))).toEqual({ x: 11, y: 0 });
    expect(lineMarkAt(route([0, 0], [5, 0], [5, 50], [90, 50]))).toEqual({ x: 5, y: 6 });
  });

  it('stands on the line, however short that is', () => {
    expect(lineMarkAt(route([0, 0], [8, 0]))).toEqual({ x: 4, y: 0 });
    expect(lineMarkAt(route([3, 4], [3, 4]))).toEqual({ x: 3, y: 4 });
    expect(lineMarkAt({ points: [], source: { x: 7, y: 7 } })).toEqual({ x: 7, y: 7 });
  });

  it('leaves the other end to what became of it, clear of the head', () => {
    const line = route([0, 0], [100, 0]);
    expect(fateMarkAt({ ...line, target: { x: 100, y: 0 } })).toEqual({ x: 76, y: 0 });
    expect(line.points[0]).toEqual({ x: 0, y: 0 });
  });
});
