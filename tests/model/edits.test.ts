import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CallGroup, Diagram } from '../../src/model/diagram';
import {
  freshConnectionId,
  freshId,
  moveElements,
  putComponent,
  putNote,
  putSetting,
  removeElements,
  withKey,
} from '../../src/model/edits';
import { type ElementRef, idOf, idsOf, kindOf, refOf } from '../../src/model/elements';
import { everything } from '../../src/model/fragment';
import { arbitraryDiagram } from '../support/arbitraryDiagram';
import { frozen } from '../support/frozen';
import { expectSavedAndOpened, plain } from '../support/savedAndOpened';
import { make } from './make';

const diagramAndRefs = arbitraryDiagram.chain((diagram) =>
  fc.tuple(fc.constant(frozen(diagram)), fc.subarray(everything(diagram))),
);

test('references keep ids with colons and of any kind apart', () => {
  for (const id of ['a', 'a:b', ':', '__proto__', '']) {
    const ref = refOf('group', id);
    expect([kindOf(ref), idOf(ref)]).toEqual(['group', id]);
  }
  expect(idsOf(['component:a', 'group:a', 'component:b:c'], 'component')).toEqual(new Set(['a', 'b:c']));
});

describe('fresh ids', () => {
  const taken = make({
    components: { service: {}, 'service-2': {}, db: {} },
    connections: { c1: 'db>db' },
    groups: { c2: { type: 'zone' }, group: { type: 'team' } },
  });

  test.each([
    ['cache', 'cache'],
    ['service', 'service-3'],
    ['service-2', 'service-3'],
    ['service-7', 'service-7'],
    ['group', 'group-2'],
    ['c1', 'c1-2'],
    ['', 'item'],
    ['__proto__', '__proto__'],
  ])('of %s is %s', (stem, id) => expect(freshId(taken, stem)).toBe(id));

  test('of a connection is nobody else’s', () => expect(freshConnectionId(taken)).toBe('c3'));

  test('are free, whatever there is', () => {
    fc.assert(
      fc.property(
        arbitraryDiagram,
        fc.constantFrom('service-2', '10', '__proto__', 'a:b'),
        (diagram, stem) => {
          const id = freshId(diagram, stem);
          expect(everything(diagram).map(idOf)).not.toContain(id);
          expect(diagram.connections.has(freshConnectionId(diagram))).toBe(false);
        },
      ),
    );
  });
});

describe('setting something', () => {
  const bare = make({ components: { a: { name: 'A' } } });

  test('an edit that changes nothing returns the diagram itself: it would be an empty step to undo', () => {
    const diagram = make({ components: { a: { settings: { replicas: 2 }, position: { x: 0, y: 0 } } } });
    expect(putSetting(diagram, 'a', 'replicas', 2)).toBe(diagram);
    expect(putSetting(diagram, 'a', 'shards', undefined)).toBe(diagram);
    expect(putSetting(diagram, 'gone', 'shards', 2)).toBe(diagram);
    expect(moveElements(diagram, ['component:a'], { x: 0, y: 0 })).toBe(diagram);
    expect(moveElements(diagram, ['connection:c', 'component:gone'], { x: 5, y: 5 })).toBe(diagram);
    expect(removeElements(diagram, ['component:gone', 'group:gone'])).toBe(diagram);
  });

  test('undefined takes a setting back and leaves no trace', () => {
    const set = putSetting(bare, 'a', 'replicas', 3);
    expect(set.components.get('a')?.settings).toEqual({ replicas: 3 });
    expect(plain(putSetting(set, 'a', 'replicas', undefined))).toEqual(plain(bare));
    const two = putSetting(set, 'a', '__proto__', { x: 1 });
    expect(plain(putSetting(two, 'a', 'replicas', undefined).components.get('a')?.settings)).toEqual({
      own: [['__proto__', { own: [['x', 1]] }]],
    });
    expect(plain(putSetting(putSetting(set, 'a', '__proto__', 1), 'a', '__proto__', undefined))).toEqual(
      plain(set),
    );
  });

  test('null is a value', () => {
    expect(putSetting(bare, 'a', 'capacityRps', null).components.get('a')?.settings).toEqual({
      capacityRps: null,
    });
  });

  test('withKey keeps the record where nothing changes', () => {
    const record: { a?: number; b?: number } = { a: 1 };
    expect(withKey(record, 'a', 1)).toBe(record);
    expect(withKey(record, 'b', undefined)).toBe(record);
    expect(withKey(record, 'a', undefined)).toEqual({});
    expect(Object.keys(withKey(record, 'b', 2))).toEqual(['a', 'b']);
  });

  test('what is put shares all the rest', () => {
    const next = putComponent(bare, 'b', { type: 'box' });
    expect(next.groups).toBe(bare.groups);
    expect(next.components.get('a')).toBe(bare.components.get('a'));
    expect(putNote(next, 'n', { text: '' }).components).toBe(next.components);
  });
});

describe('removing', () => {
  const calling = (...calls: CallGroup[]): Diagram =>
    make({
      components: { a: { settings: { calls } }, x: {}, y: {}, z: {} },
      connections: { x: 'a>x', y: 'a>y', z: 'a>z' },
    });
  const callsWithout = (diagram: Diagram, ...ids: string[]) => {
    const next = removeElements(
      diagram,
      ids.map((id) => refOf('connection', id)),
    );
    expectSavedAndOpened(next);
    return next.components.get('a')?.settings?.calls;
  };

  test('weights follow their connections', () => {
    const diagram = calling({ how: 'balance', connections: ['x', 'y', 'z'], weights: [1, 2, 3] });
    expect(callsWithout(diagram, 'y')).toEqual([
      { how: 'balance', connections: ['x', 'z'], weights: [1, 3] },
    ]);
  });

  test('weights that would be all 0 go', () => {
    const diagram = calling({ how: 'shard', connections: ['x', 'y'], weights: [1, 0] });
    expect(callsWithout(diagram, 'x')).toEqual([{ how: 'shard', connections: ['y'] }]);
  });

  test('need is at most what is left', () => {
    const diagram = calling({ how: 'quorum', connections: ['x', 'y', 'z'], need: 3 });
    expect(callsWithout(diagram, 'y')).toEqual([{ how: 'quorum', connections: ['x', 'z'], need: 2 }]);
    expect(callsWithout(diagram, 'x', 'y', 'z')).toBeUndefined();
  });

  test('a cache group with one member left is none', () => {
    const diagram = calling(
      { how: 'cache', connections: ['x', 'y'] },
      { how: 'sequence', connections: ['z'] },
    );
    expect(callsWithout(diagram, 'x')).toEqual([{ how: 'sequence', connections: ['z'] }]);
  });

  test('a component takes its connections and the journeys that begin at it along', () => {
    const diagram = make({
      components: { a: {}, b: {}, c: {} },
      connections: { c1: 'a>b', c2: 'b>c', c3: 'c>a' },
      rest: {
        journeys: new Map([
          ['from a', { entry: 'a' }],
          ['from c', { entry: 'c', connections: ['c1', 'c3', 'never was'] }],
        ]),
      },
    });
    const next = removeElements(diagram, ['component:a']);
    expect([...next.connections.keys()]).toEqual(['c2']);
    expect([...next.journeys]).toEqual([['from c', { entry: 'c', connections: ['never was'] }]]);
  });

  test('what has the same id in another kind stays', () => {
    const diagram = make({
      components: { a: {}, b: {} },
      connections: { a: 'b>b' },
      groups: { a: { type: 'zone' } },
      rest: { notes: new Map([['a', { text: '' }]]) },
    });
    const next = removeElements(diagram, ['component:a']);
    expect([next.connections.has('a'), next.groups.has('a'), next.notes.has('a')]).toEqual([
      true,
      true,
      true,
    ]);
  });

  describe('a group', () => {
    const nested = (directly: string[]) =>
      make({
        components: { a: { in: directly } },
        groups: {
          world: { type: 'network' },
          r: { type: 'region', in: ['world'] },
          r2: { type: 'region' },
          z1: { type: 'zone', in: ['r'] },
          z2: { type: 'zone', in: ['r2'] },
          team: { type: 'team', in: ['z1'] },
        },
      });
    const without = (directly: string[], ...gone: string[]) => {
      const next = removeElements(
        nested(directly),
        gone.map((id) => refOf('group', id)),
      );
      expectSavedAndOpened(next);
      return next.components.get('a')?.in;
    };

    test('leaves what stood in it to its parents', () => {
      expect(without(['z1'], 'z1')).toEqual(['r']);
      expect(without(['z1'], 'z1', 'r')).toEqual(['world']);
      expect(without(['team'], 'team', 'z1', 'r', 'world')).toBeUndefined();
      expect(without(['z1', 'r2'], 'r2')).toEqual(['z1']);
    });

    test('is left by replicas spread over others too, without needing its region for all of them', () => {
      expect(without(['z1', 'z2'], 'z1')).toEqual(['z2']);
      expect(without(['z1', 'z2', 'team'], 'z2')).toEqual(['z1', 'team']);
      expect(without(['r', 'r2'], 'r')).toEqual(['r2']);
    });

    test('nested in a removed one moves out too', () => {
      const next = removeElements(nested([]), ['group:z1']);
      expect(next.groups.get('team')?.in).toEqual(['r']);
    });
  });

  test('leaves a valid document, and nothing of what was removed', () => {
    fc.assert(
      fc.property(diagramAndRefs, ([diagram, refs]) => {
        const next = removeElements(diagram, refs);
        expectSavedAndOpened(next);
        expect(everything(next).filter((ref) => refs.includes(ref))).toEqual([]);
        const left = new Set<ElementRef>([...refs, ...everything(next)]);
        for (const ref of everything(diagram))
          if (kindOf(ref) !== 'connection') expect(left.has(ref)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});

describe('moving', () => {
  test('a group takes what stands in it along, each thing once', () => {
    const diagram = make({
      components: {
        both: { position: { x: 1, y: 1 }, in: ['z', 'team'] },
        spread: { position: { x: 2, y: 2 }, in: ['z', 'z2'] },
        outside: { position: { x: 3, y: 3 } },
      },
      groups: {
        r: { type: 'region', position: { x: 0, y: 0 }, size: { width: 900, height: 900 } },
        z: { type: 'zone', in: ['r'], position: { x: 10, y: 10 } },
        z2: { type: 'zone', in: ['r'] },
        team: { type: 'team' },
      },
    });
    const at = (next: Diagram) => [...next.components.values()].map(({ position }) => position?.x);
    const by = { x: 100, y: 0 };
    expect(at(moveElements(diagram, ['group:z'], by))).toEqual([101, 2, 3]);
    expect(at(moveElements(diagram, ['group:team'], by))).toEqual([101, 2, 3]);
    expect(at(moveElements(diagram, ['group:z', 'group:z2'], by))).toEqual([101, 102, 3]);
    const moved = moveElements(diagram, ['group:r', 'group:z', 'component:both'], by);
    expect(at(moved)).toEqual([101, 102, 3]);
    expect([moved.groups.get('r')?.position?.x, moved.groups.get('z')?.position?.x]).toEqual([100, 110]);
  });

  test('there and back is where it was, and only positions change', () => {
    fc.assert(
      fc.property(diagramAndRefs, fc.integer({ min: -99, max: 99 }), ([diagram, refs], x) => {
        const there = moveElements(diagram, refs, { x, y: 7 });
        expectSavedAndOpened(there);
        expect(plain(moveElements(there, refs, { x: -x, y: -7 }))).toEqual(plain(diagram));
        expect(there.connections).toBe(diagram.connections);
        for (const [id, component] of there.components)
          expect(component.settings).toBe(diagram.components.get(id)?.settings);
      }),
    );
  });
});
