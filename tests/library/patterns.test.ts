import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { typeOf } from '../../src/catalog/effective';
import { serializeDiagram } from '../../src/document/serializeDiagram';
import { signedLabel } from '../../src/estimate/connectionLabel';
import { estimate } from '../../src/estimate/estimate';
import { exportSvg } from '../../src/formats/exporters/svg';
import { fitLabels } from '../../src/layout/fitLabels';
import { groupBounds } from '../../src/layout/groupBounds';
import { labelObstacles } from '../../src/layout/labelBoxes';
import { layOutLabel, smallerLabel } from '../../src/layout/labelLayout';
import { nodeRect } from '../../src/layout/nodeRect';
import { noteRect } from '../../src/layout/noteRect';
import { missingPositions } from '../../src/layout/quickPlace';
import { routeConnections } from '../../src/layout/routeConnections';
import { PATTERN_FAMILIES, PATTERNS, searchPatterns } from '../../src/library/patterns';
import { foldRepeats } from '../../src/rules/foldRepeats';
import { review } from '../../src/rules/review';
import { overlaps, type Rect, type Size } from '../../src/shared/geometry';
import { whatIsWrong } from '../formats/wellFormed';
import { patternFolder, patternPiece, patternText } from '../support/patternPieces';

test('the list and the folder name the same files, each id once; at least twenty-five', () => {
  expect(PATTERNS.map(({ file }) => file).sort()).toEqual(readdirSync(patternFolder).sort());
  expect(new Set(PATTERNS.map(({ id }) => id)).size).toBe(PATTERNS.length);
  expect(PATTERNS.length).toBeGreaterThanOrEqual(25);
  expect(new Set(PATTERN_FAMILIES.map(({ id }) => id)).size).toBe(PATTERN_FAMILIES.length);
});

test('search finds by title and keyword, whole words or their beginnings, titles first', () => {
  const found = (query: string) => searchPatterns(query).map(({ id }) => id);
  expect(found('outbox')).toEqual(['transactional-outbox']);
  expect(found('read replicas')).toEqual(['leader-followers']);
  expect(found('lazy load')).toEqual(['cache-aside']);
  expect(found('strang')).toEqual(['strangler']);
  expect(found('saga').slice(0, 2)).toEqual(['saga-choreography', 'saga-orchestration']);
  expect(found('queue')[0]).toBe('queue-load-levelling');
  expect(found('WAF + CDN + origin')).toEqual(['waf-cdn-origin']);
  expect(found('leader–follower')).toEqual(['leader-followers']);
  expect(found('active/passive')).toEqual(['active-passive']);
  expect(found('xyzzy')).toEqual([]);
  expect(found('  ')).toHaveLength(PATTERNS.length);
});

describe.each(PATTERNS)('$title', (pattern) => {
  const { file, id, slots, scenery, title, tradeOff } = pattern;
  const { piece } = patternPiece(id);
  const numbers = estimate(piece);

  test('is written the way the app writes it, under its own title and id', () => {
    expect(patternText(file)).toBe(serializeDiagram(piece));
    expect(piece.title).toBe(title);
    expect(file).toBe(`${id}.plumb`);
  });

  test('says its trade-off in a note, and a number that is judged says so', () => {
    const text = [...piece.notes.values()].map((note) => note.text).join(' ');
    expect(text.toLowerCase()).toContain(tradeOff.slice(0, -1).toLowerCase());
    const hits = [...piece.components.values()].some(({ settings }) => settings?.hitRatio !== undefined);
    if (hits && id !== 'fan-out-on-write') expect(text).toMatch(/judged/);
  });

  test('its slots and scenery are parts of it; what stands in a slot there could take it', () => {
    expect(slots.length).toBeGreaterThan(0);
    for (const { component: part, takes } of slots) {
      const own = piece.components.get(part);
      expect(own && takes).toContain(own && typeOf(own).role);
    }
    for (const part of scenery) expect(piece.components.has(part)).toBe(true);
  });

  test('passes review: no errors, hardly a word on a whiteboard', () => {
    const findings = review(piece, numbers, { profile: 'whiteboard' });
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(foldRepeats(findings).length).toBeLessThanOrEqual(piece.components.size / 4);
  });

  test('is estimated exactly under a load it carries', () => {
    expect(piece.journeys.size).toBeGreaterThan(0);
    expect(numbers.problems).toEqual([]);
    for (const [journeyId, journey] of piece.journeys) {
      expect(journey.requestsPerSecond).toBeGreaterThan(0);
      expect(numbers.journeys.get(journeyId)).toMatchObject({ exact: true, servedShare: 1 });
    }
    for (const part of numbers.components.values()) expect(part.utilization ?? 0).toBeLessThan(0.9);
  });

  test('exports', () => {
    expect(whatIsWrong(exportSvg(piece, numbers))).toBeNull();
  });

  test('is laid out: on the grid, nothing on top of anything, a free place for every label', () => {
    expect(missingPositions(piece)).toEqual([]);
    const notes = [...piece.notes.values()].map(noteRect);
    expect(overlappingPairs([...[...piece.components.values()].map(nodeRect), ...notes])).toEqual([]);
    for (const frame of groupBounds(piece).values())
      for (const note of notes) expect(overlaps(frame, note)).toBe(false);
    const sizes = new Map<string, Size>();
    const smaller = new Map<string, Size>();
    const routes = routeConnections(piece);
    const focus = [...piece.journeys.keys()][0] ?? null;
    for (const route of routes.keys()) {
      const label = signedLabel(piece, numbers, route, focus, { reading: 'caller', marks: true });
      const layout = label && layOutLabel(label);
      if (layout) sizes.set(route, layout.size);
      const bare = label && smallerLabel(label);
      if (bare) smaller.set(route, bare.size);
    }
    const places = [...fitLabels(routes, sizes, smaller, labelObstacles(piece)).values()];
    expect(places.filter(({ overlapping }) => overlapping)).toEqual([]);
  });
});

function overlappingPairs(rects: readonly Rect[]): (readonly [Rect, Rect])[] {
  return rects.flatMap((a, index) =>
    rects.slice(index + 1).flatMap((b) => (overlaps(a, b) ? [[a, b] as const] : [])),
  );
}
