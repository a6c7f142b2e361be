/** Whatever is done, in whatever order: the document stays valid, nothing is written into, and undo takes all of it back. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { COMPONENT_TYPES } from '../../src/catalog/catalog';
import { serializeDiagram } from '../../src/document/serializeDiagram';
import { typedDiagram } from '../../src/formats/importers/typedDiagram';
import { type Diagram, emptyDiagram } from '../../src/model/diagram';
import { removeElements } from '../../src/model/edits';
import { type ElementRef, idsOf, refOf } from '../../src/model/elements';
import { everything, extractFragment } from '../../src/model/fragment';
import { review } from '../../src/rules/review';
import type { Point } from '../../src/shared/geometry';
import { type App, createApp } from '../../src/state/app';
import * as calls from '../../src/state/calls';
import { changeType, nameAndType } from '../../src/state/changeType';
import type { Context, Outcome } from '../../src/state/command';
import { COMMANDS, command } from '../../src/state/commands/commands';
import * as gestures from '../../src/state/gestures';
import { grow, growthFrom } from '../../src/state/grow';
import { joinGroup } from '../../src/state/joinGroup';
import { drawTyped } from '../../src/state/quickAdd';
import { removeSelected } from '../../src/state/removeSelected';
import { resizeTo } from '../../src/state/resizing';
import { noEstimate } from '../rules/noEstimate';
import { arbitraryDiagram, TYPES } from '../support/arbitraryDiagram';
import { frozen } from '../support/frozen';
import { expectSavedAndOpened, plain } from '../support/savedAndOpened';

/** What an action draws its choices from. */
interface Dice {
  readonly point: Point;
  readonly pick: <T>(items: readonly T[]) => T | undefined;
  readonly some: readonly ElementRef[];
  readonly number: number;
}
type Action = (context: Context, dice: Dice) => Outcome;

const component = ({ diagram }: Context, { pick }: Dice) => pick([...diagram.components.keys()]) ?? 'none';
const type = ({ pick }: Dice) => pick(TYPES) ?? 'box';

const ACTIONS: Readonly<Record<string, Action>> = {
  add: (c, d) => gestures.addComponent(c, type(d), d.point),
  follow: (c, d) => gestures.addFollower(c, component(c, d), type(d), d.point),
  grow: (c, d) => {
    const direction = d.pick(['Left', 'Right', 'Up', 'Down'] as const) ?? 'Right';
    const growth = growthFrom(c.diagram, component(c, d), direction);
    return growth ? grow(c, growth, type(d)) : {};
  },
  type: (c, d) => {
    const text = d.pick(['user > lb > api x3 > redis, db', 'a ~> service', 'z [ api ]', 'a < b, New']) ?? '';
    return drawTyped(c, typedDiagram(text, c.diagram), new Map(), d.point);
  },
  nameType: (c, d) => nameAndType(c, component(c, d), 'named', type(d)),
  connect: (c, d) =>
    gestures.connect(c, {
      from: component(c, d),
      to: component(c, { ...d, pick: (list) => list[(d.number >> 4) % Math.max(1, list.length)] }),
    }),
  drop: (c, d) => gestures.drop(c, new Set(d.some), d.point, `drag-${d.number % 3}`),
  rename: (c, d) =>
    gestures.rename(c, d.pick(everything(c.diagram)) ?? 'note:none', d.pick(['', 'New']) ?? ''),
  paste: (c, d) => gestures.paste(c, extractFragment(c.diagram, d.some), d.point),
  text: (c, d) => gestures.pasteText(c, 'a\nb', d.point),
  title: (c, d) => gestures.setTitle(c, `Title ${d.number % 2}`),
  set: (c, d) =>
    gestures.setSetting(c, component(c, d), 'replicas', d.pick([1, 3, undefined]), d.pick(['field', ''])),
  retype: (c, d) => changeType(c, component(c, d), type(d)),
  choose: (c, d) => {
    const id = component(c, d);
    const fields =
      COMPONENT_TYPES.find(({ id: known }) => known === c.diagram.components.get(id)?.type)?.fields ?? [];
    const field = d.pick(fields.filter(({ kind }) => kind.type === 'choice'));
    const option = field?.kind.type === 'choice' ? d.pick(field.kind.options) : undefined;
    return field ? gestures.setSetting(c, id, field.id, option?.value) : {};
  },
  how: (c, d) => {
    const id = component(c, d);
    const groups = calls.callGroups(c.diagram, id);
    const index = groups.findIndex((group) => group.connections.length > 1);
    const group = groups[index];
    return group ? calls.setHow(c, id, index, d.pick(calls.possibleHows(group)) ?? 'sequence') : {};
  },
  regroupCalls: (c, d) => {
    const id = component(c, d);
    const groups = calls.callGroups(c.diagram, id);
    const call = d.pick(groups.flatMap((group) => group.connections)) ?? 'none';
    const outcomes = [
      () => calls.moveCall(c, id, call, d.number % (groups.length + 1)),
      () => calls.callEarlier(c, id, call),
      () => calls.setNeed(c, id, 0, d.number % 5),
      () => calls.setWeight(c, id, call, d.pick([0, 2, undefined])),
    ];
    return d.pick(outcomes)?.() ?? {};
  },
  asynchronous: (c, d) =>
    gestures.changeConnection(c, d.pick([...c.diagram.connections.keys()]) ?? '', {
      mode: d.pick(['async', 'sync', undefined]),
    }),
  reroute: (c, d) =>
    gestures.changeConnection(c, d.pick([...c.diagram.connections.keys()]) ?? '', { from: component(c, d) }),
  nest: (c, d) => {
    const groups = [...c.diagram.groups.keys()];
    const outer = groups[(d.number >> 4) % Math.max(1, groups.length)];
    return gestures.changeGroup(c, d.pick(groups) ?? '', { in: outer === undefined ? undefined : [outer] });
  },
  frame: (c, d) =>
    gestures.addGroup(
      c,
      { ...d.point, width: 100 + (d.number % 900), height: 80 + (d.number % 700) },
      d.pick(['zone', 'region', 'team']),
    ),
  journey: (c, d) => gestures.addJourney(c, component(c, d)),
  end: (c, d) => gestures.removeJourney(c, d.pick([...c.diagram.journeys.keys()]) ?? ''),
  note: (c, d) => gestures.addNote(c, d.point),
  resize: (c, d) =>
    resizeTo(c, d.pick(everything(c.diagram)) ?? 'note:none', {
      ...d.point,
      width: 20 + (d.number % 700),
      height: 20 + (d.number % 500),
    }),
  cut: removeSelected,
  join: (c, d) => joinGroup(c, d.pick([...c.diagram.groups.keys()]) ?? ''),
  remove: (c, d) => ({ diagram: removeElements(c.diagram, new Set(d.some.slice(0, 2))) }),
  select: (_, d) => ({ session: { selection: new Set(d.some) } }),
  remedy: (c, d) => {
    const remedies = review(c.diagram, noEstimate).flatMap(({ remedy }) => (remedy ? [remedy] : []));
    const remedy = d.pick(remedies);
    return remedy ? gestures.applyRemedy(c, remedy) : {};
  },
};

const step = fc.record({
  what: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...Object.keys(ACTIONS)) },
    { weight: 2, arbitrary: fc.constantFrom(...COMMANDS.map(({ id }) => id)) },
    { weight: 1, arbitrary: fc.constantFrom('undo', 'redo', 'delete', 'duplicate', 'nudge-left') },
  ),
  point: fc.record({ x: fc.integer({ min: -600, max: 1200 }), y: fc.integer({ min: -600, max: 1200 }) }),
  number: fc.nat({ max: 10_000 }),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function perform(app: App, { what, point, number }: Step): void {
  const context = app.context();
  const all = everything(context.diagram);
  const dice: Dice = {
    point,
    number,
    pick: (items) => items[number % Math.max(1, items.length)],
    some: all.filter((_, index) => (number >> (index % 13)) % 2 === 1),
  };
  const action = ACTIONS[what];
  const command = COMMANDS.find(({ id }) => id === what);
  if (action) app.apply(action(context, dice));
  else if (command) app.run(command);
}

const start = fc.tuple(arbitraryDiagram, fc.array(step, { maxLength: 60, size: 'max' }));
const shownOf = (app: App): Diagram => app.document.getState().diagram;

test('every step leaves a valid document and writes into nothing', () => {
  fc.assert(
    fc.property(start, ([diagram, steps]) => {
      const app = createApp(frozen(diagram));
      let last = diagram;
      for (const one of steps) {
        perform(app, one);
        const shown = shownOf(app);
        if (shown === last) continue;
        expectSavedAndOpened(frozen(shown));
        last = shown;
      }
    }),
    { numRuns: 60 },
  );
});

const long = fc.tuple(arbitraryDiagram, fc.array(step, { minLength: 200, maxLength: 200, size: 'max' }));

test('200 steps undone are the same text again, and done again the same text as after them', () => {
  fc.assert(
    fc.property(long, ([diagram, steps]) => {
      const app = createApp(frozen(diagram));
      const before = serializeDiagram(diagram);
      for (const one of steps) perform(app, one);
      while (app.document.getState().future.length > 0) app.run(command('redo'));
      const after = serializeDiagram(shownOf(app));
      const count = app.document.getState().past.length;
      for (let n = 0; n < count; n++) expect(app.run(command('undo'))).toBe(true);
      expect(app.run(command('undo'))).toBe(false);
      expect(serializeDiagram(shownOf(app))).toBe(before);
      for (let n = 0; n < count; n++) expect(app.run(command('redo'))).toBe(true);
      expect(serializeDiagram(shownOf(app))).toBe(after);
    }),
    { numRuns: 15 },
  );
});

test('undo takes back each step, redo does it again, to the first and to the last', () => {
  fc.assert(
    fc.property(start, ([diagram, steps]) => {
      const app = createApp(frozen(diagram));
      const before = plain(diagram);
      for (const one of steps) {
        const { diagram: from, past } = app.document.getState();
        perform(app, one);
        const { diagram: to, past: then } = app.document.getState();
        if (then.length !== past.length + 1) continue;
        app.document.undo();
        expect(shownOf(app)).toBe(from);
        app.document.redo();
        expect(shownOf(app)).toBe(to);
      }
      while (app.document.getState().future.length > 0) app.document.redo();
      const after = shownOf(app);
      const count = app.document.getState().past.length;
      for (let n = 0; n < count; n++) app.document.undo();
      expect(plain(shownOf(app))).toEqual(before);
      while (app.document.getState().future.length > 0) app.document.redo();
      expect(shownOf(app)).toBe(after);
    }),
    { numRuns: 60 },
  );
});

test('what is selected is there, and a refused command changes nothing', () => {
  fc.assert(
    fc.property(start, ([diagram, steps]) => {
      const app = createApp(frozen(diagram));
      for (const one of steps) {
        perform(app, one);
        const { diagram: now, session } = app.context();
        for (const ref of session.selection) expect(everything(now)).toContain(ref);
        for (const id of idsOf(session.selection, 'component')) expect(now.components.get(id)).toBeDefined();
      }
      const state = app.document.getState();
      for (const command of COMMANDS)
        if (command.enabled?.(app.context()) === false) expect(app.run(command)).toBe(false);
      expect(app.document.getState()).toBe(state);
    }),
    { numRuns: 40 },
  );
});

test('the random steps do change things', () => {
  const done = new Map<string, number>();
  for (const [diagram, steps] of fc.sample(start, { numRuns: 60, seed: 3 })) {
    const app = createApp(diagram);
    for (const one of steps) {
      const before = shownOf(app);
      perform(app, one);
      if (shownOf(app) !== before) done.set(one.what, (done.get(one.what) ?? 0) + 1);
    }
  }
  for (const what of [...Object.keys(ACTIONS), 'undo', 'redo', 'delete', 'duplicate', 'nudge-left'])
    if (what !== 'select') expect([what, (done.get(what) ?? 0) > 0]).toEqual([what, true]);
});

test('a selection is kept as it is while all of it exists', () => {
  const app = createApp(emptyDiagram, { selection: new Set([refOf('component', 'gone')]) });
  expect(app.context().session.selection.size).toBe(0);
  const selection = new Set<ElementRef>();
  app.apply({ session: { selection } });
  expect(app.context().session.selection).toBe(selection);
});
