import { describe, expect, test } from 'vitest';
import { type Direction, spotTowards } from '../../src/layout/freeSpot';
import { NODE_SIZE, nodeRect } from '../../src/layout/nodeRect';
import { type Component, type Diagram, emptyDiagram } from '../../src/model/diagram';
import { idOf, refOf } from '../../src/model/elements';
import { centerOf, overlaps } from '../../src/shared/geometry';
import { createApp } from '../../src/state/app';
import { command } from '../../src/state/commands/commands';
import { addComponent } from '../../src/state/gestures';
import { grow, growthFrom } from '../../src/state/grow';
import { make } from '../model/make';
import { contextOf } from './context';

const at = (x: number, y: number, type = 'service'): Component => ({ type, position: { x, y } });
const lb = make({
  components: { lb: at(0, 0, 'load-balancer'), a: at(300, 0), alone: at(300, 900) },
  connections: { c: { from: 'lb', to: 'a' } },
});

describe('growing', () => {
  test.each<[string, Direction, object]>([
    ['a', 'Right', { anchor: 'a', side: 'after' }],
    ['a', 'Left', { anchor: 'a', side: 'before' }],
    ['a', 'Down', { anchor: 'lb', side: 'after' }],
    ['a', 'Up', { anchor: 'lb', side: 'after' }],
    ['alone', 'Down', { anchor: 'alone', side: 'after' }],
  ])('%s %s', (from, direction, expected) => expect(growthFrom(lb, from, direction)).toMatchObject(expected));

  test('adds it there, connected and selected, as one step', () => {
    const app = createApp(lb);
    const growth = growthFrom(lb, 'a', 'Left');
    if (!growth) throw new Error('nowhere to grow');
    app.apply(grow(app.context(), growth, 'client'));
    const { diagram, session } = app.context();
    expect([...diagram.connections.values()].at(-1)).toMatchObject({ from: 'client', to: 'a' });
    expect(session.selection).toEqual(new Set([refOf('component', 'client')]));
    app.document.undo();
    expect(app.context().diagram).toBe(lb);
  });

  test('a chain, by command after command, goes on to the right and covers nothing', () => {
    let diagram: Diagram =
      addComponent(contextOf(emptyDiagram), 'client', { x: 0, y: 0 }).diagram ?? emptyDiagram;
    let last = 'client';
    for (const type of ['load-balancer', 'service', 'sql-database']) {
      const { dialog } =
        command('grow-right').run(contextOf(diagram, refOf('component', last))).session ?? {};
      if (dialog?.kind !== 'grow') throw new Error('no picker');
      const grown = grow(contextOf(diagram), dialog.growth, type);
      diagram = grown.diagram ?? diagram;
      last = idOf([...(grown.session?.selection ?? [])][0] ?? 'component:none');
    }
    const rects = [...diagram.components.values()].map(nodeRect);
    expect(rects.map(({ x }) => x)).toEqual(rects.map(({ x }) => x).sort((a, b) => a - b));
    expect(new Set(rects.map(({ y }) => y)).size).toBe(1);
    expect(diagram.connections.size).toBe(3);
  });

  test('is offered for one component only', () => {
    const enabled = (...ids: string[]) =>
      command('grow-right').enabled?.(contextOf(lb, ...ids.map((id) => refOf('component', id))));
    expect([enabled(), enabled('a'), enabled('a', 'lb')]).toEqual([false, true, false]);
  });
});

test.each<[Direction, number, number]>([
  ['Right', 1, 0],
  ['Left', -1, 0],
  ['Up', 0, -1],
  ['Down', 0, 1],
])('twenty spots towards %s lie that way and cover nothing', (direction, x, y) => {
  const from = { x: 0, y: 0, ...NODE_SIZE };
  let diagram = make({ components: { from: at(0, 0) } });
  for (let n = 0; n < 20; n++) {
    const spot = { ...spotTowards(diagram, from, direction, NODE_SIZE), ...NODE_SIZE };
    expect([...diagram.components.values()].some((one) => overlaps(nodeRect(one), spot))).toBe(false);
    const middle = centerOf(spot);
    const by = { x: middle.x - NODE_SIZE.width / 2, y: middle.y - NODE_SIZE.height / 2 };
    expect(by.x * x + by.y * y).toBeGreaterThan(0);
    diagram = { ...diagram, components: new Map([...diagram.components, [`n${n}`, at(spot.x, spot.y)]]) };
  }
});
