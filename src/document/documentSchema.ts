/**
 * The JSON Schema of a `.plumb` file (draft 2020-12), made of the very schemas that parse it and of the
 * catalog's fields. It says what a schema can say; that ends and groups exist, that p99 is at least p50, or
 * that keys stand once, only the parser checks.
 */
import * as z from 'zod';
import { COMPONENT_TYPES } from '../catalog/catalog';
import { type Field, PROTOCOLS } from '../catalog/componentType';
import { GROUP_TYPES } from '../catalog/groupTypes';
import { EVENT_KINDS } from '../model/scenario';
import type { Json, JsonObject } from '../shared/json';
import { fieldSchema, ownFields, ownGroupFields } from './fieldSchema';
import { currentVersion } from './migrations/migrations';
import { isObject } from './problemList';
import {
  componentSchema,
  connectionSchema,
  eventSchemas,
  groupSchema,
  imageSchema,
  journeySchema,
  mutingSchema,
  noteSchema,
  reviewSchema,
  scenarioSchema,
  severitySchema,
  strokeSchema,
  styleSchema,
} from './recordSchemas';
import { FORMAT } from './serializeDiagram';
import {
  actionSchema,
  capacitySchema,
  decisionSchema,
  interviewRunSchema,
  requirementSchema,
  usersSchema,
} from './worksheetSchemas';

export function documentSchema(): JsonObject {
  const body = {
    title: { type: 'string' },
    components: byId(ref('component')),
    connections: byId(ref('connection')),
    groups: byId(ref('group')),
    journeys: byId(ref('journey')),
    scenarios: byId(ref('scenario')),
    notes: byId(ref('note')),
    capacity: ref('capacity'),
    drawings: byId(ref('drawing')),
    style: ref('style'),
    muted: byId(ref('muting')),
  };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Plumbline diagram',
    description:
      'A .plumb file: components, connections, groups and journeys of an architecture. Unknown keys are kept.',
    type: 'object',
    required: ['format', 'version', 'components', 'connections'],
    properties: {
      format: { const: FORMAT },
      version: { const: currentVersion() },
      name: { type: 'string' },
      ...body,
      review: withProperty(toJsonSchema(reviewSchema), 'severities', byId(toJsonSchema(severitySchema))),
      pages: byId(ref('page')),
      requirements: oursOrAny(byId(toJsonSchema(requirementSchema))),
      decisions: oursOrAny(byId(toJsonSchema(decisionSchema))),
      interview: oursOrAny(toJsonSchema(interviewRunSchema)),
    },
    $defs: {
      component: {
        ...withProperty(toJsonSchema(componentSchema), 'type', known(COMPONENT_TYPES.map((type) => type.id))),
        allOf: COMPONENT_TYPES.flatMap((type) => ownSettings(type.id, ownFields(type))),
      },
      connection: withProperty(toJsonSchema(connectionSchema), 'protocol', known(PROTOCOLS)),
      group: {
        ...withProperty(toJsonSchema(groupSchema), 'type', known(GROUP_TYPES.map((type) => type.id))),
        allOf: GROUP_TYPES.flatMap((type) => ownSettings(type.id, ownGroupFields(type))),
      },
      journey: toJsonSchema(journeySchema),
      scenario: {
        ...withProperty(toJsonSchema(scenarioSchema), 'events', { type: 'array', items: ref('event') }),
        required: ['events'],
      },
      event: {
        type: 'object',
        properties: { kind: known(EVENT_KINDS) },
        allOf: EVENT_KINDS.map((kind) => ofKind(kind, eventSchemas[kind])),
      },
      note: toJsonSchema(noteSchema),
      capacity: withProperty(
        withProperty(toJsonSchema(capacitySchema), 'users', byId(toJsonSchema(usersSchema))),
        'actions',
        byId(toJsonSchema(actionSchema)),
      ),
      drawing: {
        type: 'object',
        properties: { kind: known(['stroke', 'image']) },
        allOf: [ofKind('stroke', strokeSchema), ofKind('image', imageSchema)],
      },
      style: toJsonSchema(styleSchema),
      muting: toJsonSchema(mutingSchema),
      page: {
        type: 'object',
        required: ['components', 'connections'],
        properties: { name: { type: 'string' }, order: { type: 'number' }, ...body },
      },
    },
  };
}

const ref = (name: string): JsonObject => ({ $ref: `#/$defs/${name}` });

const byId = (record: JsonObject): JsonObject => ({
  type: 'object',
  propertyNames: { minLength: 1 },
  additionalProperties: record,
});

/** Offers the values we know to whoever completes words, and accepts any other. */
const known = (values: readonly string[]): JsonObject => ({
  type: 'string',
  minLength: 1,
  anyOf: [{ enum: values }, {}],
});

/** Offers what we mean by a key that is any other program's as well. */
const oursOrAny = (ours: JsonObject): JsonObject => ({ anyOf: [ours, {}] });

/** Computed, as a literal `then` would make the object look like a promise to `await`. */
const THEN = 'then';

/** The settings only this type has, in force where the type is this one. */
function ownSettings(typeId: string, fields: readonly Field[]): JsonObject[] {
  if (fields.length === 0) return [];
  const properties = Object.fromEntries(
    fields.map((field) => [
      field.id,
      { title: field.label, description: field.help, ...toJsonSchema(fieldSchema(field)) },
    ]),
  );
  return [
    {
      if: { properties: { type: { const: typeId } } },
      [THEN]: { properties: { settings: { properties } } },
    },
  ];
}

const ofKind = (kind: string, schema: z.ZodType): JsonObject => ({
  if: { required: ['kind'], properties: { kind: { const: kind } } },
  [THEN]: toJsonSchema(schema),
});

function withProperty(schema: JsonObject, key: string, value: JsonObject): JsonObject {
  const properties = isObject(schema.properties) ? schema.properties : {};
  return { ...schema, properties: { ...properties, [key]: value } };
}

function toJsonSchema(schema: z.ZodType): JsonObject {
  const made = z.toJSONSchema(schema, {
    override: ({ jsonSchema }) => {
      // Open objects and whole numbers say so by themselves; zod's explicit defaults are noise to a reader.
      if (isEmptyObject(jsonSchema.additionalProperties)) delete jsonSchema.additionalProperties;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      if (isEmptyObject(jsonSchema.properties)) delete jsonSchema.properties;
    },
  });
  const { $schema: _, ...rest } = made;
  const plain: Json = JSON.parse(JSON.stringify(rest));
  return isObject(plain) ? plain : {};
}

const isEmptyObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0;
