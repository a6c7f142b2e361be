/** Records and collections of them out of JSON: judged by their schema, kept as the file wrote them, unknown keys apart. */
import type * as z from 'zod';
import type { Json, JsonObject } from '../shared/json';
import type { PathSegment } from './documentPath';
import { describeJson, isObject, ownValue, type ProblemList } from './problemList';

export type Known = { has(key: string): boolean };
export type Place = readonly PathSegment[];
export type ReadRecord<T> = (raw: JsonObject, at: Place, id: string) => T | null;

export function readCollection<T>(
  owner: JsonObject,
  key: string,
  at: Place,
  problems: ProblemList,
  expected: string,
  read: ReadRecord<T>,
): ReadonlyMap<string, T> {
  const records = new Map<string, T>();
  const raw = ownValue(owner, key);
  if (raw === undefined) return records;
  if (!isObject(raw)) {
    problems.add('wrong-value', [...at, key], describeJson(raw), expected);
    return records;
  }
  for (const [id, value] of Object.entries(raw)) {
    if (problems.isFull) break;
    const place = [...at, key, id];
    if (id === '') problems.add('empty-id', place, 'an empty id', 'an id of at least one character');
    else if (!isObject(value)) problems.add('wrong-value', place, describeJson(value), 'an object');
    else {
      const record = read(value, place, id);
      if (record !== null) records.set(id, record);
    }
  }
  return records;
}

export function readRecord<T extends object>(
  raw: JsonObject,
  at: Place,
  schema: z.ZodType<T>,
  known: Known,
  problems: ProblemList,
): (T & { readonly extra?: JsonObject }) | null {
  const extra = without(raw, known);
  const record: Json = Object.keys(extra).length === 0 ? raw : pick(raw, known);
  if (!problems.accepts(schema, record, at)) return null;
  return record === raw ? record : { ...record, extra };
}

const pick = (raw: JsonObject, keys: Known): JsonObject =>
  Object.fromEntries(Object.entries(raw).filter(([key]) => keys.has(key)));

export const without = (raw: JsonObject, keys: Known): JsonObject =>
  Object.fromEntries(Object.entries(raw).filter(([key]) => !keys.has(key)));
