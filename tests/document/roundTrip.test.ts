import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemSentence } from '../../src/document/documentProblem';
import { parseDiagram } from '../../src/document/parseDiagram';
import { serializeDiagram } from '../../src/document/serializeDiagram';
import { byText } from '../../src/shared/order';
import { arbitraryDocument } from './arbitraryDocument';
import { parsed, readDocumentText } from './documents';

/** `toEqual` overlooks an own `__proto__`; plain entries don't. */
function plain(value: unknown): unknown {
  if (value instanceof Map) return { map: byKey([...value]) };
  if (Array.isArray(value)) return value.map(plain);
  return typeof value === 'object' && value !== null ? { own: byKey(Object.entries(value)) } : value;
}

const byKey = (entries: [string, unknown][]): unknown =>
  entries.sort(([a], [b]) => byText(a, b)).map(([key, inner]) => [key, plain(inner)]);

describe('save and open', () => {
  it('gives back the same diagram, odd ids and unknown keys included', () => {
    fc.assert(
      fc.property(arbitraryDocument, (diagram) => {
        expect(plain(parsed(serializeDiagram(diagram)))).toEqual(plain(diagram));
      }),
      { numRuns: 300 },
    );
  });

  it('changes nothing in a file that was saved before', () => {
    fc.assert(
      fc.property(arbitraryDocument, (diagram) => {
        const saved = serializeDiagram(diagram);
        expect(serializeDiagram(parsed(saved))).toBe(saved);
      }),
      { numRuns: 200 },
    );
  });

  it('meets odd ids and unknown keys often enough to mean something', () => {
    const diagrams = fc.sample(arbitraryDocument, { numRuns: 200, seed: 7 });
    const share = (has: (text: string) => boolean) =>
      diagrams.filter((diagram) => has(serializeDiagram(diagram))).length / diagrams.length;
    for (const key of [
      '"__proto__"',
      '"10"',
      '"x-mine"',
      '"pages"',
      '"retries"',
      '"in"',
      '"write"',
      '"muted"',
      '"scenarios"',
      '"review"',
      '"capacity"',
      '"requirements"',
      '"interview"',
    ])
      expect([key, share((text) => text.includes(key)) > 0.05]).toEqual([key, true]);
  });
});

describe('parseDiagram never throws', () => {
  const sentences = (text: string): string[] => {
    const result = parseDiagram(text);
    return result.ok ? [] : result.error.map(problemSentence);
  };

  it('on any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => sentences(text).length >= 0));
  });

  it('on any JSON in the place of any part', () => {
    const part = fc.constantFrom(
      'title',
      'components',
      'connections',
      'groups',
      'journeys',
      'notes',
      'scenarios',
      'muted',
      'review',
      'pages',
      'capacity',
      'requirements',
      'decisions',
      'interview',
    );
    fc.assert(
      fc.property(part, fc.jsonValue(), (key, value) => {
        const document = { format: 'plumbline', version: 1, components: {}, connections: {}, [key]: value };
        for (const sentence of sentences(JSON.stringify(document))) expect(sentence).toMatch(/\.$/);
      }),
      { numRuns: 500 },
    );
  });

  it('on a good file with any value put anywhere', () => {
    const text = readDocumentText('every-key.plumb');
    const values = [...text.matchAll(/(?<=: |^ +)("[^"\n]*"|-?[\d.]+|true|false|null)(?=,?$)/gm)];
    expect(values.length).toBeGreaterThan(150);
    const put = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom(-1, 0, 1.5, 2, '', '__proto__', [], {}, null),
    );
    fc.assert(
      fc.property(fc.constantFrom(...values), put, (match, value) => {
        const changed =
          text.slice(0, match.index) + JSON.stringify(value) + text.slice(match.index + match[0].length);
        const found = sentences(changed);
        if (found.length > 0)
          for (const sentence of found) expect(sentence).toMatch(/ \(line \d+, column \d+\)|missing/);
        else expect(plain(parsed(serializeDiagram(parsed(changed))))).toEqual(plain(parsed(changed)));
      }),
      { numRuns: 600 },
    );
  });

  it('on a good file with characters lost, put in or doubled', () => {
    const text = readDocumentText('contract-example.plumb');
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(40), fc.string({ maxLength: 3 }), (at, cut, put) => {
        sentences(text.slice(0, at) + put + text.slice(at + cut));
        sentences(text.slice(0, at + cut) + text.slice(at));
      }),
      { numRuns: 400 },
    );
  });
});
