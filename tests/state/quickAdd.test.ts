import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupMeantBy } from '../../src/catalog/groupTypes';
import { MOST_USED } from '../../src/catalog/mostUsed';
import { typedDiagram } from '../../src/formats/importers/typedDiagram';
import { nodeRect } from '../../src/layout/nodeRect';
import { NOTE_SIZE } from '../../src/layout/noteRect';
import { quickPlace } from '../../src/layout/quickPlace';
import { type Diagram, emptyDiagram } from '../../src/model/diagram';
import { putNote } from '../../src/model/edits';
import { boundsOf, centerOf, overlaps, type Point } from '../../src/shared/geometry';
import { createApp } from '../../src/state/app';
import { command } from '../../src/state/commands/commands';
import { addGroupThere, addThere, drawTyped, pieceOf } from '../../src/state/quickAdd';
import { make } from '../model/make';
import { expectSavedAndOpened } from '../support/savedAndOpened';
import { contextOf } from './context';
import { inA, places } from './places';

const positionsOf = (diagram: Diagram): ReadonlyMap<string, Point> =>
  new Map(
    [...quickPlace(diagram).components].flatMap(([id, { position }]) => (position ? [[id, position]] : [])),
  );

/** Drawn at a point, laid out by the quick layout. */
function drawnAt(diagram: Diagram, text: string, at: Point) {
  const typed = typedDiagram(text, diagram);
  const piece = pieceOf(typed);
  return drawTyped(contextOf(diagram), typed, piece ? positionsOf(piece) : new Map(), at);
}

const far = make({ components: { api: { type: 'service', name: 'api', position: { x: 4000, y: 0 } } } });

describe('a typed diagram that is drawn', () => {
  test('stands with its middle at the point, selected, as one step that undo takes back', () => {
    const app = createApp(far);
    app.apply(drawnAt(far, 'user > lb > web x2 > redis', { x: 100, y: 200 }));
    const { diagram, session } = app.context();
    const rects = [...diagram.components].filter(([id]) => id !== 'api').map(([, one]) => nodeRect(one));
    const area = boundsOf(rects);
    expect(area && centerOf(area)).toEqual({ x: 100, y: 200 });
    expect(session.selection.size).toBe(4);
    expectSavedAndOpened(diagram);
    app.document.undo();
    expect(app.context().diagram).toBe(far);
  });

  test('covers nothing that is there', () => {
    const { diagram } = drawnAt(far, 'user > lb > web', { x: 4000, y: 0 });
    const rects = [...(diagram?.components.values() ?? [])].map(nodeRect);
    rects.forEach((one, index) => {
      for (const other of rects.slice(index + 1)) expect(overlaps(one, other)).toBe(false);
    });
  });

  test('beside what it joins, which stays where it is', () => {
    const { diagram } = drawnAt(far, 'api > kafka', { x: 0, y: 0 });
    expect(diagram?.components.get('api')?.position).toEqual({ x: 4000, y: 0 });
    expect(diagram?.components.get('kafka')?.position?.x).toBeGreaterThan(4000);
  });

  test('all of it there already: nothing is done, and what is named is selected', () => {
    expect(drawnAt(far, 'api,', { x: 0, y: 0 })).toMatchObject({
      session: { selection: new Set(['component:api']) },
    });
    expect(drawnAt(far, 'api,', { x: 0, y: 0 }).diagram).toBeUndefined();
    expect(drawnAt(far, 'api x3', { x: 0, y: 0 }).diagram?.components.get('api')?.settings?.replicas).toBe(3);
  });

  test('what is refused is said', () => {
    expect(drawnAt(far, 'user > redis', { x: 0, y: 0 }).session?.notice?.text).toMatch(/isn’t drawn/);
    expect(drawnAt(far, 'user > api', { x: 0, y: 0 }).session?.notice).toBeNull();
  });

  test('stands in the frame under it', () => {
    const { diagram } = drawnAt(make({ groups: places }), 'cache,', inA);
    expect(diagram?.components.get('cache')?.in).toEqual(['a']);
  });

  test('any text gives every new part a place', () => {
    const word = fc.constantFrom('user', 'lb', 'api', 'foo', 'db', 'z [', ']');
    const sign = fc.constantFrom('>', ',', ';', '~>', 'x2');
    fc.assert(
      fc.property(fc.array(fc.tuple(word, sign), { maxLength: 6 }), (typed) => {
        const { diagram = emptyDiagram } = drawnAt(far, typed.flat().join(' '), { x: 0, y: 0 });
        expectSavedAndOpened(diagram);
        for (const { position } of diagram.components.values()) expect(position).toBeDefined();
      }),
      { numRuns: 60 },
    );
  });
});

describe('by digit', () => {
  test('the palette’s first nine, at the point that is pointed at', () => {
    MOST_USED.forEach((type, index) => {
      const add = command(`add-${type.id}`);
      expect(add.keys).toEqual([`${index + 1}`]);
      const context = {
        ...contextOf(emptyDiagram),
        pointed: () => ({ at: { x: 50, y: 60 }, screen: { x: 0, y: 0 } }),
      };
      const { diagram } = add.run(context);
      const [added] = diagram?.components.values() ?? [];
      expect(added?.type).toBe(type.id);
      expect(added && centerOf(nodeRect(added))).toEqual({ x: 50, y: 60 });
    });
  });

  test('nearby where something stands', () => {
    const once = addThere(contextOf(emptyDiagram), 'service', { x: 0, y: 0 }).diagram ?? emptyDiagram;
    const twice = addThere(contextOf(once), 'service', { x: 0, y: 0 }).diagram ?? emptyDiagram;
    const [a, b] = [...twice.components.values()].map(nodeRect);
    expect(a && b && overlaps(a, b)).toBe(false);
  });

  test('beside what it would lie on, though the point is free', () => {
    const once = addThere(contextOf(emptyDiagram), 'service', { x: 0, y: 0 }).diagram ?? emptyDiagram;
    const noted = putNote(once, 'n', { text: '', position: { x: 190, y: -30 } });
    const twice = addThere(contextOf(noted), 'service', { x: 130, y: 40 }).diagram ?? emptyDiagram;
    const [a, b] = [...twice.components.values()].map(nodeRect);
    const note = { x: 190, y: -30, ...NOTE_SIZE };
    expect(b && [a && overlaps(a, b), overlaps(note, b)]).toEqual([false, false]);
    expect(b && Math.hypot(centerOf(b).x - 130, centerOf(b).y - 40)).toBeLessThan(200);
  });
});

describe('a group asked for by its kind and name', () => {
  const zone = groupMeantBy('zone eu-west-1a');
  if (!zone) throw new Error('a zone is a kind of group');

  test('is a frame with its middle there, around what lies in it', () => {
    const one = make({ components: { api: { position: { x: 16, y: 70 } } } });
    const { diagram, session } = addGroupThere(contextOf(one), zone, { x: 100, y: 100 });
    expect(diagram?.groups.get('zone')).toEqual({
      type: 'zone',
      name: 'eu-west-1a',
      position: { x: -60, y: 0 },
      size: { width: 320, height: 200 },
    });
    expect(diagram?.components.get('api')?.in).toEqual(['zone']);
    expect([...(session?.selection ?? [])]).toEqual(['group:zone']);
    if (diagram) expectSavedAndOpened(diagram);
  });

  test('goes around what is selected, where something is', () => {
    const { diagram } = addGroupThere(contextOf(far, 'component:api'), zone, { x: 100, y: 100 });
    expect(diagram?.groups.get('zone')).toEqual({ type: 'zone', name: 'eu-west-1a' });
    expect(diagram?.components.get('api')?.in).toEqual(['zone']);
  });
});
