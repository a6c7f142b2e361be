import { describe, expect, test } from 'vitest';
import { outlineOf } from '../../src/editor/outline/outlineTree';
import { estimate } from '../../src/estimate/estimate';
import { groupBounds } from '../../src/layout/groupBounds';
import { groupCardWords } from '../../src/layout/groupCard';
import { visibleDiagram } from '../../src/layout/visibleDiagram';
import { compareDiagrams } from '../../src/model/compare';
import type { Diagram, Drawing, Group, Note, StrokePoint } from '../../src/model/diagram';
import type { ElementRef } from '../../src/model/elements';
import { extractFragment } from '../../src/model/fragment';
import { withinOf } from '../../src/model/queries';
import { createApp } from '../../src/state/app';
import { collapseGroups, openGroups } from '../../src/state/collapse';
import { command } from '../../src/state/commands/commands';
import { addStroke, addText } from '../../src/state/drawing';
import { addGroup, addNote, drop, paste, pasteText } from '../../src/state/gestures';
import { groupsToJoin, joinGroup } from '../../src/state/joinGroup';
import { landingHint } from '../../src/state/landingHint';
import { resizeTo } from '../../src/state/resizing';
import { emptySession } from '../../src/state/sessionStore';
import { make } from '../model/make';
import { expectSavedAndOpened } from '../support/savedAndOpened';
import { contextOf } from './context';
import { frame, nowhere } from './places';

const zone: Group = { type: 'zone', name: 'Shop', ...frame(0, 0, 600, 400) };
const note = (x: number, y: number, ...groups: string[]): Note => ({
  text: 'to do',
  position: { x, y },
  size: { width: 120, height: 80 },
  ...(groups.length ? { in: groups } : {}),
});
const stroke = (x: number, y: number, points: readonly StrokePoint[], ...groups: string[]): Drawing => ({
  kind: 'stroke',
  position: { x, y },
  points,
  ...(groups.length ? { in: groups } : {}),
});
const LINE: readonly StrokePoint[] = [
  [0, 0],
  [60, 40],
];

/** A zone with a card, a note and a line of a pen in it; a note beside it. */
const drawn = (z: Partial<Group> = {}): Diagram =>
  make({
    components: { a: { position: { x: 40, y: 60 }, in: ['z'] }, b: { position: { x: 900, y: 60 } } },
    connections: { ab: 'a>b' },
    groups: { z: { ...zone, ...z } },
    rest: {
      notes: new Map([
        ['inside', note(300, 60, 'z')],
        ['beside', note(900, 300)],
      ]),
      drawings: new Map([['ink', stroke(300, 250, LINE, 'z')]]),
    },
  });
const closed = { collapsed: true };

const moved = (diagram: Diagram, refs: readonly ElementRef[], x: number, y: number): Diagram => {
  const after = drop(contextOf(diagram), new Set(refs), { x, y }, 'drag').diagram ?? diagram;
  expectSavedAndOpened(after);
  return after;
};
const placeOf = (diagram: Diagram, id: string) =>
  (diagram.notes.get(id) ?? diagram.drawings.get(id))?.position;

describe('a note or drawing goes with the frame it is in', () => {
  test('dragged in and out, one step; in the innermost, in none it is too large for', () => {
    const app = createApp(drawn());
    app.apply(drop(app.context(), new Set<ElementRef>(['note:beside']), { x: -500, y: -50 }, 'drag-1'));
    expect(app.context().diagram.notes.get('beside')?.in).toEqual(['z']);
    expect(app.document.getState().past.length).toBe(1);
    app.run(command('undo'));
    expect(app.context().diagram).toEqual(drawn());
    const out = moved(drawn(), ['note:inside', 'drawing:ink'], 2000, 0);
    expect(withinOf(out, 'note:inside')).toBeUndefined();
    expect(withinOf(out, 'drawing:ink')).toBeUndefined();

    const nested = make({
      groups: { z: zone, t: { type: 'team', in: ['z'], ...frame(20, 20, 200, 200) } },
      rest: {
        notes: new Map([['n', note(900, 300)]]),
        drawings: new Map([
          [
            'ring',
            stroke(-900, 0, [
              [0, 0],
              [500, 300],
            ]),
          ],
        ]),
      },
    });
    const within = moved(nested, ['note:n'], -840, -240);
    expect(withinOf(within, 'note:n')).toEqual(['t']);
    expect(withinOf(moved(within, ['note:n'], 200, 0), 'note:n')).toEqual(['z']);
    // Its middle is in the team's frame, which it goes around: it is of what that is in.
    expect(withinOf(moved(nested, ['drawing:ring'], 870, -30), 'drawing:ring')).toEqual(['z']);
  });

  test('a frame that is moved takes it along, and stays what it is in', () => {
    const after = moved(drawn(), ['group:z'], 1000, 500);
    expect(placeOf(after, 'inside')).toEqual({ x: 1300, y: 560 });
    expect(placeOf(after, 'ink')).toEqual({ x: 1300, y: 750 });
    expect(placeOf(after, 'beside')).toEqual({ x: 900, y: 300 });
    expect(withinOf(after, 'note:inside')).toEqual(['z']);
  });

  test('a frame that is drawn or resized takes in what comes to lie in it, and lets go what doesn’t any more', () => {
    const bare = make({
      rest: { notes: new Map([['n', note(100, 100)]]), drawings: new Map([['i', stroke(110, 110, LINE)]]) },
    });
    const around = addGroup(contextOf(bare), { x: 0, y: 0, width: 400, height: 300 }, 'team').diagram ?? bare;
    expect([withinOf(around, 'note:n'), withinOf(around, 'drawing:i')]).toEqual([['team'], ['team']]);
    const smaller =
      resizeTo(contextOf(around), 'group:team', { x: 0, y: 0, width: 90, height: 90 }).diagram ?? bare;
    expect([withinOf(smaller, 'note:n'), withinOf(smaller, 'drawing:i')]).toEqual([undefined, undefined]);
    const wide = resizeTo(contextOf(smaller), 'group:team', { x: 0, y: 0, width: 500, height: 500 }).diagram;
    expect(wide).toEqual(
      resizeTo(contextOf(around), 'group:team', { x: 0, y: 0, width: 500, height: 500 }).diagram,
    );
  });

  test('what is written, drawn or pasted on a frame goes with it', () => {
    const on = { x: 200, y: 200 };
    const context = contextOf(drawn());
    const added = (outcome: { diagram?: Diagram }, ref: ElementRef) =>
      withinOf(outcome.diagram ?? drawn(), ref);
    expect(added(addNote(context, on), 'note:note')).toEqual(['z']);
    expect(added(addText(context, on), 'note:text')).toEqual(['z']);
    expect(added(pasteText(context, 'https://a.example', on), 'note:note')).toEqual(['z']);
    expect(
      added(
        addStroke(
          context,
          [
            [200, 200],
            [220, 230],
          ],
          emptySession.pen,
        ),
        'drawing:stroke',
      ),
    ).toEqual(['z']);
    expect(added(addNote(context, nowhere), 'note:note')).toBeUndefined();
    // The card has taken the frame's place: nothing is dropped into it.
    expect(added(addNote(contextOf(drawn(closed)), on), 'note:note')).toBeUndefined();
  });

  test('by menu, by key: into a group with room made for it; a group around notes has a frame of its own', () => {
    const context = contextOf(drawn(), 'note:beside');
    expect(groupsToJoin(context)).toEqual(['z']);
    const joined = joinGroup(context, 'z').diagram ?? drawn();
    expect(withinOf(joined, 'note:beside')).toEqual(['z']);
    const around = groupBounds(joined).get('z');
    const at = placeOf(joined, 'beside');
    expect(around && at && at.x >= around.x && at.x + 120 <= around.x + around.width).toBe(true);

    const app = createApp(drawn());
    app.apply({ session: { selection: new Set<ElementRef>(['component:b', 'note:beside']) } });
    app.run(command('group-selection'));
    const { diagram, session } = app.context();
    const [made = ''] = [...session.selection].map((ref) => ref.slice(6));
    expect(withinOf(diagram, 'note:beside')).toEqual([made]);
    expect(diagram.groups.get(made)?.size?.height).toBeGreaterThan(300);
    app.run(command('dissolve-group'));
    expect([...app.context().session.selection].sort()).toEqual(['component:b', 'note:beside']);
    expect(withinOf(app.context().diagram, 'note:beside')).toBeUndefined();
  });

  test('a frame without a size of its own follows its cards and leaves what is written behind', () => {
    const open = drawn();
    const { position: _p, size: _s, ...bare } = zone;
    const diagram = {
      ...open,
      groups: new Map([['z', bare]]),
      notes: new Map([['inside', note(60, 70, 'z')]]),
      drawings: new Map(),
    };
    const together = moved(diagram, ['component:a', 'note:inside'], 3000, 0);
    expect(withinOf(together, 'note:inside')).toEqual(['z']);
    const alone = moved(diagram, ['component:a'], 3000, 0);
    expect(withinOf(alone, 'component:a')).toEqual(['z']);
    expect(withinOf(alone, 'note:inside')).toBeUndefined();
    expect(withinOf(moved(diagram, ['note:inside'], 0, 900), 'note:inside')).toBeUndefined();
  });

  test('closed around what goes with it, notes too', () => {
    const app = createApp(drawn());
    app.apply({ session: { selection: new Set<ElementRef>(['group:z']) } });
    app.run(command('usual-size'));
    const box = groupBounds(app.context().diagram).get('z');
    expect(box).toMatchObject({ x: 12, y: 24, width: 436 });
  });

  test('means nothing to the numbers, nor to the words of a drop', () => {
    const without: Diagram = { ...drawn(), notes: new Map(), drawings: new Map() };
    expect(JSON.stringify(estimate(drawn()))).toBe(JSON.stringify(estimate(without)));
    expect(landingHint(drawn(), undefined, ['z'], false)?.text).toBe('In zone Shop');
    expect(landingHint(drawn(), ['z'], [], false)?.text).toBe('Out of zone Shop');
  });
});

describe('behind a card', () => {
  test('it isn’t drawn, what isn’t in the group is, and opening brings it back', () => {
    const { diagram = drawn() } = collapseGroups(contextOf(drawn(), 'note:inside'), ['z']);
    const visible = visibleDiagram(diagram);
    expect([...visible.diagram.notes.keys()]).toEqual(['beside']);
    expect([...visible.diagram.drawings.keys()]).toEqual([]);
    expect(visible.standsFor.get('note:inside')).toBe('group:z');
    expect(openGroups(contextOf(diagram), ['z']).diagram).toEqual(drawn());
    expect(collapseGroups(contextOf(drawn(), 'note:inside'), ['z']).session?.selection).toEqual(
      new Set(['group:z']),
    );
  });

  test('of the same collection it is the same one, so that nothing is drawn again', () => {
    const diagram = drawn(closed);
    const other = { ...diagram, title: 'Other' };
    expect(visibleDiagram(other).diagram.notes).toBe(visibleDiagram(diagram).diagram.notes);
  });

  test('it is moved, copied, duplicated and deleted with its card', () => {
    const card = drawn(closed);
    expect(placeOf(moved(card, ['group:z'], 100, 100), 'inside')).toEqual({ x: 400, y: 160 });
    const fragment = extractFragment(card, ['group:z']);
    expect([[...fragment.notes.keys()], [...fragment.drawings.keys()]]).toEqual([['inside'], ['ink']]);
    const pasted = paste(contextOf(make({})), fragment, { x: 0, y: 0 }).diagram ?? card;
    expect([withinOf(pasted, 'note:inside'), withinOf(pasted, 'drawing:ink')]).toEqual([['z'], ['z']]);

    const app = createApp(card);
    app.apply({ session: { selection: new Set<ElementRef>(['group:z']) } });
    app.run(command('duplicate'));
    const copies = app.context().diagram;
    expect(withinOf(copies, 'note:inside-2')).toEqual(['z-2']);
    expect(withinOf(copies, 'drawing:ink-2')).toEqual(['z-2']);
    app.run(command('undo'));
    app.apply({ session: { selection: new Set<ElementRef>(['group:z']) } });
    app.run(command('delete'));
    expect([...app.context().diagram.notes.keys()]).toEqual(['beside']);
    expect(app.context().diagram.drawings.size).toBe(0);
    app.run(command('undo'));
    expect(app.context().diagram).toEqual(card);
  });

  test('an open frame that is deleted leaves it, in what the frame was in', () => {
    const diagram = {
      ...drawn({ in: ['r'] }),
      groups: new Map([
        ['r', { type: 'region' }],
        ['z', { ...zone, in: ['r'] }],
      ]),
    };
    const app = createApp(diagram);
    app.apply({ session: { selection: new Set<ElementRef>(['group:z']) } });
    app.run(command('delete'));
    expect(withinOf(app.context().diagram, 'note:inside')).toEqual(['r']);
    expect(withinOf(app.context().diagram, 'drawing:ink')).toEqual(['r']);
  });

  test('a card of notes alone says how many', () => {
    const diagram = make({
      groups: { z: { ...zone, ...closed } },
      rest: { notes: new Map([['n', note(100, 100, 'z')]]) },
    });
    expect([...visibleDiagram(diagram).cards.values()].map(groupCardWords)).toEqual([
      { name: 'Shop', about: 'zone · 1 note' },
    ]);
    expect([...visibleDiagram(drawn(closed)).cards.values()].map(groupCardWords)).toEqual([
      { name: 'Shop', about: 'zone · 1 part' },
    ]);
  });
});

test('the outline reads it under its group; comparing says where it went', () => {
  const [shop, ...others] = outlineOf(drawn());
  expect(shop?.children.map(({ ref }) => ref)).toEqual(['component:a', 'note:inside']);
  expect(others.map(({ ref }) => ref)).toEqual(['component:b', 'note:beside']);
  const { parts } = compareDiagrams(drawn(), moved(drawn(), ['note:inside'], 2000, 0));
  expect(parts.map(({ kind, fields }) => [kind, fields.map(({ path }) => path[0])])).toEqual([
    ['notes', ['position', 'in']],
  ]);
});
