import { describe, expect, test } from 'vitest';
import { type Diagram, emptyDiagram } from '../../src/model/diagram';
import { refOf } from '../../src/model/elements';
import { createApp } from '../../src/state/app';
import { addText } from '../../src/state/drawing';
import { addComponent, addNote, rename } from '../../src/state/gestures';
import { naming } from '../../src/state/naming';

const HERE = { x: 0, y: 0 };

describe('what is named right away', () => {
  test('is one step with its name; named again, another', () => {
    const app = createApp(emptyDiagram);
    const box = refOf('component', 'box');
    app.apply({ ...addComponent(app.context(), 'box', HERE), record: naming(box) });
    app.apply(rename(app.context(), box, 'Orders'));
    const steps = () => app.document.getState().past.length;
    expect(steps()).toBe(1);
    app.apply(rename(app.context(), box, 'Bills'));
    app.apply(rename(app.context(), box, 'Users'));
    expect(steps()).toBe(3);
    for (let n = 0; n < 3; n++) app.document.undo();
    expect(app.document.getState().diagram).toBe(emptyDiagram);
  });

  test.each([
    ['a note', addNote],
    ['words', addText],
  ] as const)('%s are there or not with one undo', (_, add) => {
    const app = createApp(emptyDiagram);
    app.apply(add(app.context(), HERE));
    const [ref] = app.session.getState().selection;
    if (ref) app.apply(rename(app.context(), ref, 'Remember'));
    const noteIn = (diagram: Diagram) => [...diagram.notes.values()].map(({ text }) => text);
    expect(noteIn(app.document.getState().diagram)).toEqual(['Remember']);
    app.document.undo();
    expect(noteIn(app.document.getState().diagram)).toEqual([]);
    app.document.redo();
    expect(noteIn(app.document.getState().diagram)).toEqual(['Remember']);
  });
});
