import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLabelTexts, type LabelSource } from '../../../src/editor/canvas/labelTexts';
import { lineLabel } from '../../../src/estimate/bundleLabel';
import { createEstimator } from '../../../src/estimate/estimator';
import { connectionsIn } from '../../../src/layout/visibleDiagram';
import type { Diagram } from '../../../src/model/diagram';
import { putComponent, putConnection, putJourney } from '../../../src/model/edits';
import { architecture } from '../../bench/architectures';

const start = architecture({ components: 12, alternatives: 0.25, seed: 7 });
const [components, connections, journeys] = [start.components, start.connections, start.journeys].map(
  (map) => [...map.keys()],
) as [string[], string[], string[]];

const EDITS: Readonly<Record<string, (diagram: Diagram, by: number) => Diagram>> = {
  setting: (diagram, by) => {
    const id = components[by % components.length] ?? '';
    const component = diagram.components.get(id);
    const settings = { ...component?.settings, availability: 0.9 + (by % 90) / 1000 };
    return component ? putComponent(diagram, id, { ...component, settings }) : diagram;
  },
  name: (diagram, by) => {
    const id = components[by % components.length] ?? '';
    const component = diagram.components.get(id);
    return component ? putComponent(diagram, id, { ...component, name: `Named ${by}` }) : diagram;
  },
  mode: (diagram, by) => {
    const id = connections[by % connections.length] ?? '';
    const connection = diagram.connections.get(id);
    return connection
      ? putConnection(diagram, id, { ...connection, mode: by % 2 ? 'async' : 'sync', step: by })
      : diagram;
  },
  target: (diagram, by) => {
    const id = journeys[by % journeys.length] ?? '';
    const journey = diagram.journeys.get(id);
    return journey
      ? putJourney(diagram, id, {
          ...journey,
          target: { availability: 0.9 + (by % 99) / 1000, p99Ms: 1 + by },
        })
      : diagram;
  },
};

test('after any edits, with numbers that come late, labels say what they say made anew', () => {
  const steps = fc.array(
    fc.tuple(
      fc.constantFrom(...Object.keys(EDITS)),
      fc.nat(500),
      fc.boolean(),
      fc.constantFrom<LabelSource['reading']>('caller', 'caller', 'so-far', 'load', 'none'),
      fc.constantFrom(null, null, ...journeys),
    ),
    { minLength: 1, maxLength: 8 },
  );
  fc.assert(
    fc.property(steps, (list) => {
      const estimator = createEstimator();
      const texts = createLabelTexts();
      let page = start;
      let estimate = estimator.estimate(page);
      for (const [edit, by, isAnswered, reading, journey] of list) {
        page = EDITS[edit]?.(page, by) ?? page;
        if (isAnswered) estimate = estimator.estimate(page);
        const source = { page, estimate, asItIs: null, journey, reading, marks: by % 2 === 0 };
        const labelOf = texts(source);
        for (const id of page.connections.keys())
          expect(labelOf(id)).toEqual(lineLabel(page, estimate, connectionsIn(page, id), journey, source));
      }
    }),
    { numRuns: 40 },
  );
});

test('a setting that is typed puts nothing into words again before there are other numbers', () => {
  const estimate = createEstimator().estimate(start);
  const texts = createLabelTexts();
  const source = { estimate, asItIs: null, journey: null, reading: 'caller', marks: true } as const;
  const [before, after] = [start, EDITS['setting']?.(start, 3) ?? start].map((page) => {
    const labelOf = texts({ ...source, page });
    return connections.map((id) => labelOf(id));
  });
  expect(after?.every((label, at) => label === before?.[at])).toBe(true);
});

test('while a scenario is tried labels say what changes, was and is, and after it what is', () => {
  const page = start;
  const asItIs = createEstimator().estimate(page);
  const estimate = createEstimator().estimate(EDITS['setting']?.(page, 1) ?? page);
  const texts = createLabelTexts();
  const base = { page, journey: null, reading: 'caller', marks: false } as const;
  const said = (source: Pick<LabelSource, 'estimate' | 'asItIs'>) => {
    const labelOf = texts({ ...base, ...source });
    return new Map(connections.map((one) => [one, labelOf(one)?.lines]));
  };
  const plain = (numbers: typeof estimate) =>
    new Map(connections.map((one) => [one, lineLabel(page, numbers, [one], null, base)?.lines]));
  const [was, is] = [plain(asItIs), plain(estimate)];
  expect(said({ estimate: asItIs, asItIs: null })).toEqual(was);
  const tried = said({ estimate, asItIs });
  for (const [one, lines] of tried) {
    expect(lines?.[1].includes('→')).toBe(was.get(one)?.[1] !== is.get(one)?.[1]);
    expect(lines?.[0].includes('→')).toBe(was.get(one)?.[0] !== is.get(one)?.[0]);
  }
  expect([...tried.values()].some((lines) => lines?.[1].includes('→'))).toBe(true);
  expect(said({ estimate: asItIs, asItIs: null })).toEqual(was);
});
