/**
 * Requirements, decisions and the mock interview out of a document. These keys were any program's own before they meant
 * something: what isn't ours is no error but kept as it is, and means nothing.
 */
import type * as z from 'zod';
import { type MockInterview, NO_INTERVIEW } from '../model/mockInterview';
import type { Json, JsonObject } from '../shared/json';
import { SHAPES, type Shape } from './keys';
import { isObject, ownValue, ProblemList } from './problemList';
import { without } from './readRecords';
import { decisionSchema, interviewRunSchema, requirementSchema } from './worksheetSchemas';

export interface ReadInterview {
  readonly interview: MockInterview;
  /** The keys of the document that were ours. */
  readonly own: ReadonlySet<string>;
}

export function readInterview(document: JsonObject): ReadInterview {
  const requirements = ownRecords(document, 'requirements', requirementSchema, SHAPES.requirement);
  const decisions = ownRecords(document, 'decisions', decisionSchema, SHAPES.decision);
  const run = ownRecord(ownValue(document, 'interview'), interviewRunSchema, SHAPES.interviewRun);
  const own = new Set([
    ...(requirements ? ['requirements'] : []),
    ...(decisions ? ['decisions'] : []),
    ...(run ? ['interview'] : []),
  ]);
  return {
    own,
    interview: own.size
      ? { requirements: requirements ?? new Map(), decisions: decisions ?? new Map(), run }
      : NO_INTERVIEW,
  };
}

function ownRecords<T extends object>(
  document: JsonObject,
  key: string,
  schema: z.ZodType<T>,
  shape: Shape,
): ReadonlyMap<string, T & { readonly extra?: JsonObject }> | null {
  const raw = ownValue(document, key);
  if (!isObject(raw)) return null;
  const records = new Map<string, T & { readonly extra?: JsonObject }>();
  for (const [id, value] of Object.entries(raw)) {
    const record = id === '' ? null : ownRecord(value, schema, shape);
    if (!record) return null;
    records.set(id, record);
  }
  return records.size > 0 ? records : null;
}

function ownRecord<T extends object>(
  raw: Json | undefined,
  schema: z.ZodType<T>,
  shape: Shape,
): (T & { readonly extra?: JsonObject }) | null {
  if (!isObject(raw)) return null;
  const extra = without(raw, shape);
  const known: Json = without(raw, { has: (key) => Object.hasOwn(extra, key) });
  if (!new ProblemList().accepts(schema, known, [])) return null;
  return Object.keys(extra).length > 0 ? { ...known, extra } : known;
}
