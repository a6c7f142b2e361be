import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Diagram } from '../../src/model/diagram';
import { moveElements, putNote } from '../../src/model/edits';
import { everything } from '../../src/model/fragment';
import { createAnalyser, sameMeaning } from '../../src/state/analysis';
import {
  changeComponent,
  changeConnection,
  changeGroup,
  changeJourney,
  rename,
  setSetting,
  setTitle,
} from '../../src/state/gestures';
import { make } from '../model/make';
import { arbitraryDiagram } from '../support/arbitraryDiagram';
import { contextOf } from './context';

const diagram = make({
  components: {
    lb: { type: 'load-balancer', name: 'LB', position: { x: 0, y: 0 } },
    api: { in: ['z'], position: { x: 300, y: 0 }, settings: { replicas: 2 } },
  },
  connections: { c: 'lb>api' },
  groups: {
    z: { type: 'zone', position: { x: 0, y: 0 }, size: { width: 500, height: 500 } },
    r: { type: 'region' },
  },
  rest: { journeys: new Map([['j', { entry: 'lb', requestsPerSecond: 10 }]]) },
});
const context = contextOf(diagram);

const COUNTS: readonly (readonly [string, { readonly diagram?: Diagram }])[] = [
  ['a setting', setSetting(context, 'api', 'replicas', 3)],
  ['a type', changeComponent(context, 'api', { type: 'worker' })],
  ['a name, as findings say it', rename(context, 'component:api', 'API')],
  ['a zone', changeComponent(context, 'api', { in: undefined })],
  [
    'a component of the same names',
    { diagram: { ...diagram, components: renamed(diagram.components, 'api', 'api2') } },
  ],
  ['a connection', changeConnection(context, 'c', { optional: true })],
  [
    'the order of components',
    { diagram: { ...diagram, components: new Map([...diagram.components].reverse()) } },
  ],
  ['a group’s type', changeGroup(context, 'z', { type: 'region' })],
  ['a group’s name: regions are known by it', changeGroup(context, 'r', { name: 'eu-west-1' })],
  ['a group’s availability', changeGroup(context, 'z', { settings: { availability: 0.9 } })],
  ['where a group stands', changeGroup(context, 'z', { in: ['r'] })],
  ['a journey’s load', changeJourney(context, 'j', { requestsPerSecond: 20 })],
  ['a target', changeJourney(context, 'j', { target: { availability: 0.9 } })],
];

const DOESNT: readonly (readonly [string, { readonly diagram?: Diagram }])[] = [
  ['a move', { diagram: moveElements(diagram, ['component:api', 'group:z'], { x: 24, y: 0 }) }],
  ['a size', changeComponent(context, 'api', { size: { width: 300, height: 90 } })],
  ['a frame', changeGroup(context, 'z', { size: { width: 900, height: 900 } })],
  ['a note', { diagram: putNote(diagram, 'n', { text: 'hi' }) }],
  ['the title', setTitle(context, 'Another')],
];

function renamed<T>(map: ReadonlyMap<string, T>, from: string, to: string): ReadonlyMap<string, T> {
  return new Map([...map].map(([id, value]) => [id === from ? to : id, value]));
}

describe('what counts', () => {
  test.each(COUNTS)('%s', (_, { diagram: next }) => {
    expect(next && sameMeaning(diagram, next)).toBe(false);
    expect(next && sameMeaning(next, diagram)).toBe(false);
  });

  test.each(DOESNT)('not: %s', (_, { diagram: next }) => {
    expect(next && next !== diagram && sameMeaning(diagram, next)).toBe(true);
  });

  test('moving anything in any diagram changes no answer', () => {
    fc.assert(
      fc.property(arbitraryDiagram, (any) => {
        const moved = moveElements(any, everything(any), { x: 5, y: -5 });
        expect(sameMeaning(any, moved)).toBe(true);
      }),
    );
  });
});

describe('the analyser', () => {
  test('keeps its last answer while nothing that counts changes', () => {
    const analyse = createAnalyser();
    const answer = analyse(diagram);
    expect(answer.failure).toBeNull();
    expect(answer.estimate.journeys.get('j')?.availability).toBeGreaterThan(0);
    for (const [, { diagram: next = diagram }] of DOESNT) expect(analyse(next)).toBe(answer);
    for (const [, { diagram: next = diagram }] of COUNTS) expect(analyse(next)).not.toBe(answer);
    expect(analyse(diagram).estimate).toEqual(answer.estimate);
  });

  test('answers for the diagram it is given, not for the last one', () => {
    const analyse = createAnalyser();
    const nines = (replicas: number) =>
      analyse(setSetting(context, 'api', 'replicas', replicas).diagram ?? diagram).estimate.journeys.get('j')
        ?.unavailability ?? 1;
    expect(nines(1)).toBeGreaterThan(nines(3));
  });

  test('an error of ours leaves the drawing alive, and the next answer is right again', () => {
    const analyse = createAnalyser();
    const broken = make({ connections: { c: 'gone>away' } });
    const components = new Map([
      [
        'a',
        {
          type: 'service',
          get settings(): never {
            throw new Error('oh');
          },
        },
      ],
    ]);
    const failed = analyse({ ...broken, components });
    expect(failed).toMatchObject({ failure: 'oh', findings: [] });
    expect(analyse(diagram).failure).toBeNull();
  });
});
