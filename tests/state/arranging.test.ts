import { describe, expect, test } from 'vitest';
import { drawingOrder, stackLevels } from '../../src/layout/drawingOrder';
import { groupBounds } from '../../src/layout/groupBounds';
import { nodeRect } from '../../src/layout/nodeRect';
import type { Component, Diagram } from '../../src/model/diagram';
import type { ElementRef } from '../../src/model/elements';
import { createApp } from '../../src/state/app';
import { command } from '../../src/state/commands/commands';
import { liesIn } from '../../src/state/frameUnder';
import { drop } from '../../src/state/gestures';
import { groupsToJoin, joinGroup } from '../../src/state/joinGroup';
import { regroup } from '../../src/state/regroup';
import { make } from '../model/make';
import { expectSavedAndOpened } from '../support/savedAndOpened';
import { contextOf } from './context';

const card = (x: number, y: number, more: Partial<Component> = {}): Partial<Component> => ({
  position: { x, y },
  ...more,
});

/** A diagram with some of it selected, on which commands are run. */
function over(diagram: Diagram, ...selection: readonly ElementRef[]) {
  const app = createApp(diagram, { selection: new Set(selection) });
  return {
    app,
    run: (id: string) => {
      const could = app.run(command(id));
      expectSavedAndOpened(app.context().diagram);
      return could;
    },
    component: (id: string) => app.context().diagram.components.get(id),
    at: (id: string) => app.context().diagram.components.get(id)?.position,
    steps: () => app.document.getState().past.length,
    notice: () => app.session.getState().notice,
    selected: () => [...app.session.getState().selection],
  };
}

describe('locking', () => {
  const diagram = make({
    components: { a: card(0, 0, { name: 'Orders', locked: true }), b: card(300, 40) },
    connections: { c: 'b>a' },
    rest: { notes: new Map([['n', { text: 'why', position: { x: 0, y: 300 } }]]) },
  });

  test('what is locked is not moved, resized or deleted, and is named with the way out', () => {
    const here = over(diagram, 'component:a', 'component:b');
    here.run('nudge-right');
    expect([here.at('a'), here.at('b')]).toEqual([
      { x: 0, y: 0 },
      { x: 301, y: 40 },
    ]);
    expect(here.notice()).toMatchObject({ text: 'Locked: Orders. Unlock it first.', command: 'unlock' });
    here.run('make-wider');
    expect(here.component('a')?.size).toBeUndefined();
    expect(here.component('b')?.size).toEqual({ width: 176, height: 60 });
    here.app.apply(drop(here.app.context(), new Set(['component:a']), { x: 9, y: 9 }, 'drag-1'));
    expect(here.at('a')).toEqual({ x: 0, y: 0 });
    here.run('delete');
    expect([...here.app.context().diagram.components.keys()]).toEqual(['a']);
    expect(here.selected()).toEqual(['component:a']);
    here.run('unlock');
    expect(here.component('a')).not.toHaveProperty('locked');
    here.run('delete');
    expect(here.app.context().diagram.components.size).toBe(0);
  });

  test('toggling locks all of it, then unlocks all of it', () => {
    const here = over(diagram, 'component:a', 'component:b', 'note:n', 'connection:c');
    here.run('toggle-lock');
    expect(here.component('b')?.locked).toBe(true);
    expect(here.app.context().diagram.notes.get('n')?.locked).toBe(true);
    here.run('toggle-lock');
    expect(here.component('a')?.locked).toBeUndefined();
    expect(here.app.context().diagram.notes.get('n')?.locked).toBeUndefined();
  });

  test('select all leaves it out; unlock everything finds it', () => {
    const here = over(diagram);
    here.run('select-all');
    expect(here.selected()).not.toContain('component:a');
    here.run('unlock-all');
    expect(here.selected()).toEqual(['component:a']);
    expect(here.run('unlock-all')).toBe(false);
  });

  test('a group takes along what is locked in it; locked itself it stays', () => {
    const inside = make({
      components: { a: card(40, 40, { locked: true, in: ['g'] }) },
      groups: { g: { type: 'zone', position: { x: 0, y: 0 }, size: { width: 300, height: 200 } } },
    });
    const here = over(inside, 'group:g');
    here.run('nudge-down');
    expect(here.at('a')).toEqual({ x: 40, y: 41 });
    here.run('toggle-lock');
    here.run('nudge-down');
    expect(here.app.context().diagram.groups.get('g')?.position).toEqual({ x: 0, y: 1 });
  });

  test('a copy is free', () => {
    const here = over(diagram, 'component:a');
    here.run('duplicate');
    const [ref] = here.selected();
    expect(here.component(ref?.replace('component:', '') ?? '')).not.toHaveProperty('locked');
    expect(here.component('a')?.locked).toBe(true);
  });
});

describe('aligning', () => {
  test('by their edges, in one step; a group goes as one, and what is locked stays', () => {
    const diagram = make({
      components: { a: card(0, 0), b: card(50, 100), c: card(430, 240, { in: ['g'] }) },
      groups: { g: { type: 'team' } },
    });
    const here = over(diagram, 'component:a', 'component:b', 'group:g', 'component:c');
    here.run('align-left');
    expect([here.at('a'), here.at('b'), here.at('c')]).toEqual([
      { x: 0, y: 0 },
      { x: 0, y: 100 },
      { x: 28, y: 240 },
    ]);
    expect(here.steps()).toBe(1);
    here.run('align-left');
    expect(here.steps()).toBe(1);
  });

  test('one thing alone can’t be aligned, nor two be spaced out', () => {
    const diagram = make({ components: { a: card(0, 0), b: card(50, 100) } });
    expect(over(diagram, 'component:a').run('align-top')).toBe(false);
    expect(over(diagram, 'component:a', 'component:b').run('distribute-x')).toBe(false);
  });

  test('same gaps, same width, usual size', () => {
    const diagram = make({
      components: { a: card(0, 0), b: card(200, 0, { size: { width: 100, height: 80 } }), c: card(600, 0) },
    });
    const here = over(diagram, 'component:a', 'component:b', 'component:c');
    here.run('distribute-x');
    expect(here.at('b')?.x).toBe(334);
    here.run('same-width');
    expect(here.component('b')?.size).toEqual({ width: 168, height: 80 });
    here.run('usual-size');
    expect(here.component('b')?.size).toBeUndefined();
    expect(here.at('b')).toEqual({ x: 334, y: 10 });
  });

  test('growing and shrinking is one step and ends where the words would be cut off', () => {
    const here = over(make({ components: { a: card(0, 0, { name: 'Order handling' }) } }), 'component:a');
    for (let n = 0; n < 40; n++) here.run('make-narrower');
    const { width = 0 } = here.component('a')?.size ?? {};
    expect(width).toBeGreaterThan(140);
    expect(width).toBeLessThan(168);
    expect(here.steps()).toBe(1);
  });
});

describe('stacking', () => {
  const diagram = make({
    components: { a: card(0, 0), b: card(20, 20), c: card(40, 40), away: card(900, 900) },
    rest: { notes: new Map([['n', { text: '', position: { x: 10, y: 10 } }]]) },
  });
  const order = (of: Diagram) => [
    ...drawingOrder(of).belowLines,
    '—',
    ...drawingOrder(of).aboveLines.map((ref) => ref),
  ];
  const overlapping = (of: Diagram) =>
    order(of)
      .filter((ref) => ref !== 'component:away')
      .map((ref) => ref.replace(/.*:/, ''))
      .join('');

  test.each([
    ['bring-to-front', 'component:a', '—nbca'],
    ['send-to-back', 'component:c', 'c—nab'],
    ['bring-forward', 'component:a', '—nbac'],
    ['send-backward', 'component:c', '—nacb'],
    ['bring-forward', 'note:n', '—anbc'],
    ['bring-forward', 'component:c', '—nabc'],
    ['send-backward', 'note:n', '—nabc'],
  ] as const)('%s %s', (id, ref, expected) => {
    const here = over(diagram, ref);
    here.run(id);
    const shown = overlapping(here.app.context().diagram);
    // Where a step down ends under the lines is told by the mark of these.
    expect(shown.replace('—', '')).toBe(expected.replace('—', ''));
  });

  test('several keep their order; done twice nothing changes; the screen stacks in the same order', () => {
    const here = over(diagram, 'component:a', 'note:n');
    here.run('bring-to-front');
    expect(overlapping(here.app.context().diagram)).toBe('—bcna');
    const steps = here.steps();
    here.run('bring-to-front');
    expect(here.steps()).toBe(steps);
    here.run('send-to-back');
    const now = here.app.context().diagram;
    expect(overlapping(now)).toBe('na—bc');
    const levels = stackLevels(now);
    expect(levels.of(now.components.get('a')?.layer)).toBeLessThan(0);
    expect(levels.frames).toBeLessThan(levels.of(now.notes.get('n')?.layer));
    expect(levels.of(now.components.get('b')?.layer)).toBe(0);
  });
});

describe('grouping', () => {
  const zone = { type: 'zone', position: { x: -50, y: -50 }, size: { width: 700, height: 400 } };

  test('puts a neutral boundary around what is selected, within the group they share', () => {
    const diagram = make({
      components: { a: card(0, 0, { in: ['z'] }), b: card(300, 0, { in: ['z'] }) },
      groups: { z: zone },
    });
    const here = over(diagram, 'component:a', 'component:b');
    here.run('group-selection');
    const { groups } = here.app.context().diagram;
    expect(groups.get('cluster')).toEqual({ type: 'cluster', name: 'Cluster', in: ['z'] });
    expect(here.component('a')?.in).toEqual(['cluster']);
    expect(here.selected()).toEqual(['group:cluster']);
    here.run('dissolve-group');
    expect(here.component('b')?.in).toEqual(['z']);
    expect(here.selected()).toEqual(['component:a', 'component:b']);
    expect(here.app.context().diagram.groups.size).toBe(1);
  });

  test('of things in different places each stays in its own', () => {
    const diagram = make({
      components: { a: card(0, 0, { in: ['z'] }), b: card(900, 0) },
      groups: { z: zone },
    });
    const here = over(diagram, 'component:a', 'component:b');
    here.app.apply({ session: { groupType: 'team' } });
    here.run('group-selection');
    expect(here.component('a')?.in).toEqual(['z', 'team']);
    expect(here.component('b')?.in).toEqual(['team']);
  });
});

test('moving into a group puts it on free ground in the frame, which grows where it has to', () => {
  const diagram = make({
    components: { a: card(1000, 0), b: card(60, 60, { in: ['z'] }) },
    groups: {
      z: { type: 'zone', position: { x: 0, y: 0 }, size: { width: 260, height: 160 } },
      inner: { type: 'team', in: ['z'] },
    },
  });
  const context = contextOf(diagram, 'component:a');
  expect(groupsToJoin(context)).toEqual(['z', 'inner']);
  expect(groupsToJoin(contextOf(diagram, 'group:z'))).toEqual([]);
  const next = joinGroup(context, 'z').diagram ?? diagram;
  const frame = groupBounds(next).get('z');
  const moved = next.components.get('a');
  expect(moved?.in).toEqual(['z']);
  expect(liesIn(nodeRect(moved ?? { type: 'service' }), frame)).toBe(true);
  expect(regroup(next, ['component:a'])).toBe(next);
  expectSavedAndOpened(next);
});

test('a stroke is resized by its points, a locked one not at all', () => {
  const points = [
    [0, 0],
    [10, 20, 0.5],
    [20, 0],
  ] as const;
  const drawings = new Map([['s', { kind: 'stroke' as const, points, position: { x: 5, y: 5 } }]]);
  const here = over(make({ rest: { drawings } }), 'drawing:s');
  here.run('make-wider');
  here.run('make-wider');
  const stroke = here.app.context().diagram.drawings.get('s');
  expect(stroke?.kind === 'stroke' && stroke.points).toEqual([
    [0, 0],
    [18, 20, 0.5],
    [36, 0],
  ]);
  expect(stroke?.position).toEqual({ x: 5, y: 5 });
});
