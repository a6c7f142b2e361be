import { expect, it } from 'vitest';
import { describeDifferences } from '../../../src/editor/files/describeDifferences';
import { type Diagram, emptyDiagram } from '../../../src/model/diagram';

const theirs: Diagram = {
  ...emptyDiagram,
  title: 'Orders',
  components: new Map([
    ['api', { type: 'service', settings: { replicas: 1, availability: 0.9 } }],
    ['db', { type: 'sql-database' }],
  ]),
  connections: new Map([['c1', { from: 'api', to: 'db' }]]),
};

it('finds nothing between equal diagrams, in whatever order their keys stand', () => {
  const components = new Map([
    ['api', { settings: { availability: 0.9, replicas: 1 }, type: 'service' }],
    ['db', { type: 'sql-database' }],
  ]);
  expect(describeDifferences({ ...theirs, components }, theirs)).toBeNull();
});

it('counts what was added, changed and removed, of each kind', () => {
  const mine: Diagram = {
    ...theirs,
    title: 'Orders, again',
    components: new Map([
      ['api', { type: 'service', settings: { replicas: 2, availability: 0.9 } }],
      ['__proto__', { type: 'cache' }],
      ['10', { type: 'cache' }],
    ]),
    connections: new Map(),
    notes: new Map([['n', { text: 'new', position: { x: 0, y: 0 } }]]),
  };
  expect(describeDifferences(mine, theirs)).toBe(
    'title changed, 2 components added, 1 component changed, 1 component removed, 1 connection removed, 1 note added',
  );
});

it('names what it has no word for', () => {
  expect(describeDifferences({ ...theirs, extra: { workshop: 1 } }, theirs)).toBe('other parts changed');
});
