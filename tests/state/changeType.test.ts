import { describe, expect, test } from 'vitest';
import type { Diagram } from '../../src/model/diagram';
import { refOf } from '../../src/model/elements';
import { judge } from '../../src/rules/judge';
import { createApp } from '../../src/state/app';
import { changeType, nameAndType } from '../../src/state/changeType';
import { connect } from '../../src/state/gestures';
import { make } from '../model/make';
import { expectSavedAndOpened } from '../support/savedAndOpened';
import { contextOf } from './context';

/** Two boxes with an arrow between them, as it is drawn. */
function boxes(): Diagram {
  const diagram = make({ components: { api: { type: 'service' }, box: { type: 'box', name: 'old' } } });
  return connect(contextOf(diagram), { from: 'api', to: 'box' }).diagram ?? diagram;
}
const callOf = (diagram: Diagram | undefined) => [...(diagram?.connections.values() ?? [])][0];

describe('another type', () => {
  test.each([
    ['cache', 'redis', 'redis', 'sync'],
    ['sql-database', 'postgresql', 'sql', 'sync'],
    ['event-log', 'kafka', 'kafka', 'async'],
    ['service', undefined, 'https', 'sync'],
  ])('%s %s: the arrow that was only proposed is proposed anew', (type, technology, protocol, mode) => {
    const { diagram } = changeType(contextOf(boxes()), 'box', { type, technology });
    expect(callOf(diagram)).toMatchObject({ protocol, mode });
    const [id = ''] = diagram?.connections.keys() ?? [];
    const call = callOf(diagram);
    expect(diagram && call && judge(diagram, call, id).allowed).toBe(true);
    if (diagram) expectSavedAndOpened(diagram);
  });

  test('what waited for a type that knows it stays where that one has room for it', () => {
    const waiting = (purpose: string) =>
      make({ components: { box: { type: 'mail-service', settings: { purpose, replicas: 2 } } } });
    const settingsOf = (purpose: string, type: string) => {
      const { diagram } = changeType(contextOf(waiting(purpose)), 'box', type);
      if (diagram) expectSavedAndOpened(diagram);
      return diagram?.components.get('box')?.settings;
    };
    expect(settingsOf('dead-letter', 'message-queue')).toEqual({ purpose: 'dead-letter', replicas: 2 });
    expect(settingsOf('dead-letter', 'service')).toEqual({ replicas: 2 });
  });

  test('what was said of it stays, also where the rules refuse it now', () => {
    const said = make({
      components: { api: { type: 'service' }, box: { type: 'box' } },
      connections: { c: { from: 'api', to: 'box', protocol: 'smtp', mode: 'sync', timeoutMs: 5 } },
    });
    const { diagram } = changeType(contextOf(said), 'box', 'sql-database');
    expect(callOf(diagram)).toEqual({ from: 'api', to: 'box', protocol: 'smtp', mode: 'sync', timeoutMs: 5 });
  });

  test('a connection that is refused altogether stays as it is', () => {
    const drawn = make({
      components: { user: { type: 'client' }, box: { type: 'box' } },
      connections: { c: { from: 'user', to: 'box', protocol: 'https', mode: 'sync' } },
    });
    const { diagram } = changeType(contextOf(drawn), 'box', 'sql-database');
    expect(callOf(diagram)).toEqual(callOf(drawn));
    expect(diagram && judge(diagram, { from: 'user', to: 'box' }, 'c').allowed).toBe(false);
  });

  test('with its name: one step, the name as it is typed', () => {
    const app = createApp(boxes());
    app.apply({ session: { renaming: refOf('component', 'box') } });
    app.apply(nameAndType(app.context(), 'box', 'sessions', { type: 'cache', technology: 'redis' }));
    const { diagram, session } = app.context();
    expect(diagram.components.get('box')).toMatchObject({
      type: 'cache',
      name: 'sessions',
      settings: { technology: 'redis' },
    });
    expect(session.renaming).toBeNull();
    app.document.undo();
    expect(app.context().diagram.components.get('box')).toEqual({ type: 'box', name: 'old' });
  });
});
