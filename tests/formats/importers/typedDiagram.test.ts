import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { COMPONENT_TYPES } from '../../../src/catalog/catalog';
import { hitLabel, searchCatalog } from '../../../src/catalog/search';
import { nodeSubtitle } from '../../../src/catalog/subtitle';
import { createEstimator } from '../../../src/estimate/estimator';
import { typedDiagram } from '../../../src/formats/importers/typedDiagram';
import { groupTypeOf } from '../../../src/formats/importers/typedGroups';
import { remediesOf, withRemedies } from '../../../src/formats/importers/typedRemedies';
import { type Diagram, emptyDiagram } from '../../../src/model/diagram';
import { nameOf } from '../../../src/model/queries';
import { judge } from '../../../src/rules/judge';
import { make } from '../../model/make';
import { expectSavedAndOpened } from '../../support/savedAndOpened';

const parts = (diagram: Diagram) =>
  [...diagram.components.values()].map(({ type, name, settings }) =>
    [`${name}: ${type}`, settings?.technology, settings?.replicas].filter(Boolean).join(' '),
  );
const lines = (diagram: Diagram) =>
  [...diagram.connections.values()].map(
    ({ from, to, mode }) => `${nameOf(diagram, from)} ${mode === 'async' ? '~' : '-'} ${nameOf(diagram, to)}`,
  );

describe('a typed diagram', () => {
  test('is typed, replicated and connected', () => {
    const { diagram, remarks, components, connections, joined } = typedDiagram(
      'user > lb > api x3 > redis, postgres',
    );
    expect(parts(diagram)).toEqual([
      'user: client',
      'lb: load-balancer',
      'api: service 3',
      'redis: cache redis',
      'postgres: sql-database postgresql',
    ]);
    expect(lines(diagram)).toEqual(['user - lb', 'lb - api', 'api - redis', 'api - postgres']);
    expect([...diagram.connections.values()].map(({ protocol }) => protocol)).toEqual([
      'https',
      'https',
      'redis',
      'sql',
    ]);
    expect(remarks).toEqual([]);
    expect(components).toEqual([...diagram.components.keys()]);
    expect(connections).toEqual([...diagram.connections.keys()]);
    expect(joined).toEqual([]);
    const [journey] = createEstimator().estimate(diagram).journeys.values();
    expect(journey?.availability).toBeGreaterThan(0.9);
    expect(journey?.latencyMs?.p50).toBeGreaterThan(0);
  });

  test('a name is one component, wherever it stands and however it is written', () => {
    const { diagram } = typedDiagram('user > API > redis; worker > Redis\napi x2 > redis');
    expect(parts(diagram)).toEqual([
      'user: client',
      'API: service 2',
      'redis: cache redis',
      'worker: worker',
    ]);
    expect(lines(diagram)).toEqual(['user - API', 'API - redis', 'worker - redis']);
  });

  test('what nothing is called becomes a plain box, and says where', () => {
    const text = 'user > frobnicator > db';
    const { diagram, remarks } = typedDiagram(text);
    expect(parts(diagram)[1]).toBe('frobnicator: box');
    expect(remarks.map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
      ['plain-box', 'frobnicator'],
    ]);
    expect(lines(diagram)).toEqual(['user - frobnicator', 'frobnicator - db']);
  });

  test('a refused connection isn’t drawn; why, and the way round, is said', () => {
    const text = 'user > postgres, redis';
    const typed = typedDiagram(text);
    expect(lines(typed.diagram)).toEqual([]);
    expect(typed.remarks.map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
      ['refused', text],
      ['refused', text],
    ]);
    expect(typed.remarks[0]?.text).toMatch(/Clients don.t talk to .* directly/);
    expect(remediesOf(typed)).toEqual(['Insert service']);
    const whole = withRemedies(typed, emptyDiagram);
    expect(lines(whole.diagram)).toEqual(['user - Service', 'Service - postgres', 'Service - redis']);
    expect(whole.components).toHaveLength(4);
    expect(whole.remarks).toEqual([]);
    expectSavedAndOpened(whole.diagram);
  });

  test('says what it is: beside the name, asynchronous, in groups', () => {
    const { diagram, groups } = typedDiagram(
      'vpc [ zone-a [ orders: api ], zone-b [ orders ] ] ~> "All events" kafka',
    );
    expect(parts(diagram)).toEqual(['orders: service', 'All events: event-log kafka']);
    expect(lines(diagram)).toEqual(['orders ~ All events']);
    expect([...diagram.groups.values()]).toEqual([
      { type: 'network', name: 'vpc' },
      { type: 'zone', name: 'zone-a', in: ['network'] },
      { type: 'zone', name: 'zone-b', in: ['network'] },
    ]);
    expect(groups).toEqual(['network', 'zone', 'zone-2']);
    expect(diagram.components.get('service')?.in).toEqual(['zone', 'zone-2']);
    expectSavedAndOpened(diagram);
  });

  test('joins what is there and called the same, and changes nothing else of it', () => {
    const base = make({
      components: {
        s: { type: 'service', name: 'Orders API', position: { x: 5, y: 7 } },
        a: { type: 'cache', name: 'Twin' },
        b: { type: 'cache', name: 'Twin' },
      },
    });
    const typed = typedDiagram('orders api > kafka, twin', base);
    expect(typed.joined).toEqual(['s']);
    expect(typed.components).toEqual(['kafka', 'box']);
    expect(typed.diagram.components.get('s')).toBe(base.components.get('s'));
    expect(typedDiagram('orders api: db', base).remarks.map(({ kind }) => kind)).toEqual(['another-type']);
  });

  test('replicas that can’t be are said and brought into range', () => {
    const { diagram, remarks } = typedDiagram('api x0 > db x99999999');
    expect(parts(diagram)).toEqual(['api: service', 'db: sql-database 1000000']);
    expect(remarks.map(({ kind }) => kind)).toEqual(['replicas', 'replicas']);
  });

  test('a text that would connect everything with everything is cut, and says so', () => {
    const many = Array.from({ length: 300 }, (_, index) => `part${index}`).join(',');
    const { diagram, remarks } = typedDiagram(`${many} > ${many}`);
    expect(diagram.components.size).toBe(200);
    expect(diagram.connections.size).toBeLessThanOrEqual(400);
    expect(remarks.at(-1)?.kind).toBe('too-long');
  });
});

it.each([
  ['zone-a', 'zone'],
  ['eu region', 'region'],
  ['AZ 1', 'zone'],
  ['vpc', 'network'],
  ['security zone', 'trust'],
  ['Payments team', 'team'],
  ['k8s', 'cluster'],
  ['whatever', 'network'],
])('a group called %s is a %s', (name, type) => expect(groupTypeOf(name)).toBe(type));

const words = COMPONENT_TYPES.flatMap((type) => [
  type.label,
  type.id,
  ...type.keywords.filter((keyword) => searchCatalog(keyword).length > 0),
]).concat(searchCatalog('a').map(hitLabel));
const signs = fc.constantFrom('>', '~>', '<-', ',', ';', '\n', '[', ']', ' x3', ':', '"', ' ');

describe('any text', () => {
  test('of whatever is typed: never throws, and what is drawn is a document', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 60 }),
          fc
            .array(fc.oneof(signs, fc.string({ unit: 'grapheme', maxLength: 4 })), { maxLength: 24 })
            .map((all) => all.join('')),
        ),
        (text) => {
          const { diagram, remarks } = typedDiagram(text);
          expectSavedAndOpened(diagram);
          for (const { start, end } of remarks) {
            expect(start).toBeLessThanOrEqual(end);
            expect(end).toBeLessThanOrEqual(text.length);
          }
        },
      ),
      { numRuns: 80 },
    );
  });

  test('of catalog words and signs: every line drawn is one the rules allow, it opens and has numbers', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...words), signs), { minLength: 1, maxLength: 12 }),
        (typed) => {
          const text = typed.flat().join(' ');
          const { diagram } = typedDiagram(text);
          expectSavedAndOpened(diagram);
          for (const [id, connection] of diagram.connections)
            expect(judge(diagram, connection, id).allowed, `${text}: ${id}`).toBe(true);
          const estimate = createEstimator().estimate(diagram);
          for (const [id, component] of diagram.components) {
            expect(estimate.components.has(id)).toBe(true);
            expect(nodeSubtitle(component)).not.toContain('unknown');
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
