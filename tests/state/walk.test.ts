import { describe, expect, test } from 'vitest';
import type { ElementRef } from '../../src/model/elements';
import { command } from '../../src/state/commands/commands';
import { make } from '../model/make';
import { contextOf } from './context';

const at = (x: number, y: number) => ({ position: { x, y } });

/**
 *   a ──▶ b        d
 *     └─▶ c
 *   e
 */
const diagram = make({
  components: { d: at(900, 0), c: at(300, 200), b: at(300, 0), a: at(0, 10), e: at(20, 400) },
  connections: { c1: 'a>c', c2: 'a>b', loop: 'a>a' },
});

const walk = (direction: string, ...selection: readonly ElementRef[]): readonly ElementRef[] => {
  const context = contextOf(diagram, ...selection);
  return [...(command(`walk-${direction}`).run(context).session?.selection ?? selection)];
};

describe('walking by key', () => {
  test.each([
    ['along a connection, to the one nearest in height', 'right', 'a', 'b'],
    ['against it', 'left', 'c', 'a'],
    ['where no connection leads, to the nearest that way', 'right', 'b', 'd'],
    ['down', 'down', 'b', 'c'],
    ['up', 'up', 'c', 'b'],
    ['to what lies aslant, if nothing lies straight', 'right', 'e', 'c'],
    ['nowhere from the last one', 'left', 'a', 'a'],
    ['nowhere from the lowest', 'down', 'e', 'e'],
  ] as const)('%s', (_, direction, from, to) =>
    expect(walk(direction, `component:${from}`)).toEqual([`component:${to}`]),
  );

  test('begins at the leftmost', () => {
    expect(walk('right')).toEqual(['component:a']);
    expect(walk('up', 'connection:c1')).toEqual(['component:a']);
    expect(walk('up', 'component:b', 'component:c')).toEqual(['component:a']);
  });

  test('is off in an empty diagram', () => {
    expect(command('walk-right').enabled?.(contextOf(make({})))).toBe(false);
    expect(command('walk-right').run(contextOf(make({})))).toEqual({});
  });
});
