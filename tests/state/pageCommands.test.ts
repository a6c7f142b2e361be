import { describe, expect, test } from 'vitest';
import { emptyDiagram } from '../../src/model/diagram';
import { putNote } from '../../src/model/edits';
import { pagesOf } from '../../src/model/pages';
import { type App, createApp } from '../../src/state/app';
import { command } from '../../src/state/commands/commands';
import { goToPage, movePage, renamePage } from '../../src/state/pages';

/** Overview, then Data in view, each with a note named after it. */
function started(): App {
  const app = createApp({ ...putNote(emptyDiagram, 'overview', { text: 'Overview' }), name: 'Overview' });
  app.run(command('page-add'));
  app.apply(renamePage(app.context(), app.session.getState().page, 'Data'));
  app.apply({ diagram: putNote(app.context().diagram, 'data', { text: 'Data' }) });
  return app;
}
const names = (app: App) => pagesOf(app.document.getState().diagram).map(({ name }) => name);
const inView = (app: App) => [...app.context().diagram.notes.keys()];

describe('page commands', () => {
  test('add, go round and come back to what was selected', () => {
    const app = started();
    app.apply({ session: { selection: new Set(['note:data']), journey: 'j' } });
    app.run(command('page-next'));
    expect(inView(app)).toEqual(['overview']);
    expect(app.context().session.selection.size).toBe(0);
    expect(app.context().session.journey).toBeNull();
    app.run(command('page-previous'));
    expect([...app.context().session.selection]).toEqual(['note:data']);
    expect(app.context().session.journey).toBe('j');
  });

  test('move the page in view, which stays in view, through undo as well', () => {
    const app = started();
    app.apply({ session: { selection: new Set(['note:data']) } });
    expect(app.run(command('page-right'))).toBe(false);
    expect(app.run(command('page-left'))).toBe(true);
    expect(names(app)).toEqual(['Data', 'Overview']);
    expect(inView(app)).toEqual(['data']);
    expect([...app.context().session.selection]).toEqual(['note:data']);
    app.apply({ effect: 'undo' });
    expect(names(app)).toEqual(['Overview', 'Data']);
    expect(inView(app)).toEqual(['data']);
    app.apply({ effect: 'redo' });
    expect(inView(app)).toEqual(['data']);
  });

  test('keep what is selected on the page that another takes the first place of', () => {
    const app = started();
    app.run(command('page-next'));
    app.apply({ session: { selection: new Set(['note:overview']) } });
    app.run(command('page-next'));
    app.apply(movePage(app.context(), 0));
    app.run(command('page-next'));
    expect(inView(app)).toEqual(['overview']);
    expect([...app.context().session.selection]).toEqual(['note:overview']);
  });

  test('duplicate and delete, and undo brings the page back into view', () => {
    const app = started();
    app.run(command('page-duplicate'));
    expect(names(app)).toEqual(['Overview', 'Data', 'Data copy']);
    app.run(command('page-delete'));
    app.apply(goToPage(app.context(), null));
    app.run(command('page-delete'));
    expect(names(app)).toEqual(['Data']);
    expect(inView(app)).toEqual(['data']);
    expect(app.run(command('page-delete'))).toBe(false);
    app.apply({ effect: 'undo' });
    expect(names(app)).toEqual(['Overview', 'Data']);
  });
});
