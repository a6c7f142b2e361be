import { describe, expect, test } from 'vitest';
import { nodeRect } from '../../src/layout/nodeRect';
import { placeLabels } from '../../src/layout/placeLabels';
import { routeConnections } from '../../src/layout/routeConnections';
import type { Diagram } from '../../src/model/diagram';
import { overlaps, type Rect, type Size } from '../../src/shared/geometry';
import { at, diagramOf, gridDiagram } from './diagrams';

const LABEL: Size = { width: 82, height: 34 };
const cardsOf = (diagram: Diagram): Rect[] => [...diagram.components.values()].map(nodeRect);
const labelled = (diagram: Diagram, size = LABEL, obstacles = cardsOf(diagram)) => {
  const routes = routeConnections(diagram);
  return placeLabels(routes, new Map([...routes.keys()].map((id) => [id, size])), obstacles);
};
const pairs = <T>(items: readonly T[]): [T, T][] =>
  items.flatMap((a, i) => items.slice(i + 1).map((b): [T, T] => [a, b]));

describe('labels', () => {
  test('a lone label stands in the middle of its line', () => {
    const places = labelled(diagramOf({ a: at(0, 0), b: at(300, 0) }, { e: ['a', 'b'] }));
    expect(places.get('e')).toEqual({ x: 193, y: 13, width: 82, height: 34, overlapping: false });
  });

  test('a fan keeps its labels apart and off the cards', () => {
    const diagram = diagramOf(
      { a: at(0, 200), b: at(300, 0), c: at(300, 130), d: at(300, 270), e: at(300, 400) },
      { b: ['a', 'b'], c: ['a', 'c'], d: ['a', 'd'], e: ['a', 'e'] },
    );
    const places = [...labelled(diagram).values()];
    expect(places.every((place) => !place.overlapping)).toBe(true);
    for (const [one, other] of pairs(places)) expect(overlaps(one, other)).toBe(false);
    for (const place of places)
      for (const card of cardsOf(diagram)) expect(overlaps(place, card)).toBe(false);
  });

  test('parallel edges share a gap without sharing a place', () => {
    const diagram = diagramOf(
      { a: at(0, 0), b: at(460, 0) },
      { e: ['a', 'b'], f: ['a', 'b'], g: ['b', 'a'] },
    );
    const places = [...labelled(diagram).values()];
    for (const [one, other] of pairs(places)) expect(overlaps(one, other)).toBe(false);
  });

  test('where nothing fits it says so', () => {
    const diagram = diagramOf({ a: at(0, 0), b: at(200, 0) }, { e: ['a', 'b'] });
    const everywhere = { x: -1000, y: -1000, width: 3000, height: 3000 };
    expect(labelled(diagram, LABEL, [everywhere]).get('e')?.overlapping).toBe(true);
  });

  test('what it calls free is free, what it calls overlapping is not, in a crowd', () => {
    const diagram = gridDiagram(6, 6, 70);
    const cards = cardsOf(diagram);
    const places = [...labelled(diagram)];
    for (const [id, place] of places) {
      const hit =
        cards.some((card) => overlaps(place, card, 4)) ||
        places.some(([other, rect]) => other !== id && overlaps(place, rect, 4));
      if (!place.overlapping) expect(hit).toBe(false);
    }
    expect(places.filter(([, place]) => place.overlapping).length).toBeLessThan(5);
  });

  test('is the same every time, and leaves out what has no size', () => {
    const diagram = gridDiagram(5, 5, 30);
    expect(labelled(diagram)).toEqual(labelled(diagram));
    expect(placeLabels(routeConnections(diagram), new Map([['e1', LABEL]]), []).size).toBe(1);
  });
});
