/**
 * The keys we know, in the order they are written. A schema lists its keys in the documented order, so one
 * place says both what a key may hold and where it stands.
 */
import { RANGE_KEYS } from '../model/ranged';
import { latencySchema, pointSchema, rangedLatencySchema, sizeSchema } from './primitives';
import {
  callGroupSchema,
  circuitBreakerSchema,
  componentSchema,
  connectionSchema,
  eventSchemas,
  groupSchema,
  groupSettingsSchema,
  imageSchema,
  journeySchema,
  mutingSchema,
  noteSchema,
  operationSettingsSchema,
  retriesSchema,
  reviewSchema,
  scenarioSchema,
  settingsSchema,
  strokeSchema,
  styleSchema,
  targetSchema,
} from './recordSchemas';
import {
  actionSchema,
  capacitySchema,
  challengeTakenSchema,
  decisionSchema,
  interviewRunSchema,
  phaseTimesSchema,
  requirementSchema,
  usersSchema,
} from './worksheetSchemas';

/** The keys of a record in their order, each with the shape of what stands under it where that has keys of its own. */
export type Shape = ReadonlyMap<string, Shape | null>;

interface Shaped {
  readonly shape: object;
}

const shapeOf = (schema: Shaped, inside: Readonly<Record<string, Shape>> = {}): Shape =>
  new Map(Object.keys(schema.shape).map((key) => [key, inside[key] ?? null]));

const frame = { position: shapeOf(pointSchema), size: shapeOf(sizeSchema) };
const oneLatency = shapeOf(latencySchema);
const ofRange = { low: oneLatency, likely: oneLatency, high: oneLatency };
const latencyMs: Shape = new Map([...oneLatency, ...shapeOf(rangedLatencySchema, ofRange)]);
/** Of a number that may be a range. */
const ranged: Shape = new Map(RANGE_KEYS.map((key) => [key, null]));
const operation = shapeOf(operationSettingsSchema, { latencyMs, capacityRps: ranged });
const settings = shapeOf(settingsSchema, {
  availability: ranged,
  commonCause: ranged,
  latencyMs,
  capacityRps: ranged,
  hitRatio: ranged,
  read: operation,
  write: operation,
  calls: shapeOf(callGroupSchema),
});

export const SHAPES = {
  component: shapeOf(componentSchema, { ...frame, settings }),
  connection: shapeOf(connectionSchema, {
    probability: ranged,
    latencyMs,
    availability: ranged,
    retries: shapeOf(retriesSchema),
    errorRate: ranged,
    circuitBreaker: shapeOf(circuitBreakerSchema),
  }),
  group: shapeOf(groupSchema, { ...frame, settings: shapeOf(groupSettingsSchema, { availability: ranged }) }),
  journey: shapeOf(journeySchema, { requestsPerSecond: ranged, target: shapeOf(targetSchema) }),
  scenario: new Map([...shapeOf(scenarioSchema), ['events', null]]),
  event: new Map(Object.values(eventSchemas).flatMap((schema) => [...shapeOf(schema)])),
  note: shapeOf(noteSchema, frame),
  stroke: shapeOf(strokeSchema, frame),
  image: shapeOf(imageSchema, frame),
  style: shapeOf(styleSchema),
  muting: shapeOf(mutingSchema),
  review: new Map([...shapeOf(reviewSchema), ['severities', null]]),
  users: shapeOf(usersSchema),
  action: shapeOf(actionSchema),
  capacity: new Map([['users', null], ['actions', null], ...shapeOf(capacitySchema)]),
  requirement: shapeOf(requirementSchema),
  decision: shapeOf(decisionSchema),
  interviewRun: shapeOf(interviewRunSchema, {
    spentMs: shapeOf(phaseTimesSchema),
    extendedMs: shapeOf(phaseTimesSchema),
    challenges: shapeOf(challengeTakenSchema),
  }),
} satisfies Record<string, Shape>;

const BODY = ['components', 'connections', 'groups', 'journeys', 'scenarios', 'notes', 'capacity', 'muted'];
const PICTURE = ['drawings', 'style'];

const DOCUMENT = ['format', 'version', 'title', 'name', ...BODY, 'review', 'pages', ...PICTURE];
const PAGE = ['name', 'order', 'title', ...BODY, ...PICTURE];

export const DIAGRAM_KEYS = { document: new Set(DOCUMENT), page: new Set(PAGE) } satisfies Record<
  string,
  ReadonlySet<string>
>;

/** Lists under these keys are of another program, from before they meant something. */
export const FOREIGN_KEYS = ['scenarios', 'muted', 'drawings'] as const;
export type ForeignKey = (typeof FOREIGN_KEYS)[number];
