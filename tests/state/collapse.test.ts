import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isCard } from '../../src/layout/visibleDiagram';
import type { Diagram, Group } from '../../src/model/diagram';
import { putComponent } from '../../src/model/edits';
import type { ElementRef } from '../../src/model/elements';
import { everything, extractFragment } from '../../src/model/fragment';
import { createApp } from '../../src/state/app';
import {
  collapseAll,
  collapseGroups,
  openAll,
  openGroups,
  togglable,
  toggleCollapsed,
  withInside,
} from '../../src/state/collapse';
import { command } from '../../src/state/commands/commands';
import { erase } from '../../src/state/erase';
import { addGroup, drop } from '../../src/state/gestures';
import { joinGroup } from '../../src/state/joinGroup';
import { presentSteps } from '../../src/state/present';
import { removeSelected } from '../../src/state/removeSelected';
import { make } from '../model/make';
import { arbitraryDiagram } from '../support/arbitraryDiagram';
import { expectSavedAndOpened } from '../support/savedAndOpened';
import { contextOf } from './context';
import { frame } from './places';

/** a and b in zone z of region r, which has a frame of its own; c beside it, called by both. */
const drawn = (z: Partial<Group> = {}, r: Partial<Group> = {}): Diagram =>
  make({
    components: {
      a: { position: { x: 0, y: 0 }, in: ['z'] },
      b: { position: { x: 300, y: 0 }, in: ['z'] },
      c: { type: 'sql-database', position: { x: 1200, y: 0 } },
    },
    connections: { ab: 'a>b', ac: 'a>c', bc: 'b>c' },
    groups: {
      r: { type: 'region', name: 'North', ...frame(-200, -200, 900, 600), ...r },
      z: { type: 'zone', name: 'Shop', in: ['r'], ...z },
    },
  });
const closed = { collapsed: true };
const idsIn = (diagram: Diagram | undefined) => everything(diagram ?? make({})).sort();

describe('collapsing and opening', () => {
  test('a group and back: the same document, selected all the while', () => {
    const app = createApp(drawn());
    const before = app.context().diagram;
    app.apply({ session: { selection: new Set<ElementRef>(['group:z']) } });
    app.run(command('toggle-collapse'));
    const { diagram } = app.context();
    expect(diagram.groups.get('z')?.collapsed).toBe(true);
    expectSavedAndOpened(diagram);
    expect(diagram.components).toBe(before.components);
    app.run(command('toggle-collapse'));
    expect(app.context().diagram).toEqual(before);
    expect([...app.context().session.selection]).toEqual(['group:z']);
    expect(app.document.getState().past.length).toBe(2);
  });

  test('any group of any diagram, there and back', () => {
    fc.assert(
      fc.property(arbitraryDiagram, (diagram) => {
        const open = openAll(contextOf(diagram)).diagram ?? diagram;
        for (const id of open.groups.keys()) {
          const context = contextOf(open, `group:${id}`);
          const after = toggleCollapsed(context).diagram ?? open;
          const card = [...open.groups.keys()].filter((one) => isCard(after, one));
          const back = openGroups(contextOf(after), card).diagram ?? after;
          expect(back).toEqual(open);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('with a part selected the nearest group around it goes, and takes its place in the selection', () => {
    const one = toggleCollapsed(contextOf(drawn(), 'component:a'));
    expect(one.diagram?.groups.get('z')?.collapsed).toBe(true);
    expect([...(one.session?.selection ?? [])]).toEqual(['group:z']);
    expect(togglable(contextOf(drawn(), 'component:c'))).toEqual([]);
    expect(togglable(contextOf(drawn(), 'connection:ab'))).toEqual([]);
  });

  test('what is behind a card opens it, and stays selected', () => {
    const diagram = drawn(closed, closed);
    for (const ref of ['component:a', 'connection:ab', 'group:z'] as const)
      expect(togglable(contextOf(diagram, ref))).toEqual(['r']);
    const opened = toggleCollapsed(contextOf(diagram, 'component:a'));
    expect(opened.diagram?.groups.get('r')?.collapsed).toBeUndefined();
    expect(opened.session?.selection).toBeUndefined();
  });

  test('what has come to stand on it meanwhile stays, and is named with a way out', () => {
    const moved = (x: number) => {
      const diagram = drawn(closed);
      const c = diagram.components.get('c');
      if (!c) throw new Error('c is gone');
      return putComponent(diagram, 'c', { ...c, name: 'Books', position: { x, y: 20 } });
    };
    const opened = openGroups(contextOf(moved(340)), ['z']);
    expect(opened.session?.notice).toEqual({
      tone: 'info',
      text: 'Books stands on what is in Shop.',
      command: 'lay-out-page',
    });
    expect(opened.diagram?.components).toEqual(moved(340).components);
    expect(openGroups(contextOf(moved(1200)), ['z']).session).toBeUndefined();
    expect(command('lay-out-page').label).toBe('Lay out the whole page');
  });

  test('all at once: the outermost frames; and all open again', () => {
    const { diagram = drawn() } = collapseAll(contextOf(drawn()));
    expect([...diagram.groups.values()].map(({ collapsed }) => collapsed)).toEqual([true, undefined]);
    expect(openAll(contextOf(diagram)).diagram).toEqual(drawn());
  });
});

describe('a card stands for its group', () => {
  const card = drawn(closed);

  test('deleted or erased: with all behind it; an open frame leaves what is in it', () => {
    const gone = removeSelected(contextOf(card, 'group:z')).diagram;
    expect(idsIn(gone)).toEqual(['component:c', 'group:r']);
    expect(idsIn(erase(contextOf(card), ['group:z']).diagram)).toEqual(['component:c', 'group:r']);
    expect(idsIn(removeSelected(contextOf(drawn(), 'group:z')).diagram)).toContain('component:a');
    expect(withInside(drawn(), ['group:z']).size).toBe(1);
  });

  test('what is locked behind it stays, and is named; a locked card stays whole', () => {
    const a = card.components.get('a');
    const locked = {
      ...card,
      components: new Map(card.components).set('a', { type: 'service', ...a, locked: true }),
    };
    const outcome = removeSelected(contextOf(locked, 'group:z'));
    expect(idsIn(outcome.diagram)).toEqual(['component:a', 'component:c', 'connection:ac', 'group:r']);
    expect(outcome.session?.notice?.text).toContain('Locked: a');
    const whole = drawn({ ...closed, locked: true });
    expect(removeSelected(contextOf(whole, 'group:z')).diagram).toBe(whole);
  });

  test('a line of several goes with all of them', () => {
    expect(idsIn(erase(contextOf(card), ['connection:ac']).diagram)).not.toContain('connection:bc');
  });

  test('duplicated and copied: all of it, one card that is selected', () => {
    const app = createApp(card);
    app.apply({ session: { selection: new Set<ElementRef>(['group:z']) } });
    app.run(command('duplicate'));
    const { diagram, session } = app.context();
    expect([...session.selection]).toEqual(['group:z-2']);
    expect(diagram.components.size).toBe(5);
    expect(diagram.groups.get('z-2')?.collapsed).toBe(true);
    expect(extractFragment(card, ['group:z']).components.size).toBe(2);
    app.run(command('select-all'));
    expect([...app.context().session.selection].sort()).toEqual(
      ['component:c', 'connection:ac', 'connection:bc', 'group:r', 'group:z', 'group:z-2'].sort(),
    );
  });

  test('moved: all behind it as far, and out of the frame it was in', () => {
    const app = createApp(card);
    const refs = new Set<ElementRef>(['group:z']);
    app.apply(drop(app.context(), refs, { x: 0, y: 1000 }, 'drag-1'));
    const { diagram } = app.context();
    expect(diagram.components.get('b')?.position).toEqual({ x: 300, y: 1000 });
    expect(diagram.components.get('b')?.in).toEqual(['z']);
    expect(diagram.groups.get('z')?.in).toBeUndefined();
  });

  test('takes nothing in that is dropped on it, but opens for what is moved into it by name', () => {
    const dropped = drop(
      contextOf(onTop('c', drawn(closed))),
      new Set<ElementRef>(['component:c']),
      { x: 0, y: 0 },
      'drag-1',
    );
    expect(dropped.diagram?.components.get('c')?.in).toEqual(['r']);
    const joined = joinGroup(contextOf(card, 'component:c'), 'z').diagram;
    expect(joined?.components.get('c')?.in).toEqual(['z']);
    expect(joined?.groups.get('z')?.collapsed).toBeUndefined();
  });

  test('a frame drawn around it takes it in as one, and nothing behind it by itself', () => {
    const lone = drawn({ ...closed, in: [] });
    const { diagram } = addGroup(contextOf({ ...lone, groups: new Map([...lone.groups].slice(1)) }), {
      x: -60,
      y: -60,
      width: 400,
      height: 200,
    });
    expect(diagram?.groups.get('z')?.in).toEqual(['zone']);
    expect(diagram?.components.get('a')?.in).toEqual(['z']);
  });

  test('is walked to like any card, and is no step of a talk', () => {
    const walked = command('walk-left').run(contextOf(card, 'component:c'));
    expect([...(walked.session?.selection ?? [])]).toEqual(['group:z']);
    const back = command('walk-right').run(contextOf(card, 'group:z'));
    expect([...(back.session?.selection ?? [])]).toEqual(['component:c']);
    expect(presentSteps(card, null, null).map(({ title }) => title)).toEqual(['North', '']);
  });

  test('asked to connect, it says to open it first', () => {
    const { session } = command('tool-connect').run(contextOf(card, 'group:z'));
    expect(session?.notice).toEqual({
      tone: 'info',
      text: 'Open Shop to connect to what is in it.',
      command: 'toggle-collapse',
    });
    expect(collapseGroups(contextOf(drawn()), ['z']).diagram?.groups.get('z')?.collapsed).toBe(true);
  });
});

/** A component put on the middle of the card of z. */
function onTop(id: string, diagram: Diagram): Diagram {
  const component = diagram.components.get(id) ?? { type: 'service' };
  return {
    ...diagram,
    components: new Map(diagram.components).set(id, { ...component, position: { x: 10, y: 4 } }),
  };
}
