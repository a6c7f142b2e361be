import { describe, expect, test } from 'vitest';
import type { Connection, Diagram } from '../../src/model/diagram';
import { refOf } from '../../src/model/elements';
import { command } from '../../src/state/commands/commands';
import { dropOn, insertion, insertNew, judgeNew, mayStandOn } from '../../src/state/insertOn';
import { judgeEnds, reroute } from '../../src/state/reroute';
import { at, diagramOf } from '../layout/diagrams';
import { contextOf } from './context';

const e = refOf('connection', 'e');
const shop = diagramOf(
  {
    user: at(0, 0, { type: 'client' }),
    api: at(300, 0),
    other: at(300, 200),
    store: at(600, 0, { type: 'document-store' }),
    loose: at(300, 400),
  },
  { u: ['user', 'api'], e: ['api', 'store'] },
);
const saying = (diagram: Diagram, more: Partial<Connection>): Diagram => {
  const connection = diagram.connections.get('e');
  if (!connection) throw new Error('e');
  return { ...diagram, connections: new Map(diagram.connections).set('e', { ...connection, ...more }) };
};
const run = (id: string, diagram: Diagram, ...refs: Parameters<typeof contextOf>[1][]) =>
  command(id).run(contextOf(diagram, ...refs));
const connection = (diagram: Diagram | undefined, id = 'e') => diagram?.connections.get(id);

describe('styles of line', () => {
  test('of the connections selected, else of the page', () => {
    expect(connection(run('lines-curved', shop, e).diagram)?.line).toBe('curved');
    expect(run('lines-curved', shop, e).diagram?.style).toEqual({});
    expect(run('lines-straight', shop).diagram?.style).toEqual({ lines: 'straight' });
    expect(run('lines-straight', shop, refOf('component', 'api')).diagram?.style).toEqual({
      lines: 'straight',
    });
  });
});

describe('a label', () => {
  test('moves along its line by steps that are one gesture, to the ends and no further, and goes back', () => {
    const moved = run('label-later', shop, e);
    expect(connection(moved.diagram)?.labelAt).toBe(0.55);
    expect(moved.record).toBe('merge:label e');
    expect(connection(run('label-later', saying(shop, { labelAt: 0.98 }), e).diagram)?.labelAt).toBe(1);
    expect(connection(run('label-earlier', saying(shop, { labelAt: 0.02 }), e).diagram)?.labelAt).toBe(0);
    const placed = saying(shop, { labelAt: 0.2 });
    expect(command('label-back').enabled?.(contextOf(placed, e))).toBe(true);
    expect(connection(run('label-back', placed, e).diagram)).not.toHaveProperty('labelAt');
    expect(command('label-back').enabled?.(contextOf(shop, e))).toBe(false);
  });
});

describe('an end moved to another component', () => {
  test('keeps what is set on the connection, and its id', () => {
    const said = saying(shop, { name: 'reads', timeoutMs: 200, labelAt: 0.3 });
    const next = reroute(contextOf(said), 'e', 'from', 'other').diagram;
    expect(connection(next)).toEqual({ from: 'other', to: 'store', name: 'reads', timeoutMs: 200 });
    expect(next?.connections.size).toBe(2);
  });

  test('loses a protocol the new end does not speak', () => {
    const said = saying(shop, { protocol: 'mongodb' });
    const next = reroute(contextOf(said), 'e', 'to', 'other').diagram;
    expect(connection(next)).toMatchObject({ from: 'api', to: 'other' });
    expect(connection(next)).not.toHaveProperty('protocol');
  });

  test('leaves the order of calls it stood in', () => {
    const calls = [{ how: 'parallel' as const, connections: ['e'] }];
    const api = shop.components.get('api');
    if (!api) throw new Error('api');
    const ordered = {
      ...shop,
      components: new Map(shop.components).set('api', { ...api, settings: { calls } }),
    };
    const next = reroute(contextOf(ordered), 'e', 'from', 'other').diagram;
    expect(next?.components.get('api')?.settings?.calls ?? []).toEqual([]);
  });

  test('is refused with a reason where it may not be, and nothing changes', () => {
    const refused = reroute(contextOf(shop), 'e', 'from', 'user');
    expect(refused.diagram).toBeUndefined();
    expect(refused.session?.notice?.tone).toBe('problem');
    const judged = judgeEnds(shop, 'e', 'from');
    expect(judged?.get('user')?.allowed).toBe(false);
    expect(judged?.get('user')).not.toHaveProperty('remedy');
    expect(judged?.get('other')?.allowed).toBe(true);
  });

  test('to where it is already changes nothing', () => {
    expect(reroute(contextOf(shop), 'e', 'to', 'store')).toEqual({});
    expect(reroute(contextOf(shop), 'gone', 'to', 'store')).toEqual({});
    expect(judgeEnds(shop, 'gone', 'to')).toBeNull();
  });
});

describe('a component on a connection', () => {
  test('goes between: the first half keeps what was set, the journey goes on over both', () => {
    const said = saying(shop, { name: 'reads', timeoutMs: 200, labelAt: 0.3 });
    const journeys = new Map([['j', { entry: 'user', connections: ['u', 'e'] }]]);
    const put = insertion({ ...said, journeys }, 'e', 'loose');
    if (!put.allowed) throw new Error(put.reason);
    expect(connection(put.diagram)).toMatchObject({
      from: 'api',
      to: 'loose',
      name: 'reads',
      timeoutMs: 200,
    });
    expect(connection(put.diagram)).not.toHaveProperty('labelAt');
    const [second] = [...put.diagram.connections].filter(([id]) => id !== 'u' && id !== 'e');
    expect(second?.[1]).toMatchObject({ from: 'loose', to: 'store' });
    expect(put.diagram.journeys.get('j')?.connections).toEqual(['u', 'e', second?.[0]]);
  });

  test('is part of the drag that dropped it; refused, it says why and stays where it was put', () => {
    expect(dropOn(contextOf(shop), 'e', 'loose', 'drag-1').record).toBe('merge:drag-1');
    const client = {
      ...shop,
      components: new Map(shop.components).set('loose', at(300, 400, { type: 'client' })),
    };
    const refused = dropOn(contextOf(client), 'e', 'loose', 'drag-1');
    expect(refused.diagram).toBeUndefined();
    expect(refused.session?.notice?.text).toMatch(/^Not inserted: /);
  });

  test('is meant to stand there only where it is connected with nothing yet', () => {
    expect(mayStandOn(shop, 'e', 'loose')).toBe(true);
    expect(mayStandOn(shop, 'e', 'api')).toBe(false);
    expect(mayStandOn(shop, 'e', 'user')).toBe(false);
    expect(mayStandOn(shop, 'gone', 'loose')).toBe(false);
  });

  test('that is new is added there in one step, inserted where that is allowed', () => {
    const added = insertNew(contextOf(shop), 'e', 'cache', { x: 480, y: 30 });
    expect(added.diagram?.components.size).toBe(6);
    expect(added.diagram?.connections.size).toBe(3);
    const refused = insertNew(contextOf(shop), 'e', 'client', { x: 480, y: 30 });
    expect(refused.diagram?.components.size).toBe(6);
    expect(refused.diagram?.connections.size).toBe(2);
    expect(refused.session?.notice?.text).toMatch(/^Not inserted: /);
    expect(judgeNew(contextOf(shop), 'e', 'cache').allowed).toBe(true);
    expect(judgeNew(contextOf(shop), 'e', 'client').allowed).toBe(false);
  });
});
