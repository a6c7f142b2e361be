import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareDiagrams } from '../../src/model/compare';
import type { Diagram } from '../../src/model/diagram';
import { freshId, putComponent, removeElements } from '../../src/model/edits';
import { everything, insertFragment } from '../../src/model/fragment';
import { mergeCompared } from '../../src/model/mergeCompared';
import { COMPARED, sameParts } from '../../src/model/sameParts';
import { at, diagramOf } from '../layout/diagrams';
import { arbitraryDiagram } from '../support/arbitraryDiagram';
import { expectSavedAndOpened } from '../support/savedAndOpened';

const differencesOf = (before: Diagram, after: Diagram) =>
  compareDiagrams(before, after).parts.map(({ kind, difference, before: was, after: is, fields }) =>
    [kind, difference, was, is, ...fields.map(({ path }) => path.join('.'))].join(' '),
  );

describe('two versions', () => {
  test('of which one is the other, read anew, differ in nothing', () => {
    fc.assert(
      fc.property(arbitraryDiagram, (diagram) => {
        const copy = structuredClone(diagram);
        expect(compareDiagrams(diagram, copy)).toMatchObject({ parts: [], fields: [] });
      }),
      { numRuns: 60 },
    );
  });

  test('each part of either is the same, added, removed or changed, and once', () => {
    fc.assert(
      fc.property(arbitraryDiagram, arbitraryDiagram, (before, after) => {
        const { same, parts } = compareDiagrams(before, after);
        for (const kind of COMPARED) {
          const those = (difference: string) =>
            parts.filter((part) => part.kind === kind && part.difference === difference);
          expect(new Set(same[kind].values()).size).toBe(same[kind].size);
          expect(those('removed').length + same[kind].size).toBe(before[kind].size);
          expect(those('added').length + same[kind].size).toBe(after[kind].size);
          for (const { before: was, after: is } of those('changed'))
            expect(same[kind].get(was ?? '')).toBe(is);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('turned round what was added was removed, what changed changed back', () => {
    const turned = { added: 'removed', removed: 'added', changed: 'changed' } as const;
    fc.assert(
      fc.property(arbitraryDiagram, fc.array(fc.nat(), { maxLength: 3 }), (diagram, lots) => {
        const refs = everything(diagram);
        const after = removeElements(
          diagram,
          lots.flatMap((n) => refs[n % Math.max(1, refs.length)] ?? []),
        );
        const said = (a: Diagram, b: Diagram, forth: boolean) =>
          compareDiagrams(a, b)
            .parts.map(({ kind, difference, before, after: is }) =>
              forth ? [kind, difference, before, is] : [kind, turned[difference], is, before],
            )
            .map(String)
            .sort();
        expect(said(diagram, after, true)).toEqual(said(after, diagram, false));
      }),
      { numRuns: 60 },
    );
  });

  test('with all that differs done to the one, are the other', () => {
    fc.assert(
      fc.property(arbitraryDiagram, arbitraryDiagram, (before, after) => {
        const { parts, same } = compareDiagrams(before, after);
        for (const kind of COMPARED) {
          const there = new Set([...before[kind].keys()].map((id) => same[kind].get(id) ?? `gone ${id}`));
          for (const part of parts) {
            if (part.kind !== kind) continue;
            if (part.difference === 'added') there.add(part.after ?? '');
            if (part.difference === 'removed') there.delete(`gone ${part.before}`);
          }
          expect(there).toEqual(new Set(after[kind].keys()));
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the same part', () => {
  const shop = diagramOf(
    {
      web: at(0, 0, { name: 'Web', in: ['z'] }),
      db: at(300, 0, { type: 'sql-database', name: 'Orders' }),
    },
    { c1: ['web', 'db'] },
    {
      groups: new Map([['z', { type: 'zone', name: 'a' }]]),
      journeys: new Map([['j', { name: 'Buy', entry: 'web', connections: ['c1'] }]]),
      scenarios: new Map([
        ['s', { name: 'Down', events: [{ kind: 'component-down' as const, component: 'db' }] }],
      ]),
    },
  );

  test('by name where every id is another; what refers to it hasn’t changed', () => {
    const text = JSON.stringify([...shop.components, ...shop.groups, ...shop.connections]);
    expect(text).toContain('web');
    const other = diagramOf(
      {
        orders: at(300, 0, { type: 'sql-database', name: 'Orders' }),
        front: at(0, 0, { name: 'Web', in: ['zone-1'] }),
      },
      { x: ['front', 'orders'] },
      {
        groups: new Map([['zone-1', { type: 'zone', name: 'a' }]]),
        journeys: new Map([['buy', { name: 'Buy', entry: 'front', connections: ['x'] }]]),
        scenarios: new Map([
          ['t', { name: 'Down', events: [{ kind: 'component-down' as const, component: 'orders' }] }],
        ]),
      },
    );
    expect(differencesOf(shop, other)).toEqual([]);
    expect(sameParts(shop, other).connections).toEqual(new Map([['c1', 'x']]));
  });

  test('is another one where the id means something else now', () => {
    const other = putComponent(shop, 'db', { ...at(300, 0), type: 'cache', name: 'Sessions' });
    expect(differencesOf(shop, other)).toEqual(['components added  db', 'components removed db ']);
  });

  test('says which fields changed, those of its settings one by one; moved is only looks', () => {
    const web = { ...at(40, 0, { name: 'Web', in: ['z'] }), settings: { replicas: 3, availability: 0.99 } };
    const moved = putComponent(shop, 'db', {
      ...at(300, 60, { type: 'sql-database', name: 'Orders' }),
      accent: 'red',
    });
    expect(differencesOf(shop, putComponent(moved, 'web', web))).toEqual([
      'components changed web web position settings.replicas settings.availability',
      'components changed db db position accent',
    ]);
    expect(compareDiagrams(shop, moved).parts.map(({ isLook }) => isLook)).toEqual([true]);
  });
});

describe('on one canvas', () => {
  test('what was removed stands beside the later version, and it is a document', () => {
    fc.assert(
      fc.property(arbitraryDiagram, arbitraryDiagram, (before, after) => {
        const comparison = compareDiagrams(before, after);
        const { diagram, marks } = mergeCompared(before, after, comparison);
        expectSavedAndOpened(diagram);
        const gone = comparison.parts.filter(
          ({ kind, difference }) => kind === 'components' && difference === 'removed',
        );
        expect(diagram.components.size).toBe(after.components.size + gone.length);
        for (const [id, component] of after.components) expect(diagram.components.get(id)).toBe(component);
        const removed = [...marks].filter(([, mark]) => mark === 'removed').map(([ref]) => ref);
        expect(removeElements(diagram, removed).components.size).toBe(after.components.size);
      }),
      { numRuns: 60 },
    );
  });
});

test('a page copied under other ids is the same, but for parts that share a name', () => {
  fc.assert(
    fc.property(arbitraryDiagram, (diagram) => {
      const named = [...diagram.components].reduce(
        (next, [id, component], index) => putComponent(next, id, { ...component, name: `Part ${index}` }),
        diagram,
      );
      const start = diagramOf({ [freshId(diagram, 'x')]: at(0, 0) });
      const { diagram: copy } = insertFragment(start, named, { x: 0, y: 0 });
      // Ids come first: one that the copy gave to another part speaks for that one.
      fc.pre(
        [...copy.components].every(([id, { name }]) =>
          [undefined, name].includes(named.components.get(id)?.name),
        ),
      );
      const { same } = compareDiagrams(named, copy);
      expect(same.components.size).toBe(named.components.size);
      expect(same.connections.size).toBe(named.connections.size);
    }),
    { numRuns: 40 },
  );
});
