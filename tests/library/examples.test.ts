import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseDiagram } from '../../src/document/parseDiagram';
import { serializeDiagram } from '../../src/document/serializeDiagram';
import { signedLabel } from '../../src/estimate/connectionLabel';
import { estimate } from '../../src/estimate/estimate';
import { groupBounds } from '../../src/layout/groupBounds';
import { labelObstacles } from '../../src/layout/labelBoxes';
import { layOutLabel } from '../../src/layout/labelLayout';
import { nodeRect } from '../../src/layout/nodeRect';
import { noteRect } from '../../src/layout/noteRect';
import { placeLabels } from '../../src/layout/placeLabels';
import { missingPositions } from '../../src/layout/quickPlace';
import { routeConnections } from '../../src/layout/routeConnections';
import { EXAMPLES } from '../../src/library/examples';
import type { Diagram } from '../../src/model/diagram';
import { foldRepeats } from '../../src/rules/foldRepeats';
import { review } from '../../src/rules/review';
import { overlaps, type Rect, type Size } from '../../src/shared/geometry';
import { repositoryPath } from '../support/repository';

const folder = repositoryPath('src/library/examples');
const textOf = (file: string) => readFileSync(`${folder}/${file}`, 'utf8');

function open(file: string): Diagram {
  const parsed = parseDiagram(textOf(file));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

test('the list and the folder name the same files, each id once', () => {
  expect(EXAMPLES.map(({ file }) => file).sort()).toEqual(readdirSync(folder).sort());
  expect(new Set(EXAMPLES.map(({ id }) => id)).size).toBe(EXAMPLES.length);
});

describe.each(EXAMPLES)('$title', ({ file, title }) => {
  const diagram = open(file);
  const numbers = estimate(diagram);
  const rects = [...diagram.components.values()].map(nodeRect);
  const notes = [...diagram.notes.values()].map(noteRect);

  test('is written the way the app writes it, under its own title', () => {
    expect(textOf(file)).toBe(serializeDiagram(diagram));
    expect(diagram.title).toBe(title);
  });

  test('is laid out: everything on the grid, nothing on top of anything', () => {
    expect(missingPositions(diagram)).toEqual([]);
    for (const { position } of diagram.components.values())
      expect([(position?.x ?? 1) % 8, (position?.y ?? 1) % 8].map(Math.abs)).toEqual([0, 0]);
    expect(overlappingPairs([...rects, ...notes])).toEqual([]);
    for (const frame of groupBounds(diagram).values())
      for (const note of notes) expect(overlaps(frame, note)).toBe(false);
  });

  test.each([null, ...diagram.journeys.keys()])(
    'has no label on anything in the reading of %s',
    (journey) => {
      const routes = routeConnections(diagram);
      const sizes = new Map<string, Size>();
      for (const id of routes.keys()) {
        const label = signedLabel(diagram, numbers, id, journey, { reading: 'caller', marks: true });
        const layout = label && layOutLabel(label);
        if (!layout) throw new Error(`no label on ${id}`);
        sizes.set(id, layout.size);
      }
      const obstacles = labelObstacles(diagram);
      const places = [...placeLabels(routes, sizes, obstacles).values()];
      expect(places).toHaveLength(diagram.connections.size);
      expect(places.filter(({ overlapping }) => overlapping)).toEqual([]);
      expect(overlappingPairs(places)).toEqual([]);
      for (const place of places)
        for (const obstacle of obstacles) expect(overlaps(place, obstacle)).toBe(false);
    },
  );

  test('passes the check without errors, and hardly with a word on a whiteboard', () => {
    const findings = review(diagram, numbers, { profile: 'whiteboard' });
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(foldRepeats(findings).length).toBeLessThanOrEqual(diagram.components.size / 4);
  });

  test('meets every target, and has one for each journey', () => {
    for (const id of diagram.journeys.keys()) {
      const verdicts = Object.values(numbers.journeys.get(id)?.targets ?? {});
      expect(verdicts.length).toBeGreaterThan(0);
      expect(verdicts).not.toContain('missed');
    }
  });

  test('carries its assumptions as notes', () => {
    expect([...diagram.notes.values()].map(({ text }) => text).join(' ')).toMatch(/judged/);
  });
});

function overlappingPairs(rects: readonly Rect[]): (readonly [Rect, Rect])[] {
  return rects.flatMap((a, index) =>
    rects.slice(index + 1).flatMap((b) => (overlaps(a, b) ? [[a, b] as const] : [])),
  );
}
