/**
 * JSON in the current version → the model. Every record is judged by its schema and kept as the file wrote
 * it: collections become Maps (ids can be `__proto__`), keys we don't know go into `extra`.
 */
import type * as z from 'zod';
import { componentType } from '../catalog/catalog';
import type { Field } from '../catalog/componentType';
import { groupType } from '../catalog/groupTypes';
import {
  type Component,
  type Diagram,
  type Drawing,
  emptyDiagram,
  type Group,
  type Page,
} from '../model/diagram';
import { DEFAULT_REVIEW, type ReviewSettings, type SeverityInForce } from '../model/reviewSettings';
import { EVENT_KINDS, type SavedEvent, type SavedScenario, type ScenarioEvent } from '../model/scenario';
import type { DiagramStyle } from '../model/style';
import type { Json, JsonObject } from '../shared/json';
import { fieldSchema, ownFields, ownGroupFields } from './fieldSchema';
import { DIAGRAM_KEYS, FOREIGN_KEYS, type ForeignKey, SHAPES } from './keys';
import { number, text } from './primitives';
import { describeJson, isObject, ownValue, type ProblemList } from './problemList';
import { readCapacity } from './readCapacity';
import { readInterview } from './readInterview';
import { type Known, type Place, type ReadRecord, readCollection, readRecord, without } from './readRecords';
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

/** The whole document. What is wrong is listed; the diagram is only worth anything where nothing is. */
export function readDocument(document: JsonObject, problems: ProblemList): Diagram {
  const name = ownValue(document, 'name');
  const { interview, own } = readInterview(document);
  return {
    ...readDiagram(document, [], problems),
    ...(name !== undefined && problems.accepts(text(), name, ['name']) && { name }),
    review: readReview(document, problems),
    pages: readCollection(
      document,
      'pages',
      [],
      problems,
      'an object with pages by their ids',
      readPage(problems),
    ),
    interview,
    extra: without(unknownIn(document, DIAGRAM_KEYS.document), own),
  };
}

function readPage(problems: ProblemList): ReadRecord<Page> {
  let position = 0;
  return (raw, at, id) => {
    const name = ownValue(raw, 'name') ?? id;
    const order = ownValue(raw, 'order') ?? position++;
    const isNamed = problems.accepts(text(), name, [...at, 'name']);
    const isOrdered = problems.accepts(number('a number'), order, [...at, 'order']);
    const diagram = readDiagram(raw, at, problems);
    if (!isNamed || !isOrdered) return null;
    return { ...diagram, name, order, extra: unknownIn(raw, DIAGRAM_KEYS.page) };
  };
}

function readDiagram(raw: JsonObject, at: Place, problems: ProblemList): Diagram {
  for (const key of ['components', 'connections'])
    if (!Object.hasOwn(raw, key))
      problems.add('missing-key', [...at, key], 'nothing', `an object with the ${key} by their ids`);
  const title = ownValue(raw, 'title') ?? emptyDiagram.title;
  const collect = <T>(key: string, read: ReadRecord<T>) =>
    readCollection(raw, key, at, problems, `an object with the ${key} by their ids`, read);
  const read = <T extends object>(key: string, schema: z.ZodType<T>, known: Known) =>
    collect(key, (record, place) => readRecord(record, place, schema, known, problems));
  return {
    ...emptyDiagram,
    title: problems.accepts(text(), title, [...at, 'title']) ? title : emptyDiagram.title,
    components: collect('components', readComponent(problems)),
    connections: read('connections', connectionSchema, SHAPES.connection),
    groups: collect('groups', readGroup(problems)),
    journeys: read('journeys', journeySchema, SHAPES.journey),
    ...(isForeign(raw, 'scenarios') ? {} : { scenarios: collect('scenarios', readScenario(problems)) }),
    notes: read('notes', noteSchema, SHAPES.note),
    capacity: readCapacity(raw, at, problems),
    style: readStyle(raw, at, problems),
    ...(isForeign(raw, 'drawings') ? {} : { drawings: collect('drawings', readDrawing(problems)) }),
    ...(isForeign(raw, 'muted') ? {} : { muted: read('muted', mutingSchema, SHAPES.muting) }),
  };
}

/** A list under one of these was any program's own before the key meant something: it is kept, and means nothing. */
const isForeign = (raw: JsonObject, key: ForeignKey): boolean => Array.isArray(ownValue(raw, key));

const unknownIn = (raw: JsonObject, keys: Known): JsonObject => ({
  ...without(raw, keys),
  ...Object.fromEntries(
    FOREIGN_KEYS.filter((key) => isForeign(raw, key)).map((key) => [key, raw[key] ?? null]),
  ),
});

function readStyle(raw: JsonObject, at: Place, problems: ProblemList): DiagramStyle {
  const style = ownValue(raw, 'style');
  if (style === undefined) return {};
  const place = [...at, 'style'];
  if (isObject(style)) return readRecord(style, place, styleSchema, SHAPES.style, problems) ?? {};
  problems.add('wrong-value', place, describeJson(style), 'an object { lines, look, direction }');
  return {};
}

/** Only what we draw is judged. */
function readDrawing(problems: ProblemList): ReadRecord<Drawing> {
  return (raw, at) => {
    switch (ownValue(raw, 'kind')) {
      case 'stroke':
        return readRecord(raw, at, strokeSchema, SHAPES.stroke, problems);
      case 'image':
        return readRecord(raw, at, imageSchema, SHAPES.image, problems);
      default:
        return { kind: 'foreign', record: raw };
    }
  };
}

/** Only events of kinds we know are judged. */
function readScenario(problems: ProblemList): ReadRecord<SavedScenario> {
  return (raw, at) => {
    const { events: _, ...rest } = raw;
    const scenario = readRecord(rest, at, scenarioSchema, SHAPES.scenario, problems);
    const events = ownValue(raw, 'events');
    const place = [...at, 'events'];
    if (!Array.isArray(events) || events.length > MOST_EVENTS) {
      const kind = events === undefined ? 'missing-key' : 'wrong-value';
      problems.add(kind, place, describeJson(events), `a list of at most ${MOST_EVENTS} events`);
      return null;
    }
    const read = events.map((event, index) => readEvent(event, [...place, index], problems));
    return scenario && { ...scenario, events: read.filter((event) => event !== null) };
  };
}

const MOST_EVENTS = 1000;

function readEvent(raw: Json, at: Place, problems: ProblemList): SavedEvent | null {
  if (!isObject(raw)) {
    problems.add('wrong-value', at, describeJson(raw), 'an event { kind, … }');
    return null;
  }
  const kind = ownValue(raw, 'kind');
  const schema = EVENT_KINDS.find((known) => known === kind);
  if (schema === undefined) return { kind: 'foreign', record: raw };
  const judged: z.ZodType<ScenarioEvent> = eventSchemas[schema];
  return problems.accepts(judged, raw, at) ? raw : null;
}

function readReview(document: JsonObject, problems: ProblemList): ReviewSettings {
  const raw = ownValue(document, 'review');
  if (raw === undefined) return DEFAULT_REVIEW;
  if (!isObject(raw)) {
    problems.add('wrong-value', ['review'], describeJson(raw), 'an object { profile, severities }');
    return DEFAULT_REVIEW;
  }
  const { severities: _, ...rest } = raw;
  const settings = readRecord(rest, ['review'], reviewSchema, SHAPES.review, problems);
  const severities = readSeverities(raw, problems);
  return settings ? { ...settings, severities } : DEFAULT_REVIEW;
}

function readSeverities(review: JsonObject, problems: ProblemList): ReviewSettings['severities'] {
  const place = ['review', 'severities'];
  const found = new Map<string, SeverityInForce>();
  const raw = ownValue(review, 'severities') ?? {};
  if (!isObject(raw))
    problems.add('wrong-value', place, describeJson(raw), 'an object with severities by rule id');
  else
    for (const [rule, severity] of Object.entries(raw))
      if (problems.accepts(severitySchema, severity, [...place, rule])) found.set(rule, severity);
  return found;
}

/** The settings that only some types have are judged too; those of a type we don't know are kept unjudged. */
function readComponent(problems: ProblemList): ReadRecord<Component> {
  return (raw, at) => {
    const component = readRecord(raw, at, componentSchema, SHAPES.component, problems);
    const type = component && componentType(component.type);
    if (type) judgeFields(raw, at, ownFields(type), problems);
    return component;
  };
}

/** Likewise of a kind of group. */
function readGroup(problems: ProblemList): ReadRecord<Group> {
  return (raw, at) => {
    const group = readRecord(raw, at, groupSchema, SHAPES.group, problems);
    const type = group && groupType(group.type);
    if (type) judgeFields(raw, at, ownGroupFields(type), problems);
    return group;
  };
}

function judgeFields(raw: JsonObject, at: Place, fields: readonly Field[], problems: ProblemList): void {
  const settings = ownValue(raw, 'settings');
  if (!isObject(settings)) return;
  for (const field of fields) {
    const value = ownValue(settings, field.id);
    if (value !== undefined) problems.accepts(fieldSchema(field), value, [...at, 'settings', field.id]);
  }
}
