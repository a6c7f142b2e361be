import { describe, expect, test } from 'vitest';
import type { Group } from '../../src/model/diagram';
import type { ElementRef } from '../../src/model/elements';
import { createApp } from '../../src/state/app';
import { landingHint } from '../../src/state/landingHint';
import { createLanding, landingOfNew } from '../../src/state/regroup';
import { growSelected, hasOwnSize, resizeTo } from '../../src/state/resizing';
import { make } from '../model/make';
import { expectSavedAndOpened } from '../support/savedAndOpened';
import { contextOf } from './context';
import { frame, inA, inB, inRegion, nowhere, places, standing } from './places';

const card = (x: number, y: number, ...groups: readonly string[]) => standing({ x, y }, ...groups);

/** What stands in what, after one group's frame was dragged by a handle to another size. */
function resized(
  parts: Parameters<typeof make>[0],
  group: string,
  [x, y, width, height]: readonly [x: number, y: number, width: number, height: number],
) {
  const app = createApp(make(parts));
  app.apply(resizeTo(app.context(), `group:${group}`, { x, y, width, height }));
  const { diagram, past } = app.document.getState();
  expect(past.length).toBe(1);
  expectSavedAndOpened(diagram);
  return {
    of: (id: string) => diagram.components.get(id)?.in,
    ofGroup: (id: string) => diagram.groups.get(id)?.in,
  };
}

describe('a frame at another size', () => {
  const zone: Group = { type: 'zone', ...frame(0, 0, 400, 300) };

  test('takes in what comes to lie in it and lets go what doesn’t, in one step', () => {
    const parts = {
      components: { stays: card(100, 100, 'z'), comes: card(700, 100), goes: card(300, 250, 'z') },
      groups: { z: zone },
    };
    const after = resized(parts, 'z', [0, 0, 1000, 200]);
    expect(after.of('stays')).toEqual(['z']);
    expect(after.of('comes')).toEqual(['z']);
    expect(after.of('goes')).toBeUndefined();
  });

  test('what it lets go stands in what is around it', () => {
    const parts = {
      components: { it: card(300, 200, 'z') },
      groups: { r: { type: 'region', ...frame(-100, -100, 1000, 800) }, z: { ...zone, in: ['r'] } },
    };
    expect(resized(parts, 'z', [0, 0, 150, 150]).of('it')).toEqual(['r']);
  });

  test('a frame comes into another only wholly, and what is in it stays in it', () => {
    const groups = {
      z: { ...zone, ...frame(200, 100, 400, 300) },
      r: { type: 'region', ...frame(0, 0, 300, 600) },
    };
    const parts = { components: { it: card(260, 150, 'z') }, groups };
    expect(resized(parts, 'r', [0, 0, 500, 600]).ofGroup('z')).toBeUndefined();
    const whole = resized(parts, 'r', [0, 0, 800, 600]);
    expect(whole.ofGroup('z')).toEqual(['r']);
    expect(whole.of('it')).toEqual(['z']);
  });

  test('a zone takes in no zone, and what lies elsewhere keeps what it stands in', () => {
    const parts = {
      components: { far: card(3000, 3000, 'z') },
      groups: { z: zone, other: { type: 'zone', ...frame(500, 0, 100, 100) } },
    };
    const after = resized(parts, 'z', [0, 0, 900, 400]);
    expect(after.ofGroup('other')).toBeUndefined();
    expect(after.of('far')).toEqual(['z']);
  });

  test('by key as by hand; a collapsed one has no size to change', () => {
    const parts = { components: { comes: card(402, 100) }, groups: { z: zone } };
    const grown = growSelected(contextOf(make(parts), 'group:z'), { width: 8, height: 0 });
    expect(grown.diagram?.components.get('comes')?.in).toEqual(['z']);
    const closed = make({ ...parts, groups: { z: { ...zone, collapsed: true } } });
    expect(growSelected(contextOf(closed, 'group:z'), { width: 8, height: 0 }).diagram).toBe(closed);
    expect(resizeTo(contextOf(closed), 'group:z', { x: 0, y: 0, width: 9, height: 9 })).toEqual({});
    expect(hasOwnSize(contextOf(closed, 'group:z'))).toBe(false);
  });
});

describe('what a drop would mean', () => {
  const hintIn = (frames: typeof places, to: { x: number; y: number }, ...groups: readonly string[]) => {
    const ref: ElementRef = 'component:it';
    const diagram = make({ components: { it: standing(nowhere, ...groups) }, groups: frames });
    const rect = { x: to.x - 84, y: to.y - 30, width: 168, height: 60 };
    return landingHint(diagram, groups, createLanding(diagram, [ref])(ref, rect));
  };

  const hintAt = (to: { x: number; y: number }, ...groups: readonly string[]) =>
    hintIn(places, to, ...groups);

  test('the innermost frame that takes it, in its own words', () => {
    expect(hintAt(inB)).toEqual({ groupId: 'b', text: 'In zone b: fails with it' });
    expect(hintAt(inB, 'a')).toEqual({ groupId: 'b', text: 'In zone b: fails with it' });
    expect(hintAt(inRegion)?.text).toMatch(/^In region r: fails with it/);
    expect(hintAt(inB, 'a', 'b')).toEqual({ groupId: 'b', text: 'All of it in zone b: fails with it' });
    const team = { type: 'team', ...frame(0, 480, 400, 100), in: ['r'] };
    expect(hintIn({ ...places, team }, inRegion, 'a', 'b')?.text).toMatch(/^In the team: built/);
  });

  test('of something new, what is under it', () => {
    const diagram = make({ groups: places });
    expect(landingHint(diagram, undefined, landingOfNew(diagram, inB))?.text).toBe(
      'In zone b: fails with it',
    );
    expect(landingHint(diagram, undefined, landingOfNew(diagram, nowhere))).toBeNull();
  });

  test('what it leaves, where it comes into nothing', () => {
    expect(hintAt(inRegion, 'a')).toEqual({ groupId: null, text: 'Out of zone a: no longer fails with it' });
    expect(hintAt(nowhere, 'r')?.text).toBe('Out of region r: no longer fails with it');
  });

  test('nothing where nothing changes', () => {
    expect(hintAt(inA, 'a')).toBeNull();
    expect(hintAt(nowhere)).toBeNull();
    expect(hintAt(inRegion, 'a', 'b')).toBeNull();
  });

  test('a kind nobody knows says its own name', () => {
    const diagram = make({
      groups: { x: { type: 'of-tomorrow', name: 'X' }, t: { type: 'team', name: 'Team' } },
    });
    expect(landingHint(diagram, undefined, ['x'])?.text).toBe('In of-tomorrow X');
    expect(landingHint(diagram, undefined, ['t'])?.text).toBe('In the team: built and answered for by it');
    expect(landingHint(diagram, ['t'], [])?.text).toBe('Out of the team');
  });
});
