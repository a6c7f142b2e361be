import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Diagram, emptyDiagram } from '../../../src/model/diagram';
import { moveElements, putMuting, putSetting, removeElements } from '../../../src/model/edits';
import { refOf } from '../../../src/model/elements';
import { everything } from '../../../src/model/fragment';
import { createAnalyser, NO_ANALYSIS, sameMeaning } from '../../../src/state/analysis';
import { withAnalysisDelta } from '../../../src/state/live/analysisDelta';
import { answerRequests } from '../../../src/state/live/answerRequests';
import { diagramDelta, withDelta } from '../../../src/state/live/diagramDelta';
import { entriesDelta, withEntries } from '../../../src/state/live/entriesDelta';
import { packRecords, unpackRecords } from '../../../src/state/live/packedRecords';
import { plainFindings } from '../../../src/state/live/plainFindings';
import { type AnalysisRequest, PROTOCOL } from '../../../src/state/live/protocol';
import { sameValue } from '../../../src/state/live/sameValue';
import { make } from '../../model/make';
import { arbitraryDiagram } from '../../support/arbitraryDiagram';
import { sent as asSent } from './standing';

const entries = fc
  .uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', '__proto__', '10', 'constructor'), fc.nat(3)), {
    selector: ([id]) => id,
  })
  .map((list): ReadonlyMap<string, number> => new Map(list));

/** A diagram and what people make of it: a number set, something removed, everything moved, another one opened. */
const story = fc
  .tuple(arbitraryDiagram, fc.array(fc.tuple(fc.nat(3), fc.nat(), arbitraryDiagram), { maxLength: 4 }))
  .map(([first, steps]) => {
    const diagrams = [first];
    let now = first;
    for (const [kind, pick, other] of steps) {
      now = edited(now, kind, pick, other);
      diagrams.push(now);
    }
    return diagrams;
  });

function edited(diagram: Diagram, kind: number, pick: number, other: Diagram): Diagram {
  const all = everything(diagram);
  const ids = [...diagram.components.keys()];
  const id = ids[pick % Math.max(1, ids.length)];
  const ref = all[pick % Math.max(1, all.length)];
  if (kind === 0 && id !== undefined) return putSetting(diagram, id, 'availability', (pick % 100) / 100);
  if (kind === 1 && ref !== undefined) return removeElements(diagram, [ref]);
  if (kind === 2) return moveElements(diagram, all, { x: 3, y: 3 });
  return other;
}

describe('the difference between two maps', () => {
  test('turns the one into the other, order included', () => {
    fc.assert(
      fc.property(entries, entries, (before, after) => {
        const next = withEntries(before, structuredClone(entriesDelta(before, after, Object.is)));
        expect([...next]).toEqual([...after]);
      }),
    );
  });

  test('is nothing between equals, and leaves the map as it is', () => {
    const map = new Map([['a', { n: 1 }]]);
    const equal = new Map([['a', { n: 1 }]]);
    const delta = entriesDelta(map, equal, sameValue);
    expect(delta).toEqual({ set: [], gone: [] });
    expect(withEntries(map, delta)).toBe(map);
  });

  test('says the order only where it has to', () => {
    const map = new Map([
      ['a', 1],
      ['b', 2],
    ]);
    expect(entriesDelta(map, new Map([...map, ['c', 3]]), Object.is)).toEqual({ set: [['c', 3]], gone: [] });
    expect(entriesDelta(map, new Map([...map].reverse()), Object.is)).toEqual({
      set: [],
      gone: [],
      order: ['b', 'a'],
    });
  });
});

describe('same values', () => {
  test.each([
    [{ a: [1, null] }, { a: [1, null] }, true],
    [{ a: Number.NaN }, { a: Number.NaN }, true],
    [{ a: undefined }, {}, false],
    [{}, { a: undefined }, false],
    [[1], { 0: 1, length: 1 }, false],
    [new Map([['a', { b: 1 }]]), new Map([['a', { b: 1 }]]), true],
    [new Map([['a', 1]]), new Map([['a', 2]]), false],
    [new Map(), {}, false],
    [null, {}, false],
  ])('%o and %o: %s', (a, b, same) => {
    expect(sameValue(a, b)).toBe(same);
  });
});

describe('what is sent of a diagram', () => {
  test('means the same on arrival, whatever it was before', () => {
    fc.assert(
      fc.property(arbitraryDiagram, arbitraryDiagram, (before, after) => {
        const known = withDelta(emptyDiagram, structuredClone(diagramDelta(emptyDiagram, before)));
        const arrived = withDelta(known, structuredClone(diagramDelta(before, after)));
        for (const kind of ['components', 'connections', 'groups', 'journeys'] as const) {
          expect([...arrived[kind].keys()]).toEqual([...after[kind].keys()]);
          for (const [id, value] of arrived[kind])
            expect(meaningOf(value)).toEqual(meaningOf(after[kind].get(id)));
        }
      }),
    );
  });

  test('is how it is reviewed, where that changed', () => {
    const diagram = make({ components: { a: {} } });
    const muting = { rule: 'x', reason: 'so' };
    const review = { severities: new Map([['x', 'off' as const]]) };
    const after = { ...putMuting(diagram, 'm', muting), review };
    const arrived = withDelta(diagram, structuredClone(diagramDelta(diagram, after)));
    expect(arrived.muted).toEqual(new Map([['m', muting]]));
    expect(arrived.review).toEqual(review);
    expect(withDelta(arrived, structuredClone(diagramDelta(after, after))).review).toBe(arrived.review);
  });

  test('is one component after a setting, nothing after a move', () => {
    const diagram = make({ components: { a: {}, b: {} }, connections: { c: 'a>b' } });
    const { components, ...others } = diagramDelta(diagram, putSetting(diagram, 'a', 'replicas', 3));
    expect(components).toEqual({ set: [['a', { type: 'service', settings: { replicas: 3 } }]], gone: [] });
    const nothing = { set: [], gone: [] };
    expect(others).toEqual({ connections: nothing, groups: nothing, journeys: nothing, muted: nothing });
    expect(diagramDelta(diagram, moveElements(diagram, [refOf('component', 'a')], { x: 9, y: 9 }))).toEqual({
      components: nothing,
      ...others,
    });
  });
});

/** Without where it stands. */
function meaningOf(value: object | undefined): object {
  return Object.fromEntries(
    Object.entries(value ?? {}).filter(([key]) => key !== 'position' && key !== 'size'),
  );
}

/** Maps as their entries, each number as `number` makes it. */
function plain(value: unknown, number: (value: number) => unknown): unknown {
  if (typeof value === 'number') return number(value);
  if (value instanceof Map) return [...value].map(([key, entry]) => [key, plain(entry, number)]);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, plain(entry, number)]));
}

/** Equal to nine digits or so: an estimator that goes on from the last estimate may sum in another order than a fresh one. */
const about = (wanted: number) => ({
  asymmetricMatch: (value: unknown) =>
    typeof value === 'number' &&
    (Object.is(value, wanted) ||
      Math.abs(value - wanted) <= 1e-8 * Math.max(Math.abs(value), Math.abs(wanted))),
});

const asking = (version: number, from: Diagram, to: Diagram): AnalysisRequest => ({
  protocol: PROTOCOL,
  version,
  wanted: 'everything',
  focus: null,
  effort: 'live' as const,
  delta: diagramDelta(from, to),
});

test('after any story of edits, each answer through a worker is the one made anew from the whole diagram', () => {
  fc.assert(
    fc.property(story, (diagrams) => {
      const answer = answerRequests();
      let sent = emptyDiagram;
      let received = NO_ANALYSIS;
      diagrams.forEach((diagram, version) => {
        const request = structuredClone(asking(version, sent, diagram));
        const before = received;
        received = withAnalysisDelta(received, structuredClone(answer(request).delta));
        const anew = createAnalyser()(diagram);
        expect(plain(received.estimate, (value) => value)).toEqual(plain(asSent(anew.estimate), about));
        expect(plainFindings(received.findings)).toEqual(plainFindings(anew.findings));
        expect(received.failure).toBe(anew.failure);
        if (sameMeaning(sent, diagram)) expect(received.estimate.components).toBe(before.estimate.components);
        sent = diagram;
      });
    }),
    { numRuns: 25 },
  );
});

test('numbers that stay the same stay the same objects', () => {
  const diagram = make({ components: { a: {}, b: {}, c: {} }, connections: { ab: 'a>b' } });
  const answer = answerRequests();
  const ask = (version: number, from: Diagram, to: Diagram) =>
    structuredClone(answer(asking(version, from, to)).delta);
  const first = withAnalysisDelta(NO_ANALYSIS, ask(1, emptyDiagram, diagram));
  const changed = putSetting(diagram, 'a', 'availability', 0.5);
  const second = withAnalysisDelta(first, ask(2, diagram, changed));
  expect(second.estimate.components.get('b')).toBe(first.estimate.components.get('b'));
  expect(second.estimate.components.get('a')).not.toEqual(first.estimate.components.get('a'));
  expect(second.estimate.journeys.get('c')).toBe(first.estimate.journeys.get('c'));
  expect(second.estimate.journeys.get('a')).not.toEqual(first.estimate.journeys.get('a'));
});

test('a remedy that came from a worker makes the same edit', () => {
  fc.assert(
    fc.property(arbitraryDiagram, (diagram) => {
      const answer = answerRequests();
      const { delta } = answer({
        protocol: PROTOCOL,
        version: 1,
        delta: diagramDelta(emptyDiagram, diagram),
      });
      const received = withAnalysisDelta(NO_ANALYSIS, structuredClone(delta));
      const own = createAnalyser()(diagram);
      received.findings.forEach(({ remedy }, index) => {
        const expected = own.findings[index]?.remedy;
        expect(remedy?.apply === undefined).toBe(expected?.apply === undefined);
        expect(remedy?.apply?.(diagram)).toEqual(expected?.apply?.(diagram));
      });
    }),
  );
});

test('what is no message of this protocol is refused', () => {
  const answer = answerRequests();
  const delta = diagramDelta(emptyDiagram, emptyDiagram);
  for (const message of [
    null,
    'x',
    {},
    { protocol: 0, version: 1, delta },
    { protocol: PROTOCOL, version: 1 },
  ])
    expect(() => answer(message)).toThrow();
  expect(answer(asking(1, emptyDiagram, emptyDiagram)).version).toBe(1);
});

describe('packed records', () => {
  const record = fc.record(
    {
      n: fc.double(),
      none: fc.constantFrom(null, 1),
      flag: fc.boolean(),
      text: fc.constantFrom('a', '#', '{"n":#,'),
      nested: fc.record({ p50: fc.option(fc.double()), list: fc.array(fc.integer(), { maxLength: 3 }) }),
    },
    { requiredKeys: ['n'] },
  );

  test('come out as they went in, through a copy', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), record)), (list) => {
        expect(unpackRecords(structuredClone(packRecords(list)))).toEqual(list);
      }),
    );
  });

  test('share a sample where only numbers differ', () => {
    const packed = packRecords([
      ['a', { p: [1, 2], exact: true }],
      ['b', { p: [3, 4], exact: true }],
      ['c', { p: [3, 4], exact: false }],
    ]);
    expect(packed.samples).toHaveLength(2);
    expect([...packed.numbers]).toEqual([1, 2, 3, 4, 3, 4]);
  });
});
