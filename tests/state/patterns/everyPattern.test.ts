/** Every pattern, put beside and around, in diagrams of every kind: valid, undone to the same, nothing on top of anything. */
import { describe, expect, test } from 'vitest';
import { estimate } from '../../../src/estimate/estimate';
import { nodeRect } from '../../../src/layout/nodeRect';
import { noteRect } from '../../../src/layout/noteRect';
import type { Connection, Diagram } from '../../../src/model/diagram';
import { refOf } from '../../../src/model/elements';
import { review } from '../../../src/rules/review';
import { overlaps } from '../../../src/shared/geometry';
import { createApp } from '../../../src/state/app';
import type { Outcome } from '../../../src/state/command';
import { aroundWhat, dropPattern, insertPattern } from '../../../src/state/patterns/insertPattern';
import { make } from '../../model/make';
import { allPatternPieces } from '../../support/patternPieces';
import { expectSavedAndOpened } from '../../support/savedAndOpened';
import { contextOf } from '../context';

const at = { x: 400, y: 200 };

/** What each pattern's slots can be filled with, connected one after another, with and without operations. */
function surroundings(wanted: readonly string[], operations: boolean): Diagram {
  const settings = { replicas: 4 };
  const parts = wanted.map((type, index) => [`p${index}`, type] as const);
  const components = Object.fromEntries(
    parts.map(([id, type], index) => [
      id,
      { type, name: `My ${type}`, position: { x: index * 304, y: 40 }, settings },
    ]),
  );
  const connections: Record<string, Connection> = {};
  parts.slice(1).forEach(([to], index) => {
    const from = parts[index]?.[0] ?? '';
    if (!operations) connections[`e${index}`] = { from, to };
    else {
      connections[`e${index}r`] = { from, to, operation: 'read' };
      connections[`e${index}w`] = { from, to, operation: 'write' };
    }
  });
  const journeys: Diagram['journeys'] = new Map([
    ['mine', { name: 'Mine', entry: 'p0', requestsPerSecond: 50, connections: Object.keys(connections) }],
    ['all', { entry: 'p0', requestsPerSecond: 50 }],
  ]);
  return make({ components, connections, rest: { journeys } });
}

const TYPE_OF = {
  client: 'client',
  router: 'load-balancer',
  compute: 'service',
  cache: 'cache',
  store: 'sql-database',
  broker: 'message-queue',
  external: 'external-service',
  untyped: 'box',
} as const;

describe.each(allPatternPieces())('$pattern.title', (wanted) => {
  const { pattern, piece } = wanted;

  test('beside, into an empty diagram: all of it, with its journeys, and its numbers are what they are alone', () => {
    const { diagram, session } = checked(make({}), insertPattern(contextOf(make({})), wanted, at));
    expect(diagram.components.size).toBe(piece.components.size);
    expect(diagram.connections.size).toBe(piece.connections.size);
    expect(diagram.groups.size).toBe(piece.groups.size);
    expect(diagram.journeys.size).toBe(piece.journeys.size);
    expect(session?.selection?.size).toBe(piece.components.size + piece.groups.size + piece.notes.size);
    const numbersOf = (of: Diagram) =>
      [...estimate(of).journeys.values()].map(({ availability, latencyMs, effectMs }) => ({
        availability,
        latencyMs,
        effectMs,
      }));
    expect(numbersOf(diagram)).toEqual(numbersOf(piece));
  });

  test('twice, and dropped on what is there: nothing on top of anything, no id and no name twice', () => {
    const once = checked(make({}), insertPattern(contextOf(make({})), wanted, at)).diagram;
    const twice = checked(once, insertPattern(contextOf(once), wanted, at)).diagram;
    const thrice = checked(twice, dropPattern(contextOf(twice), wanted, at)).diagram;
    expect(thrice.components.size).toBe(3 * piece.components.size);
    const names = [...thrice.components.values()].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(thrice.journeys.size).toBe(3 * piece.journeys.size);
  });

  test.each([false, true])('around what fills its slots (reads and writes apart: %s)', (operations) => {
    for (let count = 1; count <= pattern.slots.length; count++) {
      const types = pattern.slots.slice(0, count).map(({ takes }) => TYPE_OF[takes[0] ?? 'untyped']);
      const before = surroundings(types, operations);
      const context = contextOf(before, ...[...before.components.keys()].map((id) => refOf('component', id)));
      expect(aroundWhat(before, context.session.selection, wanted)).toEqual([...before.components.keys()]);
      const { diagram, session } = checked(before, insertPattern(context, wanted, at));
      expect(session?.notice?.text).toContain(`${pattern.title} around My`);
      for (const [id, component] of before.components) {
        const now = diagram.components.get(id);
        expect([now?.type, now?.name, now?.position]).toEqual([
          component.type,
          component.name,
          component.position,
        ]);
      }
      expect(diagram.journeys.size).toBe(before.journeys.size);
      for (const id of before.connections.keys()) expect(diagram.connections.has(id)).toBe(true);
      for (const part of pattern.scenery)
        if (count === pattern.slots.length)
          expect([...diagram.components.values()].map(({ name }) => name)).not.toContain(
            piece.components.get(part)?.name,
          );
    }
  });

  /** The outcome's diagram, after all that holds of every edit was looked at. */
  function checked(before: Diagram, outcome: Outcome): { diagram: Diagram; session: Outcome['session'] } {
    const { diagram, session } = outcome;
    if (!diagram) throw new Error('nothing was put in');
    const app = createApp(before);
    app.apply({ ...outcome, effect: 'undo' });
    expect(app.document.getState().diagram).toBe(before);
    expectSavedAndOpened(diagram);
    const rects = [
      ...[...diagram.components.values()].map(nodeRect),
      ...[...diagram.notes.values()].map(noteRect),
    ];
    rects.forEach((rect, index) => {
      for (const other of rects.slice(index + 1)) expect(overlaps(rect, other)).toBe(false);
    });
    const errors = (of: Diagram) =>
      review(of, estimate(of)).filter(
        ({ severity, rule }) => severity === 'error' && rule !== 'overloaded-component',
      );
    expect(errors(diagram).map(({ message }) => message)).toEqual(
      errors(before).map(({ message }) => message),
    );
    return { diagram, session };
  }
});
