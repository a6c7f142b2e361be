import { expect, test } from 'vitest';
import { emptyDiagram } from '../../src/model/diagram';
import { createApp } from '../../src/state/app';
import { command } from '../../src/state/commands/commands';
import { addComponent } from '../../src/state/gestures';

test('what undo took away is selected no more; done again, it is', () => {
  const app = createApp(emptyDiagram);
  app.apply(addComponent(app.context(), { type: 'service' }, { x: 0, y: 0 }));
  app.apply(addComponent(app.context(), { type: 'service' }, { x: 300, y: 0 }));
  const ids = [...app.document.getState().diagram.components.keys()];
  app.run(command('select-all'));
  expect(app.session.getState().selection.size).toBe(2);
  app.run(command('undo'));
  expect([...app.session.getState().selection]).toEqual([`component:${ids[0]}`]);
  app.run(command('undo'));
  expect(app.session.getState().selection.size).toBe(0);
  app.run(command('redo'));
  expect([...app.session.getState().selection]).toEqual([`component:${ids[0]}`]);
});
