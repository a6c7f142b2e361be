import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMPONENT_TYPES } from '../../src/catalog/catalog';
import { modeOf } from '../../src/catalog/effective';
import { parseDiagram } from '../../src/document/parseDiagram';
import { serializeDiagram } from '../../src/document/serializeDiagram';
import { type Connection, type Diagram, emptyDiagram } from '../../src/model/diagram';
import type { Finding } from '../../src/model/finding';
import { review } from '../../src/rules/review';
import { link, part, sketch } from '../../src/rules/sketch';
import { noEstimate } from './noEstimate';

const details = fc.record(
  {
    protocol: fc.constantFrom('https', 'http', 'sql', 'amqp', 'replication'),
    mode: fc.constantFrom('sync' as const, 'async' as const),
    operation: fc.constantFrom('read' as const, 'write' as const),
    optional: fc.constant(true),
  },
  { requiredKeys: [] },
);

/** Diagrams whose components order all their synchronous calls in one group, so that a remedy has to mind it. */
const diagrams: fc.Arbitrary<Diagram> = fc
  .array(fc.constantFrom(...COMPONENT_TYPES.map((type) => type.id), 'quantum-server'), {
    minLength: 2,
    maxLength: 6,
  })
  .chain((types) =>
    fc.tuple(
      fc.constant(types),
      fc.array(fc.tuple(fc.nat(types.length - 1), fc.nat(types.length - 1), details), { maxLength: 9 }),
      fc.constantFrom('parallel' as const, 'balance' as const),
    ),
  )
  .map(([types, ends, how]) => {
    const connections = new Map(
      ends.map(([from, to, more], index): [string, Connection] => [
        `c${index + 1}`,
        link(`p${from}`, `p${to}`, more),
      ]),
    );
    const bare = new Map(types.map((type, index) => [`p${index}`, part(type, `Part ${index}`)]));
    const callsOf = (id: string) =>
      [...connections].flatMap(([connectionId, connection]) =>
        connection.from === id && modeOf({ ...emptyDiagram, components: bare }, connection) === 'sync'
          ? [connectionId]
          : [],
      );
    const components = new Map(
      [...bare].map(([id, component]) => {
        const calls = callsOf(id);
        return [
          id,
          calls.length > 0 ? { ...component, settings: { calls: [{ how, connections: calls }] } } : component,
        ];
      }),
    );
    return {
      ...emptyDiagram,
      components,
      connections,
      journeys: new Map([['j', { entry: 'p0', connections: ['c1'] }]]),
    };
  });

const placeOf = ({ rule, components, connections }: Finding) =>
  JSON.stringify([rule, components, connections]);
const errorsOf = (diagram: Diagram) =>
  review(diagram, noEstimate).filter((finding) => finding.severity === 'error');

describe('remedies, on random diagrams', () => {
  it('make their own finding go away, bring no error to a place that had none, and leave a usable document', () => {
    let applied = 0;
    fc.assert(
      fc.property(diagrams, (diagram) => {
        const before = new Set(errorsOf(diagram).flatMap((finding) => finding.connections));
        for (const finding of review(diagram, noEstimate)) {
          const cured = finding.remedy?.apply?.(diagram);
          if (!cured) continue;
          applied++;
          expect(review(cured, noEstimate).map(placeOf)).not.toContain(placeOf(finding));
          const fresh = errorsOf(cured).filter(
            (error) => error.connections.length > 0 && !error.connections.some((id) => before.has(id)),
          );
          expect(fresh).toEqual([]);
          expect(parseDiagram(serializeDiagram(cured))).toMatchObject({ ok: true });
        }
      }),
      { numRuns: 150 },
    );
    expect(applied).toBeGreaterThan(50);
  });
});

describe('a call made asynchronous', () => {
  it('leaves its call group', () => {
    const diagram = sketch({
      parts: {
        user: part('client', 'User'),
        a: part('service', 'A', { replicas: 2 }),
        b: part('service', 'B', { replicas: 2, calls: [{ how: 'parallel', connections: ['c3'] }] }),
      },
      links: [link('user', 'a'), link('a', 'b'), link('b', 'a')],
    });
    const [finding] = review(diagram, noEstimate);
    const cured = finding?.remedy?.apply?.(diagram);
    expect(cured?.connections.get('c3')).toMatchObject({ mode: 'async' });
    expect(cured?.components.get('b')?.settings).toEqual({ replicas: 2 });
  });
});
