import { describe, expect, test } from 'vitest';
import { emptyDiagram, type Page } from '../../src/model/diagram';
import { putNote } from '../../src/model/edits';
import { createApp } from '../../src/state/app';
import { addComponent, setTitle } from '../../src/state/gestures';

const page = (name: string, order: number): Page => ({ ...emptyDiagram, name, order });
const appOfTwo = () =>
  createApp({ ...emptyDiagram, title: 'Shop', pages: new Map([['p', page('Second', 1)]]) }, { page: 'p' });

describe('an app with a further page in view', () => {
  test('changes that page alone, and the title of the document', () => {
    const app = appOfTwo();
    app.apply(addComponent(app.context(), 'service', { x: 0, y: 0 }));
    app.apply(setTitle(app.context(), 'Store'));
    const { diagram } = app.document.getState();
    expect(diagram.components.size).toBe(0);
    expect(diagram.title).toBe('Store');
    expect(diagram.pages.get('p')?.components.size).toBe(1);
    expect(app.view.getState().diagram).toBe(app.context().diagram);
    expect(app.context().diagram.components.size).toBe(1);
    expect(app.context().document).toBe(diagram);
  });

  test('says that its diagram is another when another page is chosen, and not when something is selected', () => {
    const app = appOfTwo();
    let heard = 0;
    app.view.subscribe(() => {
      heard += 1;
    });
    app.session.setState({ selection: new Set(['component:a']) });
    expect(heard).toBe(0);
    app.session.setState({ page: null });
    expect(heard).toBe(1);
  });

  test('shows where an undone step was, with what came back selected', () => {
    const app = appOfTwo();
    app.apply({ diagram: putNote(app.context().diagram, 'n', { text: 'Here' }) });
    app.apply({ diagram: emptyDiagramLike(app) });
    app.apply({ session: { page: null } });
    app.apply({ effect: 'undo' });
    expect(app.session.getState().page).toBe('p');
    expect([...app.session.getState().selection]).toEqual(['note:n']);
    app.apply({ session: { page: null } });
    app.apply({ effect: 'redo' });
    expect(app.session.getState().page).toBe('p');
    expect(app.context().diagram.notes.size).toBe(0);
  });

  test('goes to the first page when an undone step takes the page away', () => {
    const app = createApp(emptyDiagram);
    app.apply({
      document: { ...emptyDiagram, pages: new Map([['p', page('Second', 1)]]) },
      session: { page: 'p' },
    });
    expect(app.context().diagram.name).toBe('Second');
    app.apply({ effect: 'undo' });
    expect(app.session.getState().page).toBeNull();
    expect(app.context().diagram).toBe(emptyDiagram);
  });
});

const emptyDiagramLike = (app: ReturnType<typeof createApp>) => ({
  ...app.context().diagram,
  notes: new Map(),
});
