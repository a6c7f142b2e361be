/** Whether a diagram is a valid document that opens again as itself: what must hold after every edit. */
import { expect } from 'vitest';
import { problemSentence } from '../../src/document/documentProblem';
import { parseDiagram } from '../../src/document/parseDiagram';
import { serializeDiagram } from '../../src/document/serializeDiagram';
import type { Diagram } from '../../src/model/diagram';
import { byText } from '../../src/shared/order';

export function expectSavedAndOpened(diagram: Diagram): void {
  const opened = parseDiagram(serializeDiagram(diagram));
  expect(opened.ok ? [] : opened.error.map(problemSentence)).toEqual([]);
  if (opened.ok) expect(plain(opened.value)).toEqual(plain(diagram));
}

/**
 * Maps and objects as plain entries: `toEqual` overlooks an own `__proto__`, and takes undefined for absent. Ids sorted, as
 * JavaScript puts ids like "10" first when it reads an object.
 */
export function plain(value: unknown): unknown {
  if (value instanceof Map) return { map: byKey([...value]) };
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'object' && value !== null) return { own: byKey(Object.entries(value)) };
  return value === undefined ? 'undefined!' : value;
}

const byKey = (entries: [string, unknown][]): unknown =>
  entries.sort(([a], [b]) => byText(a, b)).map(([key, inner]) => [key, plain(inner)]);
