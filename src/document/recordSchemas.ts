/**
 * What each record of a diagram may hold: the published contract (docs/file-format.md) as zod schemas.
 * They only judge, nothing in them transforms: what they accept is kept as the file wrote it.
 */
import * as z from 'zod';
import { CONSISTENCIES, DELIVERY_GUARANTEES, HOWS } from '../model/diagram';
import { PROFILES, SEVERITIES_IN_FORCE } from '../model/reviewSettings';
import { ACCENTS, FLOW_DIRECTIONS, LINE_STYLES, LOOKS, TEXT_SIZES } from '../model/style';
import {
  capacityOrRange,
  choice,
  duration,
  flag,
  id,
  ids,
  latencyOrRange,
  list,
  number,
  orRange,
  pointSchema,
  probability,
  rate,
  record,
  requiredReplicas,
  scope,
  sizeSchema,
  text,
  whole,
} from './primitives';

const IMAGE_SOURCE = /^data:image\/(?:png|jpeg|gif|webp|svg\+xml)[;,]/;

const IMAGE_SOURCE_PHRASE = 'a data URL of a PNG, JPEG, GIF, WebP or SVG image';

const layer = () => number('a number');
const placedIn = () => ids('a list of group ids', 'the id of a group');

export const operationSettingsSchema = record(
  {
    latencyMs: latencyOrRange().exactOptional(),
    capacityRps: capacityOrRange().exactOptional(),
    requiredReplicas: requiredReplicas().exactOptional(),
  },
  'settings { latencyMs, capacityRps, requiredReplicas }',
);

export const callGroupSchema = record(
  {
    how: choice(HOWS),
    connections: ids('a list of connection ids', 'the id of a connection'),
    need: whole('a whole number of answers, 1 or more', { min: 1 }).exactOptional(),
    weights: list(number('a weight of 0 or more', { min: 0 }), 'a list of weights').exactOptional(),
  },
  'a call group { how, connections }',
)
  .refine(({ how, need }) => how !== 'quorum' || need !== undefined, {
    path: ['need'],
    error: 'how many of the connections must answer, as how is "quorum"',
  })
  .refine(
    ({ how, need, connections }) => how !== 'quorum' || need === undefined || need <= connections.length,
    {
      path: ['need'],
      error: 'at most as many as the group has connections',
    },
  )
  .refine(({ how, connections }) => how !== 'cache' || connections.length === 2, {
    path: ['connections'],
    error: 'exactly two connections, the cache and the store behind it, as how is "cache"',
  })
  .refine(({ weights, connections }) => weights === undefined || weights.length === connections.length, {
    path: ['weights'],
    error: 'one weight for each connection',
  })
  .refine(({ weights }) => !weights?.length || weights.some((weight) => weight > 0), {
    path: ['weights'],
    error: 'at least one weight above 0',
  });

const price = () => number('a price, 0 or more', { min: 0 });

/** The settings of every type, in the order they are written. */
export const settingsShape = {
  availability: orRange(probability()).exactOptional(),
  replicas: whole('a whole number of replicas from 0 to 1000000', { min: 0, max: 1_000_000 }).exactOptional(),
  requiredReplicas: requiredReplicas().exactOptional(),
  commonCause: orRange(probability()).exactOptional(),
  latencyMs: latencyOrRange().exactOptional(),
  capacityRps: capacityOrRange().exactOptional(),
  hitRatio: orRange(probability()).exactOptional(),
  read: operationSettingsSchema.exactOptional(),
  write: operationSettingsSchema.exactOptional(),
  managed: scope().exactOptional(),
  shards: whole('a whole number of shards, 1 or more', { min: 1 }).exactOptional(),
  discipline: choice(['shared', 'random']).exactOptional(),
  calls: list(callGroupSchema, 'a list of call groups').exactOptional(),
  technology: text('the name of a technology').exactOptional(),
  costPerMonth: price().exactOptional(),
  costPerMillion: price().exactOptional(),
};
export const settingsSchema = record(settingsShape, 'an object with the settings');

export const componentSchema = record(
  {
    type: id('the id of a component type'),
    name: text().exactOptional(),
    position: pointSchema.exactOptional(),
    size: sizeSchema.exactOptional(),
    in: placedIn().exactOptional(),
    accent: choice(ACCENTS).exactOptional(),
    locked: flag().exactOptional(),
    layer: layer().exactOptional(),
    settings: settingsSchema.exactOptional(),
  },
  'a component { type, … }',
);

export const retriesSchema = record(
  {
    max: whole('a whole number of retries, 0 or more', { min: 0 }),
    backoffMs: duration().exactOptional(),
    jitter: flag().exactOptional(),
  },
  'retries { max, backoffMs, jitter }',
);

const bytes = () => number('bytes, 0 or more', { min: 0 });
const seconds = () => number('seconds, 0 or more', { min: 0 });

export const circuitBreakerSchema = record(
  {
    openAfterErrorShare: probability().exactOptional(),
    windowSeconds: seconds().exactOptional(),
    openSeconds: seconds().exactOptional(),
  },
  'a circuit breaker { openAfterErrorShare, windowSeconds, openSeconds }',
);

export const connectionSchema = record(
  {
    from: id('the id of a component'),
    to: id('the id of a component'),
    protocol: text('the name of a protocol').exactOptional(),
    mode: choice(['sync', 'async']).exactOptional(),
    operation: choice(['read', 'write']).exactOptional(),
    name: text().exactOptional(),
    step: whole('a whole number, 0 or more', { min: 0 }).exactOptional(),
    optional: flag().exactOptional(),
    probability: orRange(probability()).exactOptional(),
    timesPerRequest: whole('a whole number of calls, 1 or more', { min: 1 }).exactOptional(),
    latencyMs: latencyOrRange().exactOptional(),
    availability: orRange(probability()).exactOptional(),
    timeoutMs: duration().exactOptional(),
    retries: retriesSchema.exactOptional(),
    hedgeAfterMs: duration().exactOptional(),
    errorRate: orRange(probability()).exactOptional(),
    replicationLagMs: duration().exactOptional(),
    circuitBreaker: z
      .union([z.boolean(), circuitBreakerSchema], {
        error: 'true, false or { openAfterErrorShare, windowSeconds, openSeconds }',
      })
      .exactOptional(),
    idempotent: flag().exactOptional(),
    encrypted: flag().exactOptional(),
    mutualTls: flag().exactOptional(),
    rateLimitRps: rate().exactOptional(),
    batchSize: whole('a whole number of requests, 1 or more', { min: 1 }).exactOptional(),
    payloadBytes: bytes().exactOptional(),
    responseBytes: bytes().exactOptional(),
    consistency: choice(CONSISTENCIES).exactOptional(),
    deliveryGuarantee: choice(DELIVERY_GUARANTEES).exactOptional(),
    line: choice(LINE_STYLES).exactOptional(),
    labelAt: number('a number from 0 to 1', { min: 0, max: 1 }).exactOptional(),
  },
  'a connection { from, to, … }',
);

export const groupSettingsSchema = record({ availability: orRange(probability()).exactOptional() });

export const groupSchema = record(
  {
    type: id('the type of the group, like "zone"'),
    name: text().exactOptional(),
    in: placedIn().exactOptional(),
    settings: groupSettingsSchema.exactOptional(),
    position: pointSchema.exactOptional(),
    size: sizeSchema.exactOptional(),
    collapsed: flag().exactOptional(),
    locked: flag().exactOptional(),
  },
  'a group { type, … }',
);

export const targetSchema = record(
  {
    availability: probability().exactOptional(),
    p50Ms: duration().exactOptional(),
    p95Ms: duration().exactOptional(),
    p99Ms: duration().exactOptional(),
    requestsPerSecond: rate().exactOptional(),
  },
  'a target { availability, p50Ms, p95Ms, p99Ms, requestsPerSecond }',
);

export const journeySchema = record(
  {
    name: text().exactOptional(),
    entry: text('the id of a component'),
    requestsPerSecond: orRange(rate()).exactOptional(),
    operation: choice(['read', 'write']).exactOptional(),
    connections: ids('a list of connection ids', 'the id of a connection').exactOptional(),
    target: targetSchema.exactOptional(),
  },
  'a journey { entry, … }',
);

const component = () => id('the id of a component');
const connectionId = () => id('the id of a connection');
const factor = () => number('a factor of 0 or more', { min: 0 });
const ofKind = <const K extends string>(kind: K) => z.literal(kind);

/** The events of a scenario, by their kinds; one of another kind is kept and means nothing. */
export const eventSchemas = {
  'component-down': record({ kind: ofKind('component-down'), component: component() }),
  'instance-down': record({ kind: ofKind('instance-down'), component: component() }),
  'group-down': record({ kind: ofKind('group-down'), group: id('the id of a zone or a region') }),
  'connection-down': record({ kind: ofKind('connection-down'), connection: connectionId() }),
  'cold-cache': record({ kind: ofKind('cold-cache'), component: component().exactOptional() }),
  load: record({
    kind: ofKind('load'),
    factor: factor(),
    journey: id('the id of a journey').exactOptional(),
  }),
  'slow-component': record({ kind: ofKind('slow-component'), component: component(), factor: factor() }),
  'slow-connection': record({
    kind: ofKind('slow-connection'),
    connection: connectionId(),
    factor: factor(),
  }),
};

/** Its events are read one by one. */
export const scenarioSchema = record({ name: text().exactOptional() }, 'a scenario { name, events }');

export const noteSchema = record(
  {
    text: text(),
    legend: flag().exactOptional(),
    plain: flag().exactOptional(),
    textSize: choice(TEXT_SIZES).exactOptional(),
    accent: choice(ACCENTS).exactOptional(),
    position: pointSchema.exactOptional(),
    size: sizeSchema.exactOptional(),
    in: placedIn().exactOptional(),
    locked: flag().exactOptional(),
    layer: layer().exactOptional(),
  },
  'a note { text, … }',
);

const coordinate = () => number('a number');
const pressure = () => number('how hard it was pressed, 0 to 1', { min: 0, max: 1 });
const strokePoint = () =>
  z.union([z.tuple([coordinate(), coordinate()]), z.tuple([coordinate(), coordinate(), pressure()])], {
    error: '[x, y] or [x, y, pressure from 0 to 1]',
  });

export const strokeSchema = record(
  {
    kind: z.literal('stroke'),
    position: pointSchema.exactOptional(),
    points: list(strokePoint(), 'a list of points [x, y] or [x, y, pressure]'),
    accent: choice(ACCENTS).exactOptional(),
    width: number('a width above 0, to 200', { min: 0.1, max: 200 }).exactOptional(),
    in: placedIn().exactOptional(),
    locked: flag().exactOptional(),
    layer: layer().exactOptional(),
  },
  'a stroke { kind, points, … }',
);

export const imageSchema = record(
  {
    kind: z.literal('image'),
    name: text().exactOptional(),
    position: pointSchema.exactOptional(),
    size: sizeSchema.exactOptional(),
    in: placedIn().exactOptional(),
    locked: flag().exactOptional(),
    layer: layer().exactOptional(),
    source: text(IMAGE_SOURCE_PHRASE).regex(IMAGE_SOURCE, { error: IMAGE_SOURCE_PHRASE }),
  },
  'an image { kind, source, … }',
);

export const styleSchema = record(
  {
    lines: choice(LINE_STYLES).exactOptional(),
    look: choice(LOOKS).exactOptional(),
    direction: choice(FLOW_DIRECTIONS).exactOptional(),
  },
  'an object { lines, look, direction }',
);

export const mutingSchema = record(
  {
    rule: id('the id of a rule'),
    reason: text('why it is accepted').regex(/\S/, { error: 'why it is accepted, in at least one word' }),
    components: ids('a list of component ids', 'the id of a component').exactOptional(),
    connections: ids('a list of connection ids', 'the id of a connection').exactOptional(),
    groups: ids('a list of group ids', 'the id of a group').exactOptional(),
    journeys: ids('a list of journey ids', 'the id of a journey').exactOptional(),
  },
  'a muting { rule, reason, … }',
);

export const severitySchema = choice(SEVERITIES_IN_FORCE);
/** Its `severities` are read one by one, as their keys are any ids. */
export const reviewSchema = record(
  { profile: choice(PROFILES).exactOptional() },
  'an object { profile, severities }',
);
