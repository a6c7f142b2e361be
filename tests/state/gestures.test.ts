import { describe, expect, test } from 'vitest';
import { searchCatalog } from '../../src/catalog/search';
import { nodeRect } from '../../src/layout/nodeRect';
import type { Diagram } from '../../src/model/diagram';
import { refOf } from '../../src/model/elements';
import { extractFragment } from '../../src/model/fragment';
import { centerOf, overlaps, type Point } from '../../src/shared/geometry';
import { createApp } from '../../src/state/app';
import { addText } from '../../src/state/drawing';
import {
  addComponent,
  addFollower,
  addGroup,
  addJourney,
  addNote,
  changeComponent,
  changeConnection,
  changeGroup,
  connect,
  paste,
  pasteText,
  removeJourney,
  rename,
  setOperationSetting,
  setSetting,
  setTitle,
} from '../../src/state/gestures';
import { wantedOf } from '../../src/state/newComponent';
import { resizeTo } from '../../src/state/resizing';
import { make } from '../model/make';
import { expectSavedAndOpened } from '../support/savedAndOpened';
import { contextOf } from './context';
import { frame, inA, inB, places, standing } from './places';

describe('settings for one operation', () => {
  test('are kept under it; the last to go takes it along', () => {
    const settings = (next: Diagram | undefined) => next?.components.get('db')?.settings;
    const bare = make({ components: { db: { type: 'sql-database' } } });
    const work = { p50: 2, p99: 9 };
    const one = setOperationSetting(contextOf(bare), 'db', 'read', 'latencyMs', work).diagram ?? bare;
    expect(settings(one)).toEqual({ read: { latencyMs: work } });
    const two = setOperationSetting(contextOf(one), 'db', 'read', 'capacityRps', null).diagram ?? bare;
    expect(settings(two)).toEqual({ read: { latencyMs: work, capacityRps: null } });
    expectSavedAndOpened(two);
    const back = setOperationSetting(contextOf(one), 'db', 'read', 'latencyMs', undefined).diagram;
    expect(back?.components.get('db')).not.toHaveProperty('settings');
  });
});

describe('adding', () => {
  test('a component stands with its middle at the point, in the frame under it', () => {
    const { diagram, session } = addComponent(
      contextOf(make({ groups: places })),
      { type: 'cache', technology: 'redis' },
      inA,
    );
    const it = diagram?.components.get('redis');
    expect(it).toMatchObject({ type: 'cache', name: 'Redis', in: ['a'], settings: { technology: 'redis' } });
    expect(it && centerOf(nodeRect(it))).toEqual(inA);
    expect(session).toMatchObject({ tool: 'select', recent: ['cache'] });
    expect(session?.selection).toEqual(new Set(['component:redis']));
  });

  test('what was searched by a setting comes with it and is called that', () => {
    const [hit] = searchCatalog('mobile app');
    const { diagram } = addComponent(contextOf(make({})), hit ? wantedOf(hit) : 'client', inA);
    const it = diagram?.components.get('client');
    expect(it).toMatchObject({ type: 'client', name: 'Mobile app', settings: { platform: 'mobile' } });
  });

  test('each on free ground, under a name and an id of its own', () => {
    const app = createApp(make({}));
    for (let n = 0; n < 12; n++) app.apply(addComponent(app.context(), 'service', inA, 'nearby'));
    const { components } = app.document.getState().diagram;
    const cards = [...components.values()].map(nodeRect);
    for (const [i, card] of cards.entries())
      for (const other of cards.slice(i + 1)) expect(overlaps(card, other)).toBe(false);
    expect(new Set([...components.values()].map(({ name }) => name)).size).toBe(12);
    expect([...components.keys()].slice(0, 3)).toEqual(['service', 'service-2', 'service-3']);
    expect(app.session.getState().recent).toEqual(['service']);
  });

  test('a follower is there and connected in one step', () => {
    const app = createApp(make({ components: { it: { ...standing(inA) } } }));
    app.apply(addFollower(app.context(), 'it', 'sql-database', inB));
    const { diagram, past } = app.document.getState();
    expect([...diagram.connections.values()]).toMatchObject([{ from: 'it', to: 'sql-database' }]);
    expect(past.length).toBe(1);
    expect(app.session.getState().selection).toEqual(new Set(['component:sql-database']));
  });

  test('a follower the rules refuse is added, and the reason said', () => {
    const diagram = make({ components: { user: { type: 'client', ...standing(inA) } } });
    const { diagram: next, session } = addFollower(contextOf(diagram), 'user', 'sql-database', inB);
    expect([next?.components.size, next?.connections.size]).toEqual([2, 0]);
    expect(session?.notice?.tone).toBe('problem');
  });

  test('a journey is in focus; removed it isn’t', () => {
    const added = addJourney(contextOf(make({ components: { it: {} } })), 'it');
    expect([...(added.diagram?.journeys ?? [])]).toEqual([['journey', { entry: 'it' }]]);
    expect(added.session).toEqual({ journey: 'journey' });
    const removed = removeJourney(contextOf(added.diagram ?? make({})), 'journey');
    expect([removed.diagram?.journeys.size, removed.session]).toEqual([0, { journey: null }]);
  });

  test('a note is empty and being written', () => {
    const { diagram, session } = addNote(contextOf(make({})), { x: 0.4, y: -0.4 });
    expect(diagram?.notes.get('note')?.position).toEqual({ x: 0, y: 0 });
    expect(session?.renaming).toBe('note:note');
  });

  test('a note, a text and what is pasted lie over what they are put on, and else on no layer', () => {
    const card = { position: { x: 0, y: 0 }, layer: 2 };
    const diagram = make({ components: { card } });
    const on = { x: 20, y: 20 };
    const layers = (at: Point) =>
      [
        addNote(contextOf(diagram), at),
        addText(contextOf(diagram), at),
        pasteText(contextOf(diagram), 'said before', at),
      ].map(({ diagram: next }) => [...(next?.notes.values() ?? [])].map(({ layer }) => layer));
    expect(layers(on)).toEqual([[3], [3], [3]]);
    expect(layers({ x: 2000, y: 20 })).toEqual([[undefined], [undefined], [undefined]]);
  });

  test('a note grows to its text when it is written or made narrower, and never shrinks', () => {
    const note = { text: 'short', position: { x: 0, y: 0 } };
    const diagram: Diagram = { ...make({}), notes: new Map([['n', note]]) };
    const size = (next: Diagram | undefined) => next?.notes.get('n')?.size;
    expect(size(rename(contextOf(diagram), 'note:n', 'still short').diagram)).toBeUndefined();
    const long = rename(contextOf(diagram), 'note:n', 'a line of the note\n'.repeat(12)).diagram;
    expect(size(long)).toEqual({ width: 200, height: 13 * 17 + 20 });
    const shorter = rename(contextOf(long ?? diagram), 'note:n', 'short').diagram;
    expect(size(shorter)).toEqual(size(long));
    const narrow = { x: 5, y: 6, width: 96, height: 48 };
    const cut = resizeTo(contextOf(long ?? diagram), 'note:n', narrow).diagram?.notes.get('n');
    expect(cut?.position).toEqual({ x: 5, y: 6 });
    expect(cut?.size?.height).toBeGreaterThan(13 * 17 + 20);
  });
});

describe('connecting', () => {
  const diagram = make({ components: { user: { type: 'client' }, api: {}, db: { type: 'sql-database' } } });

  test('what is allowed is drawn as judged and selected', () => {
    const { diagram: next, session } = connect(contextOf(diagram), { from: 'api', to: 'db' });
    expect(next?.connections.get('c1')).toMatchObject({ from: 'api', to: 'db', protocol: 'sql' });
    expect(session?.selection).toEqual(new Set(['connection:c1']));
  });

  test('what is refused changes nothing, and the reason is said', () => {
    const { diagram: next, session } = connect(contextOf(diagram), { from: 'user', to: 'db' });
    expect(next).toBeUndefined();
    expect(session?.notice?.tone).toBe('problem');
    expect(session?.notice?.text).toMatch(/\S/);
  });

  test('what has gone in the meantime is not connected', () => {
    expect(connect(contextOf(diagram), { from: 'gone', to: 'db' })).toEqual({});
    expect(connect(contextOf(diagram), { from: 'api', to: '__proto__' })).toEqual({});
  });
});

describe('drawing a group', () => {
  const draw = (diagram: Diagram, x: number, y: number, width: number, height: number, type = 'region') => {
    const { diagram: next } = addGroup(contextOf(diagram), { x, y, width, height }, type);
    if (next) expectSavedAndOpened(next);
    return next;
  };

  test('what lies wholly in it stands in it', () => {
    const diagram = make({ components: { in: standing(inA), half: standing({ x: 500, y: 250 }) } });
    const next = draw(diagram, 0, 0, 500, 500, 'zone');
    expect(next?.groups.get('zone')).toEqual({ type: 'zone', name: 'Zone', ...frame(0, 0, 500, 500) });
    expect([...(next?.components.values() ?? [])].map((one) => one.in)).toEqual([['zone'], undefined]);
  });

  test('inside another it stands in that, and takes what stood there directly', () => {
    const diagram = make({
      components: { direct: standing(inA, 'a'), spread: standing(inA, 'a', 'b'), free: standing(inA) },
      groups: places,
    });
    const next = draw(diagram, 100, 100, 300, 300, 'team');
    expect(next?.groups.get('team')?.in).toEqual(['a']);
    expect([...(next?.components.values() ?? [])].map((one) => one.in)).toEqual([
      ['team'],
      ['a', 'b'],
      ['team'],
    ]);
  });

  test('around zones takes them in, not the other way round', () => {
    const { r: _, ...zones } = places;
    const apart = Object.fromEntries(Object.entries(zones).map(([id, { in: __, ...group }]) => [id, group]));
    const next = draw(make({ components: { it: standing(inA, 'a') }, groups: apart }), 0, 0, 1000, 600);
    expect(next?.groups.get('region')?.in).toBeUndefined();
    expect([next?.groups.get('a')?.in, next?.groups.get('b')?.in]).toEqual([['region'], ['region']]);
    expect(next?.components.get('it')?.in).toEqual(['a']);
  });

  test('on exactly another’s frame makes no circle', () => {
    const next = draw(make({ groups: { r: places.r ?? { type: 'region' } } }), 0, 0, 1000, 600);
    expect([next?.groups.get('r')?.in, next?.groups.get('region')?.in]).toEqual([undefined, ['r']]);
  });
});

describe('pasting', () => {
  const two = make({
    components: { x: { position: { x: 0, y: 0 } }, y: { position: { x: 300, y: 0 } } },
    connections: { c: 'x>y' },
    rest: {
      notes: new Map([['n', { text: 'hi', position: { x: 0, y: 100 }, size: { width: 10, height: 10 } }]]),
    },
  });
  const middleOf = (diagram: Diagram, ids: readonly string[]) =>
    ids.map((id) => diagram.components.get(id)?.position);

  test('puts the middle at the point, and the same again a step further each time', () => {
    const app = createApp(make({}));
    const fragment = extractFragment(two, ['component:x', 'component:y']);
    for (let n = 0; n < 3; n++) app.apply(paste(app.context(), fragment, { x: 1234, y: 1030 }));
    const { diagram, past } = app.document.getState();
    expect(middleOf(diagram, ['x', 'x-2', 'x-3'])).toEqual([
      { x: 1000, y: 1000 },
      { x: 1024, y: 1024 },
      { x: 1048, y: 1048 },
    ]);
    expect([diagram.connections.size, past.length]).toEqual([3, 3]);
    expect(app.session.getState().selection).toEqual(new Set(['component:x-3', 'component:y-3']));
    app.apply(paste(app.context(), fragment, { x: 234, y: 30 }));
    expect(app.document.getState().diagram.components.get('x-4')?.position).toEqual({ x: 0, y: 0 });
  });

  test('notes alone land at the point too', () => {
    const { diagram } = paste(contextOf(make({})), extractFragment(two, ['note:n']), { x: 500, y: 500 });
    expect(diagram?.notes.get('n')?.position).toEqual({ x: 495, y: 495 });
  });

  test('what has no positions is laid out first', () => {
    const bare = make({ components: { p: {}, q: {} }, connections: { c: 'p>q' } });
    const { diagram } = paste(contextOf(make({})), bare, { x: 0, y: 0 });
    const [p, q] = [...(diagram?.components.values() ?? [])].map(nodeRect);
    expect(p && q && overlaps(p, q)).toBe(false);
  });

  test('into a zone stands in it; a pasted zone keeps its own', () => {
    const into = contextOf(make({ groups: places }));
    expect(paste(into, extractFragment(two, ['component:x']), inA).diagram?.components.get('x')?.in).toEqual([
      'a',
    ]);
    const zoned = make({ components: { x: standing(inA, 'a') }, groups: { a: { type: 'zone' } } });
    const { diagram } = paste(into, extractFragment(zoned, ['group:a']), inB);
    expect(diagram?.components.get('x')?.in).toEqual(['a-2']);
  });

  test('nothing, changes nothing', () => {
    expect(paste(contextOf(two), make({}), inA)).toEqual({});
  });

  test('other text becomes a note', () => {
    const { diagram } = pasteText(contextOf(make({})), 'x'.repeat(20_000), { x: 1.5, y: 0 });
    expect(diagram?.notes.get('note')?.text.length).toBe(10_000);
    if (diagram) expectSavedAndOpened(diagram);
  });
});

describe('changing', () => {
  const diagram = make({
    components: {
      a: { name: 'A', settings: { calls: [{ how: 'balance', connections: ['c1', 'c2'], weights: [1, 3] }] } },
      b: {},
      c: {},
    },
    connections: { c1: 'a>b', c2: 'a>c' },
    groups: { r: { type: 'region' }, z: { type: 'zone', in: ['r'] } },
  });
  const context = contextOf(diagram);
  const callsOf = (next: Diagram | undefined) => next?.components.get('a')?.settings?.calls;

  test('a call that becomes asynchronous, or starts elsewhere, leaves its call group', () => {
    const left = [{ how: 'balance', connections: ['c2'], weights: [3] }];
    for (const change of [{ mode: 'async' }, { from: 'c' }] as const) {
      const next = changeConnection(context, 'c1', change).diagram;
      expect(callsOf(next)).toEqual(left);
      if (next) expectSavedAndOpened(next);
    }
    const queue = changeComponent(context, 'b', { type: 'message-queue' }).diagram;
    expect(callsOf(queue)).toEqual(left);
    if (queue) expectSavedAndOpened(queue);
    const all = changeComponent(context, 'a', { type: 'event-log' }).diagram;
    expect(all?.components.get('a')).toEqual({ type: 'event-log', name: 'A' });
  });

  test('a connection isn’t led to what isn’t there, nor a group into itself', () => {
    expect(changeConnection(context, 'c1', { to: 'gone' })).toEqual({});
    expect(changeConnection(context, 'gone', { to: 'a' })).toEqual({});
    expect(changeGroup(context, 'r', { in: ['r'] })).toEqual({});
    expect(changeGroup(context, 'r', { in: ['z'] })).toEqual({});
    expect(changeGroup(context, 'z', { in: undefined }).diagram?.groups.get('z')).toEqual({ type: 'zone' });
  });

  test('undefined takes a key away; the same again is no step', () => {
    const bare = changeComponent(context, 'a', { name: undefined, settings: undefined }).diagram;
    expect(Object.keys(bare?.components.get('a') ?? {})).toEqual(['type']);
    expect(setSetting(context, 'b', 'replicas', undefined).diagram).toBe(diagram);
    expect(setTitle(context, diagram.title).diagram).toBe(diagram);
    expect(rename(context, 'component:a', 'A').diagram).toBe(diagram);
    expect(rename(context, 'component:a', '').diagram?.components.get('a')?.name).toBeUndefined();
    expect(rename(context, refOf('component', 'gone'), 'x')).toEqual({ session: { renaming: null } });
  });

  test('typing in a field is one step; going elsewhere and coming back another', () => {
    const app = createApp(diagram);
    const type = (value: number) =>
      app.apply(setSetting(app.context(), 'a', 'replicas', value, 'replicas of a'));
    app.apply({ session: { selection: new Set(['component:a']) } });
    for (const value of [1, 12, 123]) type(value);
    expect(app.document.getState().past.length).toBe(1);
    app.apply({ session: { selection: new Set(['component:a']) } });
    type(4);
    expect(app.document.getState().past.length).toBe(1);
    app.apply({ session: { selection: new Set(['component:b']) } });
    app.apply({ session: { selection: new Set(['component:a']) } });
    type(5);
    expect(app.document.getState().past.length).toBe(2);
  });
});
