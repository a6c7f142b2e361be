import { describe, expect, it } from 'vitest';
import { removeElements } from '../../src/model/edits';
import { refOf } from '../../src/model/elements';
import type { ScenarioEvent } from '../../src/model/scenario';
import { createApp } from '../../src/state/app';
import { command } from '../../src/state/commands/commands';
import { removeJourney } from '../../src/state/gestures';
import { duplicatePage } from '../../src/state/pages';
import {
  chooseScenario,
  chosenScenario,
  keepScenarioChanges,
  removeScenario,
  renameScenario,
  saveScenario,
} from '../../src/state/scenarios';
import { documentText, parsed } from '../document/documents';

const shop = parsed(
  documentText(
    '"components":{"u":{"type":"client"},"api":{"type":"service"},"db":{"type":"sql-database"}},' +
      '"connections":{"c":{"from":"u","to":"api"},"d":{"from":"api","to":"db"}},"groups":{"z":{"type":"zone"}},"journeys":{"buy":{"entry":"u"}},' +
      '"scenarios":{"peak":{"name":"Peak","events":[{"kind":"load","factor":3,"journey":"buy"},{"kind":"of-tomorrow"}]}}',
  ),
);
const DOWN: ScenarioEvent = { kind: 'component-down', component: 'db' };

const start = () => {
  const app = createApp(shop);
  const saved = () => app.document.getState().diagram.scenarios;
  const session = () => app.session.getState();
  return { app, saved, session, chosen: () => chosenScenario(app.context()) };
};

describe('scenarios in the document', () => {
  it('what is tried is saved as one step, and is the chosen one', () => {
    const { app, saved, session, chosen } = start();
    app.apply({ session: { scenario: [DOWN] } });
    app.apply(saveScenario(app.context(), '  No database '));
    expect(saved().get('scenario-2')).toEqual({ name: 'No database', events: [DOWN] });
    expect(chosen()).toMatchObject({ id: 'scenario-2', isChanged: false });
    app.apply({ effect: 'undo' });
    expect(saved()).toBe(shop.scenarios);
    expect(session().scenario).toEqual([DOWN]);
    expect(chosen()).toBeNull();
  });

  it('by a command: under its own words, and then as the one it was taken from', () => {
    const { app, saved, chosen } = start();
    const keep = command('keep-scenario');
    expect(app.run(keep)).toBe(false);
    app.apply({ session: { scenario: [DOWN] } });
    expect(app.run(keep)).toBe(true);
    expect(saved().get('scenario-2')).toEqual({ name: 'db is down', events: [DOWN] });
    expect(app.run(keep)).toBe(false);
    app.apply({ session: { scenario: [DOWN, { kind: 'load', factor: 2 }] } });
    expect(app.run(keep)).toBe(true);
    expect(saved().get('scenario-2')).toMatchObject({ name: 'db is down', events: [DOWN, { kind: 'load' }] });
    expect(chosen()).toMatchObject({ id: 'scenario-2', isChanged: false });
  });

  it('nothing is tried: nothing is saved', () => {
    const { app } = start();
    expect(saveScenario(app.context(), 'x')).toEqual({});
  });

  it('chosen it is tried, chosen again it is put away; the document stays', () => {
    const { app, session } = start();
    app.apply(chooseScenario(app.context(), 'peak'));
    expect(session()).toMatchObject({
      scenario: [{ kind: 'load', factor: 3, journey: 'buy' }],
      scenarioId: 'peak',
    });
    app.apply(chooseScenario(app.context(), 'peak'));
    expect(session()).toMatchObject({ scenario: [], scenarioId: null });
    expect(app.document.getState().diagram).toBe(shop);
  });

  it('is changed, renamed and removed, a step each, and keeps what it doesn’t understand', () => {
    const { app, saved, chosen } = start();
    app.apply(chooseScenario(app.context(), 'peak'));
    app.apply({ session: { scenario: [DOWN] } });
    expect(chosen()?.isChanged).toBe(true);
    app.apply(keepScenarioChanges(app.context()));
    expect(saved().get('peak')?.events).toEqual([DOWN, { kind: 'foreign', record: { kind: 'of-tomorrow' } }]);
    expect(chosen()?.isChanged).toBe(false);
    app.apply(renameScenario(app.context(), 'peak', 'Night'));
    expect(saved().get('peak')?.name).toBe('Night');
    app.apply(removeScenario(app.context(), 'peak'));
    expect(saved().size).toBe(0);
    for (let step = 0; step < 3; step++) app.apply({ effect: 'undo' });
    expect(app.document.getState().diagram).toBe(shop);
  });

  it('on another page none is chosen, though one of that id is there', () => {
    const { app, chosen } = start();
    app.apply(chooseScenario(app.context(), 'peak'));
    app.apply(duplicatePage(app.context()));
    expect(app.view.getState().diagram.scenarios.has('peak')).toBe(true);
    expect(chosen()).toBeNull();
  });

  it('the order of what happens means nothing', () => {
    const { app, chosen } = start();
    app.apply({ session: { scenario: [DOWN, { kind: 'cold-cache' }] } });
    app.apply(saveScenario(app.context(), ''));
    app.apply({ session: { scenario: [{ kind: 'cold-cache' }, DOWN] } });
    expect(chosen()?.isChanged).toBe(false);
  });
});

describe('what is gone happens no more', () => {
  const saved = {
    ...shop,
    scenarios: new Map([
      [
        's',
        {
          events: [
            DOWN,
            { kind: 'connection-down', connection: 'c' },
            { kind: 'group-down', group: 'z' },
            { kind: 'load', factor: 2, journey: 'buy' },
            { kind: 'load', factor: 2 },
          ] satisfies ScenarioEvent[],
        },
      ],
    ]),
  };
  const kinds = (diagram: typeof shop) => diagram.scenarios.get('s')?.events.map(({ kind }) => kind);

  it('with a component its connections, with an entry its journey', () => {
    expect(kinds(removeElements(saved, [refOf('component', 'db')]))).toEqual([
      'connection-down',
      'group-down',
      'load',
      'load',
    ]);
    expect(kinds(removeElements(saved, [refOf('component', 'u'), refOf('group', 'z')]))).toEqual([
      'component-down',
      'load',
    ]);
  });

  it('with a journey its load; what isn’t spoken of leaves the scenarios as they are', () => {
    const app = createApp(saved);
    expect(kinds(removeJourney(app.context(), 'buy').diagram ?? saved)).toHaveLength(4);
    expect(removeElements(saved, [refOf('component', 'api')]).scenarios.get('s')?.events).toHaveLength(4);
    expect(removeElements(shop, [refOf('component', 'db')]).scenarios).toBe(shop.scenarios);
  });
});
