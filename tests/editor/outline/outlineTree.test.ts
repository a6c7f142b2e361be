import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type OutlineNode, outlineOf, outlineRows } from '../../../src/editor/outline/outlineTree';
import { emptyDiagram } from '../../../src/model/diagram';
import type { ElementRef } from '../../../src/model/elements';
import { everything } from '../../../src/model/fragment';
import { arbitraryDiagram } from '../../support/arbitraryDiagram';

const shop = {
  ...emptyDiagram,
  groups: new Map([
    ['eu', { type: 'region', name: 'Europe' }],
    ['a', { type: 'zone', in: ['eu'] }],
    ['b', { type: 'zone', in: ['eu'] }],
  ]),
  components: new Map([
    ['web', { type: 'service', name: 'Web', in: ['a'] }],
    ['db', { type: 'sql-database', in: ['a', 'b'] }],
    ['user', { type: 'client', name: 'User' }],
  ]),
  connections: new Map([
    ['c1', { from: 'user', to: 'web', protocol: 'https' }],
    ['c2', { from: 'web', to: 'db', name: 'reads' }],
  ]),
  notes: new Map([['n', { text: 'To do\nlater' }]]),
};

const shown = (toggled: readonly ElementRef[] = []): string[] =>
  outlineRows(outlineOf(shop), new Set(toggled)).map(
    ({ node, level, place, siblings, open }) =>
      `${' '.repeat(level)}${node.label} (${node.kind}) ${place}/${siblings}${open === null ? '' : open ? ' open' : ' shut'}`,
  );

const refsOf = (nodes: readonly OutlineNode[]): ElementRef[] =>
  nodes.flatMap(({ ref, children }) => [ref, ...refsOf(children)]);

describe('the outline', () => {
  test('has groups with what stands in them, spread replicas in what their zones have in common', () => {
    expect(shown()).toEqual([
      ' Europe (region) 1/3 open',
      '  a (zone) 1/3 open',
      '   Web (Service) 1/1 shut',
      '  b (zone) 2/3',
      '  db (SQL database) 3/3',
      ' User (Client) 2/3 shut',
      ' To do (Note) 3/3',
    ]);
  });

  test('opens a component on its connections, and closes a group', () => {
    expect(shown(['component:web', 'component:user', 'group:eu'])).toEqual([
      ' Europe (region) 1/3 shut',
      ' User (Client) 2/3 open',
      '  → Web (https) 1/1',
      ' To do (Note) 3/3',
    ]);
  });

  test('has everything once, but what only a pen drew', () => {
    fc.assert(
      fc.property(arbitraryDiagram, (diagram) => {
        const readable = everything(diagram).filter(
          (ref) => !ref.startsWith('drawing:') || diagram.drawings.get(ref.slice(8))?.kind === 'image',
        );
        expect(refsOf(outlineOf(diagram)).sort()).toEqual(readable.sort());
      }),
    );
  });
});
