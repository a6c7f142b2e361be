import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Diagram, emptyDiagram } from '../../src/model/diagram';
import { idOf, idsOf, kindOf } from '../../src/model/elements';
import { duplicateElements, everything, extractFragment, insertFragment } from '../../src/model/fragment';
import { withJourneysOf } from '../../src/model/journeysOf';
import { arbitraryDiagram } from '../support/arbitraryDiagram';
import { frozen } from '../support/frozen';
import { expectSavedAndOpened, plain } from '../support/savedAndOpened';
import { make } from './make';

const diagramAndRefs = arbitraryDiagram.chain((diagram) =>
  fc.tuple(fc.constant(frozen(diagram)), fc.subarray(everything(diagram))),
);
const HERE = { x: 0, y: 0 };

const calling = make({
  components: {
    a: {
      in: ['z'],
      position: { x: 0, y: 0 },
      settings: {
        calls: [
          { how: 'quorum', connections: ['c1', 'c2', 'c3'], need: 3 },
          { how: 'cache', connections: ['c4', 'c5'] },
        ],
      },
    },
    x: { position: { x: 100, y: 0 } },
    y: { position: { x: 200, y: 0 } },
    outside: {},
  },
  connections: { c1: 'a>x', c2: 'a>y', c3: 'a>outside', c4: 'a>x', c5: 'a>outside' },
  groups: { z: { type: 'zone', in: ['r'] }, r: { type: 'region' } },
});

describe('a fragment', () => {
  test('has the connections between what was chosen, and call groups of those only', () => {
    const fragment = extractFragment(calling, ['component:a', 'component:x', 'component:y']);
    expect([...fragment.connections.keys()]).toEqual(['c1', 'c2', 'c4']);
    expect(fragment.components.get('a')?.settings?.calls).toEqual([
      { how: 'quorum', connections: ['c1', 'c2'], need: 2 },
    ]);
    expect(fragment.components.get('a')?.in).toBeUndefined();
  });

  test('of a group is all that stands in it', () => {
    const fragment = extractFragment(calling, ['group:r']);
    expect([...fragment.groups.keys()]).toEqual(['z', 'r']);
    expect([...fragment.components.keys()]).toEqual(['a']);
    expect(fragment.components.get('a')?.in).toEqual(['z']);
  });

  test('a copy has the journeys that begin in it, and is pasted with them', () => {
    const measured: Diagram = {
      ...calling,
      journeys: new Map([
        ['j', { entry: 'a', name: 'Order', connections: ['c1', 'c9'], target: { availability: 0.99 } }],
        ['elsewhere', { entry: 'nobody' }],
      ]),
    };
    const all = extractFragment(measured, everything(measured));
    const copy = withJourneysOf(all, measured);
    expect([...copy.journeys.keys()]).toEqual(['j']);
    const { diagram } = insertFragment(measured, copy, { x: 0, y: 0 });
    const [id, pasted] = [...diagram.journeys].at(-1) ?? [];
    expect(id).not.toBe('j');
    expect(pasted).toMatchObject({ name: 'Order', target: { availability: 0.99 } });
    expect(pasted?.entry).not.toBe('a');
    expect(diagram.components.has(pasted?.entry ?? '')).toBe(true);
    expect(pasted?.connections?.map((one) => diagram.connections.get(one)?.from)).toEqual([pasted?.entry]);
    const alone = extractFragment(measured, ['component:a']);
    expect(withJourneysOf(alone, measured).journeys.get('j')).not.toHaveProperty('connections');
    expectSavedAndOpened(diagram);
  });

  test('of zones has what is spread over just those', () => {
    const spread = make({
      components: { a: { in: ['z1', 'z2'] }, b: { in: ['z1', 'z3'] } },
      groups: { z1: { type: 'zone' }, z2: { type: 'zone' }, z3: { type: 'zone' } },
    });
    const fragment = extractFragment(spread, ['group:z1', 'group:z2']);
    expect([...fragment.components]).toEqual([['a', { type: 'service', in: ['z1', 'z2'] }]]);
  });

  test('of everything, put into nothing, is everything again', () => {
    fc.assert(
      fc.property(arbitraryDiagram, (diagram) => {
        const fragment = extractFragment(diagram, everything(diagram));
        expect(plain(fragment)).toEqual(plain({ ...diagram, journeys: new Map(), scenarios: new Map() }));
        const { diagram: next, refs } = insertFragment(emptyDiagram, fragment, HERE);
        expect(next.connections.size).toBe(diagram.connections.size);
        expect(idsOf(refs, 'component').size).toBe(diagram.components.size);
        expectSavedAndOpened(next);
      }),
    );
  });

  test('is a valid document, alone and put in again', () => {
    fc.assert(
      fc.property(diagramAndRefs, arbitraryDiagram, ([diagram, refs], other) => {
        const fragment = extractFragment(diagram, refs);
        expectSavedAndOpened(fragment);
        expectSavedAndOpened(insertFragment(diagram, fragment, { x: 24, y: 24 }).diagram);
        expectSavedAndOpened(insertFragment(frozen(other), fragment, HERE).diagram);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a duplicate', () => {
  test('stands beside the original, in the same groups, with its own connections', () => {
    const { diagram, refs } = duplicateElements(calling, ['component:a', 'component:x'], { x: 24, y: 24 });
    expect([...refs]).toEqual(['component:a-2', 'component:x-2']);
    expect(diagram.components.get('a-2')).toEqual({
      type: 'service',
      in: ['z'],
      position: { x: 24, y: 24 },
      settings: { calls: [{ how: 'quorum', connections: ['c6'], need: 1 }] },
    });
    expect([...diagram.connections.keys()]).toEqual(['c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7']);
    expect(diagram.connections.get('c6')).toEqual({ from: 'a-2', to: 'x-2' });
  });

  test('of a zone stands in the same region and holds its own copies', () => {
    const { diagram } = duplicateElements(calling, ['group:z'], HERE);
    expect(diagram.groups.get('z-2')).toEqual({ type: 'zone', in: ['r'] });
    expect(diagram.components.get('a-2')?.in).toEqual(['z-2']);
    expect(diagram.components.get('a')?.in).toEqual(['z']);
  });

  test('of a duplicate counts on', () => {
    const once = duplicateElements(calling, ['component:x'], HERE).diagram;
    expect([...duplicateElements(once, ['component:x-2'], HERE).refs]).toEqual(['component:x-3']);
  });

  test('leaves all there was as it was, and a valid document', () => {
    fc.assert(
      fc.property(diagramAndRefs, ([diagram, refs]) => {
        const { diagram: next, refs: copies } = duplicateElements(diagram, refs, { x: 24, y: 24 });
        expectSavedAndOpened(next);
        for (const ref of refs.filter((one) => kindOf(one) === 'component'))
          expect(plain(next.components.get(idOf(ref)))).toEqual(plain(diagram.components.get(idOf(ref))));
        for (const ref of copies) expect(everything(diagram)).not.toContain(ref);
        expect(everything(next)).toEqual(expect.arrayContaining([...copies]));
      }),
      { numRuns: 100 },
    );
  });
});
