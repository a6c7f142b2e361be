import { describe, expect, test } from 'vitest';
import type { Group } from '../../src/model/diagram';
import type { ElementRef } from '../../src/model/elements';
import { createApp } from '../../src/state/app';
import { drop } from '../../src/state/gestures';
import { make } from '../model/make';
import { expectSavedAndOpened } from '../support/savedAndOpened';
import { contextOf } from './context';
import { frame, inA, inB, inRegion, nowhere, places, standing } from './places';

/** Where a component stands after it was dragged from one point to another. */
function dragged(
  from: { x: number; y: number },
  groups: readonly string[],
  to: { x: number; y: number },
  more: Parameters<typeof make>[0] = { groups: places },
): readonly string[] | undefined {
  const components = { it: standing(from, ...groups), ...more.components };
  const app = createApp(make({ ...more, components }));
  const refs = new Set<ElementRef>(['component:it']);
  app.apply(drop(app.context(), refs, { x: to.x - from.x, y: to.y - from.y }, 'drag-1'));
  const { diagram, past } = app.document.getState();
  expect(past.length).toBe(from === to ? 0 : 1);
  expectSavedAndOpened(diagram);
  return diagram.components.get('it')?.in;
}

describe('dropping a component', () => {
  test.each([
    ['from nowhere into a zone', nowhere, [], inA, ['a']],
    ['from zone to zone', inA, ['a'], inB, ['b']],
    ['out of the zone into its region', inA, ['a'], inRegion, ['r']],
    ['out to nowhere', inA, ['a'], nowhere, undefined],
    ['within its zone', inA, ['a'], { x: 300, y: 300 }, ['a']],
    ['spread over zones, inside their region', inRegion, ['a', 'b'], { x: 500, y: 530 }, ['a', 'b']],
    ['spread over zones, into one of them', inRegion, ['a', 'b'], inB, ['b']],
    ['spread over zones, out to nowhere', inRegion, ['a', 'b'], nowhere, undefined],
  ])('%s', (_, from, groups, to, expected) => expect(dragged(from, groups, to)).toEqual(expected));

  test('replicas spread over three zones stay so inside what the zones share', () => {
    const groups = { ...places, c: { type: 'zone', in: ['r'] } };
    expect(dragged(inRegion, ['a', 'b', 'c'], { x: 600, y: 530 }, { groups })).toEqual(['a', 'b', 'c']);
  });

  test('replicas spread over zones of no region stand in no frame and stay spread wherever they are', () => {
    const groups = {
      a: { type: 'zone', ...frame(0, 0, 300, 300) },
      b: { type: 'zone', ...frame(400, 0, 300, 300) },
    };
    expect(dragged({ x: 350, y: 500 }, ['a', 'b'], nowhere, { groups })).toEqual(['a', 'b']);
    expect(dragged({ x: 350, y: 500 }, ['a', 'b'], { x: 150, y: 150 }, { groups })).toEqual(['a']);
  });

  test('replicas spread over zones keep them in a team of the region, and out of it', () => {
    const groups = { ...places, team: { type: 'team', in: ['r'], ...frame(100, 470, 400, 120) } };
    const elsewhere = { x: 700, y: 530 };
    expect(dragged(elsewhere, ['a', 'b'], inRegion, { groups })).toEqual(['a', 'b', 'team']);
    expect(dragged(inRegion, ['a', 'b', 'team'], elsewhere, { groups })).toEqual(['a', 'b']);
    expect(dragged(inRegion, ['a', 'b', 'team'], inA, { groups })).toEqual(['a']);
    expect(dragged(inA, ['a'], inRegion, { groups })).toEqual(['team']);
  });

  test('a group framed only by its member follows it', () => {
    const groups = {
      r: places.r ?? { type: 'region' },
      lone: { type: 'zone', in: ['r'] },
      team: { type: 'team' },
    };
    expect(dragged(inA, ['lone'], inB, { groups })).toEqual(['lone']);
    expect(dragged(inA, ['lone'], nowhere, { groups })).toEqual(['lone']);
    expect(dragged(inA, ['lone', 'team'], nowhere, { groups })).toEqual(['lone', 'team']);
  });

  test('a team is left or kept by its own frame, whatever zone one goes to', () => {
    const wide = { ...places, team: { type: 'team', ...frame(0, 0, 1000, 300) } };
    expect(dragged(inA, ['a', 'team'], inB, { groups: wide })).toEqual(['b', 'team']);
    expect(dragged(inA, ['a', 'team'], { x: 250, y: 400 }, { groups: wide })).toEqual(['a']);
    expect(dragged(inRegion, ['a', 'b', 'team'], { x: 300, y: 530 }, { groups: wide })).toEqual(['a', 'b']);
  });

  test('into a team inside a zone: both, if the team has no zone of its own', () => {
    const small = { ...places, team: { type: 'team', ...frame(150, 150, 200, 200) } };
    expect(dragged(nowhere, [], inA, { groups: small })).toEqual(['a', 'team']);
    const own = { ...places, team: { type: 'team', in: ['a'], ...frame(150, 150, 200, 200) } };
    expect(dragged(nowhere, [], inA, { groups: own })).toEqual(['team']);
  });

  test('with its group it stays in it, wherever they land', () => {
    const app = createApp(make({ components: { it: standing(inA, 'a') }, groups: places }));
    const refs = new Set<ElementRef>(['group:a', 'component:it']);
    app.apply(drop(app.context(), refs, { x: 450, y: 0 }, 'drag-1'));
    expect(app.document.getState().diagram.components.get('it')?.in).toEqual(['a']);
  });

  test('where nothing changes there is no step', () => {
    const diagram = make({ components: { it: standing(inA, 'a') }, groups: places });
    expect(drop(contextOf(diagram), new Set(['component:it']), { x: 0, y: 0 }, 'drag-1').diagram).toBe(
      diagram,
    );
  });
});

describe('dropping a group', () => {
  const zoneAt = (x: number, y: number, more: Partial<Group> = {}): Group => ({
    type: 'zone',
    ...frame(x, y, 300, 200),
    ...more,
  });
  const groupsAfter = (groups: Readonly<Record<string, Group>>, by: { x: number; y: number }) => {
    const components = { it: standing({ x: 150, y: 100 }, 'z') };
    const app = createApp(make({ components, groups }));
    const refs = new Set<ElementRef>(['group:z']);
    app.apply(drop(app.context(), refs, by, 'drag-1'));
    const { diagram } = app.document.getState();
    expectSavedAndOpened(diagram);
    expect(diagram.components.get('it')?.in).toEqual(['z']);
    return diagram.groups.get('z')?.in;
  };
  const region: Group = { type: 'region', ...frame(1000, 0, 800, 600) };

  test('wholly into a region it stands there, with all that is in it; half way it doesn’t', () => {
    expect(groupsAfter({ z: zoneAt(0, 0), region }, { x: 1100, y: 100 })).toEqual(['region']);
    expect(groupsAfter({ z: zoneAt(0, 0), region }, { x: 900, y: 100 })).toBeUndefined();
  });

  test('out of its region it stands in none, and stays while its middle is inside', () => {
    const near = { ...region, ...frame(-50, -50, 800, 600) };
    expect(groupsAfter({ z: zoneAt(0, 0, { in: ['near'] }), near }, { x: 2000, y: 0 })).toBeUndefined();
    expect(groupsAfter({ z: zoneAt(0, 0, { in: ['near'] }), near }, { x: -100, y: 0 })).toEqual(['near']);
  });

  test('a zone never stands in a zone, nor a region in either; a team does', () => {
    const other = { ...region, type: 'zone' };
    expect(groupsAfter({ z: zoneAt(0, 0), other }, { x: 1100, y: 100 })).toBeUndefined();
    expect(groupsAfter({ z: zoneAt(0, 0, { type: 'region' }), region }, { x: 1100, y: 100 })).toBeUndefined();
    expect(groupsAfter({ z: zoneAt(0, 0, { type: 'team' }), other }, { x: 1100, y: 100 })).toEqual(['other']);
  });

  test('never into what stands in itself', () => {
    const groups = {
      z: { type: 'team', ...frame(0, 0, 300, 200) },
      inner: { type: 'team', in: ['z'], ...frame(-500, -500, 3000, 3000) },
    };
    expect(groupsAfter(groups, { x: 10, y: 10 })).toBeUndefined();
  });
});
