import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawingOrder, stackLevels } from '../../src/layout/drawingOrder';
import type { Diagram } from '../../src/model/diagram';
import { type ElementRef, idOf, kindOf } from '../../src/model/elements';
import { arbitraryDiagram } from '../support/arbitraryDiagram';

const layerOf = ({ components, notes, drawings }: Diagram, ref: ElementRef): number => {
  const things = kindOf(ref) === 'component' ? components : kindOf(ref) === 'note' ? notes : drawings;
  return things.get(idOf(ref))?.layer ?? 0;
};

test('everything with a layer is drawn once, layer by layer, and a screen that stacks by number agrees', () => {
  fc.assert(
    fc.property(arbitraryDiagram, (diagram) => {
      const { belowLines, aboveLines } = drawingOrder(diagram);
      const all = [...belowLines, ...aboveLines];
      const drawn = [...diagram.drawings.values()].filter(({ kind }) => kind !== 'foreign').length;
      expect(all.length).toBe(diagram.components.size + diagram.notes.size + drawn);
      expect(new Set(all).size).toBe(all.length);
      const layers = all.map((ref) => layerOf(diagram, ref));
      expect(layers).toEqual([...layers].sort((a, b) => a - b));
      const levels = stackLevels(diagram);
      const stacked = layers.map((layer) => levels.of(layer));
      expect(stacked).toEqual([...stacked].sort((a, b) => a - b));
      expect(belowLines.every((ref) => levels.of(layerOf(diagram, ref)) < 0)).toBe(true);
      expect(aboveLines.every((ref) => levels.of(layerOf(diagram, ref)) >= 0)).toBe(true);
      for (const level of stacked) expect(levels.frames).toBeLessThan(level);
    }),
  );
});
