/**
 * The keys we know, in the order they are written. A schema lists its keys in the documented order, so one
 * place says both what a key may hold and where it stands.
 */

import { latencySchema, pointSchema, sizeSchema } from './primitives';
import {
  callGroupSchema,
  componentSchema,
  connectionSchema,
  groupSchema,
  groupSettingsSchema,
  journeySchema,
  noteSchema,
  operationSettingsSchema,
  retriesSchema,
  settingsSchema,
  targetSchema,
} from './recordSchemas';

/** The keys of a record in their order, each with the shape of what stands under it where that has keys of its own. */
export type Shape = ReadonlyMap<string, Shape | null>;

interface Shaped {
  readonly shape: object;
}

const shapeOf = (schema: Shaped, inside: Readonly<Record<string, Shape>> = {}): Shape =>
  new Map(Object.keys(schema.shape).map((key) => [key, inside[key] ?? null]));

const frame = { position: shapeOf(pointSchema), size: shapeOf(sizeSchema) };
const latencyMs = shapeOf(latencySchema);
const operation = shapeOf(operationSettingsSchema, { latencyMs });
const settings = shapeOf(settingsSchema, {
  latencyMs,
  read: operation,
  write: operation,
  calls: shapeOf(callGroupSchema),
});

export const SHAPES = {
  component: shapeOf(componentSchema, { ...frame, settings }),
  connection: shapeOf(connectionSchema, { latencyMs, retries: shapeOf(retriesSchema) }),
  group: shapeOf(groupSchema, { ...frame, settings: shapeOf(groupSettingsSchema) }),
  journey: shapeOf(journeySchema, { target: shapeOf(targetSchema) }),
  note: shapeOf(noteSchema, frame),
} satisfies Record<string, Shape>;

const BODY = ['components', 'connections', 'groups', 'journeys', 'notes'];

const DOCUMENT = ['format', 'version', 'title', ...BODY, 'pages'];
const PAGE = ['name', 'order', 'title', ...BODY];

export const DIAGRAM_KEYS = { document: new Set(DOCUMENT), page: new Set(PAGE) } satisfies Record<
  string,
  ReadonlySet<string>
>;
