/**
 * Random diagrams as people draw them: real component types, call groups, nested zones and regions, replicas spread
 * over them, journeys, notes. Every one is a valid document; ids are odd and shared between kinds on purpose.
 */
import * as fc from 'fast-check';
import { modeOf } from '../../src/catalog/effective';
import {
  type CallGroup,
  type Component,
  type Connection,
  type Diagram,
  type Drawing,
  emptyDiagram,
  type Group,
  HOWS,
  type Journey,
  type Note,
} from '../../src/model/diagram';
import { putComponent, withKey } from '../../src/model/edits';
import type { SavedEvent, SavedScenario } from '../../src/model/scenario';
import { ACCENTS, FLOW_DIRECTIONS, LINE_STYLES, LOOKS, TEXT_SIZES } from '../../src/model/style';

export const TYPES = [
  'client',
  'load-balancer',
  'service',
  'worker',
  'cache',
  'sql-database',
  'message-queue',
  'event-log',
  'shard-router',
  'box',
  'of-tomorrow',
] as const;

const IDS = [
  'a',
  'b',
  'c',
  'c1',
  'c2',
  '10',
  '__proto__',
  'constructor',
  'a:b',
  'service',
  'service-2',
  'ü ',
];

const coordinate = fc.integer({ min: -20, max: 40 }).map((n) => n * 30);
const point = fc.record({ x: coordinate, y: coordinate });
const size = fc.record({
  width: fc.integer({ min: 40, max: 900 }),
  height: fc.integer({ min: 40, max: 700 }),
});
const share = fc.constantFrom(0.5, 0.9, 0.999, 1);

/** Any of the keys may be absent, never undefined. */
const some = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<Partial<T>> =>
  fc.record(model, { requiredKeys: [] }) as fc.Arbitrary<Partial<T>>;

const mapOf = <T>(value: fc.Arbitrary<T>, maxLength: number, minLength = 0) =>
  fc
    .uniqueArray(fc.tuple(fc.constantFrom(...IDS), value), { selector: ([id]) => id, minLength, maxLength })
    .map((entries): ReadonlyMap<string, T> => new Map(entries));

const groups: fc.Arbitrary<ReadonlyMap<string, Group>> = mapOf(
  fc.tuple(
    fc
      .tuple(
        fc.record({ type: fc.constantFrom('zone', 'zone', 'region', 'team', 'network') }),
        some({
          name: fc.constantFrom('eu-west-1', 'North'),
          position: point,
          size,
          settings: some({ availability: share }),
        }),
      )
      .map(([head, rest]): Group => ({ ...head, ...rest })),
    fc.array(fc.nat(), { maxLength: 2 }),
    fc.nat({ max: 4 }),
  ),
  5,
).map((drawn) => {
  // A group stands in earlier ones only, so that there is no circle.
  const made = new Map<string, Group>();
  for (const [id, [group, parents, lot]] of drawn) {
    const earlier = [...made.keys()];
    const within = new Set(parents.flatMap((n) => earlier[n % Math.max(1, earlier.length)] ?? []));
    const placed = withKey(group, 'in', within.size ? [...within] : undefined);
    made.set(id, lot === 0 ? { ...placed, collapsed: true } : placed);
  }
  return made;
});

const standing = { locked: fc.boolean(), layer: fc.integer({ min: -3, max: 3 }) };

const placedIn = (within: readonly string[], most: number) =>
  fc.subarray([...within], {
    minLength: Math.min(1, within.length),
    maxLength: Math.min(most, within.length),
  });

const component = (within: readonly string[]): fc.Arbitrary<Component> =>
  fc
    .tuple(
      fc.record({ type: fc.constantFrom(...TYPES), position: point }),
      some({
        name: fc.constantFrom('Orders', 'Users', 'Service'),
        size,
        accent: fc.constantFrom(...ACCENTS),
        ...standing,
        in: placedIn(within, 3),
        settings: some({
          availability: share,
          replicas: fc.integer({ min: 1, max: 4 }),
          costPerMonth: fc.constantFrom(0, 12.5),
          capacityRps: fc.constantFrom(null, 100, 5000),
          'x-own': fc.constant({ kept: [1, null] }),
        }),
      }),
    )
    .map(([head, rest]): Component => ({ ...head, ...rest }));

const connection = (ends: readonly string[]): fc.Arbitrary<Connection> =>
  fc
    .tuple(
      fc.record({ from: fc.constantFrom(...ends), to: fc.constantFrom(...ends) }),
      some({
        protocol: fc.constantFrom('http', 'sql'),
        mode: fc.constantFrom('sync' as const, 'sync' as const, 'async' as const),
        name: fc.constant('asks'),
        optional: fc.boolean(),
        errorRate: fc.constantFrom(0, 0.1),
        line: fc.constantFrom(...LINE_STYLES),
        labelAt: share,
      }),
    )
    .map(([head, rest]): Connection => ({ ...head, ...rest }));

const journey = fc
  .tuple(
    fc.record({ entry: fc.constantFrom(...IDS) }),
    some({
      name: fc.constant('Order'),
      requestsPerSecond: fc.constantFrom(0, 200),
      connections: fc.subarray(['c1', 'c2', 'gone']),
      target: some({ availability: share, p99Ms: fc.constant(250) }),
    }),
  )
  .map(([head, rest]): Journey => ({ ...head, ...rest }));

const note = (within: readonly string[]): fc.Arbitrary<Note> =>
  fc
    .tuple(
      fc.record({ text: fc.constantFrom('', 'to do') }),
      some({
        position: point,
        size,
        plain: fc.boolean(),
        textSize: fc.constantFrom(...TEXT_SIZES),
        accent: fc.constantFrom(...ACCENTS),
        in: placedIn(within, 2),
        ...standing,
      }),
    )
    .map(([head, rest]): Note => ({ ...head, ...rest }));

const scenario = fc
  .tuple(
    fc.array(
      fc.oneof(
        fc.constantFrom(...IDS).map((id): SavedEvent => ({ kind: 'component-down', component: id })),
        fc.constantFrom(...IDS).map((id): SavedEvent => ({ kind: 'load', factor: 2, journey: id })),
      ),
      { maxLength: 3 },
    ),
    some({ name: fc.constant('Black Friday') }),
  )
  .map(([events, rest]): SavedScenario => ({ events, ...rest }));

const accent = fc.constantFrom(...ACCENTS);
const along = fc.integer({ min: -200, max: 200 });

const drawing = (within: readonly string[]): fc.Arbitrary<Drawing> =>
  fc.oneof(
    fc
      .tuple(
        fc.array(fc.oneof(fc.tuple(along, along), fc.tuple(along, along, fc.constantFrom(0, 0.5, 1))), {
          minLength: 1,
          maxLength: 5,
        }),
        some({
          position: point,
          accent,
          width: fc.constantFrom(2, 12),
          in: placedIn(within, 2),
          ...standing,
        }),
      )
      .map(([points, rest]): Drawing => ({ kind: 'stroke', points, ...rest })),
    some({ position: point, size, name: fc.constant('A sketch'), in: placedIn(within, 2), ...standing }).map(
      (rest): Drawing => ({ kind: 'image', source: 'data:image/png;base64,iVBORw0KGgo=', ...rest }),
    ),
    fc.constant<Drawing>({ kind: 'foreign', record: { kind: 'of tomorrow', points: 'other' } }),
  );

/** How the synchronous calls of each component are grouped: for every call a group number, for every group its kind. */
const grouping = fc.record({
  into: fc.array(fc.nat({ max: 3 }), { minLength: 12, maxLength: 12 }),
  how: fc.array(fc.constantFrom(...HOWS), { minLength: 4, maxLength: 4 }),
  weights: fc.boolean(),
  need: fc.integer({ min: 1, max: 3 }),
});

/** Calls number 3 stay in no group; a group that can't be of its kind is a sequence. */
function withCalls(
  diagram: Diagram,
  { into, how, weights, need }: typeof grouping extends fc.Arbitrary<infer T> ? T : never,
) {
  let next = diagram;
  for (const [id, it] of diagram.components) {
    const calls = [...diagram.connections].filter(([, c]) => c.from === id && modeOf(diagram, c) === 'sync');
    const made = how.slice(0, 3).flatMap((kind, number): CallGroup[] => {
      const members = calls.filter((_, index) => into[index] === number).map(([callId]) => callId);
      if (members.length === 0) return [];
      const fitting = kind === 'cache' && members.length !== 2 ? 'sequence' : kind;
      const base: CallGroup = { how: fitting, connections: members };
      const weighted = weights ? { ...base, weights: members.map((_, index) => index + 1) } : base;
      return [fitting === 'quorum' ? { ...weighted, need: Math.min(need, members.length) } : weighted];
    });
    if (made.length > 0) next = putComponent(next, id, { ...it, settings: { ...it.settings, calls: made } });
  }
  return next;
}

export const arbitraryDiagram: fc.Arbitrary<Diagram> = groups.chain((theGroups) =>
  mapOf(component([...theGroups.keys()]), 7).chain((components) =>
    fc
      .record({
        connections: components.size
          ? mapOf(connection([...components.keys()]), 9)
          : fc.constant<ReadonlyMap<string, Connection>>(new Map()),
        journeys: mapOf(journey, 2),
        scenarios: mapOf(scenario, 2),
        notes: mapOf(note([...theGroups.keys()]), 2),
        drawings: mapOf(drawing([...theGroups.keys()]), 2),
        style: some({
          lines: fc.constantFrom(...LINE_STYLES),
          look: fc.constantFrom(...LOOKS),
          direction: fc.constantFrom(...FLOW_DIRECTIONS),
        }),
        grouping,
      })
      .map(({ grouping: how, ...rest }) =>
        withCalls({ ...emptyDiagram, title: 'Drawn', groups: theGroups, components, ...rest }, how),
      ),
  ),
);
