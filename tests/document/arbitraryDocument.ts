/** Whatever the format allows: odd ids, unknown types and keys, every field at some time. What people draw is in tests/support/arbitraryDiagram.ts. */
import * as fc from 'fast-check';
import { type Capacity, LOADS } from '../../src/model/capacity';
import {
  CONSISTENCIES,
  type Component,
  type Connection,
  DELIVERY_GUARANTEES,
  type Diagram,
  type Drawing,
  emptyDiagram,
  type LatencyMs,
  type Page,
} from '../../src/model/diagram';
import { type MockInterview, PHASE_IDS, REQUIREMENT_KINDS } from '../../src/model/mockInterview';
import type { Ranged } from '../../src/model/ranged';
import { PROFILES, type ReviewSettings, SEVERITIES_IN_FORCE } from '../../src/model/reviewSettings';
import type { SavedEvent, SavedScenario } from '../../src/model/scenario';
import { ACCENTS, LINE_STYLES, LOOKS } from '../../src/model/style';
import { PERIODS } from '../../src/shared/amounts';
import type { JsonObject } from '../../src/shared/json';

const arbitraryId: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('a', 'b', 'c', 'db') },
  {
    weight: 2,
    arbitrary: fc.constantFrom('__proto__', '10', 'constructor', 'toString', ' ', 'a.b', '2', '"'),
  },
  { weight: 1, arbitrary: fc.string({ minLength: 1, unit: 'binary' }) },
);

/** JSON has no -0 and writes it as 0. */
const plainZero = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_, inner: unknown) => (Object.is(inner, -0) ? 0 : inner));

const unknownKeys: fc.Arbitrary<JsonObject> = fc
  .dictionary(fc.constantFrom('x-mine', '__proto__', '7', 'owner', 'extra'), fc.jsonValue({ maxDepth: 2 }), {
    maxKeys: 2,
    noNullPrototype: true,
  })
  .map(
    (value) =>
      Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plainZero(inner)])) as JsonObject,
  );

const withExtra = <T extends object>(record: fc.Arbitrary<T>): fc.Arbitrary<T & { extra?: JsonObject }> =>
  fc
    .tuple(record, unknownKeys)
    .map(([known, extra]) => (Object.keys(extra).length ? { ...known, extra } : known));

const finite = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value || 0);
const positive = finite.map((value) => Math.abs(value) || 1);
const probability = fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value || 0);
/** A range one time in four, its keys in any order and with one of its own. */
const orRange = (value: fc.Arbitrary<number>): fc.Arbitrary<Ranged<number>> =>
  fc.oneof(
    { weight: 3, arbitrary: value },
    {
      weight: 1,
      arbitrary: fc.tuple(value, value, value, fc.boolean()).map((values) => {
        const [low, likely, high] = values.slice(0, 3).map(Number).sort(byNumber);
        const range = { low: low ?? 0, likely: likely ?? 0, high: high ?? 0 };
        return values[3] ? range : { 'x-guess': 'mine', ...range };
      }),
    },
  );
const byNumber = (a: number, b: number): number => a - b;
const count = fc.integer({ min: 1, max: 9 });
const required = fc.oneof(count, fc.constant('auto' as const));
const point = fc.record({ x: finite, y: finite });
const size = fc.record({ width: positive, height: positive });
const latency = fc.tuple(positive, positive).map(([a, b]) => ({ p50: Math.min(a, b), p99: Math.max(a, b) }));
const latencyOrRange: fc.Arbitrary<Ranged<LatencyMs>> = fc.oneof(
  { weight: 3, arbitrary: latency },
  { weight: 1, arbitrary: latency.map((one) => ({ low: { p50: 0, p99: 0 }, likely: one, high: one })) },
);
const capacity = fc.oneof(orRange(positive), fc.constant(null));
const name = fc.string({ unit: 'binary', maxLength: 5 });

/** Any of the keys may be absent, never undefined. */
const some = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<Partial<T>> =>
  fc.record(model, { requiredKeys: [] }) as fc.Arbitrary<Partial<T>>;

const byOperation = some({ latencyMs: latencyOrRange, capacityRps: capacity, requiredReplicas: required });
const settings = fc
  .tuple(
    some({
      availability: orRange(probability),
      replicas: count,
      requiredReplicas: required,
      commonCause: orRange(probability),
      latencyMs: latencyOrRange,
      capacityRps: capacity,
      hitRatio: orRange(probability),
      read: byOperation,
      write: byOperation,
      managed: fc.constantFrom('zone' as const, 'region' as const, 'global' as const, null),
      shards: count,
      technology: name,
    }),
    unknownKeys,
  )
  .map(([known, more]) => ({ ...more, ...known }));

const standing = { locked: fc.boolean(), layer: finite };
const accent = fc.constantFrom(...ACCENTS);

const component = (groups: readonly string[]): fc.Arbitrary<Component> =>
  withExtra(
    fc
      .tuple(
        fc.record({ type: fc.constantFrom('tomorrow', 'box', '__proto__') }),
        some({ name, position: point, size, ...standing, accent, settings, in: fc.subarray([...groups]) }),
      )
      .map(([head, rest]) => ({ ...head, ...rest })),
  );

const connection = (ends: readonly string[]): fc.Arbitrary<Connection> =>
  withExtra(
    fc
      .tuple(
        fc.record({ from: fc.constantFrom(...ends), to: fc.constantFrom(...ends) }),
        some({
          protocol: fc.constantFrom('https', 'sql', 'of our own'),
          mode: fc.constantFrom('sync' as const, 'async' as const),
          operation: fc.constantFrom('read' as const, 'write' as const),
          name,
          step: count,
          optional: fc.boolean(),
          probability: orRange(probability),
          timesPerRequest: count,
          latencyMs: latencyOrRange,
          availability: orRange(probability),
          timeoutMs: positive,
          retries: fc.record(
            { max: count, backoffMs: positive, jitter: fc.boolean() },
            { requiredKeys: ['max'] },
          ),
          hedgeAfterMs: positive,
          errorRate: orRange(probability),
          circuitBreaker: fc.boolean(),
          idempotent: fc.boolean(),
          encrypted: fc.boolean(),
          mutualTls: fc.boolean(),
          rateLimitRps: positive,
          batchSize: count,
          payloadBytes: positive,
          responseBytes: positive,
          consistency: fc.constantFrom(...CONSISTENCIES),
          deliveryGuarantee: fc.constantFrom(...DELIVERY_GUARANTEES),
          line: fc.constantFrom(...LINE_STYLES),
          labelAt: probability,
        }),
      )
      .map(([head, rest]) => ({ ...head, ...rest }) as Connection),
  );

const mapOf = <T>(value: fc.Arbitrary<T>, maxLength = 3): fc.Arbitrary<ReadonlyMap<string, T>> =>
  fc
    .uniqueArray(fc.tuple(arbitraryId, value), { selector: ([id]) => id, maxLength })
    .map((entries) => new Map(entries));

const journey = withExtra(
  fc
    .tuple(
      fc.record({ entry: arbitraryId }),
      some({
        name,
        requestsPerSecond: orRange(positive),
        operation: fc.constantFrom('read' as const, 'write' as const),
        connections: fc.array(arbitraryId, { maxLength: 2 }),
        target: some({ availability: probability, p50Ms: positive, p95Ms: positive, p99Ms: positive }),
      }),
    )
    .map(([head, rest]) => ({ ...head, ...rest })),
);
const note = (groups: readonly string[]) =>
  withExtra(
    fc
      .tuple(
        fc.record({ text: name }),
        some({
          position: point,
          size,
          plain: fc.boolean(),
          textSize: fc.constantFrom('small', 'huge'),
          accent: fc.constantFrom('red', 'blue'),
          in: fc.subarray([...groups]),
          ...standing,
        }),
      )
      .map(([head, rest]) => ({ ...head, ...rest })),
  );
const group = withExtra(
  fc
    .tuple(
      fc.record({ type: fc.constantFrom('zone', 'region', 'team', 'odd') }),
      some({
        name,
        settings: some({ availability: probability }),
        position: point,
        size,
        collapsed: fc.boolean(),
        locked: fc.boolean(),
      }),
    )
    .map(([head, rest]) => ({ ...head, ...rest })),
);

const strokePoint = fc.oneof(fc.tuple(finite, finite), fc.tuple(finite, finite, probability));
const drawing = (groups: readonly string[]): fc.Arbitrary<Drawing> =>
  fc.oneof(
    withExtra(
      fc
        .tuple(
          fc.array(strokePoint, { maxLength: 3 }),
          some({
            position: point,
            accent,
            width: fc.constantFrom(0.1, 3, 200),
            in: fc.subarray([...groups]),
            ...standing,
          }),
        )
        .map(([points, rest]): Drawing => ({ kind: 'stroke', points, ...rest })),
    ),
    withExtra(
      fc
        .tuple(
          fc.constantFrom('data:image/png;base64,iVBORw0KGgo=', 'data:image/svg+xml,%3Csvg/%3E'),
          some({ name, position: point, size, in: fc.subarray([...groups]), ...standing }),
        )
        .map(([source, rest]): Drawing => ({ kind: 'image', source, ...rest })),
    ),
    unknownKeys.map((record): Drawing => ({ kind: 'foreign', record })),
  );

const event: fc.Arbitrary<SavedEvent> = fc.oneof(
  arbitraryId.map((id): SavedEvent => ({ kind: 'component-down', component: id })),
  arbitraryId.map((id): SavedEvent => ({ kind: 'connection-down', connection: id })),
  arbitraryId.map((id): SavedEvent => ({ kind: 'group-down', group: id })),
  fc.constant<SavedEvent>({ kind: 'cold-cache' }),
  fc
    .tuple(arbitraryId, probability)
    .map(([id, factor]): SavedEvent => ({ kind: 'load', factor, journey: id })),
  unknownKeys.map((record): SavedEvent => ({ kind: 'foreign', record })),
);
const scenario = withExtra(
  fc
    .tuple(fc.record({ events: fc.array(event, { maxLength: 3 }) }), some({ name }))
    .map(([head, rest]): SavedScenario => ({ ...head, ...rest })),
);

const places = fc.array(arbitraryId, { maxLength: 2 });
const muting = withExtra(
  fc
    .tuple(
      fc.record({ rule: arbitraryId, reason: fc.constantFrom('known', 'ü, and "so"') }),
      some({ components: places, connections: places, groups: places, journeys: places }),
    )
    .map(([head, rest]) => ({ ...head, ...rest })),
);
const review: fc.Arbitrary<ReviewSettings> = withExtra(
  fc
    .tuple(
      fc.record({ severities: mapOf(fc.constantFrom(...SEVERITIES_IN_FORCE)) }),
      some({ profile: fc.constantFrom(...PROFILES) }),
    )
    .map(([head, rest]) => ({ ...head, ...rest })),
);

const sheetUsers = withExtra(
  fc.tuple(fc.record({ count: positive }), some({ name })).map(([head, rest]) => ({ ...head, ...rest })),
);
const sheetAction = withExtra(
  fc
    .tuple(
      fc.record({ times: positive }),
      some({
        name,
        operation: fc.constantFrom('read' as const, 'write' as const),
        per: fc.constantFrom(...PERIODS),
        users: arbitraryId,
        follows: arbitraryId,
        requestBytes: positive,
        storedBytes: positive,
        cached: fc.boolean(),
        journey: arbitraryId,
        store: arbitraryId,
      }),
    )
    .map(([head, rest]) => ({ ...head, ...rest })),
);
const capacitySheet: fc.Arbitrary<Capacity> = withExtra(
  fc
    .tuple(
      fc.record({ users: mapOf(sheetUsers, 2), actions: mapOf(sheetAction, 2) }),
      some({
        peakFactor: fc.constantFrom(1, 2.5),
        loads: fc.constantFrom(...LOADS),
        retentionYears: positive,
        copies: count,
        hotShare: probability,
        cache: arbitraryId,
      }),
    )
    .map(([head, rest]) => ({ ...head, ...rest })),
);

const phaseTimes = some({ requirements: count, 'deep-dive': count });
const interviewRun = withExtra(
  fc
    .tuple(
      fc.record({
        prompt: name,
        startedAt: count,
        phase: fc.constantFrom(...PHASE_IDS),
        spentMs: phaseTimes,
        extendedMs: phaseTimes,
        asked: fc.array(name, { maxLength: 2 }),
        done: fc.array(name, { maxLength: 2 }),
        challenges: fc.array(
          fc
            .tuple(fc.record({ id: name, question: name }), some({ answer: name, revealed: fc.array(name) }))
            .map(([head, rest]) => ({ ...head, ...rest })),
          { maxLength: 2 },
        ),
      }),
      some({ endedAt: count, since: count }),
    )
    .map(([head, rest]) => ({ ...head, ...rest })),
);
const mockInterview: fc.Arbitrary<MockInterview> = fc.record({
  requirements: mapOf(withExtra(fc.record({ kind: fc.constantFrom(...REQUIREMENT_KINDS), text: name })), 2),
  decisions: mapOf(
    withExtra(
      fc
        .tuple(fc.record({ text: name }), some({ because: name, tradeOff: name }))
        .map(([head, rest]) => ({ ...head, ...rest })),
    ),
    2,
  ),
  run: fc.option(interviewRun),
});

const onePage: fc.Arbitrary<Diagram> = mapOf(group).chain((groups) =>
  mapOf(component([...groups.keys()]), 4).chain((components) =>
    fc
      .record({
        title: name,
        connections: components.size
          ? mapOf(connection([...components.keys()]))
          : fc.constant<ReadonlyMap<string, Connection>>(new Map()),
        journeys: mapOf(journey, 2),
        scenarios: mapOf(scenario, 2),
        notes: mapOf(note([...groups.keys()]), 2),
        drawings: mapOf(drawing([...groups.keys()]), 2),
        style: withExtra(some({ lines: fc.constantFrom(...LINE_STYLES), look: fc.constantFrom(...LOOKS) })),
        capacity: capacitySheet,
        muted: mapOf(muting, 2),
        extra: unknownKeys,
      })
      .map((rest) => ({ ...emptyDiagram, groups, components, ...rest })),
  ),
);

export const arbitraryDocument: fc.Arbitrary<Diagram> = fc
  .tuple(
    onePage,
    mapOf(
      fc.tuple(onePage, name, finite).map(([page, title, order]): Page => ({ ...page, name: title, order })),
      2,
    ),
  )
  .chain(([diagram, pages]) =>
    fc.tuple(review, some({ name }), mockInterview).map(([settings, called, interview]) => ({
      ...diagram,
      ...called,
      review: settings,
      interview,
      pages,
    })),
  );
