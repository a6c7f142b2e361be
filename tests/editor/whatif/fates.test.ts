import { describe, expect, test } from 'vitest';
import { fateOfMany, fatesDrawn, wordsDrawn } from '../../../src/editor/whatif/fates';
import { visibleDiagram } from '../../../src/layout/visibleDiagram';
import type { ElementRef } from '../../../src/model/elements';
import type { Fate } from '../../../src/state/whatIf';
import { make } from '../../model/make';

describe('what stands for several', () => {
  test.each([
    [['down', 'stopped'], 'down'],
    [['down', undefined], 'degraded'],
    [['stopped', 'overloaded'], 'degraded'],
    [['slower', 'degraded', undefined], 'degraded'],
    [['overloaded', 'slower'], 'overloaded'],
    [['same', undefined], undefined],
    [[], undefined],
  ] as const)('%j is %s', (fates, whole) => {
    expect(fateOfMany(fates)).toBe(whole);
  });
});

describe('a line that stands for several connections', () => {
  /** a and b, both in a closed zone, call c: one line, which is ac. */
  const page = make({
    components: {
      a: { position: { x: 0, y: 0 }, in: ['z'] },
      b: { position: { x: 0, y: 200 }, in: ['z'] },
      c: { position: { x: 400, y: 0 } },
      d: { position: { x: 400, y: 200 } },
    },
    connections: { ac: 'a>c', bc: 'b>c', cd: 'c>d' },
    groups: { z: { type: 'zone', collapsed: true } },
  });
  const drawn = (fates: Readonly<Record<string, Fate>>) => {
    const all = new Map(Object.entries(fates).map(([ref, fate]) => [ref as ElementRef, fate]));
    return fatesDrawn(all, visibleDiagram(page)).get('connection:ac');
  };

  test.each([
    ['all out', { 'connection:ac': 'stopped', 'connection:bc': 'down' }, 'down'],
    ['the first alone out', { 'connection:ac': 'stopped' }, 'degraded'],
    ['another one alone out', { 'connection:bc': 'stopped' }, 'degraded'],
    ['none', { 'connection:cd': 'stopped' }, undefined],
  ] as const)('%s', (_what, fates, whole) => {
    expect(drawn(fates)).toBe(whole);
  });

  test('others keep what they have', () => {
    const fates = new Map<ElementRef, Fate>([
      ['connection:cd', 'stopped'],
      ['component:c', 'down'],
    ]);
    expect(fatesDrawn(fates, visibleDiagram(page))).toEqual(fates);
  });

  test('says what each of them says', () => {
    const words = new Map<ElementRef, string>([
      ['connection:ac', 'p99 30 → 90 ms'],
      ['connection:bc', '99.9 → 99 %'],
      ['component:c', 'p99 20 → 60 ms'],
    ]);
    const said = wordsDrawn(words, visibleDiagram(page));
    expect(said.get('connection:ac')).toBe('p99 30 → 90 ms\n99.9 → 99 %');
    expect(said.get('component:c')).toBe('p99 20 → 60 ms');
  });
});
