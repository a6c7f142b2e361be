import { describe, expect, test } from 'vitest';
import { groupBounds } from '../../src/layout/groupBounds';
import { chipRects, groupTitle, titleRect, titleText } from '../../src/layout/groupTitle';
import { labelObstacles } from '../../src/layout/labelBoxes';
import { overlaps } from '../../src/shared/geometry';
import { at, diagramOf } from './diagrams';

const diagram = diagramOf(
  { a: at(0, 0, { in: ['z1', 'z2'] }) },
  {},
  {
    groups: new Map([
      ['r', { type: 'region', name: 'eu-west-1', settings: { availability: 0.9999 } }],
      ['z1', { type: 'zone', in: ['r'], settings: { availability: 0.9995 } }],
      ['z2', { type: 'zone', in: ['r'], name: 'second' }],
    ]),
    notes: new Map([['n', { text: 'note', position: { x: 500, y: 0 } }]]),
  },
);
const frames = groupBounds(diagram);
const frame = frames.get('r');
if (!frame) throw new Error('no frame');

describe('a group’s title', () => {
  const title = groupTitle(diagram, 'r', frames);

  test('names its kind, its availability, and the zones without a frame', () => {
    expect(titleText(title)).toBe('region eu-west-1 · 99.99 %');
    expect(title.chips).toEqual([
      { id: 'z1', text: 'z1 · 99.95 %' },
      { id: 'z2', text: 'second' },
    ]);
  });

  test('stands on the top border, its chips beside it', () => {
    const boxes = [titleRect(frame, title), ...chipRects(frame, title)];
    expect(boxes).toHaveLength(3);
    for (const box of boxes) expect(box.y < frame.y && frame.y < box.y + box.height).toBe(true);
    boxes.slice(1).forEach((box, index) => {
      const before = boxes[index];
      expect(before && overlaps(before, box)).toBe(false);
    });
  });
});

test('no label may lie on cards, notes, titles and chips', () => {
  expect(labelObstacles(diagram)).toHaveLength(1 + 1 + 3);
});
